/** `backup` and `restore`, and the vector index that neither holds. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeFiles } from '../helpers/folders.ts';
import { runHere } from '../helpers/process.ts';
import { places } from './places.ts';

vi.setConfig({ testTimeout: 300_000 });

test('a backup made by the command restores answers and articles, and the store before is kept', async () => {
  const at = places();
  const saved = join(at.articlesDir, '..', 'saved.sqlite');
  const answer = JSON.parse((await runHere(at, ['ask', 'Who is the captain of the ferry?', '--json'])).stdout);
  expect((await runHere(at, ['backup', saved])).code).toBe(0);
  const again = await runHere(at, ['backup', saved]);
  expect(again).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--force') });
  expect((await runHere(at, ['backup', saved, '--force'])).code).toBe(0);
  writeFiles(at.articlesDir, { 'ferry.md': 'Nothing is left here.', 'copy.md': null });
  await runHere(at, ['index']);
  const restored = await runHere(at, ['restore', saved]);
  expect(restored.code).toBe(0);
  const kept = /kept as (\S+)\.$/m.exec(restored.stdout)?.[1] ?? '';
  expect(readFileSync(kept).length).toBeGreaterThan(0);
  expect(JSON.parse((await runHere(at, ['source', answer.id, '--json'])).stdout)).toMatchObject({ state: 'current' });
  expect((await runHere(at, ['restore', join(at.articlesDir, 'ferry.md')])).code).toBe(1);
});

test('with Postgres, backup and restore print the commands of the database, which touch its schema alone', async () => {
  const env = {
    STORE: 'postgres',
    DATABASE_URL: 'postgres://bot:hunter22@127.0.0.1:1/articles',
    DATABASE_SCHEMA: 'news',
  };
  const at = places();
  const saved = await runHere(at, ['backup', 'my file'], env);
  const restored = await runHere(at, ['restore', 'my file'], env);
  expect(saved.code).toBe(1);
  // Vectors are derived; a table of them that the dump does not know would be in the way of what is brought back.
  expect(saved.stderr).toContain(
    `pg_dump --format=custom --schema=news --exclude-table='news.vectors_*' --file="my file" "$DATABASE_URL"\n`,
  );
  expect(restored.stderr).toContain(
    `stop every bot on it, then psql --command='ALTER SCHEMA news RENAME TO news_before' "$DATABASE_URL"; ` +
      `pg_restore --single-transaction --dbname="$DATABASE_URL" "my file"\n`,
  );
});

test('restore and index build a vector index that is missing; other commands say who builds it', async () => {
  const at = places();
  const saved = join(at.articlesDir, '..', 'saved.sqlite');
  const graphs = () => readdirSync(at.dataDir).filter((name) => /hnsw|graph/.test(name));
  await runHere(at, ['index']);
  await runHere(at, ['backup', saved]);
  const restored = await runHere(at, ['restore', saved]);
  expect(restored.code).toBe(0);
  expect(restored.stderr).toBe('Building ...\n');
  expect((await runHere(at, ['doctor'])).stdout).toContain('ok       Vector index');

  for (const name of graphs()) rmSync(join(at.dataDir, name));
  const asked = await runHere(at, ['ask', 'Who is the captain of the ferry?']);
  expect(asked.stdout).toContain('Marta Lindqvist');
  expect(asked.stderr).toBe(
    'The vector index is missing or does not fit; answers go by words. "npm run cli -- index" builds it, and so does a bot that runs.\n',
  );
  expect((await runHere(at, ['doctor'])).stdout).toMatch(/^warning {2}Vector index: .*"npm run cli -- index"/m);

  const indexed = await runHere(at, ['index']);
  expect(indexed.stdout).toContain('1 unchanged');
  expect(indexed.stderr).toContain('Building ...');
  expect((await runHere(at, ['ask', 'Who is the captain of the ferry?'])).stderr).toBe('');
});
