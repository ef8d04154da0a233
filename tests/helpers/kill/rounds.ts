/**
 * One round of a kill test: articles that change, and the look at what a killed process left. KILL_ROUNDS=100 for a
 * long run, KILL_SEED for other moments.
 */
import { expect } from 'vitest';
import type { EmbeddingModel } from '../../../embeddings/model.ts';
import { unpackVector } from '../../../embeddings/vectors.ts';
import { vectorSpace } from '../../../src/indexing/made-with.ts';
import { contentTerms } from '../../../src/lexical/terms.ts';
import { tinyModelFolder } from '../core.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../folders.ts';
import { liveLabels, storedLabels } from '../graph.ts';
import { type Library, openLibrary, rebuildVectors, type Snapshot } from '../library.ts';
import { seededNumbers } from '../models/tiny-models.ts';
import type { Places } from '../process.ts';
import { MOMENTS, type Moment } from './moments.ts';

const ARTICLES = 60;
const FOOTER = '\nThis notice stands under every story of the house and says where it may be read.\n';
const QUESTION = 'What did the keeper write down on day 400?';

/** In CI few; `fewest` is what a test runs when nothing is asked for. */
export const killRounds = (fewest: number): number => Number(process.env.KILL_ROUNDS ?? fewest);

export type Random = (below: number) => number;

export function seededRandom(): Random {
  const next = seededNumbers(Number(process.env.KILL_SEED ?? 20));
  return (below) => Math.floor(((next() + 1) / 2) * below) % below;
}

export interface Round {
  readonly moment: Moment;
  readonly full: boolean;
  /** How long after the moment the kill comes, or for `random` which part of a whole run: both from 0 to 1. */
  readonly later: number;
}

/** What was seen over all rounds, for the line that a long run ends with. */
export interface Tally {
  old: number;
  new: number;
  ended: number;
  rebuilt: number;
  readonly moments: Partial<Record<Moment, number>>;
}

export const emptyTally = (): Tally => ({ old: 0, new: 0, ended: 0, rebuilt: 0, moments: {} });

/** A line every ten rounds, so that a long run can be watched. */
export function tellProgress(what: string, done: number, rounds: number, seen: object): void {
  if (done % 10 === 0 || done === rounds)
    process.stdout.write(`${done} of ${rounds} kills of ${what}: ${JSON.stringify(seen)}\n`);
}

/** Moments in turn, each met with many and with few changes. */
export function planRound(round: number, random: Random): Round {
  return { moment: MOMENTS[round % MOMENTS.length] as Moment, full: round % 5 === 4, later: random(1000) / 1000 };
}

/** Some stories come, go and change; in some rounds most of them do, so that the graph is built anew. */
export function changeArticles(articlesDir: string, round: number, random: Random): void {
  const many = round === 0 || Math.floor(round / MOMENTS.length) % 2 === 0;
  const count = many ? ARTICLES : 1 + random(3);
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++)
    files[`story-${random(ARTICLES)}.md`] = numberedArticle(random(4000), 20) + (random(8) === 0 ? FOOTER : '');
  writeFiles(articlesDir, files);
}

/** Looks at what the killed process left, completes the run, and returns what is then in the index. */
export async function checkRound(
  { articlesDir, dataDir }: Places,
  model: EmbeddingModel,
  before: Snapshot,
  tally: Tally,
  alsoCheck: (library: Library) => Promise<void> = async () => {},
): Promise<Snapshot> {
  const library = await openLibrary({ articlesDir, dataDir, model, env: { EMBEDDING_MODEL: tinyModelFolder() } });
  const clean = await openLibrary({ articlesDir, dataDir: temporaryFolder(), model });
  try {
    await clean.reindex();
    const wanted = await clean.snapshot();
    expect(await library.store.check()).toEqual([]);
    const found = await library.snapshot();
    const isNew = changesBetween(wanted, found).length === 0;
    if (!isNew) expect(changesBetween(before, found)).toEqual([]);
    tally[isNew ? 'new' : 'old']++;
    if (library.store.vectorsDue()) {
      tally.rebuilt++;
      await rebuildVectors(library, model);
    }
    await checkAnswers(library, found, model);
    await alsoCheck(library);
    await library.store.abandonJobs();
    await library.reindex();
    expect(changesBetween(wanted, await library.snapshot())).toEqual([]);
    expect(await library.store.statistics()).toEqual(await clean.store.statistics());
    await checkAnswers(library, wanted, model);
    await alsoCheck(library);
    expect(await library.search(QUESTION)).toEqual(await clean.search(QUESTION));
    const live = await liveLabels(library.store);
    expect(await storedLabels(library.store, dataDir, vectorSpace(model))).toEqual(live);
    return wanted;
  } finally {
    await clean.close();
  }
}

/** What differs between two states of an index, by path: none of it is what a kill may leave. */
function changesBetween(wanted: Snapshot, found: Snapshot): string[] {
  const describe = ({ articles, failures }: Snapshot) =>
    new Map([...articles.map((one) => [one.path, JSON.stringify(one)] as const), ['failures', failures.join()]]);
  const [left, right] = [describe(wanted), describe(found)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
}

/** Every article is found by words and by its own vector, and what is found is a slice of its stored text. */
async function checkAnswers({ store }: Library, { articles }: Snapshot, model: EmbeddingModel): Promise<void> {
  const { dimensions } = vectorSpace(model);
  for (const { path, passages } of articles) {
    const ids = await store.passagesOf(path);
    expect(ids).toHaveLength(passages.length);
    const [first] = await store.loadCandidates(ids.slice(0, 1));
    const vector = unpackVector(first?.vectors[0] as Uint8Array).slice(0, dimensions);
    expect((await store.searchVector(vector, 20)).map(({ passageId }) => passageId)).toContain(ids[0]);
    for (const passage of await store.loadPassages(ids)) {
      const version = await store.loadVersion(passage.versionId);
      expect(version?.text.slice(passage.start, passage.end)).toBe(passage.text);
    }
    const keeper = contentTerms(passages[0] ?? '')[0];
    expect((await store.searchLexical([keeper ?? ''], 10_000)).map(({ passageId }) => passageId)).toContain(ids[0]);
  }
}
