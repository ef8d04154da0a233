/** Questions that cannot be read alone, only in the light of the one before: "and when was that?" */
import { cutTerms } from '../lexical/terms.ts';
import { withoutSmallTalk } from '../questions/small-talk.ts';
import type { Query } from '../retrieval/query.ts';
import type { Quote } from '../types.ts';
import type { FoundPassage } from './sentences.ts';

const OPENING =
  /^\s*(?:and|but|or|so|also|then|what about|how about|what else|why not|why|when|where|who|how)\b[^\p{L}]*/iu;
const POINTING =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|that|this|those|these|there|then|one|ones|same|such|else)\b/i;
const FEW_WORDS = 2;
/** Of a question that stands behind another in the same message: "and what do oranges cost" is about oranges. */
const FEW_WORDS_BEHIND = 1;

/** True for a question of hardly a word, and for one that opens as a reply does and points at something. */
export function leansOnContext(question: string): boolean {
  const asked = withoutSmallTalk(question);
  if (contentOf(asked) <= FEW_WORDS) return true;
  return OPENING.test(asked) && POINTING.test(asked);
}

/** The same of a question behind another in one message: the word that joins the two is its opening. */
export const leansOnFirst = (question: string): boolean =>
  contentOf(question) <= FEW_WORDS_BEHIND || POINTING.test(question);

const contentOf = (question: string): number => cutTerms(question).filter(({ stop }) => !stop).length;

/** What the passage of the first quote gains, on the scale of passages' scores; that of the second half of it, and so on. */
const QUOTED_GAIN = 0.4;

/**
 * Passages that the answer before quoted go ahead: whoever asks on asks about what was just shown. Where another passage of
 * the same article holds more of the follow-up's own words ("how do I clean it?"), that one goes ahead instead.
 */
export function leadWithQuoted(
  found: readonly FoundPassage[],
  quotes: readonly Quote[],
  terms: Query['terms'],
): FoundPassage[] {
  const own = terms.filter(({ asked, unknown }) => asked && !unknown);
  const held = ({ scored: { candidate } }: FoundPassage) =>
    own
      .filter(({ hash }) => candidate.bodyTerms.includes(hash) || candidate.headTerms.includes(hash))
      .reduce((sum, { idf }) => sum + idf, 0);
  const gains = new Map<FoundPassage, number>();
  for (const { n, version, start, end } of quotes) {
    const inArticle = found.filter(({ passage }) => passage.versionId === version);
    const quoted = inArticle.filter(({ passage }) => start < passage.end && passage.start < end);
    const most = Math.max(0, ...inArticle.map(held));
    const says = quoted.some((one) => held(one) >= most) ? quoted : inArticle.filter((one) => held(one) === most);
    for (const one of says) gains.set(one, Math.max(gains.get(one) ?? 0, QUOTED_GAIN / n));
  }
  return found
    .map((one) => ({ ...one, scored: { ...one.scored, score: one.scored.score + (gains.get(one) ?? 0) } }))
    .sort((a, b) => b.scored.score - a.scored.score);
}
