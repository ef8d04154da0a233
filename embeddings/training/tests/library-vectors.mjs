// Reads {"folder", "texts"} on standard input; prints for each text the ids and the vector that @xenova/transformers gives.
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { env, pipeline } from '@xenova/transformers';

const { folder, texts } = JSON.parse(await text(process.stdin));
env.allowRemoteModels = false;
env.localModelPath = path.dirname(path.resolve(folder));
const extract = await pipeline('feature-extraction', path.basename(folder), { quantized: true });
const found = [];
for (const one of texts) {
  const { input_ids: ids } = extract.tokenizer(one);
  const vector = await extract(one, { pooling: 'mean', normalize: true });
  found.push({ ids: Array.from(ids.data, Number), vector: Array.from(vector.data) });
}
process.stdout.write(JSON.stringify(found));
