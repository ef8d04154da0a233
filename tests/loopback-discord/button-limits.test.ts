/** Buttons and selects: what each needs, may not have, and how long it may be. */
import { type Accepted, button, buttons, options, type Refused, row, select, testLimits, v2, x } from './limits.ts';

const accepted: Accepted[] = [
  ['a premium button', v2(row({ type: 2, style: 6, sku_id: '1' }))],
  ['a disabled button and select', v2(row(button({ disabled: true })), row(select({ disabled: true })))],
  ['five buttons', v2(row(...buttons(5)))],
  ['a label of 80 and an id of 100', v2(row(button({ label: x(80), custom_id: x(100) })))],
  ['a button with an emoji alone', v2(row({ type: 2, style: 2, custom_id: 'a', emoji: { name: '👍' } }))],
  ['a link of 512', v2(row({ type: 2, style: 5, label: 'Read', url: `https://example.org/${x(492)}` }))],
  ['a select of 25', v2(row(select({ options: options(25), max_values: 25, min_values: 0, placeholder: x(150) })))],
  [
    'an option with 100 of everything',
    v2(row(select({ options: [{ label: x(100), value: x(100), description: x(100) }] }))),
  ],
  ['a member select', v2(row({ type: 5, custom_id: 'who' }))],
];

const refused: Refused[] = [
  ['a button of style 0', v2(row(button({ style: 0 }))), 'components.0.components.0.style: Value should be greater'],
  [
    'a button without style',
    v2(row({ type: 2, label: 'a', custom_id: 'a' })),
    'components.0.components.0.style: This field is required',
  ],
  [
    'a button disabled in words',
    v2(row(button({ disabled: 'yes' }))),
    'components.0.components.0.disabled: Must be either',
  ],
  ['a plain button with a product', v2(row(button({ sku_id: '1' }))), 'cannot have sku_id'],
  [
    'a premium button without product',
    v2(row({ type: 2, style: 6 })),
    'components.0.components.0.sku_id: This field is required',
  ],
  ['a premium button with a label', v2(row({ type: 2, style: 6, sku_id: '1', label: 'a' })), 'cannot have label'],
  [
    'a select disabled in words',
    v2(row(select({ disabled: 'yes' }))),
    'components.0.components.0.disabled: Must be either',
  ],
  ['a minimum of 26', v2(row(select({ min_values: 26 }))), 'min_values: Value should be less than or equal to 25'],
  [
    'a minimum below nothing',
    v2(row(select({ min_values: -1 }))),
    'min_values: Value should be greater than or equal to 0',
  ],
  [
    'a maximum of 26',
    v2(row({ type: 5, custom_id: 'who', max_values: 26 })),
    'max_values: Value should be less than or equal to 25',
  ],
  [
    'a maximum of nothing',
    v2(row(select({ min_values: 0, max_values: 0 }))),
    'max_values: Value should be greater than or equal to 1',
  ],
  [
    'two selects of one id',
    v2(row(select()), row(select())),
    'components.1.components.0.custom_id: Component custom id cannot be duplicated',
  ],
  [
    'an option preset in words',
    v2(row(select({ options: [{ label: 'l', value: 'v', default: 'yes' }] }))),
    'options.0.default: Must be either',
  ],
  [
    'an option without label',
    v2(row(select({ options: [{ value: 'v' }] }))),
    'options.0.label: This field is required',
  ],
  ['six buttons', v2(row(...buttons(6))), 'components.0.components: Must be between 1 and 5'],
  ['an empty row', v2(row()), 'components.0.components: Must be between 1 and 5'],
  ['a select beside a button', v2(row(select(), button())), 'The specified component exceeds the maximum width'],
  [
    'a text input in a message',
    v2(row({ type: 4, custom_id: 'a', style: 1, label: 'l' })),
    'components.0.components.0.type: Value must be one of',
  ],
  ['a label of 81', v2(row(button({ label: x(81) }))), 'components.0.components.0.label: Must be 80 or fewer'],
  [
    'an id of 101',
    v2(row(button({ custom_id: x(101) }))),
    'components.0.components.0.custom_id: Must be between 1 and 100',
  ],
  ['an empty id', v2(row(button({ custom_id: '' }))), 'components.0.components.0.custom_id: This field is required'],
  [
    'a button without label or emoji',
    v2(row({ type: 2, style: 1, custom_id: 'a' })),
    'components.0.components.0.label: This field is required',
  ],
  [
    'a button of style 7',
    v2(row(button({ style: 7 }))),
    'components.0.components.0.style: Value should be less than or equal to 6',
  ],
  ['a link with an id', v2(row(button({ style: 5, url: 'https://example.org' }))), 'cannot have custom_id'],
  [
    'a link without address',
    v2(row({ type: 2, style: 5, label: 'a' })),
    'components.0.components.0.url: This field is required',
  ],
  [
    'a link of 513',
    v2(row({ type: 2, style: 5, label: 'a', url: `https://example.org/${x(493)}` })),
    'components.0.components.0.url: Must be 512 or fewer',
  ],
  [
    'a link to a file',
    v2(row({ type: 2, style: 5, label: 'a', url: 'file:///etc/passwd' })),
    'Scheme "file" is not one of',
  ],
  ['a link that is none', v2(row({ type: 2, style: 5, label: 'a', url: 'example' })), 'Not a well formed URL.'],
  ['a plain button with an address', v2(row(button({ url: 'https://example.org' }))), 'cannot have url'],
  [
    'a select of 26',
    v2(row(select({ options: options(26) }))),
    'components.0.components.0.options: Must be between 1 and 25',
  ],
  ['a select of none', v2(row(select({ options: [] }))), 'components.0.components.0.options: Must be between 1 and 25'],
  [
    'an option label of 101',
    v2(row(select({ options: [{ label: x(101), value: 'v' }] }))),
    'options.0.label: Must be between 1 and 100',
  ],
  [
    'an option value of 101',
    v2(row(select({ options: [{ label: 'l', value: x(101) }] }))),
    'options.0.value: Must be between 1 and 100',
  ],
  [
    'an option description of 101',
    v2(row(select({ options: [{ label: 'l', value: 'v', description: x(101) }] }))),
    'options.0.description: Must be between 1 and 100',
  ],
  [
    'the same value twice',
    v2(row(select({ options: [...options(1), ...options(1)] }))),
    'options.1: The specified option value is already used',
  ],
  ['a placeholder of 151', v2(row(select({ placeholder: x(151) }))), 'placeholder: Must be 150 or fewer'],
  ['more values than options', v2(row(select({ max_values: 2 }))), 'max_values is 2, but there are 1 options'],
  [
    'a minimum above the maximum',
    v2(row(select({ options: options(3), min_values: 3, max_values: 2 }))),
    'min_values must be equal to or less than 2',
  ],
  [
    'two defaults of one value',
    v2(row(select({ options: options(2).map((o) => ({ ...o, default: true })) }))),
    '2 options are default, but max_values is 1',
  ],
];

testLimits(accepted, refused);
