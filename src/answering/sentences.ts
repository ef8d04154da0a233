/** Sentences of the best passages, scored for how likely each holds the answer. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { cutTerms, hashTerm } from '../lexical.ts';
import type { Query } from '../retrieval/query.ts';
import type { ScoredPassage } from '../retrieval/retrieve.ts';
import type { Span, StoredPassage } from '../types.ts';
import { type AnswerType, expectsAnswerType, holdsAnswerType } from './answer-type.ts';

export interface ScoredSentence extends Span {
  readonly passage: StoredPassage;
  /** Place among the passage's sentences, from 0. */
  readonly position: number;
  readonly text: string;
  readonly score: number;
  /** Share of the question's word weight in the sentence, 0 to 1. */
  readonly coverage: number;
}

export type PassageWithSentences = StoredPassage & { readonly sentences: readonly Span[] };

const CONTEXT_WEIGHT = 0.35;
const SOFT_WEIGHT = 0.6;
const PASSAGE_WEIGHT = 0.5;
const TYPE_WEIGHT = 0.12;

/**
 * Scores every sentence: question words it holds (words of the sentence before, of headings and title count in part),
 * words that mean the same, the score of its passage, and whether it holds the kind of thing that was asked for.
 *
 * @returns best first.
 */
export function scoreSentences(
  question: string,
  query: Query,
  model: EmbeddingModel,
  found: readonly { readonly scored: ScoredPassage; readonly passage: PassageWithSentences }[],
): ScoredSentence[] {
  const wanted = expectsAnswerType(question);
  const bestPassage = found[0]?.scored.score ?? 1;
  const sentences = found.flatMap(({ scored, passage }) => {
    const head = hashesOf([passage.title, ...passage.heading].join('\n'));
    let before: ReadonlySet<number> = new Set();
    return passage.sentences.map((span, position) => {
      const text = passage.text.slice(span.start - passage.start, span.end - passage.start);
      const own = hashesOf(text);
      const words = weigh(query, own, before, head);
      before = own;
      return {
        passage,
        position,
        text,
        ...span,
        ...words,
        passageScore: bestPassage <= 0 ? 0 : scored.score / bestPassage,
      };
    });
  });
  const soft = softScores(
    query,
    model,
    sentences.map(({ text }) => text),
  );
  return sentences
    .map(({ words, passageScore, ...sentence }, i) => ({
      ...sentence,
      score:
        words +
        SOFT_WEIGHT * (soft[i] as number) +
        PASSAGE_WEIGHT * passageScore +
        TYPE_WEIGHT * typeBonus(wanted, sentence.text, question),
    }))
    .sort((a, b) => b.score - a.score || a.start - b.start);
}

const hashesOf = (text: string): Set<number> => new Set(cutTerms(text).map(({ term }) => hashTerm(term)));

function weigh(
  query: Query,
  own: ReadonlySet<number>,
  before: ReadonlySet<number>,
  head: ReadonlySet<number>,
): { words: number; coverage: number } {
  if (query.totalIdf === 0) return { words: 0, coverage: 0 };
  let held = 0;
  let near = 0;
  for (const { hash, idf } of query.terms) {
    if (own.has(hash)) held += idf;
    else if (before.has(hash) || head.has(hash)) near += idf;
  }
  return { words: (held + CONTEXT_WEIGHT * near) / query.totalIdf, coverage: held / query.totalIdf };
}

function softScores(query: Query, model: EmbeddingModel, texts: readonly string[]): ArrayLike<number> {
  if (model.tokenTable === null) return new Float32Array(texts.length);
  return model.tokenTable.softMatch(
    query.tokens,
    texts.map((text) => model.tokenIds(text)),
  );
}

function typeBonus(wanted: AnswerType | null, text: string, question: string): number {
  return wanted !== null && holdsAnswerType(wanted, text, question) ? 1 : 0;
}
