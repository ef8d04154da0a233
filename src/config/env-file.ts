/**
 * The file .env. Read here and not by its library, which says nothing of a file that it may not read or that Windows saved
 * as UTF-16: without the token in it the bot would start as the local page.
 */
import { readFileSync } from 'node:fs';
import dotenv from 'dotenv';
import { decodeBytes } from '../articles/decode.ts';
import { describeError } from '../errors.ts';
import { explainUnknown } from './unknown-names.ts';

/**
 * Adds to `env` what the file says; what is there already wins.
 *
 * @returns sentences for the host: that the file is there and cannot be read, or of names in it that are no settings.
 */
export function takeEnvFile(env: Record<string, string | undefined>, path = '.env'): string[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    return [`.env cannot be read, and no setting in it counts (${describeError(error)}). Let this account read it.`];
  }
  const settings = dotenv.parse(decodeBytes(bytes));
  for (const [name, value] of Object.entries(settings)) env[name] ??= value;
  return explainUnknown(Object.keys(settings));
}
