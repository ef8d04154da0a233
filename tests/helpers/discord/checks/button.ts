/** Buttons: what each style needs and may not have. */
import { asText, type JsonObject } from '../json.ts';
import type { Census } from './census.ts';
import type { Checker } from './checker.ts';

export function checkButton(check: Checker, button: JsonObject, census: Census): void {
  const style = check.at('style').integer(button.style, { min: 1, max: 6 });
  if (button.style === undefined) check.at('style').required();
  check.at('disabled').boolean(button.disabled);
  check.at('label').optionalText(button.label, { max: 80 });
  const misplaced = (key: string) => {
    if (button[key] !== undefined && button[key] !== null) {
      check.at(key).refuse('BUTTON_COMPONENT_FIELD_FORBIDDEN', `A button of style ${style} cannot have ${key}.`);
    }
  };
  if (style === 6) {
    check.at('sku_id').text(button.sku_id, { max: 20 });
    for (const key of ['custom_id', 'label', 'url', 'emoji']) misplaced(key);
    return;
  }
  if (asText(button.label).trim() === '' && (button.label !== undefined || button.emoji === undefined)) {
    check.at('label').required();
  }
  misplaced('sku_id');
  if (style === 5) {
    check.at('url').url(button.url, { max: 512, schemes: ['http:', 'https:', 'discord:'] });
    misplaced('custom_id');
  } else if (style !== undefined) {
    census.customId(check, button);
    misplaced('url');
  }
}
