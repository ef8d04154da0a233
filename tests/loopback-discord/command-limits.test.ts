/** Each limit of a command definition from both sides. */
import { DiscordAPIError } from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Running, run } from './tiny-bot.ts';

let running: Running;
beforeAll(async () => {
  running = await run(async () => undefined);
});
afterAll(() => running.stop());
beforeEach(() => {
  running.discord.refusals.length = 0;
});

const x = (count: number) => 'x'.repeat(count);
const chat = (more: object = {}) => ({ name: 'ask', description: 'Ask the articles', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });
const many = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, n) => option({ name: `o${n}`, ...more }));
const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `Choice ${n}`, value: `c${n}` }));
const put = (...commands: object[]) =>
  running.client.rest.put(`/applications/${running.discord.applicationId}/commands`, { body: commands });

test.each<[string, object]>([
  ['a name in Korean', chat({ name: '질문' })],
  ['a name with dash, underline and apostrophe', chat({ name: "ask_the-article's" })],
  [
    'names of 32 and descriptions of 100',
    chat({ name: x(32), description: x(100), options: [option({ name: x(32), description: x(100) })] }),
  ],
  [
    '25 options of 25 choices',
    chat({ options: many(25, { choices: Array.from({ length: 25 }, (_, n) => ({ name: `${n}`, value: `${n}` })) }) }),
  ],
  [
    'a group of subcommands',
    chat({
      options: [
        {
          type: 2,
          name: 'admin',
          description: 'd',
          options: [{ type: 1, name: 'add', description: 'd', options: [option()] }],
        },
      ],
    }),
  ],
  [
    'localisations',
    chat({
      name_localizations: { ko: '질문', 'es-ES': 'preguntar' },
      description_localizations: { de: 'Fragen', fr: null },
    }),
  ],
  ['a message command with spaces and capitals', { name: 'Ask about this', type: 3 }],
  ['a user command', { name: 'Their Questions', type: 2 }],
  [
    '8,000 characters',
    chat({
      name: 'a',
      description: 'd',
      options: Array.from({ length: 24 }, (_, n) =>
        option({
          name: `o${String(n).padStart(2, '0')}`,
          description: x(97),
          choices: [
            { name: x(100), value: x(100) },
            { name: 'n', value: x(n === 0 ? 38 : 32) },
          ],
        }),
      ),
    }),
  ],
  ['contexts and installations', chat({ contexts: [0, 1], integration_types: [0] })],
  ['permissions', chat({ default_member_permissions: '32' })],
  [
    'lengths at their ends',
    chat({
      options: [
        option({ min_length: 0, max_length: 6000 }),
        option({ name: 'b', min_length: 6000 }),
        option({ name: 'c', max_length: 1 }),
      ],
    }),
  ],
  [
    'choices that are numbers',
    chat({
      options: [
        { ...option({ type: 4 }), choices: [{ name: 'One', value: 1 }] },
        { ...option({ type: 10, name: 'n' }), choices: [{ name: 'Half', value: 0.5 }] },
      ],
    }),
  ],
  [
    'localised choices',
    chat({ options: [option({ choices: [{ name: 'n', value: 'v', name_localizations: { ko: x(100) } }] })] }),
  ],
])('takes %s', async (_, command) => {
  await expect(put(command)).resolves.toHaveLength(1);
});

