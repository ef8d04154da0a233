/** A search by words, as `/articles search` makes it. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import type { SearchStore } from '../store/store.ts';
import type { Hit } from '../types.ts';

/** Passages that hold at least one of the words, those that hold more of them first. */
export async function searchPassages(
  store: SearchStore,
  model: EmbeddingModel,
  words: string,
  limit: number,
): Promise<Hit[]> {
  const { ranked } = await retrieve(store, model, words, { limit: Number.POSITIVE_INFINITY });
  // Meaning orders passages that hold as many of the words; by itself it would find something for any words at all.
  const holding = ranked
    .filter(({ coverage }) => coverage > 0)
    .sort((a, b) => b.coverage - a.coverage)
    .slice(0, limit);
  const passages = await store.loadPassages(holding.map(({ candidate }) => candidate.passageId));
  const scores = new Map(holding.map(({ candidate, score }) => [candidate.passageId, score]));
  return passages.map(({ sentences: _sentences, ...passage }, i) => ({
    passage,
    score: scores.get(passage.id) ?? 0,
    rank: i + 1,
  }));
}
