/**
 * Checks the components of a message: which may stand where, and the lengths of each.
 * Limits: docs.discord.com/developers/components/reference.
 */
import { isObject, type Json, type JsonObject } from '../json.ts';
import { checkButton } from './button.ts';
import { type Census, COMPONENT } from './census.ts';
import type { Checker } from './checker.ts';
import { checkMedia, checkMediaUrl } from './media.ts';
import { checkSelect, isSelect } from './selects.ts';

export const MAX_COMPONENTS = 40;
const MAX_DISPLAYED_CHARACTERS = 4000;

type Place = 'top' | 'container';
const V2_TYPES: Record<Place, readonly number[]> = {
  top: [1, 9, 10, 12, 13, 14, 17],
  container: [1, 9, 10, 12, 13, 14],
};

/** Top-level components of a message with the IS_COMPONENTS_V2 flag. */
export function checkComponentsV2(check: Checker, value: Json | undefined, census: Census): void {
  for (const [index, item] of check.list(value, { min: 1, max: MAX_COMPONENTS }).entries()) {
    checkLayout(check.at(index), item, 'top', census);
  }
  if (census.components > MAX_COMPONENTS) {
    check.refuse(
      'BASE_TYPE_MAX_LENGTH',
      `A message holds at most 40 components, nested ones included; got ${census.components}.`,
    );
  }
  if (census.characters > MAX_DISPLAYED_CHARACTERS) {
    const found = `got ${census.characters}`;
    check.refuse('COMPONENT_MAX_TOTAL_TEXT', `All text displays together hold at most 4000 characters; ${found}.`);
  }
}

/** Components beside `content` and embeds: up to five action rows, nothing else. */
export function checkLegacyComponents(check: Checker, value: Json | undefined, census: Census): void {
  for (const [index, item] of check.list(value, { max: 5 }).entries()) {
    const row = check.at(index).object(item);
    if (!row) continue;
    if (row.type === COMPONENT.actionRow) checkActionRow(check.at(index), row, census);
    else check.at(index, 'type').choice([COMPONENT.actionRow]);
  }
}

function checkLayout(check: Checker, value: Json | undefined, place: Place, census: Census): void {
  const component = check.object(value);
  if (!component) return;
  if (!V2_TYPES[place].some((type) => type === component.type)) {
    check.at('type').choice(V2_TYPES[place]);
    return;
  }
  if (component.type === COMPONENT.actionRow) {
    checkActionRow(check, component, census);
    return;
  }
  census.add(check, component);
  check.at('spoiler').boolean(component.spoiler);
  switch (component.type) {
    case COMPONENT.section:
      checkSection(check, component, census);
      return;
    case COMPONENT.textDisplay:
      checkTextDisplay(check, component, census);
      return;
    case COMPONENT.mediaGallery:
      for (const [index, item] of check.at('items').list(component.items, { min: 1, max: 10 }).entries()) {
        const entry = check.at('items', index).object(item);
        if (entry) checkMedia(check.at('items', index), entry, census);
      }
      return;
    case COMPONENT.file:
      checkMediaUrl(check.at('file'), component.file, census, true);
      return;
    case COMPONENT.separator:
      check.at('divider').boolean(component.divider);
      if (component.spacing !== undefined && component.spacing !== 1 && component.spacing !== 2) {
        check.at('spacing').choice([1, 2]);
      }
      return;
    default:
      check.at('accent_color').integer(component.accent_color, { min: 0, max: 0xffffff });
      for (const [index, child] of check.at('components').list(component.components, { min: 1, max: 40 }).entries()) {
        checkLayout(check.at('components', index), child, 'container', census);
      }
  }
}

export function checkTextDisplay(check: Checker, component: JsonObject, census: Census): void {
  const content = check.at('content').text(component.content, { min: 1, max: MAX_DISPLAYED_CHARACTERS });
  if (content !== undefined) census.displayed(content);
}

function checkSection(check: Checker, section: JsonObject, census: Census): void {
  for (const [index, item] of check.at('components').list(section.components, { min: 1, max: 3 }).entries()) {
    const text = check.at('components', index).object(item);
    if (!text) continue;
    census.add(check.at('components', index), text);
    if (text.type === COMPONENT.textDisplay) checkTextDisplay(check.at('components', index), text, census);
    else check.at('components', index, 'type').choice([COMPONENT.textDisplay]);
  }
  const accessory = check.at('accessory').object(section.accessory);
  if (!accessory) return;
  census.add(check.at('accessory'), accessory);
  if (accessory.type === COMPONENT.button) checkButton(check.at('accessory'), accessory, census);
  else if (accessory.type === COMPONENT.thumbnail) checkMedia(check.at('accessory'), accessory, census);
  else check.at('accessory', 'type').choice([COMPONENT.button, COMPONENT.thumbnail]);
}

function checkActionRow(check: Checker, row: JsonObject, census: Census): void {
  census.add(check, row);
  const children = check.at('components').list(row.components, { min: 1, max: 5 });
  const selects = children.filter((child) => isObject(child) && isSelect(child)).length;
  if (selects > 0 && children.length > 1) {
    check
      .at('components')
      .refuse('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
  }
  for (const [index, item] of children.entries()) {
    const at = check.at('components', index);
    const child = at.object(item);
    if (!child) continue;
    census.add(at, child);
    if (child.type === COMPONENT.button) checkButton(at, child, census);
    else if (isSelect(child)) checkSelect(at, child, census, 'message');
    else at.at('type').choice([2, 3, 5, 6, 7, 8]);
  }
}
