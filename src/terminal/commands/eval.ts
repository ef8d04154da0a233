/** `eval`: the figures of a question set. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { formatEvaluation } from '../../evaluation/report.ts';
import { type Json, show, type Terminal } from '../terminal.ts';

export function addEval(program: Command, { settings }: Terminal): void {
  program
    .command('eval')
    .description('measure ranking, quotes and refusals on a folder with articles/ and questions.jsonl')
    .argument('<folder>', 'the folder that holds them')
    .option('--json', 'print the figures as JSON')
    .option('--articles <folder>', 'index this folder instead of the set’s own articles')
    .option('--details <file>', 'write what happened to each question, one JSON object a line')
    .action(
      async (
        folder: string,
        { json, details, articles: articlesDir }: Json & { details?: string; articles?: string },
      ) => {
        const onProgress = process.stderr.isTTY
          ? (done: number, total: number) => process.stderr.write(`\r${done} of ${total} questions`)
          : undefined;
        const { evaluateFolder } = await import('../../evaluation/run.ts');
        const result = await evaluateFolder(folder, {
          config: settings(),
          ...(articlesDir === undefined ? {} : { articlesDir }),
          ...(onProgress === undefined ? {} : { onProgress }),
        });
        if (details !== undefined)
          writeFileSync(details, result.outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
        show(json, { set: result.name, ...result.evaluation }, () => formatEvaluation(result.name, result.evaluation));
      },
    );
}
