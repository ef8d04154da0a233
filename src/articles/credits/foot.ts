/** Author and day from the last lines of an article, where blogs sign and wikis say when they were edited. */
import type { DraftBlock } from '../draft.ts';
import { wordsIn } from '../line-shapes.ts';
import { cleanAuthor } from '../metadata.ts';
import { findRevision } from './head.ts';

const FOOT_BLOCKS = 4;
const MAX_SIGNED_WORDS = 14;
const SIGNED =
  /^(?:[Pp]osted|[Ww]ritten|[Pp]ublished) by (\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3})(?=$| at \d| on \d| on \p{Lu}\p{L}{1,12},? (?:\p{Lu}\p{L}{1,12} )?\d| [|·•] )/u;
const COMMENTS = /^(?:\d{1,5} )?(?:comments?|replies|responses)(?: \(?\d{1,5}\)?)?\s?:?$/i;

/** "Posted by Jane Doe at 21:06": the one line of its kind, above what readers wrote. */
export function findFootAuthor(blocks: readonly DraftBlock[]): string | null {
  const signed = blocks.flatMap(({ kind, text }, at) => {
    if (kind !== 'paragraph' || text.length > 200 || wordsIn(text) > MAX_SIGNED_WORDS) return [];
    const name = SIGNED.exec(text)?.[1];
    return name === undefined ? [] : [{ name, at }];
  });
  const [only, ...others] = signed;
  if (only === undefined || others.length > 0) return null;
  return blocks.slice(0, only.at).some(({ text }) => text.length < 40 && COMMENTS.test(text))
    ? null
    : cleanAuthor(only.name);
}

const HEAD_BLOCKS = 2;
const LONGEST_NOTE = 500;
/** Behind a sentence, a bar or a picture sign, and not in the middle of what somebody tells. */
const NOTE =
  /(?<![\p{L}\p{N},:;–—-]) (?=(?:(?:This )?\p{L}{4,10} (?:was |is )?l|L)ast (?:updated|edited|modified|revised|reviewed)\b)/u;

/** "This page was last edited on 3 March 2018", by itself or behind the buttons of the page. */
export const findFootDate = (blocks: readonly DraftBlock[]): string | null => findNote(blocks.slice(-FOOT_BLOCKS));

/** "A pattern by Jane Doe. Last updated 3 March 2018", below the title. */
export const findHeadRevision = (blocks: readonly DraftBlock[]): string | null =>
  findNote(blocks.slice(0, HEAD_BLOCKS).filter(({ kind }) => kind === 'paragraph'));

function findNote(blocks: readonly DraftBlock[]): string | null {
  for (const { text } of blocks) {
    if (text.length > LONGEST_NOTE) continue;
    for (const note of text.split(NOTE)) {
      const day = findRevision(note);
      if (day !== null) return day;
    }
  }
  return null;
}
