/**
 * Lengths as Discord counts them, and cutting at a sentence. A components-v2 message holds 4,000 characters, and is
 * refused with a bare 500 beyond about 10,000 UTF-8 bytes (discord-api-docs issue 8554), so one number, the weight,
 * stands for both limits: sums of weights never promise more than either allows.
 */

/** Weight that the texts of one message may have together. */
export const MESSAGE_WEIGHT = 3_900;
const BYTES_PER_WEIGHT = 2.4;
/** What Discord adds for each text component, in weight. */
export const TEXT_OVERHEAD = 6;

/** How far back a sentence's end is looked for, and what follows a cut that a segmenter must see to judge it. */
const SENTENCE_REACH = 1_500;
const CHARACTER_REACH = 100;
const LOOK_AHEAD = 60;

/** Made once: that takes longer than a cut. */
export const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The larger of the characters and the bytes, the latter scaled so that both limits lie at `MESSAGE_WEIGHT`. */
export function weigh(text: string): number {
  return Math.max(text.length, Math.ceil(Buffer.byteLength(text) / BYTES_PER_WEIGHT));
}

/**
 * The longest beginning of `text` that costs no more than `budget`, cut after a sentence; after a word where the
 * sentence would take more than half of it away; else between two characters as a reader sees them.
 *
 * @param cost - What a beginning of the text costs once it is dressed for Discord; must not fall as the text grows.
 */
export function cutText(text: string, budget: number, cost: (text: string) => number = weigh): string {
  if (cost(text) <= budget) return text;
  const fits = longestFit(text, budget, cost);
  const sentence = lastBoundary(sentences, text, fits, SENTENCE_REACH);
  if (sentence > fits / 2) return text.slice(0, sentence).trimEnd();
  const word = lastWordEnd(text, fits);
  if (word > fits / 2) return text.slice(0, word).trimEnd();
  return text.slice(0, lastBoundary(graphemes, text, fits, CHARACTER_REACH));
}

/** The longest beginning of `text` that costs no more than `budget`, cut between two characters as a reader sees them. */
export function cutCharacters(text: string, budget: number, cost: (text: string) => number): string {
  if (cost(text) <= budget) return text;
  return text.slice(0, lastBoundary(graphemes, text, longestFit(text, budget, cost), CHARACTER_REACH));
}

/** The text, or its beginning and an ellipsis, at most `limit` UTF-16 units long, whole characters only. */
export function ellipsize(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = limit - 1;
  const cut = lastBoundary(graphemes, text, room, CHARACTER_REACH);
  return `${text.slice(0, cut).trimEnd()}…`;
}

/** Within a few units of the longest beginning that fits; each probe dresses the text anew, so few are made. */
function longestFit(text: string, budget: number, cost: (text: string) => number): number {
  let low = 0;
  let high = Math.min(text.length, Math.max(0, budget));
  const tolerance = Math.floor(high / 200);
  while (high - low > tolerance) {
    const middle = Math.ceil((low + high) / 2);
    if (cost(text.slice(0, middle)) <= budget) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The last place up to `limit` where a segment ends; 0 when none ends within `reach` units before it. */
function lastBoundary(segmenter: Intl.Segmenter, text: string, limit: number, reach: number): number {
  const from = Math.max(0, limit - reach);
  const part = text.slice(from, limit + LOOK_AHEAD);
  let last = 0;
  for (const { index } of segmenter.segment(part)) {
    if (from + index > limit) return last;
    // Where the part begins is no boundary of the text, unless the text begins there.
    if (index > 0) last = from + index;
  }
  return text.length <= limit ? text.length : last;
}

function lastWordEnd(text: string, limit: number): number {
  for (let at = limit; at > 0; at -= 1) if (/\s/.test(text[at] ?? '')) return at;
  return 0;
}

/**
 * Shares a budget so that small needs are met whole and large ones get equal parts of what is left.
 *
 * @returns One allowance for each need, in order; together at most `budget`.
 */
export function shareBudget(needs: readonly number[], budget: number): number[] {
  const shares = new Array<number>(needs.length).fill(0);
  let left = Math.max(0, budget);
  const ascending = needs.map((need, index) => ({ need, index })).sort((a, b) => a.need - b.need);
  for (const [place, { need, index }] of ascending.entries()) {
    const share = Math.min(need, Math.floor(left / (ascending.length - place)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
