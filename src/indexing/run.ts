/**
 * A reindex from beginning to end, in the indexing thread: survey the files, give new versions their passages, build
 * the vector graph when much changed. Nothing that is searched changes here: what was staged takes effect when the
 * answering thread activates the job.
 */
import { resolve } from 'node:path';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { DownloadProgress } from '../../embeddings/runtime/download.ts';
import type { Config } from '../config.ts';
import { isReturn, type ReindexMode } from '../core.ts';
import { AppError } from '../errors.ts';
import { because, type Reason } from '../reasons.ts';
import { MEGABYTE, maxArticleBytes } from '../sizes.ts';
import type { KnownFile } from '../store/records.ts';
import type { Store, VectorSpace } from '../store/store.ts';
import { type DraftReport, describeSurvey } from './draft-report.ts';
import { CUTTING_VERSION, indexVersions } from './passages.ts';
import { differing, findRepeated, noteOf } from './repeated-blocks.ts';
import { type Survey, type SurveyedFile, surveyFiles } from './survey.ts';

const REPEATED_NOTE = 'repeated-blocks';
/** Raised when files are cleaned by other rules, so that each is read anew. */
const READING_VERSION = 13;
const READING_NOTE = 'reading';

export interface Progress {
  readonly phase: 'downloading' | 'reading' | 'embedding' | 'building';
  readonly file: string | null;
  readonly done: number;
  readonly total: number;
  readonly passages: number;
}

export interface Job {
  readonly id: number;
  readonly mode: ReindexMode;
  readonly preview: boolean;
  /** Files that an earlier attempt at this job never came back from. */
  readonly hanging: readonly string[];
}

export interface IndexingControls {
  readonly onProgress: (progress: Progress) => void;
  /** The file that is read or cut right now, null for work that may take long: what a watchdog looks at. */
  readonly onFile: (path: string | null) => void;
  readonly isCancelled: () => boolean;
}

/** Opens the model that the settings name; tells how far its download is, where it has to be downloaded. */
export type OpenModel = (onDownload: (progress: DownloadProgress) => void) => Promise<EmbeddingModel>;

/** Which model an index was made with: the setting that named it, and its id. */
export interface IndexModel {
  readonly setting: string;
  readonly id: string;
}

export const MODEL_NOTE = 'model';
/** Which folder the articles of the index come from. */
export const FOLDER_NOTE = 'articles-dir';
/** The last rollback: while its number is the generation, the index before it is the later one. */
const ROLLBACK_NOTE = 'rollback';

export const vectorSpace = (model: EmbeddingModel): VectorSpace => ({
  modelId: model.id,
  dimensions: Math.min(model.description.indexDimensions ?? model.dimensions, model.dimensions),
});

const cuttingSettings = (model: EmbeddingModel): string => `${model.id}|${CUTTING_VERSION}`;

const isOfTheseRules = (settings: string): boolean => settings.endsWith(`|${CUTTING_VERSION}`);

const readingRules = (config: Config): string => `${READING_VERSION}|${config.BOILERPLATE}`;

/** A download as progress is told: in megabytes. */
export function describeDownload({ file, loadedBytes, totalBytes }: DownloadProgress): Progress {
  const [done, total] = [loadedBytes, totalBytes].map((bytes) => Math.ceil(bytes / MEGABYTE)) as [number, number];
  return { phase: 'downloading', file, done, total, passages: 0 };
}

