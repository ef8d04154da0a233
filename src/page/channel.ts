/**
 * The one channel of the page: its messages, and whoever watches it. It lives in memory only, because answers and
 * everything behind their buttons are in the store; a reload shows it again, a new start begins with an empty one.
 */
import type { ChannelMessage, Push } from './wire.ts';

/** Older messages leave, so that a page left open for weeks stays small. */
const MAX_MESSAGES = 300;
const EPOCH_MS = Date.UTC(2015, 0, 1);

export interface Channel {
  messages(): readonly ChannelMessage[];
  find(id: string): ChannelMessage | null;
  /** Shows a message, or replaces the one with its id. */
  put(message: ChannelMessage): void;
  remove(id: string): void;
  typing(typing: boolean): void;
  isTyping(): boolean;
  /** Calls back on each change; returns a function that ends it. */
  watch(watcher: (push: Push) => void): () => void;
}

export function createChannel(): Channel {
  const messages = new Map<string, ChannelMessage>();
  const watchers = new Set<(push: Push) => void>();
  const tell = (push: Push): void => {
    for (const watcher of watchers) watcher(push);
  };
  let typingCount = 0;
  return {
    messages: () => [...messages.values()],
    find: (id) => messages.get(id) ?? null,
    put(message) {
      messages.set(message.id, message);
      tell({ kind: 'message', message });
      const oldest = messages.size > MAX_MESSAGES ? messages.keys().next().value : undefined;
      if (oldest !== undefined) messages.delete(oldest);
    },
    remove(id) {
      messages.delete(id);
      tell({ kind: 'gone', id });
    },
    typing(typing) {
      typingCount = Math.max(0, typingCount + (typing ? 1 : -1));
      tell({ kind: 'typing', typing: typingCount > 0 });
    },
    isTyping: () => typingCount > 0,
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

let lastId = 0n;

/** An id as Discord makes them: the time in its high bits, and never the same twice. */
export function nextId(now: number = Date.now()): string {
  const fromClock = BigInt(now - EPOCH_MS) << 22n;
  lastId = fromClock > lastId ? fromClock : lastId + 1n;
  return String(lastId).padStart(19, '0');
}

/** When the message with this id was written, in milliseconds since the epoch. */
export function timeOfId(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number(BigInt(id) >> 22n) + EPOCH_MS : Date.now();
}
