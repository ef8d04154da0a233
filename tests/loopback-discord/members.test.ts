import { type AutocompleteInteraction, MessageFlags } from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MemberCannot, PERMISSION } from '../helpers/discord/index.ts';
import { type Running, run } from './tiny-bot.ts';

const string = (name: string, more: object = {}) => ({ type: 3, name, description: name, ...more });
const commands = [
  {
    name: 'ask',
    description: 'Ask',
    options: [
      string('question', { required: true, max_length: 20 }),
      string('article', { autocomplete: true }),
      { type: 5, name: 'private', description: 'p' },
    ],
  },
  {
    name: 'articles',
    description: 'Articles',
    options: [
      { type: 1, name: 'list', description: 'l' },
      {
        type: 2,
        name: 'admin',
        description: 'a',
        options: [
          {
            type: 1,
            name: 'add',
            description: 'a',
            options: [{ type: 11, name: 'file', description: 'f', required: true }],
          },
        ],
      },
    ],
  },
  {
    name: 'reindex',
    description: 'Reindex',
    default_member_permissions: String(PERMISSION.manageGuild),
    contexts: [0],
  },
  {
    name: 'who',
    description: 'Who',
    options: [
      { type: 6, name: 'member', description: 'm' },
      { type: 7, name: 'channel', description: 'c' },
      { type: 8, name: 'role', description: 'r' },
      { type: 4, name: 'page', description: 'p', min_value: 1, max_value: 9 },
      string('mode', { choices: [{ name: 'All', value: 'full' }] }),
    ],
  },
  { name: 'panel', description: 'Panel' },
  { name: 'Ask about this', type: 3 },
  { name: 'Questions of', type: 2 },
];

const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 2, label: custom_id, custom_id, ...more });
const panel = {
  content: 'panel',
  components: [
    {
      type: 1,
      components: [
        button('on'),
        button('off', { disabled: true }),
        button('twin-1', { label: 'Twin' }),
        button('twin-2', { label: 'Twin' }),
        { type: 2, style: 5, label: 'Read', url: 'https://example.org' },
      ],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'pick',
          min_values: 1,
          max_values: 2,
          options: [
            { label: 'One', value: '1' },
            { label: 'Two', value: '2' },
          ],
        },
      ],
    },
    { type: 1, components: [{ type: 5, custom_id: 'people' }] },
  ],
};

let running: Running;
beforeAll(async () => {
  running = await run(
    async (interaction) => {
      if (interaction.isAutocomplete()) return complete(interaction);
      if (interaction.isMessageContextMenuCommand())
        return interaction.reply(`about: ${interaction.targetMessage.content}`);
      if (interaction.isUserContextMenuCommand()) return interaction.reply(`of: ${interaction.targetUser.username}`);
      if (interaction.isStringSelectMenu())
        return interaction.reply({ content: interaction.values.join('+'), flags: MessageFlags.Ephemeral });
      if (interaction.isUserSelectMenu())
        return interaction.reply(interaction.users.map(({ username }) => username).join());
      if (interaction.isButton()) {
        await interaction.deferUpdate();
        return interaction.followUp({ content: `pressed ${interaction.customId}`, flags: MessageFlags.Ephemeral });
      }
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      if (interaction.commandName === 'panel') return interaction.reply(panel);
      if (interaction.commandName === 'articles' && options.getSubcommand() === 'add') {
        const file = options.getAttachment('file', true);
        const body = await (await fetch(file.url)).text();
        return interaction.reply(
          `${options.getSubcommandGroup()} ${file.name} ${file.contentType} ${file.size}: ${body}`,
        );
      }
      if (interaction.commandName === 'who') {
        const role = options.getRole('role');
        const channel = options.getChannel('channel');
        return interaction.reply(
          [
            options.getUser('member')?.username,
            channel?.name,
            role?.name,
            options.getInteger('page'),
            options.getString('mode'),
          ].join(' '),
        );
      }
      return interaction.reply(
        `${interaction.commandName} ${options.getString('question', false) ?? ''} in ${interaction.inGuild() ? 'guild' : 'dm'} ${interaction.locale}`,
      );
    },
    commands,
    {
      guilds: [
        { name: 'Library', roles: [{ name: 'Readers' }, { name: 'Keepers', permissions: PERMISSION.manageGuild }] },
      ],
      channels: [
        { name: 'general' },
        {
          name: 'staff',
          overwrites: [
            { for: '@everyone', deny: PERMISSION.viewChannel },
            { for: 'Keepers', allow: PERMISSION.viewChannel },
          ],
        },
      ],
      members: [
        { name: 'ada', locale: 'ko' },
        { name: 'grace', roles: ['Keepers'] },
      ],
    },
  );
  // Messages reach the bot as mentions, without a privileged intent.
  running.client.on('messageCreate', (message) => {
    if (message.author.bot) return;
    if (message.mentions.has(running.client.user)) void message.reply(`you said: ${message.cleanContent}`);
    else heard.push(message.content);
  });
});
const heard: string[] = [];
afterAll(() => running.stop());
beforeEach(() => {
  running.discord.refusals.length = 0;
  running.errors.length = 0;
});

