/**
 * The vector of a question. Where a model's tokens have fixed vectors, a text's vector is their mean, and the mean is
 * weighed here: a word that few passages hold tells more of what is asked than one that many do, which the model cannot
 * know. Punctuation is left out. Other models read a question whole.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { scaleToUnit } from '../../embeddings/vectors.ts';
import { cutTerms } from '../lexical/terms.ts';

/** What a word weighs is its idf, over the mean of the question's, to this power. */
const RARITY_POWER = 0.2;

/**
 * @param idfOf - idf of the question's content terms in the corpus; words without one weigh as much as the mean.
 * @returns a unit vector.
 */
export async function embedQuestion(
  model: EmbeddingModel,
  text: string,
  idfOf: ReadonlyMap<string, number>,
): Promise<Float32Array> {
  const { tokenTable } = model;
  if (tokenTable === null) return model.embedQuery(text);
  const mean = [...idfOf.values()].reduce((sum, idf) => sum + idf, 0) / Math.max(1, idfOf.size);
  const terms = cutTerms(text).filter(({ term }) => idfOf.has(term));
  const sum = new Float32Array(tokenTable.dimensions);
  for (const { 0: word, index: start } of text.matchAll(/\S+/g)) {
    const inside = terms.filter((term) => term.start >= start && term.end <= start + word.length);
    const idf = Math.max(...inside.map(({ term }) => idfOf.get(term) ?? 0));
    const weight = inside.length === 0 || mean === 0 ? 1 : (idf / mean) ** RARITY_POWER;
    tokenTable.sumRows([...model.tokenIds(word)]).forEach((x, d) => {
      sum[d] = (sum[d] as number) + weight * x;
    });
  }
  return sum.some((x) => x !== 0) ? scaleToUnit(sum) : model.embedQuery(text);
}
