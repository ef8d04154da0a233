/** `index`: brings the index up to date, or back to what it was before. */
import { type Command, CommanderError } from 'commander';
import type { ReindexMode } from '../../core.ts';
import { formatReport } from '../format.ts';
import { showProgress } from '../progress.ts';
import { EXIT_WRONG_USE, type Json, show, type Terminal } from '../terminal.ts';

export function addReindex(program: Command, { withCore }: Terminal): void {
  program
    .command('index')
    .description('read the articles and bring the index up to date')
    .option('--full', 'read and embed every file again')
    .option('--rollback', 'return to the index before the last change')
    .option('--preview', 'only say what would change')
    .option('--json', 'print the report as JSON')
    .action(
      async ({ full, rollback, preview, json }: Json & { full?: boolean; rollback?: boolean; preview?: boolean }) => {
        if (full && rollback) {
          const why = '--full reads every file again and --rollback reads none: give one of them.';
          throw new CommanderError(EXIT_WRONG_USE, 'usage', why);
        }
        const mode: ReindexMode = rollback ? 'rollback' : full ? 'full' : 'changed';
        await withCore(async (core) => {
          const job = core.reindex({ mode, preview: preview ?? false });
          process.once('SIGINT', job.cancel);
          const { job: _job, mode: _mode, preview: _preview, names, ...report } = await showProgress(job);
          show(json, report, () => formatReport({ ...report, job: job.id, mode, preview: preview ?? false, names }));
          process.off('SIGINT', job.cancel);
          if (!preview) await showProgress(core.buildVectors());
        }, 'leave');
      },
    );
}
