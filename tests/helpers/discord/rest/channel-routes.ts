/** Channels, messages in them, typing, direct messages: each with the permissions it needs. */
import { FLAG } from '../checks/message.ts';
import {
  cannotMessageUser,
  invalidForm,
  missingAccess,
  missingPermissions,
  noHistoryForReply,
  notYourMessage,
  unknownChannel,
  unknownMessage,
  unknownUser,
} from '../errors.ts';
import { asObject, asText } from '../json.ts';
import { createMessage, deleteMessage, editMessage } from '../messages.ts';
import { channelJson, messageJson } from '../objects.ts';
import { botPermissionsIn, has, isThread, PERMISSION } from '../permissions.ts';
import type { Channel, Message } from '../world.ts';
import { type Answer, type Call, noContent, ok, open, type Parts, param, type Route, withBot } from './route.ts';

const CREATE_FLAGS = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2;

/** @throws ApiError 10003 for none, 50001 for one the bot cannot see, 50013 when it may not do what is `wanted`. */
function channelFor({ world }: Parts, id: string, wanted = 0n): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw unknownChannel();
  const held = botPermissionsIn(world, channel);
  if (!has(held, PERMISSION.viewChannel)) throw missingAccess();
  if (!has(held, wanted)) throw missingPermissions();
  return channel;
}

/** A message that everyone in the channel sees; private ones are beyond these routes. */
function messageFor({ world }: Parts, channel: Channel, id: string): Message {
  const message = world.messages.get(id);
  if (!message || message.deleted || message.channelId !== channel.id || message.visibleTo !== null)
    throw unknownMessage();
  return message;
}

function send(call: Call, parts: Parts): Answer {
  const { world, events } = parts;
  const channel = channelFor(parts, param(call, 'channel'));
  const held = botPermissionsIn(world, channel);
  const needed = isThread(channel) ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages;
  if (!has(held, needed) || (call.uploads.length > 0 && !has(held, PERMISSION.attachFiles))) throw missingPermissions();
  if (channel.recipient && world.closedToBots.has(channel.recipient.id)) throw cannotMessageUser();
  const nonce = `${channel.id} ${String(call.body.nonce)}`;
  const repeated = call.body.enforce_nonce === true ? world.nonces.get(nonce) : undefined;
  if (repeated) return ok(messageJson(world, repeated));
  const repliesTo = replyTarget(call, parts, channel, held);
  const message = createMessage(world, {
    channel,
    author: world.bot,
    body: call.body,
    uploads: call.uploads,
    flags: CREATE_FLAGS,
    files: parts.fileRules(),
    repliesTo,
    type: repliesTo === null ? 0 : 19,
  });
  if (call.body.nonce !== undefined) world.nonces.set(nonce, message);
  events.messageCreated(message);
  return ok(messageJson(world, message));
}

function replyTarget(call: Call, parts: Parts, channel: Channel, held: bigint): string | null {
  if (call.body.message_reference === undefined || call.body.message_reference === null) return null;
  const reference = asObject(call.body.message_reference);
  if (!has(held, PERMISSION.readMessageHistory)) throw noHistoryForReply();
  const target = parts.world.messages.get(asText(reference.message_id));
  if (target && !target.deleted && target.channelId === channel.id && target.visibleTo === null) return target.id;
  if (reference.fail_if_not_exists === false) return null;
  throw invalidForm([
    { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}

function edit(call: Call, parts: Parts): Answer {
  const message = messageFor(parts, channelFor(parts, param(call, 'channel')), param(call, 'message'));
  if (message.author.id !== parts.world.bot.id) throw notYourMessage();
  editMessage(parts.world, message, call.body, call.uploads, parts.fileRules());
  parts.events.messageUpdated(message);
  return ok(messageJson(parts.world, message));
}

function remove(call: Call, parts: Parts): Answer {
  const channel = channelFor(parts, param(call, 'channel'));
  const message = messageFor(parts, channel, param(call, 'message'));
  const mayDelete =
    message.author.id === parts.world.bot.id || has(botPermissionsIn(parts.world, channel), PERMISSION.manageMessages);
  if (!mayDelete) throw missingPermissions();
  deleteMessage(parts.world, message);
  parts.events.messageDeleted(message);
  return noContent;
}

function read(call: Call, parts: Parts): Answer {
  const channel = channelFor(parts, param(call, 'channel'), PERMISSION.readMessageHistory);
  const message = messageFor(parts, channel, param(call, 'message'));
  return ok(parts.events.asBotSees(message));
}

function list(call: Call, parts: Parts): Answer {
  const channel = channelFor(parts, param(call, 'channel'));
  if (!has(botPermissionsIn(parts.world, channel), PERMISSION.readMessageHistory)) return ok([]);
  const limit = Number(call.query.get('limit') ?? 50);
  const before = BigInt(call.query.get('before') ?? (1n << 63n).toString());
  const after = BigInt(call.query.get('after') ?? 0);
  const seen = parts.world
    .messagesIn(channel.id)
    .filter(({ visibleTo, flags }) => visibleTo === null && (flags & FLAG.loading) === 0);
  const chosen = seen
    .filter(({ id }) => BigInt(id) < before && BigInt(id) > after)
    .reverse()
    .slice(0, limit);
  return ok(chosen.map((message) => parts.events.asBotSees(message)));
}

function typing(call: Call, parts: Parts): Answer {
  channelFor(parts, param(call, 'channel'), PERMISSION.sendMessages);
  return noContent;
}

function directMessages(call: Call, { world }: Parts): Answer {
  const user = world.users.get(asText(call.body.recipient_id));
  if (!user) throw unknownUser();
  return ok(channelJson(world.directChannel(user)));
}

/** Discord's content delivery network: what a member attached, for a bot that downloads it. */
function download(call: Call, { world }: Parts): Answer {
  const id = param(call, 'file');
  const files = [...[...world.messages.values()].flatMap((message) => message.files), ...world.uploads];
  const file = files.find((one) => one.id === id);
  return file ? { status: 200, file } : { status: 404, body: 'This content is no longer available.' };
}

const MESSAGE = '/channels/:channel/messages/:message';

export const channelRoutes: Route[] = [
  withBot('GET', '/channels/:channel', (call, parts) => ok(channelJson(channelFor(parts, param(call, 'channel'))))),
  withBot('POST', '/channels/:channel/messages', send),
  withBot('GET', '/channels/:channel/messages', list),
  withBot('GET', MESSAGE, read),
  withBot('PATCH', MESSAGE, edit),
  withBot('DELETE', MESSAGE, remove),
  withBot('POST', '/channels/:channel/typing', typing),
  withBot('POST', '/users/@me/channels', directMessages),
  open('GET', '/cdn/attachments/:channel/:file/:name', download),
];
