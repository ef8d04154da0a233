/**
 * Answers interactions and mentions over Discord's REST API. An interaction's token lasts fifteen minutes, and an
 * acknowledgement may come too late or never arrive; a public answer then goes on as an ordinary message in the channel,
 * where the bot may write. It is shown late and once: edits repeat harmlessly, new messages carry a nonce.
 */
import { RESTJSONErrorCodes as Refused } from 'discord.js';
import type { OutgoingMessage, Responder } from '../command.ts';
import type { Log } from '../dispatch.ts';
import { type Deferral, type Delivery, isRefusal, type Ticket } from './delivery.ts';

/** Discord ends a token after 15 minutes; the change to the channel is made before. */
const TOKEN_LIFETIME_MS = 14.5 * 60_000;

export interface ResponderParts {
  readonly delivery: Delivery;
  readonly logger: Log;
  /** Called when somebody else had already answered: another process on the same token. */
  onTwin(): void;
  readonly tokenLifetimeMs?: number;
}

interface Place {
  readonly channel: string;
  readonly mayPost: boolean;
}

interface MentionPlace extends Place {
  readonly mayReply: boolean;
}

export function createInteractionResponder(ticket: Ticket, place: Place, parts: ResponderParts): Responder {
  const { delivery, logger } = parts;
  const lifetime = parts.tokenLifetimeMs ?? TOKEN_LIFETIME_MS;
  const startedAt = performance.now();
  const post = createPost(place.channel, ticket.id, delivery);
  let how: Deferral = 'private';
  let shown = false;
  let tokenWorks = true;
  let unshown = false;

  /** A private answer must not appear in the channel, and a lost change of a message is no harm. */
  const inChannel = async (message: OutgoingMessage): Promise<void> => {
    if (how === 'public' && place.mayPost) return post.show(message);
    // The progress of a reindex comes every few seconds.
    if (unshown) return;
    unshown = true;
    logger.info({ interaction: ticket.id }, 'An answer came too late for its interaction and could not be shown');
  };

  return {
    async defer(kind) {
      how = kind;
      try {
        await delivery.acknowledge(ticket, kind);
      } catch (error) {
        // The other process's reply can be edited all the same.
        if (isRefusal(error, Refused.InteractionHasAlreadyBeenAcknowledged)) return parts.onTwin();
        tokenWorks = false;
        logger.warn({ err: error, interaction: ticket.id }, 'An interaction could not be acknowledged in time');
      }
    },
    async modal(modal) {
      await delivery.openModal(ticket, modal);
    },
    async choices(choices) {
      // A keystroke that is answered too late has been followed by another one.
      await delivery.suggest(ticket, choices).catch((error: unknown) => {
        logger.debug({ err: error, interaction: ticket.id }, 'Suggestions came too late');
      });
    },
    async update(message) {
      if (!tokenWorks || performance.now() - startedAt > lifetime) return inChannel(message);
      try {
        await delivery.editReply(ticket, message);
        shown = true;
      } catch (error) {
        if (!isRefusal(error, Refused.UnknownWebhook, Refused.InvalidWebhookToken, Refused.UnknownMessage)) throw error;
        // Somebody who deletes the reply wants it gone; an ended token only means to go on elsewhere.
        if (error.code === Refused.UnknownMessage) return;
        tokenWorks = false;
        await inChannel(message);
      }
    },
    async refuse(message) {
      if (!tokenWorks) return;
      if (how === 'private') return delivery.editReply(ticket, message);
      // A follow-up takes over the visibility of a reply that still says "thinking", so that one goes first.
      if (how === 'public' && !shown) await delivery.deleteReply(ticket).catch(() => undefined);
      await delivery.whisper(ticket, message);
    },
  };
}

/**
 * Answers a mention with a reply, or with a message that stands alone where the bot may not reply. Nothing can be private
 * here, and "thinking" is shown as typing.
 */
export function createMentionResponder(messageId: string, place: MentionPlace, parts: ResponderParts): Responder {
  const post = createPost(place.channel, messageId, parts.delivery, place.mayReply ? messageId : undefined);
  const show = async (message: OutgoingMessage): Promise<void> => {
    if (place.mayPost) await post.show(message);
  };
  return {
    async defer() {
      if (place.mayPost) void parts.delivery.typing(place.channel).catch(() => undefined);
    },
    async modal() {
      throw new TypeError('A mention cannot be answered with a modal.');
    },
    async choices() {},
    update: show,
    refuse: show,
  };
}

/** One message in a channel, written first and edited afterwards. */
function createPost(channel: string, nonce: string, delivery: Delivery, replyTo?: string) {
  let id: string | null = null;
  return {
    async show(message: OutgoingMessage): Promise<void> {
      if (id === null) id = await delivery.post(channel, message, nonce, replyTo);
      else await delivery.editPost(channel, id, message);
    },
  };
}