/** @throws AppError JOB_CANCELLED, ARTICLES_DIR_UNREADABLE, DISK_FULL; what was staged by then never becomes live. */
export async function stageJob(
  store: Store,
  openGivenModel: OpenModel,
  config: Config,
  job: Job,
  controls: IndexingControls,
): Promise<DraftReport> {
  const checkCancelled = () => {
    if (controls.isCancelled()) throw new AppError('JOB_CANCELLED', because('job.cancelled'), { audience: 'asker' });
  };
  const openModel = () => openGivenModel((download) => controls.onProgress(describeDownload(download)));
  const known = await store.knownFiles();
  const described = await describeVersions(store, versionsOf(known));
  const otherRules = known.length > 0 && (await store.readNote(READING_NOTE)) !== readingRules(config);
  const survey = isReturn(job.mode)
    ? await surveyPrevious(store, job, known, described)
    : await surveyFolder(store, config, { ...job, otherRules }, known, described, controls, checkCancelled);
  controls.onFile(null);
  const anew = job.mode === 'changed' && (otherRules || (await areCutOtherwise(store, config, described)));
  const report = { ...describeSurvey(survey), ...(anew && { anew }) };
  if (job.preview) return report;

  const files = await finishVersions(store, openModel, job.id, survey.files, described, controls, checkCancelled);
  await store.stageFiles(job.id, files);
  const model = await openModel();
  await store.stageNote(
    MODEL_NOTE,
    JSON.stringify({ setting: config.EMBEDDING_MODEL, id: model.id } satisfies IndexModel),
  );
  const built = await store.buildVectors(job.id, vectorSpace(model), {
    onProgress: (done, total) => controls.onProgress({ phase: 'building', file: null, done, total, passages: 0 }),
    isCancelled: controls.isCancelled,
  });
  // A vector index that was built lies in the place of the live one already: from there on the job goes through.
  if (!built) checkCancelled();
  return report;
}

type Described = Awaited<ReturnType<Store['describeVersions']>>[number];

async function describeVersions(store: Store, ids: readonly number[]): Promise<ReadonlyMap<number, Described>> {
  return new Map((await store.describeVersions(ids)).map((version) => [version.id, version]));
}

/** Whether the passages in use were cut by other rules, or for another model than the setting names. */
async function areCutOtherwise(
  store: Store,
  config: Config,
  described: ReadonlyMap<number, Described>,
): Promise<boolean> {
  const cut = [...described.values()].filter(({ hasPassages }) => hasPassages);
  const note = await store.readNote(MODEL_NOTE);
  const setting = note === null ? null : (JSON.parse(note) as IndexModel).setting;
  return (
    cut.length > 0 && (setting !== config.EMBEDDING_MODEL || cut.some(({ settings }) => !isOfTheseRules(settings)))
  );
}

async function surveyFolder(
  store: Store,
  config: Config,
  job: Job & { readonly otherRules: boolean },
  known: readonly KnownFile[],
  described: ReadonlyMap<number, Described>,
  controls: IndexingControls,
  checkCancelled: () => void,
): Promise<Survey> {
  if (!job.preview) {
    await store.stageNote(READING_NOTE, readingRules(config));
    await store.stageNote(FOLDER_NOTE, resolve(config.ARTICLES_DIR));
  }
  return surveyFiles({
    folder: config.ARTICLES_DIR,
    known,
    textHashes: new Map([...described].map(([id, { textHash }]) => [id, textHash])),
    full: job.mode === 'full' || job.otherRules,
    emptiesIndex: job.mode === 'full',
    hanging: new Set(job.hanging),
    boilerplate: config.BOILERPLATE,
    limits: { maxBytes: maxArticleBytes(config), maxFiles: config.MAX_ARTICLES, maxDepth: config.MAX_DEPTH },
    stage: job.preview ? null : (article, fileHash, keys) => store.stageVersion(job.id, article, fileHash, '', keys),
    onFile: (file, done, total) => {
      controls.onFile(file);
      controls.onProgress({ phase: 'reading', file, done, total, passages: 0 });
    },
    checkCancelled,
  });
}

/**
 * Takes the files as they were before the last job that changed something. Where that was a rollback they are the later
 * ones: whoever wants to go back is not taken forward, and the other way round.
 */
