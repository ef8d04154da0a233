/** Select menus, in a message's action row or in a modal's label. */
import { asNumber, asObjects, isObject, type JsonObject } from '../json.ts';
import type { Census } from './census.ts';
import type { Checker } from './checker.ts';

const SELECT_TYPES = [3, 5, 6, 7, 8];

export function isSelect(component: JsonObject): boolean {
  return SELECT_TYPES.some((type) => type === component.type);
}

export function checkSelect(check: Checker, select: JsonObject, census: Census, where: 'message' | 'modal'): void {
  census.customId(check, select);
  check.at('placeholder').optionalText(select.placeholder, { max: 150 });
  check.at('disabled').boolean(select.disabled);
  check.at('min_values').integer(select.min_values, { min: 0, max: 25 });
  check.at('max_values').integer(select.max_values, { min: 1, max: 25 });
  const min = asNumber(select.min_values, 1);
  const max = asNumber(select.max_values, 1);
  if (min > max) check.at('min_values').refuse('NUMBER_TYPE_MAX', `min_values must be equal to or less than ${max}.`);
  if (where === 'modal') {
    const required = check.at('required').boolean(select.required) ?? true;
    if (required && select.min_values === 0) {
      check.at('min_values').refuse('NUMBER_TYPE_MIN', 'min_values must be at least 1 when the select is required.');
    }
    if (select.disabled === true) {
      check.at('disabled').refuse('COMPONENT_DISABLED_IN_MODAL', 'Modals cannot have disabled components.');
    }
  }
  if (select.type === 3) checkOptions(check.at('options'), select, max);
}

function checkOptions(check: Checker, select: JsonObject, maxValues: number): void {
  const options = check.list(select.options, { min: 1, max: 25 });
  checkChoices(check, options.filter(isObject));
  if (options.length > 0 && maxValues > options.length) {
    check.refuse('BASE_TYPE_BAD_LENGTH', `max_values is ${maxValues}, but there are ${options.length} options.`);
  }
  const preset = asObjects(select.options).filter((option) => option.default === true).length;
  if (preset > maxValues) {
    check.refuse(
      'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
      `${preset} options are default, but max_values is ${maxValues}.`,
    );
  }
}

/** Options of a string select, a radio group or a checkbox group: lengths, and no value twice. */
export function checkChoices(check: Checker, options: readonly JsonObject[]): void {
  const values = new Set<string>();
  for (const [index, option] of options.entries()) {
    const at = check.at(index);
    at.at('label').text(option.label, { min: 1, max: 100 });
    at.at('description').optionalText(option.description, { min: 1, max: 100 });
    at.at('default').boolean(option.default);
    const value = at.at('value').text(option.value, { min: 1, max: 100 });
    if (value === undefined) continue;
    if (values.has(value)) {
      at.refuse('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    }
    values.add(value);
  }
}
