/**
 * Sentences that a page shows a second time in large letters. Read along, the text says them twice, and an answer may quote
 * the copy, which stands in no context. A copy is a whole paragraph, and each of its sentences stands in one and the same
 * longer paragraph.
 */
import type { DraftBlock, Marks } from '../draft.ts';
import { endsSentence, wordsIn } from '../line-shapes.ts';

/** Fewer are said twice in any dialogue. */
const FEWEST_WORDS = 8;
const FEWEST_QUOTED_WORDS = 5;
const MOST_WORDS = 30;
/** Twice as long, so that verses that return are none; any longer, where somebody is named as who says it. */
const TIMES_LONGER = 2;
const SPOKEN =
  /["”»“],? (?:(?:\p{L}[\p{L}.’-]* ){0,4}(?:said|says|asks|asked|adds|added)|(?:sagt|sagte|dit|dice|dijo) \p{L})/u;

/** Marks the copies in `marks`, which has a place for each block; those that have a mark already are left alone. */
export function markPullQuotes(blocks: readonly DraftBlock[], marks: Marks): void {
  const candidates = blocks.flatMap((block, at) =>
    marks[at] === null && !isHeaded(blocks, at) && mayBeCopy(block) ? [at] : [],
  );
  if (candidates.length === 0) return;
  const wanted = new Map(candidates.map((at) => [at, sentencesOf((blocks[at] as DraftBlock).text)]));
  const places = findPlaces(blocks, marks, new Set([...wanted.values()].flat()));
  // Looked at once: many copies may have one long paragraph for their source.
  const mosts = new Map([...new Set([...places.values()].flat())].map((at) => [at, mostWordsOfCopy(blocks[at])]));
  for (const [at, sentences] of wanted) {
    const words = wordsIn((blocks[at] as DraftBlock).text);
    const owners = (places.get(sentences[0] ?? '') ?? []).filter((owner) => words <= (mosts.get(owner) ?? 0));
    const whole = (owner: number) => sentences.every((sentence) => places.get(sentence)?.includes(owner));
    if (owners.some(whole)) marks[at] = 'repeated-in-article';
  }
}

function mostWordsOfCopy(block: DraftBlock | undefined): number {
  const text = block?.text ?? '';
  const words = wordsIn(text);
  return SPOKEN.test(text) ? words - 1 : words / TIMES_LONGER;
}

/** Directly below a heading it may be what the heading asks for. */
const isHeaded = (blocks: readonly DraftBlock[], at: number) => blocks[at - 1]?.kind === 'heading';

const QUOTED = /^["“„«»][^"“”„«»]{1,400}["”“»«]$/u;

function mayBeCopy({ kind, text }: DraftBlock): boolean {
  if ((kind !== 'paragraph' && kind !== 'quotation') || text.length > 400) return false;
  const words = wordsIn(text);
  if (words > MOST_WORDS) return false;
  return QUOTED.test(text) ? words >= FEWEST_QUOTED_WORDS : words >= FEWEST_WORDS && endsSentence(text);
}

const MOST_PLACES = 8;

/** In which paragraphs each of the sentences stands, as a sentence or as what a mark of quotation closes. */
function findPlaces(
  blocks: readonly DraftBlock[],
  marks: Readonly<Marks>,
  sentences: ReadonlySet<string>,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  blocks.forEach(({ kind, text }, at) => {
    if (marks[at] !== null || (kind !== 'paragraph' && kind !== 'quotation')) return;
    for (const sentence of sentencesOf(text)) {
      const found = places.get(sentence) ?? [];
      if (!sentences.has(sentence) || found.length >= MOST_PLACES) continue;
      if (found.at(-1) !== at) places.set(sentence, [...found, at]);
    }
  });
  return places;
}

/** In small letters without signs; parted at the ends of sentences and at marks of quotation. */
function sentencesOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/["“”„«»]|[.!?…。](?=\s|$)/u)
    .map((sentence) => sentence.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .filter((sentence) => sentence !== '');
}
