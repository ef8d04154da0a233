/** What a member sees of a message or a modal, as plain data that a test can read. */
import { FLAG } from '../checks/message.ts';
import { asNumber, asObject, asObjects, asText, isObject, type JsonObject } from '../json.ts';
import { messageJson } from '../objects.ts';
import type { Pings } from '../pings.ts';
import type { Message, StoredFile, World } from '../world.ts';

export interface SeenButton {
  label: string;
  emoji: string | null;
  customId: string | null;
  url: string | null;
  style: number;
  disabled: boolean;
}

export interface SeenSelect {
  customId: string;
  type: number;
  placeholder: string;
  options: { label: string; value: string; description: string; selected: boolean }[];
  minValues: number;
  maxValues: number;
  disabled: boolean;
}

export interface SeenFile {
  name: string;
  description: string | null;
  contentType: string;
  sizeBytes: number;
  url: string;
  data: Buffer;
  text: string;
  /** In a components-v2 message a file shows only where a component names it. */
  shown: boolean;
}

export interface Seen {
  id: string;
  channelId: string;
  author: string;
  /** All visible text, top to bottom: content, embeds, text displays. */
  text: string;
  buttons: SeenButton[];
  selects: SeenSelect[];
  attachments: SeenFile[];
  ephemeral: boolean;
  /** The "thinking" state of a deferred response. */
  loading: boolean;
  deleted: boolean;
  /** The text before each edit, oldest first; filling a deferred response is no edit. */
  edits: string[];
  pings: Pings;
  repliesTo: string | null;
  componentsV2: boolean;
  /** The message as Discord's API shows it. */
  raw: JsonObject;
}

export function seeMessage(world: World, message: Message): Seen {
  const components = flatten(message.components);
  const v2 = (message.flags & FLAG.componentsV2) !== 0;
  const named = JSON.stringify([message.components, message.embeds]);
  return {
    id: message.id,
    channelId: message.channelId,
    author: message.author.name,
    text: textOf(message.content, message.embeds, message.components),
    buttons: components.filter(({ type }) => type === 2).map(seeButton),
    selects: components.filter(({ type }) => [3, 5, 6, 7, 8].includes(asNumber(type))).map(seeSelect),
    attachments: message.files.map((file) => seeFile(file, !v2 || named.includes(file.id))),
    ephemeral: message.visibleTo !== null,
    loading: (message.flags & FLAG.loading) !== 0,
    deleted: message.deleted,
    edits: message.versions.map(({ content, embeds, components: before }) => textOf(content, embeds, before)),
    pings: message.pings,
    repliesTo: message.repliesTo,
    componentsV2: v2,
    raw: messageJson(world, message),
  };
}

/** Components in reading order, those nested in others after the one that holds them. */
export function flatten(components: readonly JsonObject[]): JsonObject[] {
  return components.flatMap((component) => {
    const { accessory, component: child } = component;
    const inside = [...asObjects(component.components), ...[accessory, child].filter(isObject)];
    return [component, ...flatten(inside)];
  });
}

function textOf(content: string, embeds: readonly JsonObject[], components: readonly JsonObject[]): string {
  const inEmbeds = embeds.flatMap((embed) => [
    asText(asObject(embed.author).name),
    asText(embed.title),
    asText(embed.description),
    ...asObjects(embed.fields).flatMap((field) => [asText(field.name), asText(field.value)]),
    asText(asObject(embed.footer).text),
  ]);
  const displays = flatten(components)
    .filter(({ type }) => type === 10)
    .map((display) => asText(display.content));
  return [content, ...inEmbeds, ...displays].filter((part) => part !== '').join('\n');
}

function seeButton(button: JsonObject): SeenButton {
  return {
    label: asText(button.label),
    emoji: asText(asObject(button.emoji).name) || null,
    customId: asText(button.custom_id) || null,
    url: asText(button.url) || null,
    style: asNumber(button.style),
    disabled: button.disabled === true,
  };
}

function seeSelect(select: JsonObject): SeenSelect {
  return {
    customId: asText(select.custom_id),
    type: asNumber(select.type),
    placeholder: asText(select.placeholder),
    options: asObjects(select.options).map((option) => ({
      label: asText(option.label),
      value: asText(option.value),
      description: asText(option.description),
      selected: option.default === true,
    })),
    minValues: asNumber(select.min_values, 1),
    maxValues: asNumber(select.max_values, 1),
    disabled: select.disabled === true,
  };
}

function seeFile(file: StoredFile, shown: boolean): SeenFile {
  const { name, description, contentType, data, url } = file;
  return { name, description, contentType, sizeBytes: data.length, url, data, text: data.toString('utf8'), shown };
}
