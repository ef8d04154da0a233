/**
 * Writes a model that costs what all-MiniLM-L6-v2 costs, for speed tests where nothing can be downloaded: 6 layers,
 * 384 wide, 12 heads, 1,536 inner, dynamic int8 quantisation, 30,000 words. Its large weights are ConstantOfShape
 * nodes that the runtime folds when it loads the model, so the file is under a megabyte. Its vectors mean nothing.
 *
 *     node --import tsx bench/minilm-shape.ts FOLDER
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bertGraph, type WeightSource } from '../tests/helpers/models/bert-graph.ts';
import { encodeModel } from '../tests/helpers/models/onnx-file.ts';
import { seededNumbers } from '../tests/helpers/models/tiny-models.ts';
import { bertTokenizer } from '../tests/helpers/models/tokenizer-files.ts';

const VOCABULARY = 30_000;
const MAX_TOKENS = 256;

const MINILM_SHAPE = {
  vocabulary: VOCABULARY,
  width: 384,
  heads: 12,
  layers: 6,
  inner: 1536,
  positions: MAX_TOKENS,
  quantized: true,
} as const;

/** Writes the model's folder, loadable by EMBEDDING_MODEL; `words` become whole tokens. Returns the folder. */
export function writeMiniLmShape(folder: string, words: readonly string[] = []): string {
  const files = bertTokenizer(words, MAX_TOKENS);
  if (files.vocabulary.length > VOCABULARY) {
    throw new RangeError(`words: at most ${VOCABULARY} pieces fit, got ${files.vocabulary.length}.`);
  }
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  mkdirSync(path.join(folder, '1_Pooling'), { recursive: true });
  const write = (name: string, content: unknown): void =>
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  write('config.json', { model_type: 'bert', vocab_size: VOCABULARY, num_hidden_layers: 6, hidden_size: 384 });
  write('tokenizer.json', files.tokenizer);
  write('tokenizer_config.json', files.config);
  write('1_Pooling/config.json', { pooling_mode_mean_tokens: true });
  writeFileSync(
    path.join(folder, 'onnx', 'model_quantized.onnx'),
    encodeModel(bertGraph(MINILM_SHAPE, foldedWeights())),
  );
  return folder;
}

/**
 * Matrices of one number, made when the model is loaded. Positions and vectors are noise that the file holds: with
 * every token alike, the variance in a layer normalisation would be zero and everything after it not a number.
 */
function foldedWeights(): WeightSource {
  const next = seededNumbers(7);
  const noise = (length: number, around: number): Float32Array =>
    Float32Array.from({ length }, () => around + 0.1 * next());
  return {
    matrix(name, shape, type) {
      if (name === 'positions') {
        const data = noise(MINILM_SHAPE.positions * MINILM_SHAPE.width, 0);
        return { weights: [{ name, type, shape, data }], nodes: [] };
      }
      const data = type === 'uint8' ? Uint8Array.of(131) : Float32Array.of(0.01);
      const sizes = BigInt64Array.from(shape.map(BigInt));
      const value = { type, shape: [1], data };
      return {
        weights: [{ name: `${name}.shape`, type: 'int64', shape: [shape.length], data: sizes }],
        nodes: [{ op: 'ConstantOfShape', inputs: [`${name}.shape`], outputs: [name], attributes: { value } }],
      };
    },
    vector: (name, size, around) => ({ name, type: 'float', shape: [size], data: noise(size, around) }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , target] = process.argv;
  if (!target) throw new TypeError('Usage: node --import tsx bench/minilm-shape.ts FOLDER');
  const { size } = statSync(path.join(writeMiniLmShape(target), 'onnx', 'model_quantized.onnx'));
  console.log(`${target}: ${(size / 1024).toFixed(0)} KB`);
}
