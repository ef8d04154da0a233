/**
 * Names of article files: the endings that are read, and as what. One list for whoever walks the folder, reads a file, takes
 * an upload or offers to choose one; it runs in a browser too.
 */
const FORMATS = {
  '.txt': 'text',
  '.md': 'Markdown',
  '.markdown': 'Markdown',
  '.html': 'HTML',
  '.htm': 'HTML',
  '.pdf': 'PDF',
} as const;

export type ArticleFormat = (typeof FORMATS)[keyof typeof FORMATS];

export const ARTICLE_ENDINGS = Object.keys(FORMATS);

/** By the ending alone; null where files of this kind are not read. */
export function formatOf(path: string): ArticleFormat | null {
  const ending = path.slice(path.lastIndexOf('.')).toLowerCase();
  return Object.hasOwn(FORMATS, ending) ? FORMATS[ending as keyof typeof FORMATS] : null;
}

/** Hidden or read as an option, not to be seen, or refused by some file system; everything else may stand in a name. */
const UNFIT = /^[.-]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/u;
export const LONGEST_NAME = 99;
/** What file systems take; a letter has up to three bytes. */
const LONGEST_NAME_BYTES = 255;

/** The last part of what somebody named a file, as it would stand in the folder of articles, and what speaks against it. */
export function checkArticleName(given: string): { readonly name: string; readonly wrong: 'ending' | 'name' | null } {
  const name = given.normalize('NFC').split(/[/\\]/).at(-1)?.trim() ?? '';
  if (formatOf(name) === null) return { name, wrong: 'ending' };
  const long = name.length > LONGEST_NAME || new TextEncoder().encode(name).length > LONGEST_NAME_BYTES;
  return { name, wrong: long || UNFIT.test(name) ? 'name' : null };
}
