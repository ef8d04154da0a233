/**
 * A reindex from beginning to end, in the indexing thread: survey the files, give new versions their passages, build
 * the vector graph when much changed. Nothing that is searched changes here: what was staged takes effect when the
 * answering thread activates the job.
 */
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { isReturn } from '../core.ts';
import { AppError } from '../errors.ts';
import { maxArticleBytes } from '../files/sizes.ts';
import { because } from '../reasons.ts';
import type { Store } from '../store/store.ts';
import { type DraftReport, describeSurvey } from './draft-report.ts';
import { describeDownload, type IndexingControls, type Job, type OpenModel } from './job.ts';
import {
  FOLDER_NOTE,
  type IndexModel,
  isOfTheseRules,
  MODEL_NOTE,
  READING_NOTE,
  readingRules,
  vectorSpace,
} from './made-with.ts';
import { surveyPrevious } from './rollback.ts';
import { type Survey, surveyFiles } from './survey.ts';
import { describeVersions, finishVersions, type Run, versionsOf } from './versions.ts';

/** @throws AppError JOB_CANCELLED, ARTICLES_DIR_UNREADABLE, NOTHING_TO_ROLL_BACK, DISK_FULL; what was staged by then never becomes live. */
export async function stageJob(
  store: Store,
  openModel: OpenModel,
  config: Config,
  job: Job,
  controls: IndexingControls,
): Promise<DraftReport> {
  const known = await store.knownFiles();
  const run: Run = {
    store,
    config,
    job,
    openModel: () => openModel((download) => controls.onProgress(describeDownload(download))),
    controls,
    checkCancelled: () => {
      if (controls.isCancelled()) throw new AppError('JOB_CANCELLED', because('job.cancelled'), { audience: 'asker' });
    },
    known,
    described: await describeVersions(store, versionsOf(known)),
  };
  const otherRules = known.length > 0 && (await store.readNote(READING_NOTE)) !== readingRules(config);
  const survey = isReturn(job.mode) ? await surveyPrevious(run) : await surveyFolder(run, otherRules);
  controls.onFile(null);
  const anew = job.mode === 'changed' && (otherRules || (await areCutOtherwise(run)));
  const report = { ...describeSurvey(survey), ...(anew && { anew }) };
  if (!job.preview) await stageIndex(run, survey);
  return report;
}

/** Passages of what the survey found, the files as they are to be, and a new vector graph where much changed. */
async function stageIndex(run: Run, survey: Survey): Promise<void> {
  const { store, job, controls } = run;
  await store.stageFiles(job.id, await finishVersions(run, survey.files));
  const model = await run.openModel();
  const madeWith: IndexModel = { setting: run.config.EMBEDDING_MODEL, id: model.id };
  await store.stageNote(MODEL_NOTE, JSON.stringify(madeWith));
  const built = await store.buildVectors(job.id, vectorSpace(model), {
    onProgress: (done, total) => controls.onProgress({ phase: 'building', file: null, done, total, passages: 0 }),
    isCancelled: controls.isCancelled,
  });
  // A vector index that was built lies in the place of the live one already: from there on the job goes through.
  if (!built) run.checkCancelled();
}

/** Whether the passages in use were cut by other rules, or for another model than the setting names. */
async function areCutOtherwise({ store, config, described }: Run): Promise<boolean> {
  const cut = [...described.values()].filter(({ hasPassages }) => hasPassages);
  const note = await store.readNote(MODEL_NOTE);
  const setting = note === null ? null : (JSON.parse(note) as IndexModel).setting;
  return (
    cut.length > 0 && (setting !== config.EMBEDDING_MODEL || cut.some(({ settings }) => !isOfTheseRules(settings)))
  );
}

/** @param otherRules - whether every file has to be read, since the last job cleaned them otherwise. */
async function surveyFolder(run: Run, otherRules: boolean): Promise<Survey> {
  const { store, config, job, controls } = run;
  if (!job.preview) {
    await store.stageNote(READING_NOTE, readingRules(config));
    await store.stageNote(FOLDER_NOTE, resolve(config.ARTICLES_DIR));
  }
  return surveyFiles({
    folder: config.ARTICLES_DIR,
    known: run.known,
    textHashes: new Map([...run.described].map(([id, { textHash }]) => [id, textHash])),
    full: job.mode === 'full' || otherRules,
    emptiesIndex: job.mode === 'full',
    hanging: new Set(job.hanging),
    boilerplate: config.BOILERPLATE,
    limits: { maxBytes: maxArticleBytes(config), maxFiles: config.MAX_ARTICLES, maxDepth: config.MAX_DEPTH },
    stage: job.preview ? null : (article, fileHash, keys) => store.stageVersion(job.id, article, fileHash, '', keys),
    onFile: (file, done, total) => {
      controls.onFile(file);
      controls.onProgress({ phase: 'reading', file, done, total, passages: 0 });
    },
    checkCancelled: run.checkCancelled,
  });
}
