/** Modals: a title, one to five labels (or text displays, or the deprecated action row round one text input). */
import { asNumber, isObject, type JsonObject } from '../json.ts';
import { Census, COMPONENT } from './census.ts';
import type { Checker } from './checker.ts';
import { checkTextDisplay } from './components.ts';
import { checkChoices, checkSelect, isSelect } from './selects.ts';

const IN_LABEL = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

export function checkModal(check: Checker, modal: JsonObject): void {
  const census = new Census();
  check.at('custom_id').text(modal.custom_id, { min: 1, max: 100 });
  check.at('title').text(modal.title, { min: 1, max: 45 });
  for (const [index, item] of check.at('components').list(modal.components, { min: 1, max: 5 }).entries()) {
    const at = check.at('components', index);
    const component = at.object(item);
    if (!component) continue;
    census.add(at, component);
    if (component.type === COMPONENT.textDisplay) checkTextDisplay(at, component, census);
    else if (component.type === COMPONENT.label) checkLabel(at, component, census);
    else if (component.type === COMPONENT.actionRow) checkInputRow(at, component, census);
    else at.at('type').choice([COMPONENT.actionRow, COMPONENT.textDisplay, COMPONENT.label]);
  }
}

function checkLabel(check: Checker, label: JsonObject, census: Census): void {
  check.at('label').text(label.label, { min: 1, max: 45 });
  check.at('description').optionalText(label.description, { max: 100 });
  const child = check.at('component').object(label.component);
  if (!child) return;
  const at = check.at('component');
  census.add(at, child);
  if (isSelect(child)) checkSelect(at, child, census, 'modal');
  else if (child.type === COMPONENT.textInput) checkTextInput(at, child, census, 'label');
  else if (IN_LABEL.some((type) => type === child.type)) checkOther(at, child, census);
  else at.at('type').choice(IN_LABEL);
}

function checkInputRow(check: Checker, row: JsonObject, census: Census): void {
  const [child, ...more] = check.at('components').list(row.components, { min: 1, max: 1 });
  if (!isObject(child) || more.length > 0) return;
  const at = check.at('components', 0);
  census.add(at, child);
  if (child.type === COMPONENT.textInput) checkTextInput(at, child, census, 'row');
  else at.at('type').choice([COMPONENT.textInput]);
}

function checkTextInput(check: Checker, input: JsonObject, census: Census, where: 'label' | 'row'): void {
  census.customId(check, input);
  if (input.style !== 1 && input.style !== 2) check.at('style').choice([1, 2]);
  if (where === 'row') check.at('label').text(input.label, { min: 1, max: 45 });
  else if (input.label !== undefined && input.label !== null) {
    check.at('label').refuse('TEXT_INPUT_LABEL_FORBIDDEN', 'Inside a label, the label itself holds the text.');
  }
  check.at('min_length').integer(input.min_length, { min: 0, max: 4000 });
  check.at('max_length').integer(input.max_length, { min: 1, max: 4000 });
  if (asNumber(input.min_length) > asNumber(input.max_length, 4000)) {
    check.at('min_length').refuse('NUMBER_TYPE_MAX', 'min_length must be equal to or less than max_length.');
  }
  check.at('required').boolean(input.required);
  const preset = { min: asNumber(input.min_length), max: asNumber(input.max_length, 4000) };
  if (input.value !== '') check.at('value').optionalText(input.value, preset);
  check.at('placeholder').optionalText(input.placeholder, { max: 100 });
}

/** File upload, radio group, checkbox group, checkbox. */
function checkOther(check: Checker, child: JsonObject, census: Census): void {
  census.customId(check, child);
  const required = check.at('required').boolean(child.required) ?? true;
  if (child.type === COMPONENT.checkbox) return;
  if (child.type === COMPONENT.radioGroup || child.type === COMPONENT.checkboxGroup) {
    const min = child.type === COMPONENT.radioGroup ? 2 : 1;
    checkChoices(check.at('options'), check.at('options').list(child.options, { min, max: 10 }).filter(isObject));
  }
  check.at('min_values').integer(child.min_values, { min: required ? 1 : 0, max: 10 });
  check.at('max_values').integer(child.max_values, { min: 1, max: 10 });
}
