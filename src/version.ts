/** The version of this Footnote, as package.json says; read from the checkout and from a build alike. */
import { readFileSync } from 'node:fs';

export const VERSION = (JSON.parse(readFileSync(findPackageFile(), 'utf8')) as { version: string }).version;

function findPackageFile(): URL {
  const beside = new URL('../package.json', import.meta.url);
  return import.meta.url.endsWith('.ts') ? beside : new URL('../../package.json', import.meta.url);
}
