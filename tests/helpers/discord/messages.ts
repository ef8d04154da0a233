/** Writes message payloads into the world: new messages, edits with their history, deletions. */
import { checkMessage, FLAG } from './checks/message.ts';
import { chooseFiles, type FileRules, type Upload } from './files.ts';
import { asNumber, asObjects, asText, isObject, type Json, type JsonObject } from './json.ts';
import { findPings, joinPings, mentionableText } from './pings.ts';
import type { Channel, Message, StoredFile, User, World } from './world.ts';

export interface Draft {
  channel: Channel;
  author: User;
  body: JsonObject;
  uploads: readonly Upload[];
  /** Flags a payload may set here. */
  flags: number;
  files: FileRules;
  type?: number;
  repliesTo?: string | null;
  interaction?: Message['interaction'];
  visibleTo?: string | null;
  path?: readonly string[];
}

/** @throws ApiError when Discord would refuse the payload; nothing is stored then. */
export function createMessage(world: World, draft: Draft): Message {
  const { channel, body } = draft;
  const message = blankMessage(world, draft);
  const files = chooseFiles(world, channel.id, body.attachments, draft.uploads, [], draft.files);
  checkMessage(body, { flags: draft.flags, fileNames: names(files), ...(draft.path && { path: draft.path }) });
  fill(world, message, body, files);
  message.flags = asNumber(body.flags) & ~FLAG.ephemeral;
  world.messages.set(message.id, message);
  world.changed();
  return message;
}

/** The "thinking" message of a deferred response. */
export function createLoading(world: World, draft: Draft): Message {
  const message = blankMessage(world, draft);
  message.flags = FLAG.loading;
  world.messages.set(message.id, message);
  world.changed();
  return message;
}

/** A member's message: text alone, which everyone in the channel sees. */
export function storePlain(
  world: World,
  channel: Channel,
  author: User,
  content: string,
  repliesTo: Message | null,
): Message {
  const message = blankMessage(world, { channel, author, type: repliesTo ? 19 : 0, repliesTo: repliesTo?.id ?? null });
  message.content = content;
  message.pings = findPings(content, undefined, repliesTo?.author.id ?? null);
  world.messages.set(message.id, message);
  world.changed();
  return message;
}

function blankMessage(world: World, draft: Omit<Draft, 'body' | 'uploads' | 'flags' | 'files'>): Message {
  return {
    id: world.ids.next(),
    channelId: draft.channel.id,
    guildId: draft.channel.guildId,
    author: draft.author,
    type: draft.type ?? 0,
    content: '',
    embeds: [],
    components: [],
    files: [],
    flags: 0,
    createdAtMs: world.clock.now(),
    editedAtMs: null,
    deleted: false,
    repliesTo: draft.repliesTo ?? null,
    interaction: draft.interaction ?? null,
    visibleTo: draft.visibleTo ?? null,
    pings: { everyone: false, users: [], roles: [] },
    versions: [],
  };
}

/** @throws ApiError when Discord would refuse the edit; the message stays as it was then. */
export function editMessage(
  world: World,
  message: Message,
  body: JsonObject,
  uploads: readonly Upload[],
  files: FileRules,
  path: readonly string[] = [],
): void {
  const wasLoading = (message.flags & FLAG.loading) !== 0;
  const chosen = chooseFiles(world, message.channelId, body.attachments, uploads, message.files, files);
  const ephemeral = message.visibleTo === null ? 0 : FLAG.ephemeral;
  const present = { content: message.content, embeds: message.embeds.length, components: message.components.length };
  checkMessage(body, {
    flags: FLAG.suppressEmbeds | FLAG.componentsV2,
    fileNames: names(chosen),
    path,
    present: { ...present, flags: message.flags | ephemeral },
  });
  if (!wasLoading) {
    const { content, components, embeds } = message;
    message.versions.push({ content, components, embeds, atMs: message.editedAtMs ?? message.createdAtMs });
    message.editedAtMs = world.clock.now();
  }
  fill(world, message, body, chosen);
  const settable = FLAG.suppressEmbeds | FLAG.componentsV2;
  const suppress =
    body.flags === undefined ? message.flags & FLAG.suppressEmbeds : asNumber(body.flags) & FLAG.suppressEmbeds;
  const kept = message.flags & ~settable & ~FLAG.loading;
  message.flags = kept | suppress | ((message.flags | asNumber(body.flags)) & FLAG.componentsV2);
  world.changed();
}

export function deleteMessage(world: World, message: Message): void {
  message.deleted = true;
  world.changed();
}

function fill(world: World, message: Message, body: JsonObject, files: StoredFile[]): void {
  message.files = files;
  if (body.content !== undefined) message.content = asText(body.content).trim();
  if (body.embeds !== undefined) message.embeds = asObjects(body.embeds).map((embed) => resolveMedia(embed, files));
  if (body.components !== undefined) message.components = numbered(asObjects(body.components), files);
  const replied = message.repliesTo === null ? undefined : world.messages.get(message.repliesTo);
  const text = mentionableText(message.content, message.components);
  message.pings = joinPings(message.pings, findPings(text, body.allowed_mentions, replied?.author.id ?? null));
}

const names = (files: readonly StoredFile[]) => new Set(files.map(({ name }) => name));

/** Gives components without an id the next free one, as Discord does, and attachment urls their address. */
function numbered(components: JsonObject[], files: readonly StoredFile[]): JsonObject[] {
  const taken = new Set<Json>();
  const note = (component: JsonObject) => {
    if (typeof component.id === 'number' && component.id !== 0) taken.add(component.id);
    for (const child of childrenOf(component)) note(child);
  };
  components.forEach(note);
  let next = 1;
  const assign = (component: JsonObject): JsonObject => {
    const copy = resolveMedia(component, files);
    if (typeof copy.id !== 'number' || copy.id === 0) {
      while (taken.has(next)) next += 1;
      copy.id = next;
      next += 1;
    }
    if (Array.isArray(copy.components)) copy.components = asObjects(copy.components).map(assign);
    if (isObject(copy.accessory)) copy.accessory = assign(copy.accessory);
    if (isObject(copy.component)) copy.component = assign(copy.component);
    return copy;
  };
  return components.map(assign);
}

export const numberedComponents = (components: JsonObject[]) => numbered(components, []);

function childrenOf(component: JsonObject): JsonObject[] {
  const { accessory, component: child } = component;
  return [
    ...asObjects(component.components),
    ...(isObject(accessory) ? [accessory] : []),
    ...(isObject(child) ? [child] : []),
  ];
}

function resolveMedia(part: JsonObject, files: readonly StoredFile[]): JsonObject {
  const resolved = (value: JsonObject): JsonObject => {
    const file = files.find(({ name }) => value.url === `attachment://${name}`);
    return file ? { ...value, url: file.url, proxy_url: file.url, attachment_id: file.id } : value;
  };
  const copy = { ...part };
  for (const key of ['media', 'file', 'image', 'thumbnail']) {
    const value = copy[key];
    if (isObject(value)) copy[key] = resolved(value);
  }
  if (Array.isArray(copy.items)) copy.items = asObjects(copy.items).map((item) => resolveMedia(item, files));
  if (copy.type === 13) {
    const file = files.find(({ url }) => isObject(copy.file) && copy.file.url === url);
    if (file) Object.assign(copy, { name: file.name, size: file.data.length });
  }
  return copy;
}