async function complete(interaction: AutocompleteInteraction) {
  const { name, value } = interaction.options.getFocused(true);
  const count = value === 'many' ? 26 : 2;
  const length = value === 'long' ? 101 : 3;
  await interaction.respond(
    Array.from({ length: count }, (_, n) => ({ name: `${name} ${value} ${n}`.padEnd(length), value: `${n}` })),
  );
}

const ada = () => running.discord.as('ada').in('general');
const grace = () => running.discord.as('grace').in('general');

test('options are typed with the limits of the command', async () => {
  await expect(ada().command('ask', { question: 'Who?', private: true })).resolves.toMatchObject({
    text: 'ask Who? in guild ko',
  });
  await expect(ada().command('ask')).rejects.toThrow('/ask needs question');
  await expect(ada().command('ask', { question: 'x'.repeat(21) })).rejects.toThrow('0 to 20 characters');
  await expect(ada().command('ask', { question: 'a', colour: 'red' })).rejects.toThrow('no option "colour"');
  await expect(ada().command('ask', { question: 'a', private: 'yes' })).rejects.toThrow('wants true or false');
  await expect(ada().command('answer')).rejects.toThrow('No command "answer" is registered');
  await expect(ada().command('ask', { question: 'x'.repeat(21) }, { bypass: true })).resolves.toMatchObject({
    kind: 'message',
  });
});

test('members, channels, roles, numbers and choices arrive resolved', async () => {
  const values = { member: 'grace', channel: 'general', role: 'Readers', page: 3, mode: 'full' };
  await expect(ada().command('who', values)).resolves.toMatchObject({ text: 'grace general Readers 3 full' });
  await expect(ada().command('who', { page: 10 })).rejects.toThrow('at most 9');
  await expect(ada().command('who', { page: 1.5 })).rejects.toThrow('a whole number');
  await expect(ada().command('who', { mode: 'half' })).rejects.toThrow('one of "full"');
});

test('subcommands, groups and attached files', async () => {
  await expect(ada().command('articles list')).resolves.toMatchObject({ text: 'articles  in guild ko' });
  await expect(ada().command('articles')).rejects.toThrow('needs a subcommand: list, admin');
  await expect(ada().command('articles remove')).rejects.toThrow('no subcommand "remove"');
  const file = { name: 'note.txt', data: 'Kim met Moon.' };
  const answer = await ada().command('articles admin add', { file });
  expect(answer.text).toBe('admin note.txt text/plain; charset=utf-8 13: Kim met Moon.');
});

