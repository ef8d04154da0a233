/** Whether a question can be read alone, or only in the light of the one before: "and when was that?" */
import { cutTerms } from '../lexical.ts';

const OPENING =
  /^\s*(?:and|but|or|so|also|then|what about|how about|what else|why not|why|when|where|who|how)\b[^\p{L}]*/iu;
const POINTING =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|that|this|those|these|there|then|one|ones|same|such|else)\b/i;
const FEW_WORDS = 2;

export function leansOnContext(question: string): boolean {
  const content = cutTerms(question).filter(({ stop }) => !stop).length;
  if (content <= FEW_WORDS) return true;
  return OPENING.test(question) && POINTING.test(question);
}
