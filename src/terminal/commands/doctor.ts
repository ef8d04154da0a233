/** `status` and `doctor`: how the index stands, and what is wrong with it. */
import type { Command } from 'commander';
import { formatFindings, formatStatus } from '../format.ts';
import { EXIT_FAILED, type Json, show, type Terminal } from '../terminal.ts';

export function addDoctor(program: Command, { withCore }: Terminal): void {
  program
    .command('status')
    .description('version, model, corpus, last job')
    .option('--json', 'print as JSON')
    .action(({ json }: Json) =>
      withCore(async (core) => {
        const status = await core.status();
        show(json, status, () => formatStatus(status));
      }),
    );

  program
    .command('doctor')
    .description('check model, index, store, folder of articles, disk and clock')
    .option('--json', 'print as JSON')
    .action(({ json }: Json) =>
      withCore(async (core) => {
        const findings = await core.diagnose();
        show(json, findings, () => formatFindings(findings));
        if (findings.some(({ state }) => state === 'problem')) process.exitCode = EXIT_FAILED;
      }),
    );
}
