/**
 * Sends bodies to Discord through the client's own REST manager, which keeps the rate limits. What Discord fails to take
 * (a 500, a timeout, a broken connection) is tried again with growing pauses; what it refuses is not.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Choice, Modal, OutgoingMessage } from '../command.ts';

/** Where an interaction is answered. */
export interface Ticket {
  readonly applicationId: string;
  readonly id: string;
  readonly token: string;
}

export interface Patience {
  /** No new attempt is started after this many milliseconds. */
  readonly forMs: number;
  readonly firstPauseMs: number;
  /** Told of each failure after which there is another attempt. */
  readonly onRetry?: (error: unknown) => void;
}

const PATIENT: Patience = { forMs: 90_000, firstPauseMs: 500 };
/** An acknowledgement is worth nothing after three seconds. */
const HASTY: Patience = { forMs: 2_600, firstPauseMs: 100 };

export function isRefusal(error: unknown, ...codes: readonly RESTJSONErrorCodes[]): error is DiscordAPIError {
  return error instanceof DiscordAPIError && (codes.length === 0 || codes.some((code) => code === error.code));
}

/** What a broken or slow network gives, by the codes of Node and of its HTTP client. */
const NETWORK_CODE =
  /^(?:E(?:CONNRESET|CONNREFUSED|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|UND_ERR)/;

function mayPass(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return false;
  if (error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  if ('code' in error && NETWORK_CODE.test(String(error.code))) return true;
  // `fetch failed` and "other side closed" wrap the error that tells.
  return error.cause !== undefined && mayPass(error.cause);
}

/** Runs `send` until it succeeds, is refused, or patience ends; rejects with the last failure. */
export async function persistently<Result>(send: () => Promise<Result>, patience = PATIENT): Promise<Result> {
  const startedAt = performance.now();
  for (let wait = patience.firstPauseMs; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      return await send();
    } catch (error) {
      if (!mayPass(error) || performance.now() - startedAt + wait > patience.forMs) throw error;
      patience.onRetry?.(error);
      await pause(wait);
    }
  }
}

/** The body and the uploads of a message; `attachments` names the new files and drops those of an edited message. */
function wire(message: OutgoingMessage, extra: object = {}) {
  const { flags, components, allowed_mentions, files } = message;
  const attachments = files.map(({ name }, id) => ({ id: String(id), filename: name }));
  return {
    body: { flags, components, allowed_mentions, attachments, ...extra },
    files: files.map(({ name, content }) => ({
      name,
      data: typeof content === 'string' ? content : Buffer.from(content),
    })),
  };
}

export type Deferral = 'public' | 'private' | 'update';

export interface Delivery {
  /** @throws DiscordAPIError 40060 when another process had answered first. */
  acknowledge(ticket: Ticket, how: Deferral): Promise<void>;
  openModal(ticket: Ticket, modal: Modal): Promise<void>;
  suggest(ticket: Ticket, choices: readonly Choice[]): Promise<void>;
  editReply(ticket: Ticket, message: OutgoingMessage): Promise<void>;
  deleteReply(ticket: Ticket): Promise<void>;
  whisper(ticket: Ticket, message: OutgoingMessage): Promise<void>;
  /**
   * @param nonce - At most 25 characters; Discord shows a message once, however often it arrives.
   * @param replyTo - The message that this one answers; where the bot may not refer to it, this one stands alone.
   */
  post(channel: string, message: OutgoingMessage, nonce: string, replyTo?: string): Promise<string>;
  editPost(channel: string, id: string, message: OutgoingMessage): Promise<void>;
  typing(channel: string): Promise<void>;
}

export function createDelivery(rest: REST): Delivery {
  const callback = (ticket: Ticket, body: object) =>
    persistently(
      () => rest.post(Routes.interactionCallback(ticket.id, ticket.token), { body, auth: false }),
      HASTY,
    ).then(() => undefined);
  const reply = (ticket: Ticket) => Routes.webhookMessage(ticket.applicationId, ticket.token, '@original');
  return {
    async acknowledge(ticket, how) {
      let attempts = 0;
      const body =
        how === 'update'
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : {
              type: InteractionResponseType.DeferredChannelMessageWithSource,
              data: { flags: how === 'private' ? MessageFlags.Ephemeral : 0 },
            };
      const route = Routes.interactionCallback(ticket.id, ticket.token);
      const send = () => {
        attempts += 1;
        return rest.post(route, { body, auth: false });
      };
      await persistently(send, HASTY).catch((error: unknown) => {
        // A first attempt that seemed to fail may have arrived; the second is then told so.
        if (attempts > 1 && isRefusal(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) return;
        throw error;
      });
    },
    openModal: (ticket, modal) => callback(ticket, { type: InteractionResponseType.Modal, data: modal }),
    suggest: (ticket, choices) =>
      callback(ticket, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }),
    async editReply(ticket, message) {
      await persistently(() => rest.patch(reply(ticket), { ...wire(message), auth: false }));
    },
    async deleteReply(ticket) {
      await persistently(() => rest.delete(reply(ticket), { auth: false }));
    },
    async whisper(ticket, message) {
      const secret = { ...message, flags: message.flags | MessageFlags.Ephemeral };
      const route = Routes.webhook(ticket.applicationId, ticket.token);
      await persistently(() => rest.post(route, { ...wire(secret), auth: false }));
    },
    async post(channel, message, nonce, replyTo) {
      const allowed_mentions = { parse: [], replied_user: false };
      const send = async (reference: object): Promise<string> => {
        const extra = { nonce, enforce_nonce: true, allowed_mentions, ...reference };
        const sent = await persistently(() => rest.post(Routes.channelMessages(channel), wire(message, extra)));
        return (sent as { id: string }).id;
      };
      if (replyTo === undefined) return send({});
      return send({ message_reference: { message_id: replyTo, fail_if_not_exists: false } }).catch((error: unknown) => {
        if (isRefusal(error, RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory)) return send({});
        throw error;
      });
    },
    async editPost(channel, id, message) {
      await persistently(() => rest.patch(Routes.channelMessage(channel, id), wire(message)));
    },
    async typing(channel) {
      await rest.post(Routes.channelTyping(channel));
    },
  };
}
