import { ApplicationCommandOptionType, ApplicationIntegrationType, DiscordAPIError } from 'discord.js';
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
])('refuses %s', async (_, command, reason) => {
  await expect(put(command)).rejects.toBeInstanceOf(DiscordAPIError);
  expect(running.discord.refusals).toHaveLength(1);
  expect(running.discord.refusals[0]?.reasons.join('\n')).toContain(reason);
});

test('two commands of one name and type are refused, of different types taken', async () => {
  await expect(put(chat(), chat())).rejects.toMatchObject({ code: 50035 });
  await expect(put(chat(), { name: 'ask', type: 3 })).resolves.toHaveLength(2);
});

test('sixteen message commands are one too many', async () => {
  const commands = Array.from({ length: 16 }, (_, n) => ({ name: `m${n}`, type: 3 }));
  await expect(put(...commands)).rejects.toMatchObject({ code: 30032 });
});

test('what was registered is found again, and reading it is no write', async () => {
  const { client, discord } = running;
  const localizations = { ko: '질문' };
  await put(chat({ name_localizations: localizations, options: [option({ required: true })] }));
  const writes = discord.commandWrites;
  const fetched = await client.application.commands.fetch({ withLocalizations: true });
  const [command] = fetched.values();
  expect(
    command?.equals({
      name: 'ask',
      description: 'Ask the articles',
      nameLocalizations: localizations,
      integrationTypes: [ApplicationIntegrationType.GuildInstall],
      options: [{ type: ApplicationCommandOptionType.String, name: 'question', description: 'What', required: true }],
    }),
  ).toBe(true);
  expect(discord.commandWrites).toBe(writes);
});

test('commands of a guild are kept apart, changed and removed one by one', async () => {
  const { client, discord } = running;
  const guild = await client.guilds.fetch(discord.guild().id);
  const global = discord.commands().length;
  const created = await guild.commands.create({ name: 'here', description: 'Here only' });
  const again = await guild.commands.create({ name: 'here', description: 'Here alone' });
  expect(again.id).toBe(created.id);
  const edited = await guild.commands.edit(created, { description: 'Still here' });
  expect(edited.description).toBe('Still here');
  await expect(guild.commands.edit(created, { description: x(101) })).rejects.toMatchObject({ code: 50035 });
  expect(discord.commands('Library')).toMatchObject([{ name: 'here', description: 'Still here' }]);
  expect(discord.commands()).toHaveLength(global);
  await guild.commands.delete(created);
  await expect(guild.commands.delete(created)).rejects.toMatchObject({ code: 10063 });
  expect(discord.commands('Library')).toEqual([]);
});
