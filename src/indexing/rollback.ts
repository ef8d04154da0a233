/** A rollback, or the way forward again: the files as an earlier job left them, instead of those in the folder. */
import { AppError } from '../errors.ts';
import { because, type Reason } from '../reasons.ts';
import { ROLLBACK_NOTE } from './made-with.ts';
import type { Survey, SurveyedFile } from './survey.ts';
import { describeVersions, type Run, versionsOf } from './versions.ts';

/**
 * Takes the files as they were before the last job that changed something. Where that was a rollback they are the later
 * ones: whoever wants to go back is not taken forward, and the other way round.
 *
 * @throws AppError NOTHING_TO_ROLL_BACK.
 */
export async function surveyPrevious({ store, job, known, described }: Run): Promise<Survey> {
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
  // A file that could not be read is no article that would go.
  const removed = known.filter(
    ({ path, failure, version }) => !kept.has(path) && (failure === null || version !== null),
  );
  return { files, removed: removed.map(({ path }) => path), skipped: [] };
}
