/**
 * Forms to be filled in by hand: "I agree that ______ may come", "Signed: ______ Date: ______". Nothing has been written into
 * them. Gaps in a text are found in exercises as well, so a form has to ask who signs it or when, or to stand below the
 * line at which it is cut off.
 */
import type { DraftBlock, Marks } from '../draft.ts';
import { wordsIn } from '../line-shapes.ts';
import { cueForm } from './cue-tables.ts';

const BLANK = /_{4,}/;
const SIGNS =
  /(?:^|\s)(?:signed|signature|signature of \p{L}+|date|unterschrift|datum|firma|fecha|서명|날짜|성명)\s?:?\s?_{4,}/giu;
const CUT =
  /^(?:(?:please )?(?:cut|tear|detach)(?: off)?(?: along)?(?: here| this line)?|tear-off slip|reply slip|return slip|hier abtrennen|bitte abtrennen|à découper|cortar aquí|절취선)$/;
/** A word of each of them: most lines have none, and are not worth the look at their dashes. */
const MAY_CUT = /cut|tear|detach|slip|abtrennen|découper|cortar|절취선/i;
const LONGEST = 400;
const MOST_WORDS = 40;
/** "My child can swim: yes / no", between two lines with blanks. */
const CHOICE = /[:：] ?\p{L}{1,12} \/ \p{L}{1,12}$/u;

/** Marks them from the line of the cut, or the first blank, to the last blank. */
export function markForms(blocks: readonly DraftBlock[], marks: Marks): void {
  for (let at = 0; at < blocks.length; at += 1) {
    const cut = isCut(blocks[at]);
    if (!cut && !hasBlank(blocks[at])) continue;
    const from = cut ? at + 1 : at;
    let end = from;
    while (hasBlank(blocks[end]) || (end > from && isChoice(blocks[end]))) end += 1;
    const form = blocks.slice(from, end);
    const signs = form.reduce((count, { text }) => count + (text.match(SIGNS)?.length ?? 0), 0);
    if (signs > 1 || (form.length > 1 && (cut || signs > 0))) marks.fill('navigation', at, end);
    at = Math.max(at, end - 1);
  }
}

/** "------ cut here ------", "✂" */
function isCut(block: DraftBlock | undefined): boolean {
  if (block === undefined || block.kind === 'code' || block.text.length > LONGEST) return false;
  if (!MAY_CUT.test(block.text)) return false;
  return CUT.test(cueForm(block.text.replace(/(?:[-–—_.·] ?){2,400}|✂|✁/gu, ' ')));
}

const isShort = (block: DraftBlock | undefined): block is DraftBlock =>
  block !== undefined && block.kind !== 'code' && block.text.length <= LONGEST && wordsIn(block.text) <= MOST_WORDS;
const hasBlank = (block: DraftBlock | undefined) =>
  isShort(block) && block.kind !== 'heading' && BLANK.test(block.text);
const isChoice = (block: DraftBlock | undefined) => isShort(block) && CHOICE.test(block.text);
