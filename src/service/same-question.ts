/**
 * Whether two questions ask the same. Two can be near in meaning and ask different things ("when" and "why" of one event,
 * 2014 and 2018, the first and the second). A question is read once and then compared with many: cutting it is what takes time.
 */
import { distance } from 'fastest-levenshtein';
import { type AnswerType, expectsAnswerType } from '../answering/asked-for/answer-type.ts';
import { cutTerms, questionTerms } from '../lexical/terms.ts';

/** Names inside a sentence, numbers, and words that tell one of a row from the others. */
const MARKS =
  /(?<=[\p{L}\p{N},'’"“(] ?)\p{Lu}[\p{L}\p{M}-]+|\p{N}+(?:[.,]\p{N}+)*|\b(?:first|second|third|fourth|fifth|last|next|previous)\b/gu;
const NEGATION =
  /\b(?:not|never|no|nor|neither|none|without|cannot|refus(?:e[sd]?|ing)|fail(?:s|ed|ing)?|declin(?:e[sd]?|ing))\b|n['’]t\b/i;
const ASKING = /\b(?:who(?:m|se)?|what|which|when|where|why|how)\b/gi;
const WHETHER = /^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b/i;

type Kind = AnswerType | 'whether' | 'thing' | null;

export interface ReadQuestion {
  readonly kind: Kind;
  readonly terms: ReadonlySet<string>;
  readonly marks: readonly string[];
  /** Its distinct terms without stop words, in the order of the alphabet. */
  readonly words: string;
  readonly denied: boolean;
}

export function readQuestion(question: string): ReadQuestion {
  return {
    kind: kindOf(question),
    terms: new Set(cutTerms(question).map(({ term }) => term)),
    marks: (question.match(MARKS) ?? []).flatMap((mark) => cutTerms(mark).map(({ term }) => term)),
    words: questionTerms(question).sort().join(' '),
    denied: NEGATION.test(question),
  };
}

/** What is asked for by the first question word: a "when" further on begins a clause. Null where any sentence may answer. */
function kindOf(question: string): Kind {
  if (WHETHER.test(question)) return 'whether';
  const [first, second] = [...question.matchAll(ASKING)];
  const kind = expectsAnswerType(first === undefined ? question : question.slice(0, second?.index));
  return kind === null && first?.[0].toLowerCase() === 'what' ? 'thing' : kind;
}

/** "What did it cost" and "how much was it" ask the same; "what" and "where" do not. */
function kindsAgree(one: Kind, other: Kind): boolean {
  if (one === other) return true;
  if (one === 'whether' || other === 'whether') return false;
  if (one === null || other === null) return true;
  const named = one === 'thing' ? other : other === 'thing' ? one : null;
  return named === 'number' || named === 'reason' || named === 'manner';
}

/** Whether two questions ask for the same kind of thing, and name the same people, places, numbers and turns. */
export function questionsAgree(asked: ReadQuestion, known: ReadQuestion, about = ''): boolean {
  if (!kindsAgree(asked.kind, known.kind)) return false;
  const named = known.marks.filter((mark) => asked.terms.has(mark)).length;
  const added = asked.marks.filter((mark) => !known.terms.has(mark));
  if (added.length === 0) return 2 * named >= known.marks.length;
  if (named < known.marks.length) return false;
  // A name that is only added may be one of the pinned passage; a name in the place of another asks for something else.
  const place = new Set(cutTerms(about).map(({ term }) => term));
  return added.every((mark) => place.has(mark));
}

/** Whether two questions that agree consist of the same words, whatever their order, up to one letter. */
export function sameWords(a: ReadQuestion, b: ReadQuestion): boolean {
  if (a.denied !== b.denied || !questionsAgree(a, b)) return false;
  if (a.words === b.words) return true;
  return a.words.length > 12 && Math.abs(a.words.length - b.words.length) <= 1 && distance(a.words, b.words) <= 1;
}
