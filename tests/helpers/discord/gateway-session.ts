/** One gateway session: its shard, its sequence of events, and the socket it has now, if any. */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { JsonObject } from './json.ts';

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
