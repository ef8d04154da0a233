/**
 * One peer, one run: `node run.mjs PEER PASSAGES.json MODEL_FOLDER BATCH`. Prints seconds from passages to a searchable
 * index, the most memory the process ever held, and the peer's version. Loading the model is not counted, for anyone.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const [, , peer, passagesFile, modelFolder, batchText] = process.argv;
const passages = JSON.parse(readFileSync(passagesFile, 'utf8'));
const batch = Number(batchText);

const PEERS = { langchain, vectra, orama, minisearch };
const { index, version } = await PEERS[peer]();
const started = performance.now();
await index();
const seconds = (performance.now() - started) / 1000;
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
console.log(JSON.stringify({ seconds, residentMb: peak, version }));
process.exit(0);

function versionOf(name) {
  const file = readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url), 'utf8');
  return `${name} ${JSON.parse(file).version}`;
}

async function langchain() {
  const { env } = await import('@huggingface/transformers');
  env.localModelPath = dirname(modelFolder);
  env.allowRemoteModels = false;
  const { HuggingFaceTransformersEmbeddings } = await import(
    '@langchain/community/embeddings/huggingface_transformers'
  );
  const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
  const embeddings = new HuggingFaceTransformersEmbeddings({
    model: basename(modelFolder),
    batchSize: batch,
    pretrainedOptions: { dtype: 'q8', local_files_only: true },
  });
  await embeddings.embedQuery('warm');
  return {
    version: `${versionOf('@langchain/community')} on ${versionOf('@huggingface/transformers')}`,
    index: () =>
      HNSWLib.fromTexts(
        passages,
        passages.map((_, id) => ({ id })),
        embeddings,
      ),
  };
}

/** Vectors for the peers that leave embedding to their users. */
async function openEmbedder() {
  const { env, pipeline } = await import('@xenova/transformers');
  env.localModelPath = dirname(modelFolder);
  env.allowRemoteModels = false;
  const extract = await pipeline('feature-extraction', basename(modelFolder), { quantized: true });
  const embed = async (texts) => (await extract(texts, { pooling: 'mean', normalize: true })).tolist();
  const [probe] = await embed(['warm']);
  return { embed, dimensions: probe.length };
}

async function vectra() {
  const { LocalIndex } = await import('vectra');
  const { embed } = await openEmbedder();
  const index = new LocalIndex(await mkdtemp(join(tmpdir(), 'vectra-')));
  await index.createIndex();
  return {
    version: versionOf('vectra'),
    async index() {
      await index.beginUpdate();
      for (let at = 0; at < passages.length; at += batch) {
        const texts = passages.slice(at, at + batch);
        const vectors = await embed(texts);
        for (const [i, vector] of vectors.entries()) await index.insertItem({ vector, metadata: { text: texts[i] } });
      }
      await index.endUpdate();
    },
  };
}

async function orama() {
  const { create, insertMultiple } = await import('@orama/orama');
  const { embed, dimensions } = await openEmbedder();
  const db = create({ schema: { text: 'string', embedding: `vector[${dimensions}]` } });
  return {
    version: versionOf('@orama/orama'),
    async index() {
      for (let at = 0; at < passages.length; at += batch) {
        const texts = passages.slice(at, at + batch);
        const vectors = await embed(texts);
        await insertMultiple(
          db,
          texts.map((text, i) => ({ text, embedding: vectors[i] })),
        );
      }
    },
  };
}

async function minisearch() {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch({ fields: ['text'] });
  return {
    version: versionOf('minisearch'),
    index: () => index.addAll(passages.map((text, id) => ({ id, text }))),
  };
}
