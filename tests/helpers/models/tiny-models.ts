/**
 * Writes small models to disk, of the shapes that real ones have, for tests that go through the real loading code and
 * the real runtime. The weights are seeded noise: such a model means nothing, but it computes what it should.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BertShape, bertGraph, type WeightSource } from './bert-graph.ts';
import { encodeModel, type Graph } from './onnx-file.ts';
import { bertTokenizer, type TokenizerFiles, unigramTokenizer } from './tokenizer-files.ts';

/** Words that the tiny models know whole; everything else falls to letters. */
export const TINY_WORDS =
  'the a of and to in is was for on with by river bridge moon summit peace treaty north south railway city people water animals fish hunt birds train station long short old new first last year month day who what when where why how many did does query passage mountain border talks leader letter sea ship storm winter summer doctor school book paper market price food rice bread light sun night'.split(
    ' ',
  );

/** A seeded generator of numbers from -1 to 1 (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** Token vectors only: int8 rows and a scale each, gathered and multiplied. Soft match works with it. */
export function writeStaticModel(folder: string, { dimensions = 32, seed = 1, maxTokens = 64 } = {}): string {
  const files = bertTokenizer(TINY_WORDS, maxTokens);
  const next = seededNumbers(seed);
  const size = files.vocabulary.length;
  const rows = Int8Array.from({ length: size * dimensions }, () => Math.round(next() * 127));
  const scales = Float32Array.from({ length: size }, (_, id) => (id < 5 ? 1e-7 : 0.005 + 0.005 * Math.abs(next())));
  const graph: Graph = {
    inputs: [{ name: 'input_ids', type: 'int64', shape: ['batch', 'length'] }],
    outputs: [{ name: 'last_hidden_state', type: 'float', shape: ['batch', 'length', dimensions] }],
    nodes: [
      { op: 'Gather', inputs: ['rows', 'input_ids'], outputs: ['levels'] },
      { op: 'Cast', inputs: ['levels'], outputs: ['numbers'], attributes: { to: { int: 1 } } },
      { op: 'Gather', inputs: ['scales', 'input_ids'], outputs: ['scale'] },
      { op: 'Mul', inputs: ['numbers', 'scale'], outputs: ['last_hidden_state'] },
    ],
    weights: [
      { name: 'rows', type: 'int8', shape: [size, dimensions], data: rows },
      { name: 'scales', type: 'float', shape: [size, 1], data: scales },
    ],
  };
  return writeModelFolder(folder, files, graph, { num_hidden_layers: 0, hidden_size: dimensions });
}

export interface TinyBertOptions {
  readonly quantized?: boolean;
  readonly seed?: number;
  readonly maxTokens?: number;
  readonly labels?: number;
  readonly tokenizer?: 'bert' | 'unigram';
  /** Written to 1_Pooling/config.json, as sentence-transformers does. */
  readonly pooling?: 'mean' | 'cls';
}

/** Two layers of BERT, 32 wide. */
export function writeTinyBert(folder: string, options: TinyBertOptions = {}): string {
  const { quantized = true, seed = 2, maxTokens = 64, labels, tokenizer = 'bert', pooling } = options;
  const files = (tokenizer === 'bert' ? bertTokenizer : unigramTokenizer)(TINY_WORDS, maxTokens);
  const shape: BertShape = {
    vocabulary: files.vocabulary.length,
    width: 32,
    heads: 4,
    layers: 2,
    inner: 64,
    positions: maxTokens,
    quantized,
    ...(labels !== undefined && { labels }),
  };
  writeModelFolder(folder, files, bertGraph(shape, noise(seed)), { num_hidden_layers: 2, hidden_size: 32 }, quantized);
  if (pooling) {
    mkdirSync(path.join(folder, '1_Pooling'), { recursive: true });
    const modes = { pooling_mode_cls_token: pooling === 'cls', pooling_mode_mean_tokens: pooling === 'mean' };
    writeFileSync(path.join(folder, '1_Pooling', 'config.json'), JSON.stringify(modes));
  }
  return folder;
}

/** Writes the files that every model folder has; returns the folder. */
export function writeModelFolder(
  folder: string,
  files: TokenizerFiles,
  graph: Graph,
  config: Record<string, unknown>,
  quantized = true,
): string {
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  const all = { model_type: 'bert', vocab_size: files.vocabulary.length, ...config };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(all));
  writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify(files.tokenizer));
  writeFileSync(path.join(folder, 'tokenizer_config.json'), JSON.stringify(files.config));
  const name = quantized ? 'model_quantized.onnx' : 'model.onnx';
  writeFileSync(path.join(folder, 'onnx', name), encodeModel(graph));
  return folder;
}

function noise(seed: number): WeightSource {
  const next = seededNumbers(seed);
  return {
    matrix(name, shape, type) {
      const length = shape.reduce((product, size) => product * size, 1);
      const data =
        type === 'uint8'
          ? Uint8Array.from({ length }, () => 128 + Math.round(next() * 100))
          : Float32Array.from({ length }, () => next() / Math.sqrt(shape[0] as number));
      return { weights: [{ name, type, shape, data }], nodes: [] };
    },
    vector: (name, size, around) => ({
      name,
      type: 'float',
      shape: [size],
      data: Float32Array.from({ length: size }, () => around + 0.1 * next()),
    }),
  };
}
