/** `index`: brings the index up to date, or back to what it was before. */
import { type Command, CommanderError } from 'commander';
import { type Core, isReturn, type ReindexMode } from '../../core.ts';
import { confirm } from '../confirm.ts';
import { formatReport } from '../format.ts';
import { showProgress } from '../progress.ts';
import { EXIT_WRONG_USE, type Json, show, type Terminal } from '../terminal.ts';

interface Options extends Json {
  readonly full?: boolean;
  readonly rollback?: boolean;
  readonly forward?: boolean;
  readonly preview?: boolean;
  readonly yes?: boolean;
}

export function addReindex(program: Command, { withCore }: Terminal): void {
  program
    .command('index')
    .description('read the articles and bring the index up to date')
    .option('--full', 'read and embed every file again')
    .option('--rollback', 'return to the index before the last change, once you have seen what that changes')
    .option('--forward', 'return to the index that a rollback left, likewise')
    .option('--yes', 'return without being asked')
    .option('--preview', 'only say what would change')
    .option('--json', 'print the report as JSON')
    .action(async ({ preview = false, yes, json, ...asked }: Options) => {
      const mode = modeOf(asked);
      await withCore(async (core) => {
        if (isReturn(mode) && !preview && !yes && !(await isWanted(core, mode))) return;
        const job = core.reindex({ mode, preview });
        process.once('SIGINT', job.cancel);
        const { job: _job, mode: _mode, preview: _preview, names, ...report } = await showProgress(job);
        show(json, report, () => formatReport({ ...report, job: job.id, mode, preview, names }));
        process.off('SIGINT', job.cancel);
        if (!preview) await showProgress(core.buildVectors());
      }, 'leave');
    });
}

function modeOf(asked: Pick<Options, 'full' | 'rollback' | 'forward'>): ReindexMode {
  const modes = (['full', 'rollback', 'forward'] as const).filter((mode) => asked[mode]);
  if (modes.length > 1) {
    const why = `${modes.map((mode) => `--${mode}`).join(' and ')} exclude each other: give one of them.`;
    throw new CommanderError(EXIT_WRONG_USE, 'usage', why);
  }
  return modes[0] ?? 'changed';
}

/** Shows what a return would change, since that includes files, and asks; where nobody can answer, it is not done. */
async function isWanted(core: Core, mode: 'rollback' | 'forward'): Promise<boolean> {
  process.stderr.write(`${formatReport(await showProgress(core.reindex({ mode, preview: true })))}\n`);
  const wanted = await confirm(mode === 'rollback' ? 'Go back?' : 'Go forward?');
  if (wanted === null) process.exitCode = EXIT_WRONG_USE;
  if (!wanted) process.stderr.write(`Nothing was changed.${wanted === null ? ' Give --yes to do it.' : ''}\n`);
  return wanted === true;
}
