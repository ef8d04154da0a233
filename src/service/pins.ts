/**
 * Finds the pin for a question that says the same as the pinned one, in the same words or in others. Two questions can be
 * near in meaning and ask different things ("when" and "why" of one event, 2014 and 2018, the first and the second), so what
 * is asked for and the names and numbers have to agree first. Where the wording differs much, the articles decide: the
 * question must lead to the pinned passage by itself.
 */
import { distance } from 'fastest-levenshtein';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import { expectsAnswerType } from '../answering/answer-type.ts';
import { findDisagreement } from '../answering/disagreement.ts';
import { MAX_QUOTES } from '../answering/quotes.ts';
import type { Pin } from '../core.ts';
import { cutTerms, questionTerms } from '../lexical.ts';
import type { Answer, Quote, RankedPassage } from '../types.ts';

/** Cosine above which two questions that agree count as one, whatever the articles say. */
const ALIKE = 0.86;
/** Cosine above which the pinned passage need not be the very first that the question leads to. */
const CLOSE = 0.7;
/** Cosine below which two questions are about different things. */
const RELATED = 0.5;
const FIRST_PASSAGES = 3;

/** Names inside a sentence, numbers, and words that tell one of a row from the others. */
const MARKS =
  /(?<=[\p{L}\p{N},'’"“(] ?)\p{Lu}[\p{L}\p{M}-]+|\p{N}+(?:[.,]\p{N}+)*|\b(?:first|second|third|fourth|fifth|last|next|previous)\b/gu;

const marksOf = (question: string): string[] =>
  (question.match(MARKS) ?? []).flatMap((mark) => cutTerms(mark).map(({ term }) => term));

/** Whether two questions ask for the same kind of thing, and name the same people, places, numbers and turns. */
export function questionsAgree(asked: string, known: string): boolean {
  const kinds = [expectsAnswerType(asked), expectsAnswerType(known)].filter((kind) => kind !== null);
  if (kinds.length === 2 && kinds[0] !== kinds[1]) return false;
  const askedTerms = new Set(cutTerms(asked).map(({ term }) => term));
  const knownTerms = new Set(cutTerms(known).map(({ term }) => term));
  const marks = marksOf(known);
  const named = marks.filter((mark) => askedTerms.has(mark)).length;
  return marksOf(asked).every((mark) => knownTerms.has(mark)) && 2 * named >= marks.length;
}

/** Whether two questions that agree consist of the same words, whatever their order, up to one letter. */
export function sameWords(a: string, b: string): boolean {
  if (!questionsAgree(a, b)) return false;
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
  { question, status }: Pick<Answer, 'question' | 'status'>,
  passages: readonly RankedPassage[],
): Promise<FoundPin | null> {
  const same = pins.find((pin) => sameWords(question, pin.question));
  if (same) return { pin: same, same: true };
  const agreeing = pins.filter((pin) => questionsAgree(question, pin.question));
  if (agreeing.length === 0) return null;
  const vector = await model.embedQuery(question);
  let best: { pin: Pin; similarity: number } | null = null;
  for (const pin of agreeing) {
    const similarity = dot(vector, await model.embedQuery(pin.question));
    const leads = status === 'answered' && leadsTo(pin.quote, passages, similarity >= CLOSE ? FIRST_PASSAGES : 1);
    if (similarity < ALIKE && !(similarity >= RELATED && leads)) continue;
    if (best === null || similarity > best.similarity) best = { pin, similarity };
  }
  return best && { pin: best.pin, same: false };
}

function leadsTo(quote: Quote, passages: readonly RankedPassage[], first: number): boolean {
  return passages
    .slice(0, first)
    .some(({ article, start, end }) => article === quote.article && start < quote.end && end > quote.start);
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
