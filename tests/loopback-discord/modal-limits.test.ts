/** Each limit of a modal from both sides. */
import { describe, expect, test } from 'vitest';
import { Checker } from '../helpers/discord/checks/checker.ts';
import { checkModal } from '../helpers/discord/checks/modal.ts';
import type { JsonObject } from '../helpers/discord/json.ts';
import { choices, input, label, modal, select, x } from './modal-parts.ts';

describe('a modal', () => {
  const reasons = (value: object) => {
    const check = new Checker();
    checkModal(check, JSON.parse(JSON.stringify(value)) as JsonObject);
    return check.problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  };

  test.each<[string, object]>([
    ['a label round a text input', modal(label(input({ max_length: 4000, placeholder: x(100), value: x(4000) })))],
    ['a label round a select', modal(label(select({ required: false, min_values: 0 })))],
    ['the deprecated row round a text input', modal({ type: 1, components: [input({ label: 'Question' })] })],
    ['text beside labels', modal({ type: 10, content: 'About' }, label(input()))],
    ['a title of 45', { ...modal(label(input(), { label: x(45), description: x(100) })), title: x(45) }],
    [
      'a radio group and a checkbox',
      modal(label({ type: 21, custom_id: 'r', options: choices(2) }), label({ type: 23, custom_id: 'c' })),
    ],
    ['a row input with a label of 45', modal({ type: 1, components: [input({ label: x(45) })] })],
    ['lengths at their ends', modal(label(input({ min_length: 4000, max_length: 4000 })))],
    ['a length of one', modal(label(input({ min_length: 0, max_length: 1, value: 'a' })))],
    ['ten choices', modal(label({ type: 21, custom_id: 'r', options: choices(10) }))],
    [
      'a checkbox group of one',
      modal(label({ type: 22, custom_id: 'c', options: choices(1), min_values: 1, max_values: 1 })),
    ],
    ['ten files', modal(label({ type: 19, custom_id: 'f', min_values: 0, max_values: 10, required: false }))],
    ['ten files at least', modal(label({ type: 19, custom_id: 'f', min_values: 10, max_values: 10 }))],
  ])('may hold %s', (_, value) => expect(reasons(value)).toBe(''));

  test.each<[string, object, string]>([
    ['no components', modal(), 'components: Must be between 1 and 5'],
    [
      'six components',
      modal(...Array.from({ length: 6 }, (_, n) => label(input({ custom_id: `${n}` })))),
      'components: Must be between 1 and 5',
    ],
    ['a title of 46', { ...modal(label(input())), title: x(46) }, 'title: Must be between 1 and 45'],
    ['no title', { ...modal(label(input())), title: undefined }, 'title: This field is required'],
    ['an id of 101', { ...modal(label(input())), custom_id: x(101) }, 'custom_id: Must be between 1 and 100'],
    ['a label of 46', modal(label(input(), { label: x(46) })), 'components.0.label: Must be between 1 and 45'],
    [
      'a description of 101',
      modal(label(input(), { description: x(101) })),
      'components.0.description: Must be 100 or fewer',
    ],
    ['a bare text input', modal(input()), 'components.0.type: Value must be one of {1, 10, 18}'],
    [
      'a select in a row',
      modal({ type: 1, components: [select()] }),
      'components.0.components.0.type: Value must be one of {4}',
    ],
    [
      'two inputs in a row',
      modal({ type: 1, components: [input({ label: 'a' }), input({ label: 'b', custom_id: 'b' })] }),
      'components.0.components: Must be between 1 and 1',
    ],
    [
      'a row input without label',
      modal({ type: 1, components: [input()] }),
      'components.0.components.0.label: This field is required',
    ],
    [
      'an input with a label inside a label',
      modal(label(input({ label: 'again' }))),
      'components.0.component.label: Inside a label',
    ],
    [
      'a button in a label',
      modal(label({ type: 2, style: 1, label: 'b', custom_id: 'b' })),
      'components.0.component.type: Value must be one of',
    ],
    [
      'one id twice',
      modal(label(input()), label(input())),
      'components.1.component.custom_id: Component custom id cannot be duplicated',
    ],
    [
      'no style',
      modal(label({ type: 4, custom_id: 'q' })),
      'components.0.component.style: Value must be one of {1, 2}',
    ],
    [
      'a length of 4,001',
      modal(label(input({ max_length: 4001 }))),
      'max_length: Value should be less than or equal to 4000',
    ],
    ['a placeholder of 101', modal(label(input({ placeholder: x(101) }))), 'placeholder: Must be 100 or fewer'],
    [
      'a preset text beyond its length',
      modal(label(input({ max_length: 3, value: 'abcd' }))),
      'value: Must be 3 or fewer',
    ],
    ['a required select of nothing', modal(label(select({ min_values: 0 }))), 'min_values must be at least 1'],
    ['a disabled select', modal(label(select({ disabled: true }))), 'Modals cannot have disabled components'],
    [
      'a row input with a label of 46',
      modal({ type: 1, components: [input({ label: x(46) })] }),
      'components.0.components.0.label: Must be between 1 and 45',
    ],
    [
      'a minimum length below nothing',
      modal(label(input({ min_length: -1 }))),
      'min_length: Value should be greater than or equal to 0',
    ],
    [
      'a minimum length of 4,001',
      modal(label(input({ min_length: 4001 }))),
      'min_length: Value should be less than or equal to 4000',
    ],
    [
      'a maximum length of nothing',
      modal(label(input({ max_length: 0 }))),
      'max_length: Value should be greater than or equal to 1',
    ],
    [
      'a minimum length above the maximum',
      modal(label(input({ min_length: 3, max_length: 2 }))),
      'min_length must be equal to or less than max_length',
    ],
    ['a preset text of 4,001', modal(label(input({ value: x(4001) }))), 'value: Must be 4000 or fewer'],
    [
      'a radio group of one',
      modal(label({ type: 21, custom_id: 'r', options: choices(1) })),
      'options: Must be between 2 and 10',
    ],
    [
      'a radio group of eleven',
      modal(label({ type: 21, custom_id: 'r', options: choices(11) })),
      'options: Must be between 2 and 10',
    ],
    [
      'a checkbox group of none',
      modal(label({ type: 22, custom_id: 'c', options: [] })),
      'options: Must be between 1 and 10',
    ],
    [
      'required files, but none',
      modal(label({ type: 19, custom_id: 'f', min_values: 0 })),
      'min_values: Value should be greater than or equal to 1',
    ],
    [
      'a minimum of eleven files',
      modal(label({ type: 19, custom_id: 'f', min_values: 11 })),
      'min_values: Value should be less than or equal to 10',
    ],
    [
      'a maximum of eleven files',
      modal(label({ type: 19, custom_id: 'f', max_values: 11 })),
      'max_values: Value should be less than or equal to 10',
    ],
    [
      'a maximum of no files',
      modal(label({ type: 19, custom_id: 'f', max_values: 0 })),
      'max_values: Value should be greater than or equal to 1',
    ],
    [
      'a component id twice',
      modal({ ...label(input()), id: 3 }, { type: 10, content: 'a', id: 3 }),
      'components.1.id: Component id cannot be duplicated',
    ],
  ])('may not hold %s', (_, value, reason) => expect(reasons(value)).toContain(reason));
});
