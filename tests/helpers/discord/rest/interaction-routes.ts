/** Answers to interactions, and what their token allows for fifteen minutes. */
import { CALLBACK, checkCallback, INTERACTION } from '../checks/callback.ts';
import { FLAG } from '../checks/message.ts';
import type { Interaction } from '../interactions.ts';
import { asNumber, asObject, asObjects, type JsonObject } from '../json.ts';
import {
  createLoading,
  createMessage,
  type Draft,
  deleteMessage,
  editMessage,
  numberedComponents,
} from '../messages.ts';
import { messageJson } from '../objects.ts';
import type { Message } from '../world.ts';
import { type Answer, type Call, noContent, ok, open, type Parts, param, type Route } from './route.ts';

const RESPONSE_FLAGS = FLAG.suppressEmbeds | FLAG.ephemeral | FLAG.suppressNotifications | FLAG.componentsV2;

function draft(call: Call, parts: Parts, interaction: Interaction, body: JsonObject, path: string[]): Draft {
  const ephemeral = (asNumber(body.flags) & FLAG.ephemeral) !== 0;
  return {
    channel: interaction.channel,
    author: parts.world.bot,
    body,
    uploads: call.uploads,
    flags: RESPONSE_FLAGS,
    files: parts.fileRules([...path, 'attachments']),
    path,
    type: interaction.type === INTERACTION.command ? 20 : interaction.source ? 19 : 0,
    repliesTo: interaction.type === INTERACTION.component ? (interaction.source?.id ?? null) : null,
    interaction: { id: interaction.id, type: interaction.type, user: interaction.user },
    visibleTo: ephemeral ? interaction.user.id : null,
  };
}

function acknowledge(call: Call, parts: Parts): Answer {
  const { world, interactions, events } = parts;
  const interaction = interactions.toAcknowledge(param(call, 'interaction'), param(call, 'token'));
  const { type, source, focusedType } = interaction;
  checkCallback(call.body, { type, onMessage: source !== null, focusedType });
  const data = asObject(call.body.data);
  const callbackType = asNumber(call.body.type);
  switch (callbackType) {
    case CALLBACK.message:
      interaction.original = createMessage(world, draft(call, parts, interaction, data, ['data']));
      events.messageCreated(interaction.original);
      break;
    case CALLBACK.deferredMessage:
      interaction.original = createLoading(world, draft(call, parts, interaction, data, ['data']));
      events.messageCreated(interaction.original);
      break;
    case CALLBACK.deferredUpdate:
      interaction.original = source;
      break;
    case CALLBACK.update:
      interaction.original = source;
      if (source) {
        editMessage(world, source, data, call.uploads, parts.fileRules(['data', 'attachments']), ['data']);
        events.messageUpdated(source);
      }
      interaction.changes += 1;
      break;
    case CALLBACK.choices:
      interaction.choices = asObjects(data.choices);
      break;
    case CALLBACK.modal:
      interaction.modal = { ...data, components: numberedComponents(asObjects(data.components)) };
      break;
  }
  interactions.acknowledge(interaction, callbackType);
  if (call.query.get('with_response') !== 'true') return noContent;
  return ok(callbackResponse(parts, interaction, callbackType));
}

function callbackResponse(parts: Parts, interaction: Interaction, type: number): JsonObject {
  const message = interaction.original;
  const about: JsonObject = { id: interaction.id, type: interaction.type };
  if (message && type !== CALLBACK.modal) {
    about.response_message_id = message.id;
    about.response_message_loading = parts.interactions.isLoading(interaction);
    about.response_message_ephemeral = message.visibleTo !== null;
  }
  const resource: JsonObject = { type };
  if (message) resource.message = messageJson(parts.world, message);
  return { interaction: about, resource };
}

function byToken(call: Call, { interactions }: Parts): Interaction {
  return interactions.byToken(param(call, 'application'), param(call, 'token'));
}

function followUp(call: Call, parts: Parts): Answer {
  const interaction = byToken(call, parts);
  if (interaction.original && parts.interactions.isLoading(interaction)) {
    // Documented for compatibility: the first followup to a deferred response fills it, and its EPHEMERAL flag is ignored.
    const flags = asNumber(call.body.flags) & ~FLAG.ephemeral;
    const body = call.body.flags === undefined ? call.body : { ...call.body, flags };
    return changed(parts, interaction, interaction.original, { ...call, body });
  }
  const message = createMessage(parts.world, draft(call, parts, interaction, call.body, []));
  interaction.followups.push(message);
  parts.events.messageCreated(message);
  parts.world.changed();
  return ok(messageJson(parts.world, message));
}

function changed(parts: Parts, interaction: Interaction, message: Message, call: Call): Answer {
  editMessage(parts.world, message, call.body, call.uploads, parts.fileRules());
  interaction.changes += 1;
  parts.events.messageUpdated(message);
  parts.world.changed();
  return ok(messageJson(parts.world, message));
}

function edit(call: Call, parts: Parts): Answer {
  const interaction = byToken(call, parts);
  return changed(parts, interaction, parts.interactions.messageOf(interaction, param(call, 'message')), call);
}

function read(call: Call, parts: Parts): Answer {
  const message = parts.interactions.messageOf(byToken(call, parts), param(call, 'message'));
  return ok(messageJson(parts.world, message));
}

function remove(call: Call, parts: Parts): Answer {
  const interaction = byToken(call, parts);
  const message = parts.interactions.messageOf(interaction, param(call, 'message'));
  deleteMessage(parts.world, message);
  parts.events.messageDeleted(message);
  interaction.changes += 1;
  parts.world.changed();
  return noContent;
}

const MESSAGE = '/webhooks/:application/:token/messages/:message';

export const interactionRoutes: Route[] = [
  open('POST', '/interactions/:interaction/:token/callback', acknowledge),
  open('POST', '/webhooks/:application/:token', followUp),
  open('GET', MESSAGE, read),
  open('PATCH', MESSAGE, edit),
  open('DELETE', MESSAGE, remove),
];
