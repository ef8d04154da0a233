/** /healthz (the process answers), /readyz (it is connected and the index can be asked) and /metrics, over plain HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../errors.ts';
import type { Metrics } from './metrics.ts';

export interface Health {
  readonly port: number;
  close(): Promise<void>;
}

interface HealthParts {
  readonly port: number;
  readonly host: string;
  readonly metrics: Pick<Metrics, 'render'>;
  /** Null when ready, else what is missing. */
  unreadiness(): Promise<string | null>;
}

/** @throws AppError CONFIG_INVALID, naming the setting, when the port cannot be opened. */
export async function startHealth(parts: HealthParts): Promise<Health> {
  const server = createServer((request, response) => {
    const send = (status: number, body: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    answer(request.method, request.url ?? '/', parts, send).catch(() => send(500, 'failed\n'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(explainUnopened(parts, cause)));
    server.listen(parts.port, parts.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The system says of an address that is none, or another machine's, that it cannot be found or is not available. */
function explainUnopened({ host, port }: HealthParts, cause: NodeJS.ErrnoException): AppError {
  const wrongHost = ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL'].includes(cause.code ?? '');
  const sentence = wrongHost
    ? `HEALTH_HOST: found ${JSON.stringify(host)}, wanted an address of this machine (${cause.message}). Set it to 127.0.0.1 or 0.0.0.0.`
    : `HEALTH_PORT: port ${port} on ${host} cannot be opened (${cause.message}). Set it to another port, or to nothing.`;
  return new AppError('CONFIG_INVALID', sentence, { cause });
}

async function answer(
  method: string | undefined,
  url: string,
  parts: HealthParts,
  send: (status: number, body: string, type?: string) => void,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') return send(405, 'GET only\n');
  switch (url.split('?')[0]) {
    case '/healthz':
      return send(200, 'ok\n');
    case '/readyz': {
      const missing = await parts.unreadiness();
      return missing === null ? send(200, 'ready\n') : send(503, `${missing}\n`);
    }
    case '/metrics': {
      const { type, body } = await parts.metrics.render();
      return send(200, body, type);
    }
    default:
      return send(404, 'not found\n');
  }
}
