/** Readers' comments that give only a name above what was written, and the buttons below it: "Like (4) · Reply · May 13, 2024". */
import type { DraftBlock } from '../draft.ts';
import { BARS, PROSE_WORDS, wordsIn } from '../line-shapes.ts';
import { isTimeStamp } from '../times.ts';
import { cueForm } from './cue-tables.ts';
import { MAX_NAME_WORDS, REPLY } from './reader-comments.ts';

const LONGEST_FOOT = 80;
const VERDICT =
  /^(?:likes?|recommend(?:ed)?|upvote|share|report|flag|gefällt mir|j'aime|me gusta|공감|추천)(?: \d{1,5})?$/;
const COUNTED = /^\d{1,5} (?:likes?|upvotes?|replies|reply|points?)$/;

/** Such a row, in which nothing else may stand. */
function isFoot(text: string): boolean {
  const parts = text.length > LONGEST_FOOT ? [] : text.split(BARS);
  if (parts.length < 2) return false;
  const forms = parts.map(cueForm);
  if (!forms.some((form) => REPLY.test(form))) return false;
  return parts.every((part, at) => {
    const form = forms[at] ?? '';
    return REPLY.test(form) || VERDICT.test(form) || COUNTED.test(form) || isTimeStamp(part.trim());
  });
}

/** "Reply" alone says less. */
const FEWEST_REPLIES = 2;
const MOST_BLOCKS = 12;

/**
 * Where such comments begin and end, or null where there are none: from a line below the first prose that announces them,
 * with a name directly below it, to the last of the rows that follow each other closely.
 *
 * @param forms - the text of each block as a cue.
 * @param announces - whether a block counts or announces comments.
 */
export function findFootedComments(
  blocks: readonly DraftBlock[],
  forms: readonly string[],
  announces: (at: number) => boolean,
): { start: number; end: number } | null {
  const rows = blocks.map(({ kind, text }) => kind !== 'code' && isFoot(text));
  const feet = blocks.flatMap(({ text }, at) =>
    rows[at] || (text.length <= LONGEST_FOOT && REPLY.test(forms[at] ?? '')) ? [at] : [],
  );
  const first = feet[0];
  if (first === undefined || (feet.length < FEWEST_REPLIES && !rows[first])) return null;
  const prose = blocks.findIndex(({ text }) => wordsIn(text) >= PROSE_WORDS);
  let start = first - 1;
  while (start >= 0 && !announces(start)) start -= 1;
  const comment = blocks.slice(start + 1, first);
  if (prose < 0 || start <= prose || comment.length > MOST_BLOCKS) return null;
  if (!isName(comment[0])) return null;
  const far = feet.findIndex((at, i) => i > 0 && at - (feet[i - 1] as number) > MOST_BLOCKS);
  return { start, end: (feet.at(far < 0 ? -1 : far - 1) as number) + 1 };
}

const isName = (block: DraftBlock | undefined) =>
  block !== undefined && wordsIn(block.text) <= MAX_NAME_WORDS && !/[!?:;,]$/.test(block.text);
