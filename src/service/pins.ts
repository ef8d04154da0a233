/**
 * Finds the pin for a question that says the same as the pinned one, in the same words or in others. Two questions can be
 * near in meaning and ask different things ("when" and "why" of one event, 2014 and 2018, the first and the second), so what
 * is asked for and the names and numbers have to agree first; then the words that differ must have their like
 * (pin-words.ts). Where next to no word is shared, the articles decide: the question must lead to the pinned passage by itself.
 */
import { distance } from 'fastest-levenshtein';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import { type AnswerType, expectsAnswerType } from '../answering/answer-type.ts';
import { findDisagreement } from '../answering/disagreement.ts';
import { MAX_QUOTES } from '../answering/quotes.ts';
import type { Pin } from '../core.ts';
import { cutTerms, questionTerms } from '../lexical.ts';
import type { Answer, Quote, RankedPassage } from '../types.ts';
import { compareWords, embedRemembering, type WordComparison } from './pin-words.ts';

/**
 * From which cosine of the two questions, and from which likeness of the words that differ, two questions are one; fitted on
 * tests/fixtures/pins. `LED`: the question leads to the pinned passage first of all. `OTHER`: so, and hardly a word is shared.
 */
const SAME = { cosine: 0.86, weakest: 0.2 };
const LED = { cosine: 0.7, weakest: 0.27 };
const LED_ADDED = { cosine: 0.8 };
const WORDS = { cosine: 0.5, cosineInPart: 0.7, weakest: 0.36 };
const OTHER = { cosine: 0.45, weakest: 0.15, mean: 0.2 };

/** Names inside a sentence, numbers, and words that tell one of a row from the others. */
const MARKS =
  /(?<=[\p{L}\p{N},'’"“(] ?)\p{Lu}[\p{L}\p{M}-]+|\p{N}+(?:[.,]\p{N}+)*|\b(?:first|second|third|fourth|fifth|last|next|previous)\b/gu;
const NEGATION =
  /\b(?:not|never|no|nor|neither|none|without|cannot|refus(?:e[sd]?|ing)|fail(?:s|ed|ing)?|declin(?:e[sd]?|ing))\b|n['’]t\b/i;
const ASKING = /\b(?:who(?:m|se)?|what|which|when|where|why|how)\b/gi;
const WHETHER = /^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b/i;

const marksOf = (question: string): string[] =>
  (question.match(MARKS) ?? []).flatMap((mark) => cutTerms(mark).map(({ term }) => term));

type Kind = AnswerType | 'whether' | 'thing' | null;

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
  const kinds = [one, other];
  if (kinds.includes('whether')) return false;
  if (kinds.includes(null)) return true;
  return kinds.includes('thing') && kinds.some((kind) => kind === 'number' || kind === 'reason' || kind === 'manner');
}

/** Whether two questions ask for the same kind of thing, and name the same people, places, numbers and turns. */
export function questionsAgree(asked: string, known: string, about = ''): boolean {
  if (!kindsAgree(kindOf(asked), kindOf(known))) return false;
  const askedTerms = new Set(cutTerms(asked).map(({ term }) => term));
  const knownTerms = new Set(cutTerms(known).map(({ term }) => term));
  const marks = marksOf(known);
  const named = marks.filter((mark) => askedTerms.has(mark)).length;
  const added = marksOf(asked).filter((mark) => !knownTerms.has(mark));
  if (added.length === 0) return 2 * named >= marks.length;
  // A name that is only added may be one of the pinned passage; a name in the place of another asks for something else.
  const place = new Set(cutTerms(about).map(({ term }) => term));
  return named === marks.length && added.every((mark) => place.has(mark));
}

/** Whether two questions that agree consist of the same words, whatever their order, up to one letter. */
export function sameWords(a: string, b: string): boolean {
  if (!questionsAgree(a, b) || NEGATION.test(a) !== NEGATION.test(b)) return false;
  const first = [...questionTerms(a)].sort().join(' ');
  const second = [...questionTerms(b)].sort().join(' ');
  return first === second || (first.length > 12 && distance(first, second) <= 1);
}

export interface FoundPin {
  readonly pin: Pin;
  /** True when the question has the words of the pinned one. */
  readonly same: boolean;
}

/** @param passages - The passages that the question leads to by itself, best first. */
export async function findPin(
  pins: readonly Pin[],
  model: EmbeddingModel,
  question: string,
  passages: readonly RankedPassage[],
): Promise<FoundPin | null> {
  const same = pins.find((pin) => sameWords(question, pin.question));
  if (same) return { pin: same, same: true };
  const embed = embedRemembering(model);
  let best: { pin: Pin; similarity: number } | null = null;
  for (const pin of pins) {
    const { text, title, heading } = pin.quote;
    if (!questionsAgree(question, pin.question, [title, ...heading, text].join('\n'))) continue;
    const similarity = dot(await embed(question), await embed(pin.question));
    if (similarity < OTHER.cosine || (best !== null && similarity <= best.similarity)) continue;
    const words = await compareWords(question, pin, embed);
    const negated = NEGATION.test(question) !== NEGATION.test(pin.question);
    if (isParaphrase(similarity, words, negated, leadsTo(pin.quote, passages))) best = { pin, similarity };
  }
  return best && { pin: best.pin, same: false };
}

function isParaphrase(cosine: number, words: WordComparison, negated: boolean, leads: boolean): boolean {
  const { weakest, mean, shared, whole, opposed } = words;
  if (opposed) return false;
  if (shared < 0.5) return leads && cosine >= OTHER.cosine && weakest >= OTHER.weakest && mean >= OTHER.mean;
  if (negated) return false;
  if (leads && cosine >= LED.cosine && weakest >= LED.weakest) return true;
  // All words of the pinned question and one more, which the articles take no notice of.
  if (leads && cosine >= LED_ADDED.cosine && shared === 1) return true;
  if (cosine >= SAME.cosine) return weakest >= SAME.weakest;
  return cosine >= (whole ? WORDS.cosine : WORDS.cosineInPart) && weakest >= WORDS.weakest;
}

function leadsTo(quote: Quote, [first]: readonly RankedPassage[]): boolean {
  return first !== undefined && first.article === quote.article && first.start < quote.end && first.end > quote.start;
}

/** The answer with the pinned quote in front. What was not asked in the same words is not made surer by the pin. */
export function leadWithPin(answer: Answer, { pin, same }: FoundPin): Answer {
  const { quote } = pin;
  const others = answer.quotes.filter(
    ({ version, start, end }) => version !== quote.version || end <= quote.start || start >= quote.end,
  );
  const quotes = [quote, ...others].slice(0, MAX_QUOTES).map((one, index) => ({ ...one, n: index + 1 }));
  const confidence = same ? 'high' : answer.status === 'answered' ? answer.confidence : 'medium';
  const disagreeing = findDisagreement(answer.question, quotes);
  return { ...answer, status: 'answered', confidence, quotes, disagreeing, nearest: [] };
}
