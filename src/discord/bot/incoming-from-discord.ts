/** From what discord.js hands over to our plain data. Null for what the bot does not answer. */
import {
  type AutocompleteInteraction,
  type CommandInteractionOption,
  ComponentType,
  type Interaction,
  type Message,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Incoming, OptionValue, Sender, SourceMessage } from '../incoming.ts';
import { textOfMessage } from './text-of-message.ts';

export function readInteraction(interaction: Interaction): Incoming | null {
  const sender = readSender(interaction);
  if (interaction.isChatInputCommand()) {
    const { subcommand, options } = readOptions(interaction.options.data);
    return { ...sender, kind: 'command', name: interaction.commandName, subcommand, options, target: null };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const target = textOfMessage(interaction.targetMessage);
    return { ...sender, kind: 'command', name: interaction.commandName, subcommand: null, options: {}, target };
  }
  if (interaction.isAutocomplete()) return readAutocomplete(interaction, sender);
  if (interaction.isMessageComponent()) {
    const values = interaction.isAnySelectMenu() ? [...interaction.values] : [];
    const message = readSource(interaction.message);
    return { ...sender, kind: 'component', customId: interaction.customId, values, message };
  }
  if (interaction.isModalSubmit()) return readModal(interaction, sender);
  return null;
}

function readSender(interaction: Interaction): Sender {
  const roles = interaction.member?.roles;
  return {
    id: interaction.id,
    place: interaction.channelId ?? interaction.user.id,
    inThread: interaction.channel?.isThread() ?? false,
    server: interaction.guildId,
    person: {
      id: interaction.user.id,
      roles: roles === undefined ? [] : Array.isArray(roles) ? roles : [...roles.cache.keys()],
      permissions: String(interaction.memberPermissions?.bitfield ?? 0n),
    },
    locale: interaction.locale,
    appPermissions: String(interaction.appPermissions?.bitfield ?? 0n),
  };
}

/** Options by name; those of a subcommand stand one level deeper. */
function readOptions(data: readonly CommandInteractionOption[]): {
  subcommand: string | null;
  options: Record<string, OptionValue>;
} {
  const [first] = data;
  const subcommand = first?.options ? first.name : null;
  const options: Record<string, OptionValue> = {};
  for (const option of first?.options ?? data) {
    if (option.attachment) {
      const { name, url, size, contentType } = option.attachment;
      options[option.name] = { name, url, sizeBytes: size, contentType };
    } else if (option.value !== undefined) options[option.name] = option.value;
  }
  return { subcommand, options };
}

function readAutocomplete(interaction: AutocompleteInteraction, sender: Sender): Incoming {
  const { subcommand, options } = readOptions(interaction.options.data);
  const { name, value } = interaction.options.getFocused(true);
  const typed = { ...options, [name]: value };
  return { ...sender, kind: 'autocomplete', name: interaction.commandName, subcommand, options: typed, focused: name };
}

function readModal(interaction: ModalSubmitInteraction, sender: Sender): Incoming {
  const inputs = [...interaction.fields.fields.values()].filter(({ type }) => type === ComponentType.TextInput);
  const fields = Object.fromEntries(
    inputs.map((input) => [input.customId, interaction.fields.getTextInputValue(input.customId)]),
  );
  const message = interaction.message ? readSource(interaction.message) : null;
  return { ...sender, kind: 'modal', customId: interaction.customId, fields, message };
}

function readSource(message: Message): SourceMessage {
  return { id: message.id, private: message.flags.has(MessageFlags.Ephemeral) };
}

/**
 * A message that mentions the bot by its name, from a person. Its content is there without the privileged intent,
 * because the bot is mentioned. A mere reply to the bot, or a mention of a role or of everyone, is no question.
 */
export function readMention(message: Message): Incoming | null {
  const { client, author, member, channel } = message;
  const ownMention = new RegExp(`<@!?${client.user.id}>`, 'g');
  if (author.bot || message.system || message.webhookId !== null || !ownMention.test(message.content)) return null;
  if (channel.isDMBased()) return null;
  return {
    kind: 'mention',
    id: message.id,
    place: message.channelId,
    inThread: channel.isThread(),
    server: message.guildId,
    person: {
      id: author.id,
      roles: member ? [...member.roles.cache.keys()] : [],
      permissions: String(member ? channel.permissionsFor(member).bitfield : 0n),
    },
    locale: message.guild?.preferredLocale ?? 'en-US',
    appPermissions: String(channel.permissionsFor(client.user)?.bitfield ?? 0n),
    content: message.content.replace(ownMention, ' ').trim(),
  };
}
