/** Messages of content and embeds, and what every message may carry. */
import { type Accepted, button, buttons, embed, fields, type Refused, row, testLimits, x } from './limits.ts';

const accepted: Accepted[] = [
  [
    'an embed with the most of everything',
    embed({
      title: x(256),
      color: 0xffffff,
      footer: { text: x(2048) },
      author: { name: x(256) },
      fields: [{ name: x(256), value: x(1024) }],
    }),
  ],
  ['a description of 4,096', embed({ description: x(4096) })],
  ['100 listed mentions', { content: 'a', allowed_mentions: { users: Array.from({ length: 100 }, (_, n) => `${n}`) } }],
  ['a nonce of 25', { content: 'a', nonce: x(25) }],
  ['content of 2,000 characters', { content: x(2000) }],
  ['content of 2,000 emoji, counted as characters', { content: '🙂'.repeat(2000) }],
  ['ten embeds', { embeds: Array.from({ length: 10 }, () => ({ title: 't' })) }],
  ['an embed of 25 fields', embed({ fields: fields(25) })],
  ['embeds of 6,000 characters together', { embeds: [{ description: x(4000) }, { description: x(2000) }] }],
  [
    'five legacy rows of five buttons',
    {
      content: 'x',
      components: Array.from({ length: 5 }, (_, r) =>
        row(...buttons(5).map((b, n) => ({ ...b, custom_id: `${r}.${n}` }))),
      ),
    },
  ],
];

const refused: Refused[] = [
  [
    'an embed colour below nothing',
    embed({ title: 't', color: -1 }),
    'embeds.0.color: Value should be greater than or equal to 0',
  ],
  [
    'an embed colour beyond white',
    embed({ title: 't', color: 0x1000000 }),
    'embeds.0.color: Value should be less than or equal to 16777215',
  ],
  [
    'an embed picture that was not attached',
    embed({ image: { url: 'attachment://no.png' } }),
    'embeds.0.image.url: The referenced attachment was not found.',
  ],
  ['an embed of nothing', embed({}), 'embeds.0.description: This field is required'],
  ['a footer without text', embed({ footer: {} }), 'embeds.0.footer.text: This field is required'],
  ['a field without name', embed({ fields: [{ value: 'v' }] }), 'embeds.0.fields.0.name: This field is required'],
  ['an embed that is none', { embeds: ['t'] }, 'embeds.0: Only dictionaries may be used in a ModelType'],
  [
    '6,001 characters, all parts counted',
    {
      embeds: [
        {
          title: x(256),
          footer: { text: x(2048) },
          author: { name: x(256) },
          fields: [{ name: x(256), value: x(1024) }],
        },
        { description: x(2161) },
      ],
    },
    'embeds: Embed size exceeds maximum size of 6000',
  ],
  ['tts in words', { content: 'a', tts: 'yes' }, 'tts: Must be either true or false.'],
  ['flags below nothing', { content: 'a', flags: -1 }, 'flags: Value should be greater than or equal to 0'],
  [
    'four kinds of mention',
    { content: 'a', allowed_mentions: { parse: ['users', 'roles', 'everyone', 'users'] } },
    'allowed_mentions.parse: Must be 3 or fewer',
  ],
  ['content of 2,001', { content: x(2001) }, 'content: Must be 2000 or fewer in length. [BASE_TYPE_MAX_LENGTH]'],
  ['nothing', {}, 'Cannot send an empty message'],
  ['blank content', { content: ' \n ' }, 'Cannot send an empty message'],
  [
    'eleven embeds',
    { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) },
    'embeds: Must be 10 or fewer in length.',
  ],
  ['an embed title of 257', embed({ title: x(257) }), 'embeds.0.title: Must be 256 or fewer'],
  ['an embed description of 4,097', embed({ description: x(4097) }), 'embeds.0.description: Must be 4096 or fewer'],
  ['26 embed fields', embed({ fields: fields(26) }), 'embeds.0.fields: Must be 25 or fewer'],
  ['a field name of 257', embed({ fields: [{ name: x(257), value: 'v' }] }), 'embeds.0.fields.0.name: Must be 256'],
  [
    'a field value of 1,025',
    embed({ fields: [{ name: 'n', value: x(1025) }] }),
    'embeds.0.fields.0.value: Must be 1024',
  ],
  [
    'a blank field value',
    embed({ fields: [{ name: 'n', value: ' ' }] }),
    'embeds.0.fields.0.value: This field is required',
  ],
  ['a footer of 2,049', embed({ footer: { text: x(2049) } }), 'embeds.0.footer.text: Must be 2048'],
  ['an author of 257', embed({ author: { name: x(257) } }), 'embeds.0.author.name: Must be 256'],
  [
    '6,001 characters over all embeds',
    { embeds: [{ description: x(4000) }, { description: x(2001) }] },
    'embeds: Embed size exceeds maximum size of 6000',
  ],
  [
    'an embed with a script address',
    embed({ title: 't', url: 'javascript:alert(1)' }),
    'embeds.0.url: Scheme "javascript" is not one of',
  ],
  [
    'six legacy rows',
    { content: 'x', components: Array.from({ length: 6 }, (_, n) => row(button({ custom_id: `${n}` }))) },
    'components: Must be 5 or fewer',
  ],
  ['EPHEMERAL in a channel', { content: 'a', flags: 64 }, 'flags: Flags 64 cannot be set here.'],
  [
    'a kind of mention that is none',
    { content: 'a', allowed_mentions: { parse: ['here'] } },
    'allowed_mentions.parse.0: Value must be one of',
  ],
  [
    'mentions both parsed and listed',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'mutually exclusive',
  ],
  [
    '101 listed mentions',
    { content: 'a', allowed_mentions: { users: Array.from({ length: 101 }, (_, n) => `${n}`) } },
    'allowed_mentions.users: Must be 100 or fewer',
  ],
  ['a nonce of 26', { content: 'a', nonce: x(26) }, 'nonce: Must be 25 or fewer'],
  [
    'a reply to nothing',
    { content: 'a', message_reference: { message_id: '1' } },
    'message_reference: Unknown message [MESSAGE_REFERENCE_UNKNOWN_MESSAGE]',
  ],
  [
    'a description for no file',
    { content: 'a', attachments: [{ id: '0', description: 'd' }] },
    'attachments.0: The attachment 0 has no file',
  ],
  ['numbers for text', { content: 7 }, 'content: Could not interpret value as string.'],
];

testLimits(accepted, refused);
