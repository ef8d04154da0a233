/**
 * One question put to the product as a member would put it: the same store, ranking, gate and quotes. What is right is
 * decided by overlap: a passage, a window or a quote is right when it shares characters with a piece of evidence.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { answerQuestion } from '../answering/answer.ts';
import type { Calibration } from '../answering/evidence/calibration.ts';
import type { Ranking } from '../retrieval/rank.ts';
import { type Retrieval, retrieve } from '../retrieval/retrieve.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Span } from '../types.ts';
import type { EvaluationQuestion } from './question-set.ts';
import type { VersionSpan, WindowRanker } from './windows.ts';

/** Where the right ones stand among the first ten, counted from 1, for each way of ranking. */
export type RightRanks = Readonly<Record<Ranking, readonly number[]>>;

/** What happened to one question. */
export interface QuestionOutcome {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly passages: RightRanks;
  readonly windows: RightRanks;
  /** How many passages and windows of the corpus hold evidence. */
  readonly relevantPassages: number;
  readonly relevantWindows: number;
  readonly status: Answer['status'];
  readonly confidence: Answer['confidence'];
  readonly support: number;
  readonly firstRight: boolean;
  readonly anyRight: boolean;
  readonly features: Readonly<Record<string, number>>;
}

export interface Judge {
  readonly store: Store;
  readonly model: EmbeddingModel;
  readonly calibration: Calibration;
  readonly windows: WindowRanker;
}

export const RANKINGS: readonly Ranking[] = ['lexical', 'vector', 'hybrid'];
const DEPTH = 10;
/** Passages whose windows are ranked: ten windows can come from no more passages than this, but for ones far down. */
const WINDOW_PASSAGES = 30;

type Gold = ReadonlyMap<number, readonly Span[]>;

/**
 * Pieces of evidence as spans of the stored text. They are copied from an article's file: the cleaner folds its white
 * space, and leaves out marks of Markdown and characters that nobody sees. Such a piece is found by its letters and digits.
 */
export function locateEvidence(text: string, evidence: readonly string[]): Span[] {
  return evidence.flatMap((piece) => {
    const exact = piece.trim().split(/\s+/).map(escapeForRegExp).join('\\s+');
    const words = piece.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    const found = new RegExp(exact).exec(text) ?? new RegExp(words.join('[^\\p{L}\\p{M}\\p{N}]*'), 'u').exec(text);
    return found === null ? [] : [{ start: found.index, end: found.index + found[0].length }];
  });
}

const escapeForRegExp = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

async function locate(store: Store, question: EvaluationQuestion): Promise<Gold> {
  const spans = new Map<number, Span[]>();
  for (const path of question.articles) {
    const listing = await store.findArticle(path);
    const version = listing === null ? null : await store.loadVersion(listing.version);
    if (version !== null) spans.set(version.id, locateEvidence(version.text, question.evidence));
  }
  return spans;
}

/** Asks a question and compares what is found, ranked and answered with its evidence. */
export async function judgeQuestion(judge: Judge, question: EvaluationQuestion): Promise<QuestionOutcome> {
  const { store, model, calibration } = judge;
  const gold = await locate(store, question);
  const isRight = ({ version, ...span }: VersionSpan) => gold.get(version)?.some((one) => overlaps(one, span)) ?? false;
  const passages: Record<Ranking, number[]> = { lexical: [], vector: [], hybrid: [] };
  const windows: Record<Ranking, number[]> = { lexical: [], vector: [], hybrid: [] };
  // Where nothing is right, no rank is: such a question is only answered or refused.
  for (const ranking of question.answerable ? RANKINGS : []) {
    const retrieval = await retrieve(store, model, question.question, { ranking, limit: WINDOW_PASSAGES });
    passages[ranking] = rightRanks(await passageSpans(store, retrieval), isRight);
    windows[ranking] = rightRanks(await judge.windows.rank(retrieval, ranking), isRight);
  }
  const { answer, support, features } = await answerQuestion(store, model, calibration, question.question, {
    askedAt: 0,
  });
  const relevant = await countRelevant(judge, gold);
  return {
    id: question.id,
    question: question.question,
    answerable: question.answerable,
    passages,
    windows,
    relevantPassages: relevant.passages,
    relevantWindows: relevant.windows,
    status: answer.status,
    confidence: answer.confidence,
    support,
    firstRight: answer.quotes.slice(0, 1).some(isRight),
    anyRight: answer.quotes.some(isRight),
    features,
  };
}

const rightRanks = (spans: readonly VersionSpan[], isRight: (span: VersionSpan) => boolean): number[] =>
  spans.slice(0, DEPTH).flatMap((span, i) => (isRight(span) ? [i + 1] : []));

async function passageSpans(store: Store, { ranked }: Retrieval): Promise<VersionSpan[]> {
  const head = ranked.slice(0, DEPTH).map(({ candidate }) => candidate.passageId);
  const passages = await store.loadPassages(head);
  return passages.map(({ versionId, start, end }) => ({ version: versionId, start, end }));
}

async function countRelevant({ store, windows }: Judge, gold: Gold): Promise<{ passages: number; windows: number }> {
  const count = { passages: 0, windows: 0 };
  for (const [version, pieces] of gold) {
    const stored = pieces.length === 0 ? null : await store.loadVersion(version);
    if (stored === null) continue;
    const holds = (span: Span) => pieces.some((piece) => overlaps(piece, span));
    count.passages += (await store.loadPassages(await store.passagesOf(stored.path))).filter(holds).length;
    count.windows += (await windows.windowsOf(version)).filter(holds).length;
  }
  return count;
}
