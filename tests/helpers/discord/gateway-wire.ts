/** Payloads on the wire: JSON, as text or as one zlib stream a connection. */
import { createDeflate, constants as zlib } from 'node:zlib';
import type { WebSocket } from 'ws';
import { isObject, type Json, type JsonObject } from './json.ts';

export function parsePayload(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** zlib-stream: one deflate stream, flushed after each payload. */
export function deflated(socket: WebSocket): (text: string) => void {
  const deflate = createDeflate({ flush: zlib.Z_SYNC_FLUSH });
  deflate.on('data', (chunk: Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(chunk);
  });
  return (text) => deflate.write(text);
}
