/** Threads come and go with every core that is opened; the native addons they share must survive that. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openCore } from '../../src/core/open-core.ts';

const ROUNDS = 3;

test('a core can be opened, used and closed again and again in one process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-reopen-'));
  const config = loadConfig({ ARTICLES_DIR: join(folder, 'articles'), DATA_DIR: join(folder, 'data') });
  await mkdir(config.ARTICLES_DIR);
  await writeFile(
    join(config.ARTICLES_DIR, 'tower.txt'),
    'The tower\n\nThe keeper Anselm Ruiz lit the lamp of the tower in March 1902.',
  );
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const core = await openCore(config);
      await core.reindex({ mode: 'full' }).finished;
      const { answer } = await core.ask({ question: 'Who lit the lamp of the tower?' });
      expect(answer.status).toBe('answered');
      await core.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
