/**
 * Second half of a reindex: cuts versions into passages, embeds their windows and stores them, a group of articles
 * at a time, so that memory holds one group whatever the size of the corpus.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cutPassages } from '../../embeddings/chunker.ts';
import { createHeadingPaths } from '../../embeddings/heading-paths.ts';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { markRepeated } from '../articles/read.ts';
import type { IndexedPassage, StoredVersion } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Article, Block, Passage } from '../types.ts';

/** Windows of the articles that are stored at once: little enough to stay small. */
const WINDOWS_AT_ONCE = 2048;
/** Windows embedded between two reports: enough to fill batches by length, seconds for a large model. */
const WINDOWS_A_REPORT = 512;
/** More than any tokenizer puts round a text, prefix included. */
const SPECIAL_TOKENS = 16;

export interface EmbeddingControls {
  /** Told when an article is cut, and as it is embedded with those cut before it. */
  readonly onArticle: (path: string, charactersEmbedded: number, passagesEmbedded: number) => void;
  /** Told before an article is cut, and with null once it is: the part that could hang on strange text. */
  readonly onCutting: (path: string | null) => void;
  readonly checkCancelled: () => void;
}

/** Keys of blocks. */
export interface RepeatedBlocks {
  /** Of those that stand in so many articles that they may be furniture. */
  readonly furniture: ReadonlySet<string>;
  /** Of those that two articles or more have, among the articles with such blocks. */
  readonly shared: ReadonlySet<string>;
}

/** Title and headings stand in front of each window: they say what a sentence such as "It was signed in June." is about. */
export function windowText(
  article: Pick<Article, 'title' | 'text'>,
  heading: readonly string[],
  start: number,
  end: number,
): string {
  return [article.title, ...heading, article.text.slice(start, end)].join('\n');
}

export interface CuttingWork {
  /** Ids of versions, in the order to work through. */
  readonly versions: readonly number[];
  /** Furniture among them stays out of passages. */
  readonly repeated: RepeatedBlocks;
  /** The rules that they are cut by, to be kept with each version. */
  readonly settings: string;
}

/** Cuts the versions, embeds their windows and stages both. */
export async function indexVersions(
  store: Pick<Store, 'loadVersion' | 'stagePassages'>,
  model: EmbeddingModel,
  { versions, repeated, settings }: CuttingWork,
  controls: EmbeddingControls,
): Promise<void> {
  const isFurniture = (key: string) => repeated.furniture.has(key);
  const isShared = (key: string) => repeated.shared.has(key);
  let charactersDone = 0;
  let passagesDone = 0;
  let group: { version: StoredVersion; passages: Passage[] }[] = [];
  let windows = 0;
  const flush = async () => {
    const characters = group.reduce((sum, { version }) => sum + version.text.length, 0);
    const passages = group.reduce((sum, one) => sum + one.passages.length, 0);
    await storeGroup(store, model, group, settings, (path, share) => {
      controls.onArticle(
        path,
        charactersDone + Math.floor(share * characters),
        passagesDone + Math.floor(share * passages),
      );
      controls.checkCancelled();
    });
    charactersDone += characters;
    passagesDone += passages;
    group = [];
    windows = 0;
  };
  for (const id of versions) {
    controls.checkCancelled();
    const loaded = await store.loadVersion(id);
    if (loaded === null) continue;
    controls.onArticle(loaded.path, charactersDone, passagesDone);
    controls.onCutting(loaded.path);
    const unmarked = { ...loaded, blocks: loaded.blocks.map(withoutCorpusMark) };
    const version = { ...loaded, blocks: markRepeated(unmarked, isFurniture, isShared).blocks };
    const passages = cutArticle(version, model);
    controls.onCutting(null);
    group.push({ version, passages });
    windows += passages.reduce((sum, passage) => sum + passage.windows.length, 0);
    if (windows >= WINDOWS_AT_ONCE) await flush();
    await nextTurn();
  }
  await flush();
}

/** Whether a block repeats in the corpus is found anew each time: the others may have gone. */
function withoutCorpusMark(block: Block): Block {
  if (block.omitted !== 'repeated-in-corpus') return block;
  const { omitted: _omitted, ...rest } = block;
  return rest;
}

/** The passages of a version, without the blocks that are marked as omitted: the same ones each time. */
export function cutArticle(version: StoredVersion, model: EmbeddingModel): Passage[] {
  const { windowWords } = model.description;
  // Title and the longest heading path stand before every window and use up tokens of their own.
  const pathOf = createHeadingPaths(version);
  const longest = version.blocks.reduce((found, block) => {
    const path = pathOf(block).join('\n');
    return path.length > found.length ? path : found;
  }, '');
  const front = model.countTokens(`${version.title}\n${longest}\n`);
  const maxTokens = Math.max(Math.floor(model.maxTokens / 2), model.maxTokens - front);
  return cutPassages(version, { windowWords, countTokens: (text) => model.countTokens(text), maxTokens });
}

async function storeGroup(
  store: Pick<Store, 'stagePassages'>,
  model: EmbeddingModel,
  group: readonly { version: StoredVersion; passages: readonly Passage[] }[],
  settings: string,
  onEmbedded: (path: string, share: number) => void,
): Promise<void> {
  const windows = group.flatMap(({ version, passages }) =>
    passages.flatMap((passage) => passage.windows.map((window) => ({ version, passage, window }))),
  );
  const vectors: Float32Array[] = [];
  for (let at = 0; at < windows.length; at += WINDOWS_A_REPORT) {
    const slice = windows.slice(at, at + WINDOWS_A_REPORT);
    onEmbedded(slice[0]?.version.path ?? '', at / windows.length);
    vectors.push(
      ...(await model.embedPassages(
        slice.map(({ version, passage, window }) => fitWindow(model, version, passage, window.start, window.end)),
      )),
    );
  }
  let next = 0;
  for (const { version, passages } of group) {
    const indexed: IndexedPassage[] = passages.map((passage) => {
      const own = vectors.slice(next, next + passage.windows.length);
      next += passage.windows.length;
      const tokens = passage.windows.map(({ start, end }) =>
        model.tokenTable === null
          ? new Uint32Array()
          : model.tokenIds(windowText(version, passage.heading, start, end)),
      );
      return { passage, vectors: own, tokens };
    });
    await store.stagePassages(version, indexed, settings);
  }
}

/** A window with what stands before it; where an enormous title leaves no room, the window alone. */
function fitWindow(
  model: EmbeddingModel,
  version: StoredVersion,
  passage: Passage,
  start: number,
  end: number,
): string {
  const whole = windowText(version, passage.heading, start, end);
  // No token is shorter than a byte; windows are cut so that any front of half the tokens has room before them.
  const front = Buffer.byteLength(whole) - Buffer.byteLength(version.text.slice(start, end));
  if (front <= model.maxTokens / 2 - SPECIAL_TOKENS) return whole;
  return model.countTokens(whole) <= model.maxTokens ? whole : version.text.slice(start, end);
}
