/** Footnote's own run beside its peers: `node run.mjs bench/peer-footnote.ts ARTICLES_DIR DATA_DIR MODEL`. */
import { readFileSync } from 'node:fs';
import { loadConfig } from '../src/config.ts';
import { openCore } from '../src/open-core.ts';
import { VERSION } from '../src/version.ts';

const [, , articlesDir = '', dataDir = '', model = ''] = process.argv;
const config = loadConfig({ ARTICLES_DIR: articlesDir, DATA_DIR: dataDir, EMBEDDING_MODEL: model });
const core = await openCore(config);
const started = performance.now();
await core.reindex({ mode: 'full' }).finished;
const seconds = (performance.now() - started) / 1000;
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
process.stdout.write(JSON.stringify({ seconds, residentMb: Number(peak ?? 0) / 1024, version: VERSION }));
await core.close();
