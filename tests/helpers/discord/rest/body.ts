/** Request bodies: JSON, or a form with `payload_json` and `files[n]`. */
import type { IncomingMessage } from 'node:http';
import type { Upload } from '../files.ts';
import type { Json } from '../json.ts';

export interface Body {
  json: Json | undefined;
  uploads: Upload[];
  /** Neither JSON nor a form. */
  malformed: boolean;
}

export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('multipart/form-data')) return await readForm(bytes, type);
    const json = bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as Json);
    return { json, uploads: [], malformed: false };
  } catch {
    return { json: undefined, uploads: [], malformed: true };
  }
}

async function readForm(bytes: Buffer, type: string): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
  let json: Json | undefined;
  const uploads: Upload[] = [];
  for (const [key, value] of form.entries()) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (typeof value === 'string') {
      if (key === 'payload_json') json = JSON.parse(value) as Json;
    } else if (index !== undefined) {
      const data = Buffer.from(await value.arrayBuffer());
      uploads.push({ index, name: value.name, contentType: value.type || 'application/octet-stream', data });
    }
  }
  return { json, uploads, malformed: false };
}
