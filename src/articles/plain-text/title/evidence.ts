/**
 * What tells the title of an article from the name of the site above it: the name of the file, the words of the text,
 * and what the page says of itself at its foot. Each weighs little alone; `place.ts` adds it up.
 */
import type { DraftBlock } from '../../draft.ts';
import { titleForm } from '../../title-form.ts';

/** Words of file names that name any article. */
const EMPTY_NAMES = new Set(
  'article page post blog file text copy final draft saved story document untitled'.split(' '),
);
const SMALL_WORDS = new Set(
  'about after also and are before but can for from have how into its not our that the their there they this was were what when where which who whom why will with would you your'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 3;
const LONGEST_TEXT = 60_000;

/** Words that say something, without case and plural. */
export function tellingWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const telling = words.filter(
    (word) => !SMALL_WORDS.has(word) && (word.length >= SHORTEST_WORD || /\p{Lo}/u.test(word)),
  );
  return new Set(telling.map((word) => (word.length > SHORTEST_WORD ? word.replace(/s$/, '') : word)));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]{0,8}$/, '');

/** The telling words of a path's last part. */
export function wordsOfPath(path: string): Set<string> {
  return new Set([...tellingWords(nameOf(path))].filter((word) => !EMPTY_NAMES.has(word)));
}

/** Whether a path's last part holds all words of the line, one after the other. */
export const isInPath = (line: string, path: string): boolean =>
  ` ${titleForm(nameOf(path))} `.includes(` ${titleForm(line)} `);

export const countShared = (words: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...words].filter((word) => others.has(word)).length;

/** The telling words of the text from `start`, as far as one has to look. */
export function wordsOfText(blocks: readonly DraftBlock[], start: number): Set<string> {
  let text = '';
  for (const block of blocks.slice(start, start + 400)) {
    if (text.length > LONGEST_TEXT) break;
    text += `\n${block.text.slice(0, LONGEST_TEXT)}`;
  }
  return tellingWords(text);
}

const FOOT_BLOCKS = 30;
const SELF =
  /^(?:is|are) (?:an? )?(?:\p{L}+[ -]){0,3}(?:charity|non-?profit|company|magazine|newspaper|website|site|blog|newsletter|publication|journal|trademark|project)\b(?! (?:of|from|in) \d)|^(?:is|are) (?:published|produced|run|funded|supported) by\b/iu;

/** True where the foot of the page uses the name as its own: "© 2020 Name", "About Name", "Name is a charity". */
export function isNameOfSite(name: string, blocks: readonly DraftBlock[]): boolean {
  const wanted = name.toLowerCase();
  if (wanted.length < 4) return false;
  return blocks
    .slice(1)
    .slice(-FOOT_BLOCKS)
    .some(({ text }) => {
      const line = text.slice(0, 600).toLowerCase();
      const at = line.indexOf(wanted);
      if (at < 0) return false;
      const before = line.slice(0, at).trim();
      const after = line.slice(at + wanted.length);
      if (/^[\p{L}\p{N}]/u.test(after)) return false;
      if (/(?:©|\(c\)|copyright)(?: ?\d{4}(?: ?[-–] ?\d{4})?)?,?(?: by)?$/.test(before)) return true;
      if (/^(?:about|über|à propos de|sobre)$/.test(before) && after.trim() === '') return true;
      return before === '' && SELF.test(after.trim());
    });
}
