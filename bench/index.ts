/**
 * `npm run bench` measures everything and writes docs/performance.md; `npm run bench -- questions 1000` measures one part
 * at one size. Parts keep what they found in docs/performance.json, and the page is written from that after each run.
 */
const PARTS: Readonly<Record<string, () => Promise<{ run(...sizes: number[]): Promise<void> }>>> = {
  embedding: () => import('./embedding.ts'),
  indexing: () => import('./indexing.ts'),
  recall: () => import('./recall.ts'),
  questions: () => import('./questions.ts'),
  start: () => import('./start.ts'),
  reindex: () => import('./reindex.ts'),
  'event-loop': () => import('./event-loop.ts'),
  peers: () => import('./peers.ts'),
  report: async () => ({ run: async () => {} }),
};

const [, , wanted, ...rest] = process.argv;
const names = wanted === undefined ? Object.keys(PARTS) : [wanted];
const sizes = rest.map(Number);
if (names.some((name) => PARTS[name] === undefined) || sizes.some((size) => !(size > 0))) {
  throw new TypeError(
    `Usage: npm run bench [-- PART [PASSAGES …]], PART being one of ${Object.keys(PARTS).join(', ')}.`,
  );
}
for (const name of names) await (await PARTS[name]?.())?.run(...sizes);
const { writeReport } = await import('./report.ts');
writeReport();
