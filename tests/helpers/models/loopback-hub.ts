/** An HTTP server on this machine that stands for the model hub: it serves folders, slowly or brokenly on request. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export type Mood =
  /** Answers as the hub does. */
  | 'well'
  /** States the length, sends half and closes the connection. */
  | 'breaks-off'
  /** Sends the beginning and then nothing. */
  | 'falls-silent'
  /** Sends half without having stated a length, and ends as if that were all. */
  | 'sends-half'
  /** Answers 503. */
  | 'is-down';

export interface LoopbackHub {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly requests: string[];
  /** How files whose path contains `part` are served; the rest is served well. */
  misbehave(mood: Mood, part?: string): void;
  close(): Promise<void>;
}

/** Serves `models[id]`, a folder, under `/<id>/resolve/main/`. */
export async function openLoopbackHub(models: Readonly<Record<string, string>>): Promise<LoopbackHub> {
  let mood: Mood = 'well';
  let troubled = '';
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const [, id = '', file = ''] = /^\/(.+)\/resolve\/main\/(.+)$/.exec(request.url ?? '') ?? [];
    requests.push(`${id}/${file}`);
    const found = path.join(models[id] ?? '', file);
    if (models[id] === undefined || !existsSync(found)) response.writeHead(404).end();
    else serve(found, response, file.includes(troubled) ? mood : 'well');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    misbehave(next, part = '') {
      mood = next;
      troubled = part;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serve(file: string, response: ServerResponse, mood: Mood): void {
  const { size } = statSync(file);
  if (mood === 'is-down') {
    response.writeHead(503).end('out of order');
    return;
  }
  if (mood !== 'sends-half') response.setHeader('content-length', size);
  if (mood === 'well') {
    createReadStream(file).pipe(response);
    return;
  }
  const half = createReadStream(file, { end: Math.max(0, Math.floor(size / 2) - 1) });
  half.pipe(response, { end: mood === 'sends-half' });
  if (mood === 'breaks-off') half.on('end', () => setTimeout(() => response.destroy(), 20));
}
