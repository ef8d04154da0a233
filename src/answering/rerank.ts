/**
 * Lets a cross-encoder reorder the head of a ranking. Its scores mean nothing beside ours, so only the order is taken
 * from it: the passages exchange places, and with them the scores that the rest of the work reads.
 */
import type { CrossEncoder } from '../../embeddings/cross-encoder.ts';
import type { FoundPassage } from './sentences.ts';

const HEAD = 10;

/** The same passages; the first ten stand in the order of the cross-encoder's scores, best first. */
export async function rerankHead(
  reranker: CrossEncoder,
  question: string,
  found: readonly FoundPassage[],
): Promise<FoundPassage[]> {
  const head = found.slice(0, HEAD);
  const scores = await reranker.score(
    question,
    head.map(({ passage }) => passage.text),
  );
  const order = head.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  const reordered = order.map((from, to) => {
    const one = head[from] as FoundPassage;
    return { ...one, scored: { ...one.scored, score: head[to]?.scored.score ?? one.scored.score } };
  });
  return [...reordered, ...found.slice(HEAD)];
}
