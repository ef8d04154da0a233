/** A bot with one command of each kind and one component of each kind, for members to try. */
import { type AutocompleteInteraction, MessageFlags } from 'discord.js';
import { PERMISSION } from '../helpers/discord/index.ts';
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

/** @param heard - Gets what the bot reads of messages that do not mention it. */
export async function runMemberBot(heard: string[]): Promise<Running> {
  const running = await run(
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
  return running;
}

async function complete(interaction: AutocompleteInteraction) {
  const { name, value } = interaction.options.getFocused(true);
  const count = value === 'many' ? 26 : 2;
  const length = value === 'long' ? 101 : 3;
  await interaction.respond(
    Array.from({ length: count }, (_, n) => ({ name: `${name} ${value} ${n}`.padEnd(length), value: `${n}` })),
  );
}
