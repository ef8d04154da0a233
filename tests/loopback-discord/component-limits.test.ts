/** Components v2: what may stand where, how many, and how long. */
import { expect, test } from 'vitest';
import { whyRefused } from '../helpers/discord/index.ts';
import {
  type Accepted,
  button,
  buttons,
  picture,
  type Refused,
  row,
  section,
  select,
  testLimits,
  text,
  texts,
  V2,
  v2,
  x,
} from './limits.ts';

const buttonRows = (count: number) =>
  Array.from({ length: count }, (_, r) => row(...buttons(5).map((one, n) => ({ ...one, custom_id: `${r}.${n}` }))));
const selectRows = (count: number) => Array.from({ length: count }, (_, n) => row(select({ custom_id: `${n}` })));

const accepted: Accepted[] = [
  ['40 components, rows and buttons counted', v2(...buttonRows(6), ...texts(4))],
  ['40 components', v2(...texts(40))],
  ['40 components, nested ones counted', v2({ type: 17, components: [section(2), ...texts(35)] })],
  ['4,000 characters over several text displays', v2(text(x(3000)), text(x(1000)))],
  ["text displays of 10,170 bytes by Discord's count", v2(text('가'.repeat(3386)))],
  ['a section of three texts', v2(section(3))],
  [
    'a container with every kind of child',
    v2({
      type: 17,
      accent_color: 0xffffff,
      spoiler: true,
      components: [
        text('a'),
        { type: 14, divider: false, spacing: 2 },
        row(button()),
        section(1, { type: 11, ...picture({ description: x(1024) }) }),
        { type: 12, items: [picture()] },
      ],
    }),
  ],
  ['a gallery of ten', v2({ type: 12, items: Array.from({ length: 10 }, () => picture()) })],
];

