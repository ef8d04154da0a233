/**
 * Files that were attached on the page or sent by the bot, in memory, each under an address that cannot be guessed. The
 * handlers fetch an attachment from there as they would from Discord.
 */
import { randomBytes } from 'node:crypto';

export interface ShelfFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface FileShelf {
  /** @returns the id under which the file lies until newer ones need its room. */
  put(file: ShelfFile): string;
  find(id: string): ShelfFile | null;
}

/** @param maxBytes - Room for all files together; the newest one stays whatever its size. */
export function createFileShelf(maxBytes: number): FileShelf {
  const files = new Map<string, ShelfFile>();
  let bytes = 0;
  return {
    put(file) {
      const id = randomBytes(18).toString('base64url');
      files.set(id, file);
      bytes += file.content.length;
      for (const [oldest, { content }] of files) {
        if (bytes <= maxBytes || oldest === id) break;
        files.delete(oldest);
        bytes -= content.length;
      }
      return id;
    },
    find: (id) => files.get(id) ?? null,
  };
}

/** A name as it stands in an address; half of a character, which an address cannot hold, becomes U+FFFD. */
export function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The path under which the page serves a file. */
export function filePath(id: string, name: string): string {
  return `/files/${id}/${encodeName(name)}`;
}
