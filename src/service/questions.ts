/** Asking, and what is known afterwards of the questions asked: answers, verdicts, gaps, pins. */
import type { CrossEncoder } from '../../embeddings/cross-encoder.ts';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { answerQuestion } from '../answering/answer.ts';
import type { Calibration } from '../answering/evidence/calibration.ts';
import { leansOnContext } from '../answering/follow-up.ts';
import type { AskRequest, AskResult, Gap, Pin, Verdict } from '../core.ts';
import { AppError } from '../errors.ts';
import { findQuestionFault } from '../questions/faults.ts';
import { splitQuestions } from '../questions/several-questions.ts';
import { withoutSmallTalk } from '../questions/small-talk.ts';
import { because, type Reason } from '../reasons.ts';
import type { Store } from '../store/store.ts';
import type { Answer } from '../types.ts';
import { type AskedInVain, groupGaps } from './gaps.ts';
import { findPin, leadWithPin } from './pins.ts';
import { readQuestion, sameWords } from './same-question.ts';

/** Questions in one message: as many as an answer in Discord has quotes. */
const MAX_QUESTIONS = 8;
/** Questions of a conversation that are read together. */
const LONGEST_THREAD = 4;
const NOT_IN_VAIN = { otherLanguage: false, missingWords: [] } as const;

/**
 * A question on one line. Control and invisible format characters carry none; joiners inside words stay.
 *
 * @throws AppError QUESTION_INVALID: what was found, what is wanted.
 */
export function cleanQuestion(question: string): string {
  const clean = question
    .replace(/[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const refuse = (why: Reason) => new AppError('QUESTION_INVALID', why, { audience: 'asker' });
  const fault = findQuestionFault(clean);
  if (fault !== null) throw refuse(fault);
  const { length: count } = splitQuestions(clean);
  if (count > MAX_QUESTIONS) throw refuse(because('question.many', { count, limit: MAX_QUESTIONS }));
  return clean;
}

export function createQuestions(
  store: Store,
  model: () => EmbeddingModel,
  calibration: () => Promise<Calibration>,
  settings: { readonly keepPersons: boolean; readonly reranker: CrossEncoder | null },
) {
  const requireAnswer = async (id: string): Promise<Answer> => {
    const answer = await store.findAnswer(id);
    if (answer === null) {
      throw new AppError('ANSWER_NOT_FOUND', because('answer.unknown', { id: id.slice(0, 40) }), { audience: 'asker' });
    }
    return answer;
  };
  /** The questions before one that it leans on, newest first: "How thick was it?" says nothing to the one that follows it. */
  const leansOn = async (asked: Pick<Answer, 'question' | 'follows'>): Promise<string[]> => {
    const questions: string[] = [];
    let last: Pick<Answer, 'question' | 'follows'> | null = asked;
    while (last?.follows != null && questions.length < LONGEST_THREAD - 1 && leansOnContext(last.question)) {
      last = await store.findAnswer(last.follows);
      if (last !== null) questions.push(last.question);
    }
    return questions;
  };
  const inFull = async (asked: Pick<Answer, 'question' | 'follows'>): Promise<string> =>
    [asked.question, ...(await leansOn(asked))].map(withoutSmallTalk).join(' ');
  const requireArticle = async (name: string): Promise<string> => {
    const found = await store.findArticle(name);
    if (found !== null) return found.path;
    const why = because('article.choose', { name: name.slice(0, 100) });
    throw new AppError('ARTICLE_NOT_FOUND', why, { audience: 'asker' });
  };
  /** Questions under way. */
  const asking = new Set<Promise<AskResult>>();
  const personOf = (person: string | undefined) => (settings.keepPersons ? (person ?? null) : null);

  async function answerAndKeep(request: AskRequest): Promise<AskResult> {
    const started = performance.now();
    const question = cleanQuestion(request.question);
    const article = request.article === undefined ? undefined : await requireArticle(request.article);
    if ((await store.statistics()).passages === 0)
      throw new AppError('ARTICLE_NOT_FOUND', because('article.none'), { audience: 'asker' });
    const previous = request.follows === undefined ? null : await requireAnswer(request.follows);
    const found = await answerQuestion(store, model(), await calibration(), question, {
      askedAt: Date.now(),
      ...(article === undefined ? {} : { article }),
      ...(previous === null ? {} : { previous: { ...previous, question: await inFull(previous) } }),
      ...(settings.reranker === null ? {} : { reranker: settings.reranker }),
    });
    const { passages, otherLanguage, missingWords } = found;
    const pins = article === undefined ? await store.pins() : [];
    // "How thick was it?" asks for something else in every conversation.
    const asked = pins.length === 0 ? question : await inFull({ question, follows: request.follows ?? null });
    const pin = await findPin(pins, model(), asked, passages);
    const answer = pin === null ? found.answer : leadWithPin(found.answer, pin);
    await store.saveAnswer({
      answer,
      place: request.place ?? null,
      person: personOf(request.person) ?? (request.ownPlace ? (request.place ?? null) : null),
      tookMs: performance.now() - started,
    });
    // A pin may have answered after all.
    const inVain = answer.status === 'abstained' ? { otherLanguage, missingWords } : NOT_IN_VAIN;
    return { answer, passages, ...inVain };
  }

  return {
    requireAnswer,
    ask(request: AskRequest): Promise<AskResult> {
      const asked = answerAndKeep(request).finally(() => asking.delete(asked));
      asking.add(asked);
      return asked;
    },
    findAnswer: (id: string) => store.findAnswer(id),
    latestAnswers: (place: string, limit = 25) => store.latestAnswers(place, Math.min(25, limit)),
    async judge(answerId: string, verdict: Verdict, person?: string): Promise<void> {
      await requireAnswer(answerId);
      await store.saveVerdict(answerId, verdict, personOf(person));
    },
    async gaps(newest: number): Promise<readonly Gap[]> {
      const found: AskedInVain[] = [];
      for (const asked of await store.gapQuestions(newest))
        found.push({ ...asked, before: (await leansOn(asked)).reverse() });
      return groupGaps(found, model());
    },
    async pin(answerId: string, n: number): Promise<Pin> {
      const answer = await requireAnswer(answerId);
      const quote = answer.quotes.find((one) => one.n === n);
      if (quote === undefined) throw noSuchCitation(answer, n);
      const quoted = await store.loadVersion(quote.version);
      // Pins of past versions are not looked at.
      if (quoted?.state !== 'live')
        throw new AppError('ANSWER_NOT_FOUND', because('answer.past'), { audience: 'asker' });
      // A question has one pin: the newest replaces what was pinned to it before.
      const question = await inFull(answer);
      const asked = readQuestion(question);
      for (const pin of await store.pins())
        if (sameWords(readQuestion(pin.question), asked)) await store.deletePin(pin.id);
      return store.savePin({ question, quote: { ...quote, n: 1 }, createdAt: Date.now() });
    },
    unpin: (id: number) => store.deletePin(id),
    pins: () => store.pins(),
    async forgetPerson(person: string): Promise<number> {
      // Each of them may be this person's, and would be kept after all.
      await Promise.allSettled(asking);
      return store.forgetPerson(person);
    },
  };
}

export function noSuchCitation(answer: Answer, n: number): AppError {
  const why = because('answer.citation', { n, count: answer.quotes.length });
  return new AppError('ANSWER_NOT_FOUND', why, { audience: 'asker' });
}