const refused: Refused[] = [
  ['41 components, rows and buttons counted', v2(...buttonRows(6), ...texts(5)), 'nested ones included; got 41'],
  ['41 components, selects counted', v2(...selectRows(20), text('a')), 'nested ones included; got 41'],
  [
    'alt text of 1,025',
    v2({ type: 12, items: [picture({ description: x(1025) })] }),
    'items.0.description: Must be 1024 or fewer',
  ],
  [
    'a picture hidden in words',
    v2({ type: 12, items: [picture({ spoiler: 'yes' })] }),
    'items.0.spoiler: Must be either',
  ],
  [
    'a component id beyond 32 bits',
    v2({ ...text('a'), id: 2 ** 31 }),
    'components.0.id: Value should be less than or equal to 2147483647',
  ],
  ['an empty container', v2({ type: 17, components: [] }), 'components.0.components: Must be between 1 and 40'],
  [
    'a colour below nothing',
    v2({ type: 17, accent_color: -1, components: [text('a')] }),
    'components.0.accent_color: Value should be greater',
  ],
  [
    'a divider in words',
    v2(text('a'), { type: 14, divider: 'yes' }),
    'components.1.divider: Must be either true or false.',
  ],
  [
    'a spoiler in words',
    v2({ type: 17, spoiler: 'yes', components: [text('a')] }),
    'components.0.spoiler: Must be either',
  ],
  ['a container of no list', v2({ type: 17, components: 'a' }), 'components.0.components: Only iterables may be used'],
  ['a component that is none', v2('a' as never), 'components.0: Only dictionaries may be used in a ModelType'],
  ['a text display without the flag', { components: [text('a')] }, 'components.0.type: Value must be one of {1}'],
  [
    'content beside components v2',
    { ...v2(text('a')), content: 'b' },
    "content: The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
  ],
  [
    'embeds beside components v2',
    { ...v2(text('a')), embeds: [{ title: 't' }] },
    "embeds: The 'embeds' field cannot be used",
  ],
  ['no components with the flag', { flags: V2, components: [] }, 'components: Must be between 1 and 40'],
  [
    '41 components',
    v2(...texts(41)),
    'components: A message holds at most 40 components, nested ones included; got 41',
  ],
  ['41 components, nested', v2({ type: 17, components: [section(2), ...texts(36)] }), 'nested ones included; got 41'],
  [
    '4,001 characters over several displays',
    v2(text(x(3000)), text(x(1001))),
    'All text displays together hold at most 4000 characters; got 4001',
  ],
  ['one display of 4,001', v2(text(x(4001))), 'components.0.content: Must be between 1 and 4000'],
  ['an empty display', v2(text('')), 'components.0.content: This field is required'],
  ['a section of four', v2(section(4)), 'components.0.components: Must be between 1 and 3'],
  ['a section of none', v2(section(0)), 'components.0.components: Must be between 1 and 3'],
  ['a section without accessory', v2(section(1, null)), 'components.0.accessory: This field is required'],
  ['a select as accessory', v2(section(1, select())), 'components.0.accessory.type: Value must be one of {2, 11}'],
  [
    'a button in a section',
    v2({ type: 9, components: [button()], accessory: button({ custom_id: 'b' }) }),
    'components.0.components.0.type: Value must be one of {10}',
  ],
  [
    'a container in a container',
    v2({ type: 17, components: [{ type: 17, components: [text('a')] }] }),
    'components.0.components.0.type: Value must be one of',
  ],
  ['a button outside a row', v2(button()), 'components.0.type: Value must be one of'],
  ['a thumbnail at the top', v2({ type: 11, ...picture() }), 'components.0.type: Value must be one of'],
  [
    'a label in a message',
    v2({ type: 18, label: 'l', component: select() }),
    'components.0.type: Value must be one of',
  ],
  ['a wrong spacing', v2(text('a'), { type: 14, spacing: 3 }), 'components.1.spacing: Value must be one of {1, 2}'],
  [
    'a wrong colour',
    v2({ type: 17, accent_color: 0x1000000, components: [text('a')] }),
    'components.0.accent_color: Value should be less than or equal to 16777215',
  ],
  [
    'a gallery of eleven',
    v2({ type: 12, items: Array.from({ length: 11 }, () => picture()) }),
    'components.0.items: Must be between 1 and 10',
  ],
  [
    'a picture that was not attached',
    v2({ type: 12, items: [{ media: { url: 'attachment://no.png' } }] }),
    'components.0.items.0.media.url: The referenced attachment was not found.',
  ],
  [
    'a file from the web',
    v2({ type: 13, file: { url: 'https://example.org/a.csv' } }),
    'components.0.file.url: Scheme "https" is not one of (\'attachment\')',
  ],
  [
    'an id twice, far apart',
    v2(section(1), { type: 17, components: [row(button())] }),
    'components.1.components.0.components.0.custom_id: Component custom id cannot be duplicated',
  ],
  [
    'a component id twice',
    v2({ ...text('a'), id: 7 }, { ...text('b'), id: 7 }),
    'components.1.id: Component id cannot be duplicated',
  ],
];

const { send, refusals } = testLimits(accepted, refused);
test('a refusal has the nested shape that discord.js reads', async () => {
  const error = await send(v2(row(button({ label: x(81) })), text(''))).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 50035,
    rawError: {
      message: 'Invalid Form Body',
      errors: {
        components: {
          0: {
            components: {
              0: { label: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 80 or fewer in length.' }] } },
            },
          },
          1: { content: { _errors: [{ code: 'BASE_TYPE_REQUIRED' }] } },
        },
      },
    },
  });
});

test('one byte more than Discord stores is answered with 500, tried again by the client, and named in the refusals', async () => {
  const before = refusals().length;
  await expect(send(v2(text(`${'가'.repeat(3386)}x`)))).rejects.toMatchObject({ status: 500 });
  const later = refusals().slice(before);
  expect(later.map(({ status }) => status)).toEqual([500, 500, 500, 500]);
  expect(later[0]?.reasons).toEqual([
    'components: Text displays hold 10171 UTF-8 bytes (12 counted for each), more than 10170. [PROCESSED_SIZE]',
  ]);
});

test('the checks can be asked without a server', () => {
  expect(whyRefused(v2(row(button({ label: x(81) }))))).toEqual([
    'components.0.components.0.label: Must be 80 or fewer in length. [BASE_TYPE_MAX_LENGTH]',
  ]);
  const file = v2({ type: 13, file: { url: 'attachment://gaps.csv' } });
  expect(whyRefused(file)).toHaveLength(1);
  expect(whyRefused(file, ['gaps.csv'])).toEqual([]);
});