test('autocomplete tells what is typed where, and is held to its limits', async () => {
  await expect(ada().autocomplete('ask', { article: 'kor' }, 'article')).resolves.toEqual([
    { name: 'article kor 0', value: '0' },
    { name: 'article kor 1', value: '1' },
  ]);
  await expect(ada().autocomplete('ask', { question: 'kor' }, 'question')).rejects.toThrow('does not autocomplete');
  for (const [typed, reason] of [
    ['many', 'data.choices: Must be 25 or fewer'],
    ['long', 'data.choices.0.name: Must be between 1 and 100'],
  ] as const) {
    running.discord.refusals.length = 0;
    const asked = ada().autocomplete('ask', { article: typed }, 'article', { timeoutMs: 300 });
    await expect(asked).rejects.toThrow('No answer came: the interaction is not acknowledged');
    expect(running.discord.refusals[0]?.reasons[0]).toContain(reason);
  }
});

test('a command behind permissions is hidden, unless the check is bypassed', async () => {
  await expect(ada().command('reindex')).rejects.toThrow('"reindex" is hidden');
  await expect(ada().command('reindex', {}, { bypass: true })).resolves.toMatchObject({ kind: 'message' });
  await expect(grace().command('reindex')).resolves.toMatchObject({ kind: 'message' });
});

test('direct messages have commands for them alone, and no guild', async () => {
  const direct = running.discord.as('ada').inDirectMessages();
  await expect(direct.command('ask', { question: 'a' })).resolves.toMatchObject({ text: 'ask a in dm ko' });
  await expect(direct.command('reindex')).rejects.toThrow('not offered in this kind of channel');
});

test('buttons are pressed by label or id, if they can be', async () => {
  const shown = await ada().command('panel');
  const pressed = await ada().click(shown, 'on');
  expect(pressed).toMatchObject({ kind: 'message', text: 'pressed on', ephemeral: true });
  expect(pressed.id).not.toBe(shown.id);
  await expect(ada().click(shown, 'off')).rejects.toThrow('is disabled');
  await expect(ada().click(shown, 'Twin')).rejects.toThrow('names 2 buttons');
  await expect(ada().click(shown, 'twin-2')).resolves.toMatchObject({ text: 'pressed twin-2' });
  await expect(ada().click(shown, 'Read')).rejects.toThrow('opens https://example.org');
  await expect(ada().click(shown, 'gone')).rejects.toThrow('no button "gone"');
  await expect(grace().click(pressed, 'on')).rejects.toThrow('grace cannot see message');
});

test('a select takes as many values as it says, from those it has', async () => {
  const shown = await ada().command('panel');
  await expect(ada().select(shown, 'pick', ['1', 'Two'])).resolves.toMatchObject({ text: '1+2', ephemeral: true });
  await expect(ada().select(shown, 'pick', [])).rejects.toThrow('takes 1 to 2 values, got 0');
  await expect(ada().select(shown, 'pick', '3')).rejects.toThrow('does not offer "3"');
  await expect(ada().select(shown, 'people', 'grace')).resolves.toMatchObject({ text: 'grace' });
});

test('commands on a message and on a member', async () => {
  const said = grace().post('Why did they meet?');
  await expect(ada().messageCommand('Ask about this', said)).resolves.toMatchObject({
    text: 'about: Why did they meet?',
  });
  await expect(ada().userCommand('Questions of', 'grace')).resolves.toMatchObject({ text: 'of: grace' });
});

test('what mentions the bot is read by it; the rest comes without its text', async () => {
  heard.length = 0;
  const answer = await ada().say('@Footnote who is @grace?');
  expect(answer).toMatchObject({ text: 'you said: @Footnote who is @grace?', ephemeral: false });
  expect(answer.repliesTo).not.toBeNull();
  await expect(ada().say('nobody asked', { timeoutMs: 200 })).rejects.toThrow('did not answer');
  expect(heard).toEqual(['']);
});

test('a channel is for those who see it', async () => {
  const outside = running.discord.as('ada').in('staff');
  await expect(outside.command('ask', { question: 'a' }, { bypass: true })).rejects.toBeInstanceOf(MemberCannot);
  expect(() => outside.post('hello')).toThrow('may not write in #staff');
  await expect(running.discord.as('grace').in('staff').command('ask', { question: 'a' })).resolves.toMatchObject({
    kind: 'message',
  });
  expect(outside.messages()).toEqual([]);
});
