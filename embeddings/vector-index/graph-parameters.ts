/** How the HNSW graph is built, grown and searched: numbers chosen by measurement, with what was measured. */

/**
 * Links of an element (twice as many at the bottom). With 24 a search of the same width finds more and takes as much longer
 * as a wider one that finds as much; they take 64 bytes a window more and a fifth to a third longer to build.
 */
export const LINKS = 16;
export const EF_CONSTRUCTION = 200;
/** One seed, so that the same additions in the same order give the same graph. */
export const SEED = 100;
export const FIRST_CAPACITY = 1024;
/** A full graph grows by this factor: what is not filled yet is not resident either. */
export const GROWTH = 1.3;
const LEAST_EF_SEARCH = 200;

/**
 * How widely to search `size` windows so that nearly 99 of 100 true neighbours are found. Questions are not drawn as the
 * windows are, so they need far more than hnswlib's usual 50 to 100. Measured on 100,000 passages of real texts (357,000
 * windows): 0.961 at 800, 0.988 at the 1,673 that this chooses, 0.99 at about 1,900, which would take a millisecond more. On
 * made-up articles, where words drawn by chance make it harder, less is found: docs/performance.md.
 */
export function chooseEf(size: number): number {
  return Math.max(LEAST_EF_SEARCH, Math.ceil(2.8 * Math.sqrt(size)));
}