async function surveyPrevious(
  store: Store,
  job: Job,
  known: readonly KnownFile[],
  described: ReadonlyMap<number, Described>,
): Promise<Survey> {
  const previous = await store.previousFiles();
  const isBack = (await store.readNote(ROLLBACK_NOTE)) === String(await store.generation());
  const refuse = (why: Reason) => new AppError('NOTHING_TO_ROLL_BACK', why, { audience: 'asker' });
  if (job.mode === 'forward' && !isBack) throw refuse(because('job.latest'));
  if (previous === null) throw refuse(because('job.first'));
  if (job.mode === 'rollback' && isBack) throw refuse(because('job.earliest'));
  if (job.mode === 'rollback' && !job.preview) await store.stageNote(ROLLBACK_NOTE, String(job.id));
  const now = new Map(known.map((file) => [file.path, file]));
  const earlier = await describeVersions(store, versionsOf(previous));
  const textOf = (version: number | null) =>
    version === null ? null : (earlier.get(version) ?? described.get(version))?.textHash;
  const files = previous.map((file): SurveyedFile => {
    const current = now.get(file.path);
    // A full reindex gives a file another version without changing it.
    const same =
      current?.fileHash === file.fileHash &&
      current.duplicateOf === file.duplicateOf &&
      textOf(current.version) === textOf(file.version);
    const isNew = current === undefined || current.duplicateOf !== null;
    const outcome = file.duplicateOf !== null ? 'duplicate' : isNew ? 'added' : same ? 'unchanged' : 'changed';
    return { ...file, outcome: file.failure === null ? outcome : 'failed', textHash: null };
  });
  const kept = new Set(previous.map(({ path }) => path));
  return { files, removed: known.filter(({ path }) => !kept.has(path)).map(({ path }) => path), skipped: [] };
}

const versionsOf = (files: readonly KnownFile[]): number[] =>
  files.flatMap(({ version }) => (version === null ? [] : [version]));

/** Gives every version that lacks them its passages, and cuts those again whose cutting rules or repeated blocks changed. */
async function finishVersions(
  store: Store,
  openModel: () => Promise<EmbeddingModel>,
  job: number,
  files: readonly KnownFile[],
  before: ReadonlyMap<number, Described>,
  controls: IndexingControls,
  checkCancelled: () => void,
): Promise<KnownFile[]> {
  const versions = versionsOf(files);
  const model = await openModel();
  const settings = cuttingSettings(model);
  const isFinished = ({ hasPassages, settings: found }: Described) => hasPassages && found === settings;
  const coming = await describeVersions(
    store,
    versions.filter((version) => !before.has(version)),
  );
  if (coming.size === 0 && before.size === versions.length && [...before.values()].every(isFinished)) return [...files];

  const repeated = await findRepeated(store, versions);
  const note = noteOf(repeated);
  const turned = differing(note, JSON.parse((await store.readNote(REPEATED_NOTE)) ?? '[]') as string[]);
  const recut = new Set(turned.length === 0 ? [] : await store.versionsWithBlocks(versions, turned));
  const exchanged = new Map<number, number>();
  const unfinished: number[] = [];
  for (const version of versions) {
    const described = coming.get(version) ?? before.get(version);
    if (described === undefined) continue;
    if (!described.hasPassages) unfinished.push(version);
    else if (!isFinished(described) || recut.has(version)) {
      // The passages in use stay until the swap, so the text gets a version of its own to be cut again.
      const copy = await store.copyVersion(job, version);
      exchanged.set(version, copy);
      unfinished.push(copy);
    }
  }
  const total = await store.totalCharacters(unfinished);
  await indexVersions(store, model, unfinished, repeated, settings, {
    onArticle: (file, done, passages) => controls.onProgress({ phase: 'embedding', file, done, total, passages }),
    onCutting: controls.onFile,
    checkCancelled,
  });
  await store.stageNote(REPEATED_NOTE, JSON.stringify(note));
  return files.map((file) =>
    file.version === null ? file : { ...file, version: exchanged.get(file.version) ?? file.version },
  );
}
