/** The steps of a reindex job, joined up from both threads, the journal of changed files and the names for autocompletion. */
import type { ArticleFiles } from './article-files.ts';
import type { JobParts } from './reindex-jobs.ts';
import type { createSuggestions } from './suggestions.ts';
import type { Engine } from './threads/engine.ts';

export interface JobStepsParts {
  readonly engine: Engine;
  readonly files: Pick<ArticleFiles, 'undoSince'>;
  readonly suggestions: Pick<ReturnType<typeof createSuggestions>, 'learn'>;
  /** Told after each job that was made live. */
  readonly onActivated: () => void;
}

export function createJobSteps({ engine, files, suggestions, onActivated }: JobStepsParts): JobParts {
  const { answering, indexing, board } = engine;
  const sweep = (merging: boolean) => indexing.call.sweep(merging).then(() => answering.call.forgetGeneration());
  /** The job whose articles are to be named anew, and whose leavings swept away, once it is told as done. */
  let changedBy: number | null = null;

  /** Whoever waited for the run asks first: on ten thousand articles this takes a tenth of a second of each thread. */
  function tidyUp(): void {
    answering.call.articleNames().then(suggestions.learn, () => undefined);
    sweep(true).catch(() => undefined);
  }

  return {
    async begin(job, mode) {
      // A rollback that has nothing to go back to is refused before it is a job: the last one stays the last.
      if (mode === 'rollback') await indexing.call.stage({ id: job, mode, preview: true, hanging: [] });
      // From here on the indexing thread may write a vector index of its own.
      await answering.call.holdVectors();
      await indexing.call.begin(job, mode);
    },
    stage(job) {
      board.setFile(null);
      return indexing.call.stage(job);
    },
    async end(job, state, reason, report) {
      // What a failed job staged takes up room, perhaps the very room that was missing.
      if (state !== 'done') await sweep(false).catch(() => undefined);
      await indexing.call.end(job, state, reason, report);
      if (changedBy === job) setImmediate(tidyUp);
    },
    async activate(job, staged, mode) {
      const to = await answering.call.previousGeneration();
      const { generation: from } = await answering.call.state();
      const changed = await answering.call.activate(job, staged.space);
      const state = await answering.call.state();
      const folder = mode === 'rollback' ? await files.undoSince({ to, from, made: state.generation }) : undefined;
      if (changed) changedBy = job;
      onActivated();
      return { ...state, ...(folder && { folder }) };
    },
    counts: () => answering.call.state(),
    clearCancel: board.begin,
    requestCancel: board.cancel,
    position: board.read,
    killThread: () => indexing.kill(),
  };
}
