/** A model that was there when the index was made and cannot be loaded any more: half a folder, or none. */
import { cpSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { speak } from '../../src/discord/messages/index.ts';
import { sayFinding } from '../../src/discord/rendering/say-finding.ts';
import { openTestCore, tinyModelFolder } from '../helpers/core.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../helpers/folders.ts';

const QUESTION = { question: 'What did keeper1 write down on day 31?' };

test.each<[string, (folder: string) => void]>([
  ['half there', (folder) => rmSync(join(folder, 'tokenizer.json'))],
  ['cut off', (folder) => truncateSync(join(folder, 'onnx', 'model_quantized.onnx'), 1000)],
  ['gone', (folder) => rmSync(folder, { recursive: true })],
])(
  'with a model folder that is %s the old index answers, and the setting is named',
  {
    timeout: 120_000,
  },
  async (_, damage) => {
    const folder = join(temporaryFolder(), 'model');
    cpSync(tinyModelFolder(), folder, { recursive: true });
    const env = { EMBEDDING_MODEL: folder };
    const first = await openTestCore({ files: { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) }, env });
    const { articlesDir, dataDir } = first;
    await first.core.close();
    damage(folder);

    const { core } = await openTestCore({ articlesDir, dataDir, env, indexed: false });
    expect((await core.ask(QUESTION)).answer.quotes[0]?.article).toBe('a.md');
    const model = (await core.diagnose()).find(({ subject }) => subject === 'Model');
    expect(model).toMatchObject({ state: 'problem', advice: expect.stringContaining('EMBEDDING_MODEL') });
    expect(await core.reindexDue()).toBe('model');
    writeFiles(articlesDir, { 'c.md': numberedArticle(3) });
    await expect(core.reindex({ mode: 'changed' }).finished).rejects.toThrow(/EMBEDDING_MODEL/);
    expect((await core.status()).articles).toBe(2);
    expect((await core.ask(QUESTION)).answer.quotes[0]?.article).toBe('a.md');
  },
);

test('a model that an update exchanged under its name asks for a reindex, and for no other model', async () => {
  const first = await openTestCore({ files: { 'a.md': numberedArticle(1) } });
  const { articlesDir, dataDir } = first;
  await first.core.close();
  const db = new Database(join(dataDir, 'library.sqlite'));
  db.exec(`UPDATE notes SET value = json_set(value, '$.id', 'the one before') WHERE name = 'model'`);
  db.close();
  const { core } = await openTestCore({ articlesDir, dataDir, indexed: false });
  const model = (await core.diagnose()).find(({ subject }) => subject === 'Model');
  const wanted = {
    state: 'problem',
    detail: expect.stringMatching(/^The index was made with the one before.* Run a reindex\.$/),
  };
  expect(model).toMatchObject({ ...wanted, advice: null });
  expect(model && sayFinding(model, { say: speak('en'), locale: 'en' })).toMatchObject({ ...wanted, advice: null });
});

test('an index of another model than the one that is set answers, and the doctor names both', async () => {
  const first = await openTestCore({ files: { 'a.md': numberedArticle(1) } });
  const { articlesDir, dataDir } = first;
  const modelLine = async ({ diagnose }: typeof first.core) =>
    (await diagnose()).find(({ subject }) => subject === 'Model');
  expect(await modelLine(first.core)).toMatchObject({ state: 'ok' });
  await first.core.close();
  const env = { EMBEDDING_MODEL: '/no/such/folder' };
  const { core } = await openTestCore({ articlesDir, dataDir, env, indexed: false });
  expect((await core.ask(QUESTION)).answer.quotes[0]?.article).toBe('a.md');
  const model = await modelLine(core);
  const wanted = {
    state: 'warning',
    detail: `The index was made with ${tinyModelFolder()}, but EMBEDDING_MODEL is now /no/such/folder. Run a reindex.`,
    advice: null,
  };
  expect(model).toMatchObject(wanted);
  expect(model && sayFinding(model, { say: speak('en'), locale: 'en' })).toMatchObject({
    ...wanted,
    detail: expect.stringMatching(/^The index was made with .* Run a reindex\.$/),
  });
});
