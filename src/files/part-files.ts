/**
 * Files that are written beside their place and then renamed, and what is left of them when a process is killed between
 * the two.
 */
import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Nothing pauses for so long while it is written. A younger one may be that of another process, which shares the folder. */
const LEFT_MS = 3_600_000;

/** A name of one's own beside `target`. */
export const partOf = (target: string): string => `${target}.${randomBytes(6).toString('hex')}.part`;

/** Deletes the parts of `target` that nobody writes any more. Those that cannot be deleted do no harm but take room. */
export async function deleteLeftParts(target: string): Promise<void> {
  const folder = dirname(target);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(target)}.`) || !name.endsWith('.part')) continue;
    const path = join(folder, name);
    const written = await stat(path).catch(() => null);
    if (written !== null && Date.now() - written.mtimeMs > LEFT_MS)
      await rm(path, { force: true }).catch(() => undefined);
  }
}
