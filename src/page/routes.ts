/**
 * What the page's server answers: the page and its bundle to anyone on this machine, the channel as a stream of events,
 * events of people, and files. Everything about the channel needs the token of this start.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { Core } from '../core.ts';
import type { Command, Responder } from '../discord/command.ts';
import type { Incoming } from '../discord/incoming.ts';
import type { Bundle } from './bundle.ts';
import { type Channel, nextId } from './channel.ts';
import { PAGE_ICON, pageDocument } from './document.ts';
import { encodeName, type FileShelf } from './file-shelf.ts';
import { refuseForeign, requireToken, strictHeaders } from './guard.ts';
import { parseEvent, toIncoming } from './read-event.ts';
import { createPageResponder } from './responder.ts';
import { welcomeMessage } from './welcome.ts';
import type { Acknowledged, ChannelMessage, Hello, PageEvent, Push } from './wire.ts';

const MAX_EVENT_BYTES = 64_000;
const HEARTBEAT_MS = 15_000;

export interface RouteParts {
  readonly bundle: Bundle;
  readonly channel: Channel;
  readonly core: Core;
  readonly commands: readonly Command[];
  readonly files: FileShelf;
  readonly token: string;
  readonly port: () => number;
  readonly maxUploadBytes: number;
  /** Aborted when the page stops. */
  readonly ending: AbortSignal;
  readonly dispatch: (incoming: Incoming, reply: Responder) => Promise<void>;
}

export function createRoutes(parts: RouteParts): Hono {
  const { bundle, files, token } = parts;
  const app = new Hono();
  app.use(strictHeaders());
  app.use(refuseForeign(parts.port));
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.get('/', (context) => context.html(pageDocument(token)));
  app.get('/page.js', (context) => context.body(bundle.script, 200, { 'content-type': 'text/javascript' }));
  app.get('/page.css', (context) => context.body(bundle.style, 200, { 'content-type': 'text/css' }));
  app.get('/icon.svg', (context) => context.body(PAGE_ICON, 200, { 'content-type': 'image/svg+xml' }));
  app.get('/files/:id/:name', (context) => {
    const file = files.find(context.req.param('id'));
    if (!file) return context.text('This file is no longer kept.\n', 404);
    return context.body(new Uint8Array(file.content), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
    });
  });
  app.use('/api/*', requireToken(token));
  app.get('/api/stream', (context) =>
    streamSSE(context, (stream) => sendChannel(stream, context.req.query('locale') ?? 'en', parts)),
  );
  app.post('/api/events', bodyLimit({ maxSize: MAX_EVENT_BYTES }), async (context) => {
    const event = isJson(context.req.header('content-type')) ? parseEvent(await readJson(context.req)) : null;
    if (!event) return context.text('Not an event of this page.\n', 400);
    return context.json(await answer(event, parts));
  });
  app.post('/api/uploads', bodyLimit({ maxSize: parts.maxUploadBytes }), async (context) => {
    const name = (context.req.query('name') ?? '').slice(0, 260);
    if (name === '') return context.text('A file needs a name.\n', 400);
    const content = new Uint8Array(await context.req.arrayBuffer());
    return context.json({ upload: files.put({ name, content }) });
  });
  return app;
}

const isJson = (type: string | undefined) => /^application\/json\b/.test(type ?? '');
const readJson = (request: { json(): Promise<unknown> }): Promise<unknown> => request.json().catch(() => null);

/** Hands the event to the dispatcher; resolves with the first answer, while the rest goes on in the channel. */
function answer(event: PageEvent, parts: RouteParts): Promise<Acknowledged> {
  const { channel, files } = parts;
  const incoming = toIncoming(event, nextId(), files, `http://127.0.0.1:${parts.port()}`);
  if (event.kind === 'mention') channel.put(personsMessage(incoming.id, event));
  return new Promise((resolve) => {
    const reply = createPageResponder(incoming, { channel, files, person: event.person, acknowledge: resolve });
    void parts.dispatch(incoming, reply).finally(() => {
      reply.ended();
      // A handler may stay silent, such as for a mention while the queue is full.
      resolve({ kind: 'deferred' });
    });
  });
}

function personsMessage(id: string, event: Extract<PageEvent, { kind: 'mention' }>): ChannelMessage {
  const shown = { thinking: false, edited: false, components: [], files: [], head: null, onlyFor: null };
  return { id, at: Date.now(), author: event.person, content: event.content, ...shown };
}

interface EventStream {
  writeSSE(event: { data: string }): Promise<void>;
  onAbort(listener: () => void): void;
}

async function sendChannel(stream: EventStream, locale: string, parts: RouteParts): Promise<void> {
  const { channel, commands, core, maxUploadBytes, ending } = parts;
  const closed = new AbortController();
  // Before anything is awaited, since a connection that closes is told of once.
  stream.onAbort(() => closed.abort());
  const over = AbortSignal.any([closed.signal, ending]);
  const welcome = await welcomeMessage(core, locale);
  if (over.aborted) return;
  const send = (push: Push | { kind: 'alive' }) =>
    void stream.writeSSE({ data: JSON.stringify(push) }).catch(() => undefined);
  const messages = [welcome, ...channel.messages()];
  // Nothing is awaited between the state and its changes, so that no change falls between the two.
  const typing = channel.isTyping();
  const hello: Hello = { commands: commands.map(({ data }) => data), messages, typing, maxUploadBytes };
  send({ kind: 'hello', hello });
  const stopWatching = channel.watch(send);
  const heartbeat = setInterval(() => send({ kind: 'alive' }), HEARTBEAT_MS);
  await new Promise((resolve) => over.addEventListener('abort', resolve, { once: true }));
  clearInterval(heartbeat);
  stopWatching();
}
