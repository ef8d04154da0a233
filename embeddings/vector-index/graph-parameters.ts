/** How the HNSW graph is built, grown and searched: numbers chosen by measurement, with what was measured. */

/**
 * Links of an element (twice as many at the bottom). 24 find as much in four fifths of the time, a millisecond of 25 for a
 * question to 496,000 windows, but take 64 bytes a window more and a third longer to build, which is a sixth of indexing.
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
 * How widely to search `size` windows so that 99 of 100 true neighbours are found. Questions are not drawn as the
 * windows are, so they need far more than hnswlib's usual 50 to 100. Measured on windows of real articles with an earlier
 * built-in model, of which the graph held 192 dimensions, m = 16: 0.989 at 400 for 38,000 windows, 0.989 at 800 for
 * 104,000; twice the links reach it at 600, no sooner. It was not measured anew for the 128 of today's model but on made-up
 * articles, where words drawn by chance make it harder: docs/performance.md.
 */
export function chooseEf(size: number): number {
  return Math.max(LEAST_EF_SEARCH, Math.ceil(2.8 * Math.sqrt(size)));
}
