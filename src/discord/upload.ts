/**
 * Fetches a file that an admin attached. Name, type and size are looked at before anything is downloaded; the address must
 * be one of Discord's own (UPLOAD_HOSTS), so that nobody can make the bot call elsewhere; and the body is counted while it
 * comes, because a header may lie.
 */

import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { checkArticleName, LONGEST_NAME } from '../files/article-names.ts';
import { maxArticleBytes } from '../files/sizes.ts';
import type { IncomingFile } from './incoming.ts';
import type { LocaleName, Say } from './messages/index.ts';
import { formatBytes } from './rendering/format.ts';

const CONTENT_TYPES = /^(?:text\/|application\/(?:pdf|xhtml\+xml|octet-stream|markdown)|$)/i;
const TIMEOUT_MS = 30_000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

interface Rules {
  readonly config: Pick<Config, 'UPLOAD_HOSTS' | 'MAX_ARTICLE_MB'>;
  readonly say: Say;
  readonly locale: LocaleName;
}

/** @throws AppError UPLOAD_REFUSED, in the person's language, before or during the download. */
export async function downloadUpload(
  file: IncomingFile,
  rules: Rules,
  fetcher: typeof fetch = fetch,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { say, locale } = rules;
  const limit = maxArticleBytes(rules.config);
  const name = checkName(file, say);
  const tooLarge = (size: number) =>
    refuse(say('upload.size', { size: formatBytes(size, locale), limit: formatBytes(limit, locale) }));
  if (file.sizeBytes > limit) throw tooLarge(file.sizeBytes);
  if (file.sizeBytes === 0) throw refuse(say('upload.empty'));
  const url = checkAddress(file.url, rules);
  const content = await fetchBytes(url, limit, fetcher).catch((cause: unknown) => {
    throw new AppError('UPLOAD_REFUSED', say('upload.failed'), { audience: 'asker', cause });
  });
  if (content === null) throw tooLarge(limit + 1);
  if (content.length === 0) throw refuse(say('upload.empty'));
  return { name, content };
}

function checkName(file: IncomingFile, say: Say): string {
  const { name, wrong } = checkArticleName(file.name);
  if (wrong === 'ending' || !CONTENT_TYPES.test(file.contentType ?? '')) {
    throw refuse(say('upload.type', { name: name.slice(0, 80) || '–' }));
  }
  if (wrong === 'name') throw refuse(say('reason.upload.name', { limit: LONGEST_NAME }));
  return name;
}

/** Https at a listed host; plain http only on this machine, and only when it is listed with its name. */
function checkAddress(address: string, { config, say }: Rules): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const listed = url !== null && [url.hostname, url.host].some((host) => config.UPLOAD_HOSTS.includes(host));
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!url || !listed || !secure || url.username !== '' || url.password !== '') {
    throw refuse(say('upload.host', { hosts: config.UPLOAD_HOSTS.join(', ') }));
  }
  return url;
}

/** Null when the body is longer than `limit`. */
async function fetchBytes(url: URL, limit: number, fetcher: typeof fetch): Promise<Uint8Array | null> {
  const response = await fetcher(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`The file server answered ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function refuse(sentence: string): AppError {
  return new AppError('UPLOAD_REFUSED', sentence, { audience: 'asker' });
}
