/** What an article or a page says twice: paragraphs, and headlines of stories that stand in a second list as well. */
import type { DraftBlock, Marks } from '../draft.ts';
import { endsSentence, isCredit, looksLikeCode, looksLikeName, wordsIn } from '../line-shapes.ts';

/** Shorter lines repeat in dialogue and verse. */
const SHORTEST_REPEATED_WORDS = 8;

/** The second and later copies of a paragraph. */
export function markRepetitions(blocks: readonly DraftBlock[], marks: Marks): void {
  const seen = new Set<string>();
  blocks.forEach(({ kind, text }, at) => {
    if (marks[at] !== null || kind === 'heading' || kind === 'code' || kind === 'table-row') return;
    if (wordsIn(text) < SHORTEST_REPEATED_WORDS || text.startsWith('#') || looksLikeCode(text)) return;
    const form = text.toLowerCase();
    if (seen.has(form)) marks[at] = 'repeated-in-article';
    else seen.add(form);
  });
}

const SHORTEST_HEADLINE_WORDS = 4;
const LONGEST_HEADLINE = 250;

/**
 * A headline that the page shows again with nothing below it but who and when, as in "Latest" beside "Top stories": found
 * by its words, it would lead to no text, or to the text of the story above it.
 */
export function markRepeatedHeadlines(blocks: readonly DraftBlock[], marks: Marks): void {
  if (!blocks.some(({ kind }) => kind === 'heading')) return;
  const told = new Set<string>();
  const bare: { form: string; start: number; end: number }[] = [];
  const ends = findTextsBelow(blocks, marks);
  blocks.forEach(({ kind, text, level }, start) => {
    if ((kind !== 'heading' && kind !== 'paragraph') || marks[start] !== null) return;
    if (text.length > LONGEST_HEADLINE || wordsIn(text) < SHORTEST_HEADLINE_WORDS) return;
    const end = ends[start] as number;
    const next = blocks[end];
    const form = text.toLowerCase();
    const empty = next === undefined || (next.kind === 'heading' && next.level <= level);
    if (kind === 'paragraph' || empty) bare.push({ form, start: isLabel(blocks[start - 1]) ? start - 1 : start, end });
    else if (next.kind !== 'heading' && wordsIn(next.text) >= SHORTEST_REPEATED_WORDS) told.add(form);
  });
  for (const { form, start, end } of bare)
    if (told.has(form)) for (let at = start; at < end; at += 1) marks[at] ??= 'repeated-in-article';
}

/** For each block where below it something stands that is not left out and no credit; found from the end, in one look. */
function findTextsBelow(blocks: readonly DraftBlock[], marks: Readonly<Marks>): number[] {
  const ends = new Array<number>(blocks.length);
  let end = blocks.length;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    ends[at] = end;
    if (marks[at] === null && !isCredit((blocks[at] as DraftBlock).text)) end = at;
  }
  return ends;
}

const MOST_LABEL_WORDS = 2;

/** "Latest", "EXCLUSIVE": what a list or a story is called, and nobody's name. */
const isLabel = (block: DraftBlock | undefined) =>
  block?.kind === 'paragraph' &&
  wordsIn(block.text) <= MOST_LABEL_WORDS &&
  !endsSentence(block.text) &&
  !isCredit(block.text) &&
  !looksLikeName(block.text);
