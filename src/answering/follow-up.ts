/** Questions that cannot be read alone, only in the light of the one before: "and when was that?" */
import { cutTerms } from '../lexical.ts';
import type { Quote } from '../types.ts';
import type { FoundPassage } from './sentences.ts';
import { withoutSmallTalk } from './small-talk.ts';

const OPENING =
  /^\s*(?:and|but|or|so|also|then|what about|how about|what else|why not|why|when|where|who|how)\b[^\p{L}]*/iu;
const POINTING =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|that|this|those|these|there|then|one|ones|same|such|else)\b/i;
const FEW_WORDS = 2;

export function leansOnContext(question: string): boolean {
  const asked = withoutSmallTalk(question);
  const content = cutTerms(asked).filter(({ stop }) => !stop).length;
  if (content <= FEW_WORDS) return true;
  return OPENING.test(asked) && POINTING.test(asked);
}

/** What the passage of the first quote gains, on the scale of passages' scores; that of the second half of it, and so on. */
const QUOTED_GAIN = 0.4;

/** Passages that the answer before quoted go ahead: whoever asks on asks about what was just shown. */
export function leadWithQuoted(found: readonly FoundPassage[], quotes: readonly Quote[]): FoundPassage[] {
  const gain = ({ passage }: FoundPassage) =>
    quotes
      .filter(({ version, start, end }) => version === passage.versionId && start < passage.end && passage.start < end)
      .reduce((most, { n }) => Math.max(most, QUOTED_GAIN / n), 0);
  return found
    .map((one) => ({ ...one, scored: { ...one.scored, score: one.scored.score + gain(one) } }))
    .sort((a, b) => b.scored.score - a.scored.score);
}
