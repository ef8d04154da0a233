/** The steps of a reindex job, joined up from both threads, the journal of changed files and the names for autocompletion. */
import type { ArticleFiles } from '../article-folder/files.ts';
import type { createSuggestions } from '../core/suggestions.ts';
import { type FolderChanges, isReturn } from '../core.ts';
import { describeError } from '../errors.ts';
import { describeReason } from '../reasons.ts';
import type { Engine } from '../threads/engine.ts';
import type { JobParts } from './reindex-jobs.ts';

export interface JobStepsParts {
  readonly engine: Engine;
  readonly files: Pick<ArticleFiles, 'foreseeUndo' | 'undoSince' | 'trim'>;
  readonly suggestions: Pick<ReturnType<typeof createSuggestions>, 'learn'>;
  /** Told after each job that was made live. */
  readonly onActivated: () => void;
  /** Told of what went wrong with a job that is live all the same. */
  readonly trouble: (message: string) => void;
  /** Resolves once what an earlier process left is in order: it may not be taken for this one's. */
  readonly recovered: Promise<void>;
}

export function createJobSteps(parts: JobStepsParts): JobParts {
  const { engine, files, suggestions, onActivated, trouble, recovered } = parts;
  const { answering, indexing, board } = engine;
  const sweep = (merging: boolean) => indexing.call.sweep(merging).then(() => answering.call.forgetGeneration());
  /** The job whose articles are to be named anew, and whose leavings swept away, once it is told as done. */
  let changedBy: number | null = null;

  /** Nobody waits for it. Threads that are stopped in the middle of it leave it to the next start. */
  const tellFault = (what: string) => (error: unknown) => {
    if (!board.isClosing()) trouble(`${what}: ${describeError(error)}`);
  };

  /** Whoever waited for the run asks first: on ten thousand articles this takes a tenth of a second of each thread. */
  function tidyUp(): void {
    answering.call
      .articleNames()
      .then(suggestions.learn)
      .catch(tellFault('The names that are suggested stay as they were before the reindex'));
    sweep(true).catch(tellFault('What earlier articles left in the index stays until the next reindex'));
    // Only one step back is possible.
    answering.call
      .previousGeneration()
      .then(files.trim)
      .catch(tellFault('Old files under DATA_DIR/removed could not be deleted'));
  }

  /** What is done to the folder of articles by a return, as far as that is possible. */
  async function undoChanges(rollback: Parameters<ArticleFiles['undoSince']>[0]): Promise<FolderChanges | undefined> {
    try {
      const { stuck, ...changes } = await files.undoSince(rollback);
      for (const { path, error } of stuck)
        trouble(`The rollback left ${path} in the folder of articles as it is: ${describeError(error)}`);
      return changes;
    } catch (error) {
      trouble(`The rollback could not put the folder of articles back: ${describeError(error)}`);
      return undefined;
    }
  }

  return {
    async begin(job, mode) {
      await recovered;
      // What has nothing to return to is refused before it is a job: the last one stays the last.
      if (isReturn(mode)) await indexing.call.stage({ id: job, mode, preview: true, hanging: [] });
      // From here on the indexing thread may write a vector index of its own.
      await answering.call.holdVectors();
      await indexing.call.begin(job, mode);
    },
    stage(job) {
      board.setFile(null);
      return indexing.call.stage(job);
    },
    resume: (job) => indexing.call.resume(job),
    async end(job, state, reason, report) {
      // What a failed job staged takes up room, perhaps the very room that was missing.
      if (state !== 'done') await sweep(false).catch(() => undefined);
      try {
        await indexing.call.end(job, state, reason, report);
      } finally {
        if (changedBy === job) setImmediate(tidyUp);
      }
    },
    async activate(job, staged, mode) {
      const to = await answering.call.previousGeneration();
      const before = await answering.call.state();
      const { changed, problem } = await answering.call.activate(job, staged.space);
      if (problem !== null) trouble(`Job ${job} is live, but not all of it was taken in: ${describeReason(problem)}`);
      if (changed) changedBy = job;
      const made = changed ? job : before.generation;
      const folder = isReturn(mode) ? await undoChanges({ to, from: before.generation, made }) : undefined;
      onActivated();
      const state = await answering.call.state().catch((error: unknown) => {
        trouble(`Job ${job} is live, but its report has the counts before it: ${describeError(error)}`);
        return before;
      });
      return { ...state, ...(folder && { folder }) };
    },
    async foresee(mode) {
      const state = await answering.call.state();
      if (!isReturn(mode)) return state;
      return { ...state, folder: await files.foreseeUndo(await answering.call.previousGeneration()) };
    },
    clearCancel: board.begin,
    requestCancel: board.cancel,
    position: board.read,
    memoryBytes: () => process.memoryUsage.rss(),
    killThread: () => indexing.kill(),
    trouble,
  };
}
