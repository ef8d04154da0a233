/** The gateway: connections, sessions and events over a real WebSocket, with the ways a connection goes wrong as methods. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE, greet, INTENT, identifyRefusal } from './gateway-identify.ts';
import { Session } from './gateway-session.ts';
import { asNumber, asText, isObject, type Json, type JsonObject } from './json.ts';
import type { LoopbackOptions } from './options.ts';
import type { World } from './world.ts';

const IDENTIFIES_A_DAY = 1000;

export class Gateway {
  url = '';
  readonly sessions: Session[] = [];
  /** Every IDENTIFY that came, refused or not. */
  readonly identifies: { shard: [number, number]; intents: number; atMs: number; accepted: boolean }[] = [];
  resumes = 0;
  heartbeats = 0;
  #silent = new WeakSet<WebSocket>();
  #down = false;
  #answersResume = true;
  readonly #server: WebSocketServer;
  readonly #world: World;
  readonly #token: string;
  readonly #options: LoopbackOptions;

  constructor(server: Server, world: World, token: string, options: LoopbackOptions) {
    this.#server = new WebSocketServer({ server, path: '/gateway/' });
    this.#server.on('connection', (socket) => this.#connected(socket));
    this.#world = world;
    this.#token = token;
    this.#options = options;
  }

  information(): JsonObject {
    return {
      url: this.url,
      shards: this.#options.recommendedShards ?? 1,
      session_start_limit: {
        total: IDENTIFIES_A_DAY,
        remaining: Math.max(0, IDENTIFIES_A_DAY - this.identifies.length),
        reset_after: 86_400_000,
        max_concurrency: this.#options.maxConcurrency ?? 1,
      },
    };
  }

  /** GATEWAY_*_LIMITED flags of the application, for the privileged intents that are switched on. */
  applicationFlags(): number {
    const on = this.#options.privilegedIntents ?? 0;
    const flag = (intent: number, bit: number) => ((on & intent) === 0 ? 0 : bit);
    return flag(INTENT.presences, 1 << 13) | flag(INTENT.guildMembers, 1 << 15) | flag(INTENT.messageContent, 1 << 19);
  }

  /** Cuts every connection. A resumable one keeps its session, and a client gets what it missed when it resumes. */
  drop({ resumable = true, code }: { resumable?: boolean; code?: number } = {}): void {
    for (const session of this.sessions) {
      session.resumable &&= resumable;
      if (code === undefined) session.socket?.terminate();
      else session.socket?.close(code);
    }
  }

  /** Leaves the present connections open, but answers no heartbeat and sends no event on them. New ones work. */
  goSilent(): void {
    for (const { socket } of this.sessions) if (socket) this.#silent.add(socket);
  }

  /** Cuts every connection and refuses new ones until `comeUp`. Sessions stay resumable. */
  goDown(): void {
    this.#down = true;
    this.drop();
  }

  comeUp(): void {
    this.#down = false;
  }

  /** Op 7: asks clients to connect again and resume. */
  askToReconnect(): void {
    for (const session of this.sessions) this.#send(session.socket, { op: 7, d: null });
  }

  /** Op 9: tells clients that their session is gone, or that they may resume it. */
  invalidate({ resumable = false }: { resumable?: boolean } = {}): void {
    for (const session of this.sessions) {
      session.resumable &&= resumable;
      this.#send(session.socket, { op: 9, d: resumable });
    }
  }

  /** With `false`, a RESUME gets an invalid session: the one to resume has expired. */
  allowResume(allowed: boolean): void {
    this.#answersResume = allowed;
  }

  /** Sessions connected now. */
  get connections(): number {
    return this.sessions.filter(({ resumable, connected }) => resumable && connected).length;
  }

  /** Live sessions, connected or to be resumed, whose shard has this guild; direct messages belong to shard 0. */
  sessionsFor(guildId: string | null): Session[] {
    return this.sessions.filter(({ shard: [id, count], resumable }) => {
      const wanted = guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
      return resumable && id === wanted;
    });
  }

  #send(socket: WebSocket | null, payload: JsonObject): void {
    if (socket === null || socket.readyState !== socket.OPEN || this.#silent.has(socket)) return;
    socket.send(JSON.stringify(payload));
  }

  #connected(socket: WebSocket): void {
    if (this.#down) {
      socket.terminate();
      return;
    }
    let session: Session | undefined;
    this.#send(socket, { op: 10, d: { heartbeat_interval: this.#options.heartbeatIntervalMs ?? 41_250, _trace: [] } });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      // A client that closes with 1000 or 1001 ends its session; any other way it may resume.
      if (session?.socket !== socket) return;
      session.socket = null;
      if (code === 1000 || code === 1001) session.resumable = false;
    });
    socket.on('message', (data) => {
      const payload = parsePayload(String(data));
      if (!payload) return socket.close(CLOSE.decodeError);
      const d = payload.d;
      if (payload.op === 1) return this.#heartbeat(socket);
      if (payload.op === 2 && session) return socket.close(CLOSE.alreadyAuthenticated);
      if (payload.op === 2 && isObject(d)) session = this.#identify(socket, d);
      else if (payload.op === 6 && isObject(d)) session = this.#resume(socket, d);
      else if (!session) socket.close(CLOSE.notAuthenticated);
      else if (payload.op !== 3 && payload.op !== 4 && payload.op !== 8) socket.close(CLOSE.unknownOpcode);
    });
  }

  #heartbeat(socket: WebSocket): void {
    this.heartbeats += 1;
    this.#send(socket, { op: 11 });
  }

  #identify(socket: WebSocket, d: JsonObject): Session | undefined {
    const intents = asNumber(d.intents, -1);
    const [id, count] = Array.isArray(d.shard) ? [asNumber(d.shard[0]), asNumber(d.shard[1], 1)] : [0, 1];
    const now = Date.now();
    const window = this.#options.identifyWindowMs ?? 0;
    const concurrency = this.#options.maxConcurrency ?? 1;
    const recent = this.identifies.filter(({ shard, atMs, accepted }) => {
      return accepted && shard[0] % concurrency === id % concurrency && now - atMs < window;
    });
    const identify = { shard: [id, count] as [number, number], intents, atMs: now, accepted: false };
    this.identifies.push(identify);
    if (d.token !== this.#token) return void socket.close(CLOSE.authenticationFailed, 'Authentication failed.');
    const refusal = identifyRefusal(id, count, intents, this.#options.privilegedIntents ?? 0);
    if (refusal !== undefined) return void socket.close(refusal);
    if (recent.length > 0) return void this.#send(socket, { op: 9, d: false });
    const session = new Session([id, count], intents, socket, (payload) => this.#send(socket, payload));
    identify.accepted = true;
    this.sessions.push(session);
    greet(this.#world, session, this.url, this.applicationFlags());
    return session;
  }

  #resume(socket: WebSocket, d: JsonObject): Session | undefined {
    if (d.token !== this.#token) return void socket.close(CLOSE.authenticationFailed, 'Authentication failed.');
    const session = this.sessions.find(({ id }) => id === asText(d.session_id));
    if (!session?.resumable || !this.#answersResume) return void this.#send(socket, { op: 9, d: false });
    this.resumes += 1;
    session.socket?.terminate();
    session.resume(socket, (payload) => this.#send(socket, payload), asNumber(d.seq));
    return session;
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function parsePayload(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
