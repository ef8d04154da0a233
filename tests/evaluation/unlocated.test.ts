import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { formatEvaluation } from '../../src/evaluation/report.ts';
import { evaluateFolder } from '../../src/evaluation/run.ts';
import { temporaryFolder, writeFiles } from '../helpers/folders.ts';

test('questions whose evidence no article holds are named, for they count as wrong', async () => {
  const root = temporaryFolder();
  const ask = (id: string, evidence: string) =>
    `${JSON.stringify({ id, question: 'When does the ferry leave?', answerable: true, articles: ['ferry.md'], evidence: [evidence] })}\n`;
  writeFiles(root, {
    // With the mark that an editor on Windows begins a file with.
    'questions.jsonl': `\ufeff${ask('found', 'leaves at **nine**')}${ask('mistyped', 'leaves at ten')}`,
    'articles/ferry.md': 'The ferry leaves at **nine** every morning.',
  });
  const { name, evaluation } = await evaluateFolder(root, { config: loadConfig({ DATA_DIR: join(root, 'data') }) });
  expect(evaluation.unlocated).toEqual(['mistyped']);
  expect(formatEvaluation(name, evaluation)).toContain('evidence of 1 answerable: mistyped.');
});