test.each<[string, object, string]>([
  ['a capital letter', chat({ name: 'Ask' }), '0.name: Command name is invalid'],
  ['a space', chat({ name: 'ask me' }), '0.name: Command name is invalid'],
  ['an emoji in a name', chat({ name: 'ask🙂' }), '0.name: Command name is invalid'],
  ['a name of 33', chat({ name: x(33) }), '0.name: Must be between 1 and 32'],
  ['no name', { description: 'd' }, '0.name: This field is required'],
  ['no description', { name: 'ask' }, '0.description: This field is required'],
  ['a description of 101', chat({ description: x(101) }), '0.description: Must be between 1 and 100'],
  ['26 options', chat({ options: many(26) }), '0.options: Must be 25 or fewer'],
  ['an option name of 33', chat({ options: [option({ name: x(33) })] }), '0.options.0.name: Must be between 1 and 32'],
  [
    'an option without description',
    chat({ options: [option({ description: '' })] }),
    '0.options.0.description: This field is required',
  ],
  ['an option twice', chat({ options: [option(), option()] }), '0.options.1: Option name already exists'],
  [
    'a required option after an optional one',
    chat({ options: [option(), option({ name: 'b', required: true })] }),
    '0.options.1: Required options must be placed before',
  ],
  ['26 choices', chat({ options: [option({ choices: choices(26) })] }), '0.options.0.choices: Must be 25 or fewer'],
  [
    'a choice name of 101',
    chat({ options: [option({ choices: [{ name: x(101), value: 'v' }] })] }),
    'choices.0.name: Must be between 1 and 100',
  ],
  [
    'a choice value of 101',
    chat({ options: [option({ choices: [{ name: 'n', value: x(101) }] })] }),
    'choices.0.value: Must be between 1 and 100',
  ],
  [
    'a choice name twice',
    chat({ options: [option({ choices: [...choices(1), ...choices(1)] })] }),
    'choices.1: Choice name already exists',
  ],
  [
    'choices and autocomplete',
    chat({ options: [option({ choices: choices(1), autocomplete: true })] }),
    'Autocomplete and choices are mutually exclusive',
  ],
  [
    'autocomplete on a boolean',
    chat({ options: [option({ type: 5, autocomplete: true })] }),
    'This option type cannot autocomplete',
  ],
  [
    'a subcommand beside an option',
    chat({ options: [option(), { type: 1, name: 'sub', description: 'd' }] }),
    'mutually exclusive to all other types',
  ],
  [
    'a group inside a subcommand',
    chat({
      options: [
        { type: 1, name: 's', description: 'd', options: [{ type: 2, name: 'g', description: 'd', options: [] }] },
      ],
    }),
    'Option type 2 cannot stand inside a sub',
  ],
  [
    'an unknown option type',
    chat({ options: [option({ type: 12 })] }),
    '0.options.0.type: Value should be less than or equal to 11',
  ],
  [
    'a length of 6,001',
    chat({ options: [option({ max_length: 6001 })] }),
    '0.options.0.max_length: Value should be less than or equal to 6000',
  ],
  [
    'a locale that is none',
    chat({ name_localizations: { es: 'preguntar' } }),
    '0.name_localizations.es: Value must be one of',
  ],
  [
    'a localised name with a capital',
    chat({ name_localizations: { de: 'Fragen' } }),
    '0.name_localizations.de: Command name is invalid',
  ],
  [
    'a localised description of 101',
    chat({ description_localizations: { de: x(101) } }),
    '0.description_localizations.de: Must be between 1 and 100',
  ],
  [
    'a description on a message command',
    { name: 'Ask', type: 3, description: 'd' },
    '0.description: Context menu commands have no description',
  ],
  ['a command type that is none', chat({ type: 5 }), '0.type: Value must be one of {1, 2, 3}'],
  ['a context that is none', chat({ contexts: [3] }), '0.contexts.0: Value must be one of {0, 1, 2}'],
  [
    'permissions in words',
    chat({ default_member_permissions: 'ManageGuild' }),
    '0.default_member_permissions: Value "ManageGuild" is not int.',
  ],
  [
    '8,001 characters and more',
    chat({
      options: Array.from({ length: 25 }, (_, n) =>
        option({
          name: `o${n}`,
          description: x(100),
          choices: [
            { name: x(100), value: x(100) },
            { name: 'n', value: x(100) },
          ],
        }),
      ),
    }),
    '0: Command exceeds maximum size (8000)',
  ],
  [
    'a minimum length of 6,001',
    chat({ options: [option({ min_length: 6001 })] }),
    '0.options.0.min_length: Value should be less than or equal to 6000',
  ],
  [
    'a minimum length below nothing',
    chat({ options: [option({ min_length: -1 })] }),
    '0.options.0.min_length: Value should be greater than or equal to 0',
  ],
  [
    'a maximum length of nothing',
    chat({ options: [option({ max_length: 0 })] }),
    '0.options.0.max_length: Value should be greater than or equal to 1',
  ],
  [
    'an option without type',
    chat({ options: [{ name: 'q', description: 'd' }] }),
    '0.options.0.type: This field is required',
  ],
  [
    'options on a message command',
    { name: 'Ask', type: 3, options: [option()] },
    '0.options: Context menu commands have no options',
  ],
  [
    'a group of nothing',
    chat({ options: [{ type: 2, name: 'g', description: 'd', options: [] }] }),
    '0.options.0.options: This field is required',
  ],
  [
    '26 subcommands',
    chat({ options: Array.from({ length: 26 }, (_, n) => ({ type: 1, name: `s${n}`, description: 'd' })) }),
    '0.options: Must be 25 or fewer',
  ],
  [
    'a text for a number',
    chat({ options: [option({ type: 4, choices: [{ name: 'n', value: 'one' }] })] }),
    'choices.0.value: Value "',
  ],
  [
    'a text for a fraction',
    chat({ options: [option({ type: 10, choices: [{ name: 'n', value: 'half' }] })] }),
    'choices.0.value: Value is not a number.',
  ],
  [
    'a choice in a locale that is none',
    chat({ options: [option({ choices: [{ name: 'n', value: 'v', name_localizations: { xx: 'n' } }] })] }),
    'name_localizations.xx: Value must be one of',
  ],
  [
    'a localised choice of 101',
    chat({ options: [option({ choices: [{ name: 'n', value: 'v', name_localizations: { ko: x(101) } }] })] }),
    'name_localizations.ko: Must be between 1 and 100',
  ],
  ['the same context twice', chat({ contexts: [0, 0] }), '0.contexts: The set already contains this value'],
  [
    'an installation that is none',
    chat({ integration_types: [2] }),
    '0.integration_types.0: Value must be one of {0, 1}',
  ],
  ['a requirement in words', chat({ options: [option({ required: 'yes' })] }), '0.options.0.required: Must be either'],
  ['nsfw in words', chat({ nsfw: 'yes' }), '0.nsfw: Must be either'],
])('refuses %s', async (_, command, reason) => {
  await expect(put(command)).rejects.toBeInstanceOf(DiscordAPIError);
  expect(running.discord.refusals).toHaveLength(1);
  expect(running.discord.refusals[0]?.reasons.join('\n')).toContain(reason);
});
