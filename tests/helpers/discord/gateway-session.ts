/** One gateway session: its shard, its sequence of events, and the socket it has now, if any. */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { JsonObject } from './json.ts';

export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

export const PRIVILEGED_INTENTS = INTENT.guildMembers | INTENT.presences | INTENT.messageContent;
/** Bits 0 to 16, 20, 21, 24 and 25 have a meaning. */
export const KNOWN_INTENTS = 0x1ffff | (0x3 << 20) | (0x3 << 24);

export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly shard: readonly [number, number];
  readonly intents: number;
  socket: WebSocket | null;
  resumable = true;
  /** Events while nobody listens are kept for a resume, as all others are. */
  readonly #events: { s: number; t: string; d: JsonObject }[] = [];
  #send: (payload: JsonObject) => void;

  constructor(
    shard: readonly [number, number],
    intents: number,
    socket: WebSocket,
    send: (payload: JsonObject) => void,
  ) {
    this.shard = shard;
    this.intents = intents;
    this.socket = socket;
    this.#send = send;
  }

  get connected(): boolean {
    return this.socket !== null && this.socket.readyState === this.socket.OPEN;
  }

  get sequence(): number {
    return this.#events.length;
  }

  wants(intent: number): boolean {
    return (this.intents & intent) !== 0;
  }

  dispatch(t: string, d: JsonObject): void {
    const event = { s: this.#events.length + 1, t, d };
    this.#events.push(event);
    if (this.connected) this.#send({ op: 0, ...event });
  }

  /** Takes over a new connection and sends what came after `sequence`. */
  resume(socket: WebSocket, send: (payload: JsonObject) => void, sequence: number): void {
    this.socket = socket;
    this.#send = send;
    for (const event of this.#events.slice(sequence)) send({ op: 0, ...event });
    this.dispatch('RESUMED', { _trace: [] });
  }
}
