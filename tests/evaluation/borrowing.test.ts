import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { evaluateFolder } from '../../src/evaluation/run.ts';
import { temporaryFolder, writeFiles } from '../helpers/folders.ts';

test('a set without articles borrows those beside it, however its folder is written', async () => {
  const root = temporaryFolder();
  const question = { id: 'a', question: 'When does the ferry leave?', answerable: false, articles: [], evidence: [] };
  writeFiles(root, {
    'asked/questions.jsonl': `${JSON.stringify(question)}\n`,
    'ferries/articles/ferry.txt': 'The ferry leaves the harbour at nine every morning.',
  });
  const config = loadConfig({ DATA_DIR: join(root, 'data'), ARTICLES_DIR: join(root, 'none') });
  const { name, outcomes } = await evaluateFolder(`${root}/asked/.`, { config });
  expect([name, outcomes.length]).toEqual(['asked', 1]);
});
