/** Words of a question that say what kind of answer is wanted and not what about: "how many", "what year", "the name of". */
import { questionTerms } from '../lexical/terms.ts';

const FRAMES =
  /\bhow (many|much|long|old|often|far|fast|big|large|tall|high|deep|heavy|wide|common|likely)\b|\b(?:what|which) (types?|kinds?|sorts?|years?|dates?|days?|months?|century|time|names?|words?|terms?|ways?|percentage|numbers?|amounts?|person|people|groups?|things?|country|state|city|place)\b|\bthe (names?|numbers?|amounts?|types?|kinds?) of\b|\bwhat (?:do|does|did) .{1,80}? (mean|stand for)\b/gi;

/** The terms of such words; none where the question has no other. */
export function framingTerms(question: string, terms: readonly string[]): ReadonlySet<string> {
  const words = [...question.matchAll(FRAMES)].flatMap((found) => found.slice(1).filter((word) => word !== undefined));
  const framing = new Set(words.flatMap(questionTerms));
  return terms.every((term) => framing.has(term)) ? new Set() : framing;
}
