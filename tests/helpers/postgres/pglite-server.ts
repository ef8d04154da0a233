/**
 * A Postgres server on loopback that speaks the real protocol: PGlite, which is Postgres compiled to WebAssembly, with
 * pgvector. It has one session, so connections take turns: a turn is one statement with all of its messages, or a whole
 * transaction. (`@electric-sql/pglite-socket` lets messages of two connections mingle, which mixes their statements up.)
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite/vector';

const SSL_REQUEST = 80_877_103;
const [QUERY, SYNC, TERMINATE, READY] = ['Q', 'S', 'X', 'Z'].map((letter) => letter.charCodeAt(0));
const IDLE = 'I'.charCodeAt(0);

export interface PgliteServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startPglite({ withVectors = true } = {}): Promise<PgliteServer> {
  const db = await PGlite.create({ extensions: withVectors ? { vector } : {} });
  let turn: Promise<void> = Promise.resolve();

  /** Waits until nobody else is in the middle of something; the result ends the turn. */
  async function takeTurn(): Promise<() => void> {
    const before = turn;
    let end: () => void = () => {};
    turn = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }

  async function serve(socket: Socket): Promise<void> {
    let endTurn: (() => void) | null = null;
    try {
      for await (const batch of readBatches(socket)) {
        endTurn ??= await takeTurn();
        let answer: Uint8Array = new Uint8Array();
        for (const message of batch) {
          answer = await db.execProtocolRaw(message);
          if (answer.length > 0) socket.write(answer);
        }
        const open = answer.at(-6) === READY && answer.at(-1) !== IDLE;
        if (open) continue;
        endTurn();
        endTurn = null;
      }
    } catch {
      // The client went away.
    } finally {
      if (endTurn !== null) await db.exec('ROLLBACK').catch(() => undefined);
      endTurn?.();
      socket.destroy();
    }
  }

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    void serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await turn;
      await db.close();
    },
  };
}

/** Messages up to the one that asks for an answer: a simple query, a sync, or the greeting. */
async function* readBatches(socket: Socket): AsyncGenerator<Buffer[]> {
  let buffer = Buffer.alloc(0);
  let greeted = false;
  let batch: Buffer[] = [];
  for await (const chunk of socket) {
    buffer = Buffer.concat([buffer, chunk as Buffer]);
    for (;;) {
      const header = greeted ? 1 : 0;
      if (buffer.length < header + 4) break;
      const length = header + buffer.readInt32BE(header);
      if (buffer.length < length) break;
      const message = buffer.subarray(0, length);
      buffer = buffer.subarray(length);
      if (!greeted && message.readInt32BE(4) === SSL_REQUEST) {
        socket.write('N');
        continue;
      }
      if (message[0] === TERMINATE && greeted) return;
      batch.push(message);
      if (!greeted || message[0] === QUERY || message[0] === SYNC) {
        yield batch;
        batch = [];
      }
      greeted = true;
    }
  }
}
