/**
 * Finds the pin for a question that says the same as the pinned one, in the same words or in others. Two questions can be
 * near in meaning and ask different things, so what is asked for and the names and numbers have to agree first
 * (same-question.ts); then the words that differ must have their like (pin-words.ts). Where next to no word is shared, the
 * articles decide: the question must lead to the pinned passage by itself.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import { findDisagreement } from '../answering/quotes/disagreement.ts';
import { MAX_QUOTES } from '../answering/quotes.ts';
import type { Pin } from '../core.ts';
import type { Answer, Quote, RankedPassage } from '../types.ts';
import { compareWords, embedRemembering, type WordComparison } from './pin-words.ts';
import { questionsAgree, type ReadQuestion, readQuestion, sameWords } from './same-question.ts';

/**
 * From which cosine of the two questions, and from which likeness of the words that differ, two questions are one; fitted on
 * tests/fixtures/pins. `LED`: the question leads to the pinned passage first of all. `OTHER`: so, and hardly a word is shared.
 */
const SAME = { cosine: 0.86, weakest: 0.2 };
const LED = { cosine: 0.7, weakest: 0.27 };
const LED_ADDED = { cosine: 0.8 };
const WORDS = { cosine: 0.5, cosineInPart: 0.7, weakest: 0.36 };
const OTHER = { cosine: 0.45, weakest: 0.15, mean: 0.2 };

export interface FoundPin {
  readonly pin: Pin;
  /** True when the question has the words of the pinned one. */
  readonly same: boolean;
}

/** Newest first, and one for each question: a rollback may bring back the text of a pin that was replaced meanwhile. */
function newestOfEach(pins: readonly Pin[]): { pin: Pin; read: ReadQuestion }[] {
  const newest: { pin: Pin; read: ReadQuestion }[] = [];
  for (const pin of pins.toReversed()) {
    const read = readQuestion(pin.question);
    if (!newest.some((newer) => sameWords(read, newer.read))) newest.push({ pin, read });
  }
  return newest;
}

/**
 * @param pins - In the order in which they were made.
 * @param passages - The passages that the question leads to by itself, best first.
 */
export async function findPin(
  pins: readonly Pin[],
  model: EmbeddingModel,
  question: string,
  passages: readonly RankedPassage[],
): Promise<FoundPin | null> {
  const asked = readQuestion(question);
  const known = newestOfEach(pins);
  const same = known.find(({ read }) => sameWords(asked, read));
  if (same) return { pin: same.pin, same: true };
  const embed = embedRemembering(model);
  let best: { pin: Pin; similarity: number } | null = null;
  for (const { pin, read } of known) {
    const { text, title, heading } = pin.quote;
    if (!questionsAgree(asked, read, [title, ...heading, text].join('\n'))) continue;
    const similarity = dot(await embed(question), await embed(pin.question));
    if (similarity < OTHER.cosine || (best !== null && similarity <= best.similarity)) continue;
    const words = await compareWords(question, pin, embed);
    if (isParaphrase(similarity, words, asked.denied !== read.denied, leadsTo(pin.quote, passages)))
      best = { pin, similarity };
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
