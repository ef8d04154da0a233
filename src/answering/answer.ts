/** What was asked -> answer. Several questions in one are answered one after the other, each with a gate of its own. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { splitQuestions } from '../questions/several-questions.ts';
import type { SearchStore, VersionStore } from '../store/store.ts';
import type { Answer, Confidence, Quote } from '../types.ts';
import type { Calibration } from './evidence/calibration.ts';
import { leansOnFirst } from './follow-up.ts';
import { type AnsweredQuestion, type AnswerOptions, answerOne } from './one-answer.ts';

/**
 * Where the articles answer none of several questions by itself, all of them are looked up as one. Where they answer some,
 * `unanswered` names the others.
 */
export async function answerQuestion(
  store: SearchStore & VersionStore,
  model: EmbeddingModel,
  calibration: Calibration,
  question: string,
  options: AnswerOptions,
): Promise<AnsweredQuestion> {
  const parts = splitQuestions(question);
  if (parts.length === 1) return answerOne(store, model, calibration, question, options);
  const found: AnsweredQuestion[] = [];
  for (const part of parts) {
    // "… and how much is it": what it is, the question before says.
    const leaning = found[0] !== undefined && leansOnFirst(part) ? { previous: found[0].answer, leans: true } : {};
    found.push(await answerOne(store, model, calibration, part, { ...options, ...leaning }));
  }
  const answered = found.filter(({ answer }) => answer.status === 'answered');
  const surest = [...answered].sort((a, b) => b.support - a.support)[0];
  if (surest === undefined) return answerOne(store, model, calibration, question, options);
  return {
    ...surest,
    answer: {
      ...surest.answer,
      question,
      confidence: leastOf(answered.map(({ answer }) => answer.confidence)),
      quotes: answered.length === 1 ? surest.answer.quotes : firstQuotes(answered.map(({ answer }) => answer)),
      disagreeing: answered.length === 1 && surest.answer.disagreeing,
      follows: options.previous?.id ?? null,
      unanswered: found.filter((one) => !answered.includes(one)).map(({ answer }) => answer.question),
    },
  };
}

const FROM_LEAST: readonly Confidence[] = ['low', 'medium', 'high'];

const leastOf = (confidences: readonly Confidence[]): Confidence =>
  FROM_LEAST.find((confidence) => confidences.includes(confidence)) ?? 'low';

/** The first quote of each answer; those that overlap become one, in the place of the first of them. */
export function firstQuotes(answers: readonly Pick<Answer, 'quotes'>[]): Quote[] {
  let quotes: Quote[] = [];
  for (const quote of answers.flatMap((answer) => answer.quotes.slice(0, 1))) {
    const joining = quotes.filter((other) => overlap(other, quote));
    const at = joining[0] === undefined ? quotes.length : quotes.indexOf(joining[0]);
    quotes = quotes.filter((other) => !joining.includes(other)).toSpliced(at, 0, joining.reduce(joinQuotes, quote));
  }
  return quotes.map((quote, i) => ({ ...quote, n: i + 1 }));
}

const overlap = (one: Quote, other: Quote): boolean =>
  one.version === other.version && one.start < other.end && other.start < one.end;

/** Both are slices of one text, so what lies between the start of the one and the end of the other is one as well. */
function joinQuotes(one: Quote, other: Quote): Quote {
  const [first, last] = one.start <= other.start ? [one, other] : [other, one];
  if (last.end <= first.end) return first;
  return { ...first, end: last.end, text: first.text + last.text.slice(first.end - last.start) };
}
