/** The vector graph as it lies on disk, beside what the store says is live. */
import { openVectorIndex } from '../../embeddings/vector-index.ts';
import { MAX_WINDOWS } from '../../src/store/rows.ts';
import { graphPath } from '../../src/store/sqlite/graph.ts';
import { labelsOf } from '../../src/store/sqlite/graph-fill.ts';
import type { Store, VectorSpace } from '../../src/store/store.ts';

/** Labels of every live window, in order, counted from 0. */
export async function liveLabels(store: Store): Promise<number[]> {
  const { articles } = await store.listArticles(0, 1_000_000);
  const labels: number[] = [];
  for (const { path } of articles)
    for (const { passageId, vectors } of await store.loadCandidates(await store.passagesOf(path)))
      labels.push(...labelsOf({ id: passageId, windows: vectors.length }, 0));
  return labels.sort((a, b) => a - b);
}

/** Closes the store and reads the labels of the graph it left; a string says why the graph cannot be used. */
export async function storedLabels(store: Store, dataDir: string, space: VectorSpace): Promise<number[] | string> {
  const generation = await store.generation();
  const modelId = `${space.modelId} of ${await store.readNote('store-id')}`;
  await store.close();
  const opened = await openVectorIndex({ path: graphPath(dataDir), generation, modelId, dimensions: space.dimensions });
  if ('refusal' in opened) return opened.refusal;
  const start = opened.index.base * MAX_WINDOWS;
  const labels = opened.index
    .labels()
    .map((label) => start + label)
    .sort((a, b) => a - b);
  await opened.index.close();
  return labels;
}
