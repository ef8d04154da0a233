/** The HTTP side: reads requests, applies faults and rate limits, records everything, answers as Discord does. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ApiError, invalidJson, methodNotAllowed, notFound, unauthorized } from '../errors.ts';
import { type Fault, Faults } from '../faults.ts';
import { isObject, type Json } from '../json.ts';
import { readBody } from './body.ts';
import type { RateLimits } from './limits.ts';
import { type Answer, matchRoute, type Parts, type Route } from './route.ts';

export interface RecordedRequest {
  method: string;
  /** With parameter names: `/channels/:channel/messages`. */
  route: string;
  path: string;
  body: Json;
  files: { name: string; sizeBytes: number }[];
  /** Null while it is not answered. */
  status: number | null;
  /** On the test's clock. */
  atMs: number;
}

export interface Refusal {
  method: string;
  route: string;
  status: number;
  code: number;
  message: string;
  reasons: string[];
  body: Json;
}

export class RestServer {
  readonly requests: RecordedRequest[] = [];
  readonly refusals: Refusal[] = [];
  readonly faults = new Faults();
  readonly http: Server = createServer((request, response) => void this.#handle(request, response));
  readonly #routes: readonly Route[];
  readonly #token: string;
  readonly #limits: RateLimits;
  readonly #sockets = new Set<Socket>();
  #parts: Parts | undefined;

  constructor(routes: readonly Route[], token: string, limits: RateLimits) {
    this.#routes = routes;
    this.#token = token;
    this.#limits = limits;
    this.http.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** @returns The origin, `http://127.0.0.1:port`. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(0, '127.0.0.1', () => resolve());
    });
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('The loopback server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  serve(parts: Parts): void {
    this.#parts = parts;
  }

  /** Ends every connection, WebSockets too, so that a client that is still coming back keeps nothing open. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.http.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(request, response);
    } catch (error) {
      // A defect of this server, not a refusal: say so where the test's log shows it.
      console.error('loopback Discord:', error);
      if (!response.headersSent) response.writeHead(599).end(String(error));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts = this.#parts;
    if (!parts) throw new Error('serve() comes before the first request');
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', parts.origin);
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '');
    const match = matchRoute(this.#routes, method, path);
    const found = match === undefined || match === 'method' ? undefined : match;
    const route = found?.route.path ?? path;
    const { json, uploads, malformed } = await readBody(request);
    const record: RecordedRequest = {
      method,
      route,
      path,
      status: null,
      atMs: parts.world.clock.now(),
      body: json ?? null,
      files: uploads.map(({ name, data }) => ({ name, sizeBytes: data.length })),
    };
    this.requests.push(record);
    const send = (status: number, body?: Json | Buffer, headers: Record<string, string> = {}) => {
      record.status = status;
      const isJson = body !== undefined && !Buffer.isBuffer(body);
      const type: Record<string, string> = isJson ? { 'Content-Type': 'application/json' } : {};
      response.writeHead(status, { ...type, ...headers });
      response.end(body === undefined ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body));
    };

    const fault = this.faults.take(method, route);
    if (await applyFault(fault, request.socket, send)) return;
    const major = ['channel', 'guild', 'application', 'token'].map((name) => found?.params[name] ?? '').join('/');
    const verdict = this.#limits.count(`${method} ${route}`, major, found?.route.bot ?? true);
    if (verdict.retryAfterMs !== undefined) {
      return send(429, rateLimitBody(verdict.retryAfterMs, verdict.global === true), {
        ...verdict.headers,
        'Retry-After': String(Math.ceil(verdict.retryAfterMs / 1000)),
      });
    }
    try {
      if (malformed) throw invalidJson();
      if (match === 'method') throw methodNotAllowed();
      if (!found) throw notFound();
      if (found.route.bot && request.headers.authorization !== `Bot ${this.#token}`) throw unauthorized();
      const body = isObject(json) ? json : {};
      const call = { method, params: found.params, query: url.searchParams, body, json, uploads };
      const answer: Answer = await found.route.handle(call, parts);
      if (fault?.kind === 'reset') return void request.socket.resetAndDestroy();
      if (answer.file) return send(answer.status, answer.file.data, { 'Content-Type': answer.file.contentType });
      send(answer.status, answer.body, verdict.headers);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message, reasons } = error;
      this.refusals.push({ method, route, status, code, message, reasons, body: json ?? null });
      send(status, error.toJSON(), verdict.headers);
    }
  }
}

/** @returns True when the fault has dealt with the request. */
async function applyFault(
  fault: Fault | undefined,
  socket: Socket,
  send: (status: number, body?: Json | Buffer, headers?: Record<string, string>) => void,
): Promise<boolean> {
  if (!fault) return false;
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return false;
    case 'reset':
      if (fault.after === true) return false;
      socket.resetAndDestroy();
      return true;
    case 'status':
      if (fault.body === undefined) send(fault.status, { message: `${fault.status}: injected`, code: 0 });
      else send(fault.status, Buffer.from(fault.body));
      return true;
    case 'rateLimit': {
      const global = fault.global === true;
      const scope: Record<string, string> = global
        ? { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' }
        : { 'X-RateLimit-Scope': 'user' };
      send(429, rateLimitBody(fault.retryAfterMs, global), {
        ...scope,
        'Retry-After': String(fault.retryAfterMs / 1000),
      });
      return true;
    }
  }
}

function rateLimitBody(retryAfterMs: number, global: boolean): Json {
  return { message: 'You are being rate limited.', retry_after: retryAfterMs / 1000, global };
}
