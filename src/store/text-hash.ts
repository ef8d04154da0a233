/** Hash of the characters that quotes are cut from: two versions with the same one quote the same. */
import { createHash } from 'node:crypto';

/** @returns SHA-256 of the text as UTF-8, hexadecimal. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
