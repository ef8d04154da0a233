/**
 * Footnote's own run beside its peers: `node run.mjs bench/peer-footnote.ts ARTICLES_DIR WORK_DIR MODEL`. One short
 * article is indexed first, so that threads and model are there: loading is not counted, for anyone.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../src/config.ts';
import { openCore } from '../src/core/open-core.ts';
import { VERSION } from '../src/version.ts';

const [, , articlesDir = '', workDir = '', model = ''] = process.argv;
const config = loadConfig({
  ARTICLES_DIR: join(workDir, 'articles'),
  DATA_DIR: join(workDir, 'data'),
  EMBEDDING_MODEL: model,
});
mkdirSync(config.ARTICLES_DIR, { recursive: true });
writeFileSync(join(config.ARTICLES_DIR, 'first.txt'), 'First\n\nThis one is short.\n');
const core = await openCore(config);
await core.reindex({ mode: 'changed' }).finished;
cpSync(articlesDir, config.ARTICLES_DIR, { recursive: true });
const started = performance.now();
await core.reindex({ mode: 'changed' }).finished;
const seconds = (performance.now() - started) / 1000;
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
process.stdout.write(JSON.stringify({ seconds, residentMb: Number(peak ?? 0) / 1024, version: VERSION }));
await core.close();
