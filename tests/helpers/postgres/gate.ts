/** Stand-ins for a database that misbehaves: a gate in front of a real one, and a server that says what it is told to. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Gate {
  readonly url: string;
  /** Cuts every connection; `shut` refuses new ones until `open`. */
  cut(): void;
  shut(): void;
  open(): void;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

export async function startGate(url: string): Promise<Gate> {
  const target = new URL(url);
  const { hostname, port } = target;
  const sockets = new Set<Socket>();
  let closed = false;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (closed) return socket.destroy();
    const behind = connect(Number(port || 5432), hostname);
    behind.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => behind.destroy());
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.pipe(behind).pipe(socket);
  });
  target.port = String(await listen(server));
  target.hostname = '127.0.0.1';
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(cut);
  return {
    url: target.href,
    cut,
    shut() {
      closed = true;
      cut();
    },
    open() {
      closed = false;
    },
  };
}

function message(type: string, ...parts: (string | number | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(`${part}\0`);
      if (typeof part !== 'number') return part;
      const bytes = Buffer.alloc(4);
      bytes.writeInt32BE(part);
      return bytes;
    }),
  );
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A server that refuses every greeting with one SQLSTATE, as a real one would; returns an address with a password. */
export async function startRefusing(sqlState: string, words: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(message('E', 'SFATAL', `C${sqlState}`, `M${words}`, Buffer.from([0]))));
  });
  return `postgres://bot:hunter22@127.0.0.1:${await listen(server)}/articles`;
}

/** A server that lets everybody in and gives its version as the answer to every question. */
export async function startOld(number: number, version: string): Promise<string> {
  const column = (name: string, type: number) =>
    Buffer.concat([Buffer.from(`${name}\0`), Buffer.alloc(6), int(type), Buffer.alloc(8)]);
  const int = (value: number) => message('x', value).subarray(5);
  const short = (value: number) => int(value).subarray(2);
  const ready = message('Z', Buffer.from('I'));
  const cell = (text: string) => Buffer.concat([int(text.length), Buffer.from(text)]);
  const answer = Buffer.concat([
    message('T', short(2), column('number', 23), column('version', 25)),
    message('D', short(2), cell(String(number)), cell(version)),
    message('C', 'SELECT 1'),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', 0), ready]));
      socket.on('data', (data) => data[0] === 'Q'.charCodeAt(0) && socket.write(answer));
    });
  });
  return `postgres://bot:hunter22@127.0.0.1:${await listen(server)}/articles`;
}
