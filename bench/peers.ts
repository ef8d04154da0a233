/**
 * What people would pick instead, on the same machine, the same model files and the same words, each in a process of its
 * own; see bench/peers. Passages of 100 words are the unit: the others get them ready cut, Footnote gets the files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createWriter, writeCorpus } from './corpus.ts';
import { writeMiniLmShape } from './minilm-shape.ts';
import { WORDS_PER_ARTICLE } from './prepared.ts';
import { saveResult } from './results.ts';
import { round } from './timing.ts';

const PEERS = join('bench', 'peers');
const WORDS_PER_PASSAGE = 100;
const COMMON_WORDS = 20_000;
/** [peer, needs a model, batch]. LangChain's default batch is 512. */
const RUNS = [
  { peer: 'langchain', batch: 512 },
  { peer: 'langchain', batch: 16 },
  { peer: 'vectra', batch: 16 },
  { peer: 'orama', batch: 16 },
] as const;

interface Outcome {
  readonly seconds: number;
  readonly residentMb: number;
  readonly version: string;
}

export async function run(articles = 24): Promise<void> {
  if (!existsSync(join(PEERS, 'node_modules'))) {
    process.stderr.write(`The peers are not installed: "npm ci" in ${PEERS} does that. They are left out.\n`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'footnote-peers-'));
  try {
    await writeCorpus(join(folder, 'articles'), articles, WORDS_PER_ARTICLE, 13);
    const passages = cutPassages(join(folder, 'articles'));
    writeFileSync(join(folder, 'passages.json'), JSON.stringify(passages));
    const writer = createWriter(12);
    const words = new Set(Array.from({ length: 200_000 }, writer.word));
    const models = {
      'MiniLM shape': writeMiniLmShape(join(folder, 'models', 'minilm-shape'), [...words].slice(0, COMMON_WORDS)),
      'built-in': resolve('embeddings', 'models', 'builtin'),
    };
    const data = `${articles} articles of ${WORDS_PER_ARTICLE} words, seed 13, as ${passages.length} passages of ${WORDS_PER_PASSAGE} words`;
    for (const [name, model] of Object.entries(models)) {
      const own = runFootnote(folder, name, model);
      const rows = [{ peer: 'Footnote', batch: null, ...describe(own, passages.length) }];
      for (const { peer, batch } of RUNS) {
        const outcome = runPeer(peer, join(folder, 'passages.json'), model, batch);
        if (outcome !== null) rows.push({ peer, batch: batch as never, ...describe(outcome, passages.length) });
      }
      saveResult('peers', name, data, { passages: passages.length, rows });
    }
    const lexical = runPeer('minisearch', join(folder, 'passages.json'), '', 0);
    if (lexical !== null) {
      const rows = [{ peer: 'minisearch', batch: null, ...describe(lexical, passages.length) }];
      saveResult('peers', 'no model', data, { passages: passages.length, rows });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const describe = ({ seconds, residentMb, version }: Outcome, passages: number) => ({
  version,
  seconds: round(seconds),
  passagesPerSecond: round(passages / seconds),
  residentMb: Math.round(residentMb),
});

function cutPassages(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
  const words = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\s+/));
  const count = Math.ceil(words.length / WORDS_PER_PASSAGE);
  return Array.from({ length: count }, (_, i) =>
    words.slice(i * WORDS_PER_PASSAGE, (i + 1) * WORDS_PER_PASSAGE).join(' '),
  );
}

/** The whole of an index from the files on: reading, cleaning, cutting, embedding, lexical index, store, graph. */
function runFootnote(folder: string, name: string, model: string): Outcome {
  const workDir = join(folder, `footnote-${name.replaceAll(' ', '-')}`);
  mkdirSync(workDir);
  // What was printed counts, however the process ends: the runtime may complain when its threads are closed.
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['run.mjs', 'bench/peer-footnote.ts', join(folder, 'articles'), workDir, name === 'built-in' ? 'builtin' : model],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(`Footnote's own run failed: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as Outcome;
}

function runPeer(peer: string, passages: string, model: string, batch: number): Outcome | null {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(PEERS, 'run.mjs'), peer, passages, model, String(batch)],
    { encoding: 'utf8' },
  );
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Outcome;
  process.stderr.write(`${peer} failed and is left out: ${stderr.slice(-500)}\n`);
  return null;
}
