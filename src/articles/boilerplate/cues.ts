/** What a block says of itself: the phrases and lines by which pages ask, offer and steer, and whether they are its own voice. */
import type { OmissionReason } from '../../types.ts';
import type { DraftBlock } from '../draft.ts';
import { wordsIn } from '../line-shapes.ts';
import { CUE_LINES } from './cue-lines.ts';
import { mayHoldPhrase, PHRASE_CUES } from './cue-phrases.ts';
import { cueForm } from './cue-tables.ts';
import { listsOthers } from './other-articles.ts';
import { readShape } from './shapes.ts';

export interface Cue {
  readonly reason: OmissionReason;
  /** A whole line of boilerplate. */
  readonly line: boolean;
  /** 2 for each phrase that asks or offers, 1 for each that only points that way. */
  readonly score: number;
  /** True for a line that stands above titles of other articles. */
  readonly lists: boolean;
  /** True when at least one phrase asks or offers: "Facebook and Twitter" alone are a subject. */
  readonly asks: boolean;
}

/** Blocks above these are prose, whatever they mention. */
const LONGEST_CUED = 700;
const LONGEST_CUED_WORDS = 70;

/** The text of each block as a cue; none for prose. */
export const cueForms = (blocks: readonly DraftBlock[]): string[] =>
  blocks.map(({ text }) => (text.length <= LONGEST_CUED ? cueForm(text) : ''));

/** @param form - the block's text as a cue. */
export function findCue({ kind, text }: DraftBlock, form = cueForm(text)): Cue | null {
  if (kind === 'code' || kind === 'table-row' || text.length > LONGEST_CUED || wordsIn(text) > LONGEST_CUED_WORDS)
    return null;
  const line = CUE_LINES.get(form) ?? (listsOthers(form) ? 'navigation' : readShape(text, form));
  if (line !== null && line !== undefined)
    return { reason: line, line: true, score: 9, asks: true, lists: listsOthers(form) };
  let best: Cue | null = null;
  const lower = text.toLowerCase().replaceAll('’', "'");
  if (!mayHoldPhrase(lower)) return null;
  for (const { reason, strong, weak } of PHRASE_CUES) {
    let score = 0;
    const rest = lower.replace(strong, () => {
      score += 2;
      return '\n';
    });
    const asks = score > 0;
    score += new Set(rest.match(weak)).size;
    if (score > (best?.score ?? 0)) best = { reason, line: false, score, asks, lists: false };
  }
  return best;
}

/** Why a block is boilerplate by itself; null for one that has to be judged with its neighbours. */
export function judgeAlone({ kind, text }: DraftBlock, cue: Cue | null): OmissionReason | null {
  if (cue === null || !cue.asks) return null;
  if (cue.line) return cue.reason;
  const words = wordsIn(text);
  // A headline may speak of donations; only a button of a few words is no headline.
  if (kind === 'heading') return words <= 8 && cue.score >= 3 && !isReported(text) ? cue.reason : null;
  const wanted = words <= 12 ? 2 : words <= 40 ? 3 : 4;
  return cue.score >= wanted + (isReported(text) ? 3 : 0) ? cue.reason : null;
}

const MADE_BY =
  /(?<!\p{L})(?:composed|edited|hosted|made|mixed|presented|produced|recorded) by \p{Lu}\p{Ll}[\p{L}’'-]* \p{Lu}/u;

/** Boilerplate speaks to the reader; what quotes somebody, tells what was said or names who made it is an article's own. */
export function isReported(text: string): boolean {
  if (MADE_BY.test(text)) return true;
  return /["“”„«»]|\b(said|says|told|asked|urged|announced|sagte|sagt|a dit|dijo|added)\b|말했다|밝혔다/.test(text);
}
