/**
 * Brings a model from the hub into DATA_DIR/models. The library's own download is not used: it holds each file in
 * memory, writes it in place, so that a crash leaves half a file that counts as whole ever after, and never times
 * out on a hub that has gone silent. Here a file is streamed beside its place, measured, and renamed.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from '@xenova/transformers/src/env.js';
import { AppError, describeError } from '../../src/errors.ts';
import { deleteLeftParts, partOf } from '../../src/files/part-files.ts';
import { because } from '../../src/reasons.ts';
import { type ModelLocation, missingFiles, requiredFiles } from './model-folder.ts';

export interface DownloadProgress {
  /** File name below the model's folder. */
  readonly file: string;
  readonly loadedBytes: number;
  /** 0 when the hub does not say. */
  readonly totalBytes: number;
}

export interface DownloadOptions {
  readonly hubUrl?: string;
  /** How long the hub may be silent. */
  readonly idleTimeoutMs?: number;
  readonly onDownload?: (progress: DownloadProgress) => void;
}

const IDLE_TIMEOUT_MS = 30_000;

/** True for a model of the hub that is not in its folder yet, or not all of it. */
export function needsDownload(
  { folder, source }: ModelLocation,
  { quantized }: { readonly quantized: boolean },
): boolean {
  return source === 'hub' && missingFiles(folder, requiredFiles(quantized)).length > 0;
}

/**
 * Makes sure that every file of the model is there; downloads what a hub model lacks.
 *
 * @param setting - the setting that named the model, for the message.
 * @throws AppError MODEL_UNAVAILABLE, naming the files, the folder and the setting.
 */
export async function ensureDownloaded(
  setting: string,
  location: ModelLocation,
  { quantized }: { readonly quantized: boolean },
  options: DownloadOptions,
): Promise<void> {
  const { folder, name, source } = location;
  // At every start: the one after a crash comes too soon to tell what was left.
  if (source === 'hub') for (const file of requiredFiles(quantized)) await deleteLeftParts(path.join(folder, file));
  // A folder of the host's own may hold the full-precision file instead.
  const either = source === 'folder' && missingFiles(folder, requiredFiles(!quantized)).length === 0;
  const missing = either ? [] : missingFiles(folder, requiredFiles(quantized));
  if (missing.length === 0) return;
  if (source !== 'hub') {
    throw new AppError(
      'MODEL_UNAVAILABLE',
      because('model.incomplete', { folder, setting, files: missing.join(', ') }),
    );
  }
  for (const file of missing) {
    try {
      await downloadFile(name, file, folder, options);
    } catch (cause) {
      throw new AppError(
        'MODEL_UNAVAILABLE',
        because('model.download', {
          ...{ setting, model: name, file, hub: hubOf(options), found: reason(cause) },
          ...{ folder, files: missing.join(', ') },
        }),
        { cause },
      );
    }
  }
}

function hubOf(options: DownloadOptions): string {
  return (options.hubUrl ?? env.remoteHost).replace(/\/+$/, '');
}

async function downloadFile(model: string, file: string, folder: string, options: DownloadOptions): Promise<void> {
  const target = path.join(folder, file);
  const partial = partOf(target);
  const abort = new AbortController();
  const idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
  const timer = setTimeout(() => abort.abort(new Error(`nothing came for ${idleTimeoutMs / 1000} s`)), idleTimeoutMs);
  // Told before the hub answers, which may take a while.
  options.onDownload?.({ file, loadedBytes: 0, totalBytes: 0 });
  try {
    const url = `${hubOf(options)}/${model}/resolve/main/${file}`;
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`the hub answered ${response.status} ${response.statusText}`);
    // A compressed answer states the length of what travels, not of what is written.
    const encoded = response.headers.get('content-encoding');
    const totalBytes = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
    let loadedBytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        timer.refresh();
        loadedBytes += chunk.length;
        options.onDownload?.({ file, loadedBytes, totalBytes });
        done(null, chunk);
      },
    });
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(partial, { flush: true }), {
      signal: abort.signal,
    });
    const { size } = await stat(partial);
    if (size === 0 || (totalBytes > 0 && size !== totalBytes)) {
      throw new Error(`${size} bytes came instead of ${totalBytes}`);
    }
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` says only "fetch failed"; the address or the refusal stands in its cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause ? `${describeError(error)} (${describeError(cause)})` : describeError(error);
}
