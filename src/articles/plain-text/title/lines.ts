/** What the lines at the head of a copied page look like to one who seeks the title among them. */
import type { DraftBlock, Marks } from '../../draft.ts';
import { BARS, isCredit, looksLikeHeading, wordsIn } from '../../line-shapes.ts';
import { findDate } from '../../metadata.ts';
import { isKicker } from '../../title-form.ts';
import { isIndex, isPageRow } from '../page-talk.ts';

export interface Lines {
  readonly blocks: readonly DraftBlock[];
  readonly marks: Readonly<Marks>;
  /** The first line that may be the title. */
  readonly first: number;
  readonly path: string;
  /** Headlines of a page that lists stories, none of which is its title. */
  readonly headlines: ReadonlySet<string>;
}

export interface Page extends Lines {
  /** Where the text begins. */
  readonly end: number;
  /** What the text has of words that say something. */
  readonly words: ReadonlySet<string>;
}

const HEAD_BLOCKS = 40;
const MAX_HEADLINE_WORDS = 26;
const SENTENCE_WORDS = 8;
const MAX_CREDIT_PART_WORDS = 10;
const FEWEST_HEADLINE_WORDS = 4;

/** Where prose begins, as far as titles may stand. */
export function findText({ blocks, marks, first }: Lines): number {
  const last = Math.min(blocks.length, marks.length, first + HEAD_BLOCKS);
  for (let at = first + 1; at < last; at += 1) {
    const { text } = blocks[at] as DraftBlock;
    if ((marks[at] ?? null) !== null || isCreditRow(text) || isIndex(text)) continue;
    const words = wordsIn(text);
    const ends = /[.!。…]["”’»)]?$/u.test(text);
    if (words > MAX_HEADLINE_WORDS || (words >= SENTENCE_WORDS && ends)) return at;
  }
  return last;
}

/** "Jane Doe | 3 March 2018 | 12 comments", "Version 2 | Agreed on 4 May 2020", and what `isCredit` knows. */
export function isCreditRow(text: string): boolean {
  if (isCredit(text)) return true;
  const parts = text.slice(0, 400).split(BARS);
  if (parts.length === 1)
    return /^(?:last |page )?(?:updated|published|posted|revised)\b/i.test(text) && findDate(text) !== null;
  return parts.some((part) => isCredit(part) || (wordsIn(part) <= MAX_CREDIT_PART_WORDS && findDate(part) !== null));
}

/** A line that may be a title, where it stands. */
export function isTitleLike({ marks, blocks, headlines }: Page, at: number): boolean {
  const block = blocks[at];
  if (block === undefined || (marks[at] ?? null) !== null) return false;
  if ((block.kind !== 'paragraph' && block.kind !== 'heading') || headlines.has(block.text)) return false;
  return looksLikeHeading(block.text) && !isKicker(block) && !isCreditRow(block.text) && !isPageRow(block.text);
}

/** As `isTitleLike`, or a line directly below a menu that is too long or too full of marks for a heading. */
export function isHeadline(page: Page, at: number, below: number): boolean {
  if (isTitleLike(page, at)) return true;
  const { text = '', kind } = page.blocks[at] ?? {};
  const placed = at === below || (at === below + 1 && isKicker(page.blocks[below]));
  if (!placed || kind !== 'paragraph' || (page.marks[at] ?? null) !== null || page.headlines.has(text)) return false;
  const words = wordsIn(text);
  if (words < FEWEST_HEADLINE_WORDS || words > MAX_HEADLINE_WORDS || isCreditRow(text) || isPageRow(text)) return false;
  return (
    /^[\p{Lu}\p{Lo}\p{N}“"‘'«„¿¡]/u.test(text) && /[\p{L}\p{N}?!"”’'»)]$/u.test(text) && !/https?:|\S@\S/.test(text)
  );
}
