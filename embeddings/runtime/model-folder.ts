/**
 * Where a model's files lie, whether they are all there, and what they say about the model. A model is always loaded
 * from a folder on disk; a hub id is first brought into DATA_DIR/models. Its identity is the hash of its files, so
 * that a folder whose content changed counts as another model and its old vectors are not compared with new ones.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../src/errors.ts';
import { because } from '../../src/reasons.ts';
import type { FolderFacts, Pooling } from '../known-models.ts';

/** `bundled`: part of this program; `folder`: the host's own; `hub`: downloaded on demand. */
export type ModelSource = 'bundled' | 'folder' | 'hub';

export interface ModelLocation {
  readonly name: string;
  readonly source: ModelSource;
  /** Absolute path of the folder that holds, or is to hold, the files. */
  readonly folder: string;
}

const HUB_ID = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/;

/** The files without which a model cannot run, relative to its folder. */
export function requiredFiles(quantized: boolean): string[] {
  return ['config.json', 'tokenizer.json', 'tokenizer_config.json', onnxFile(quantized)];
}

function onnxFile(quantized: boolean): string {
  return quantized ? 'onnx/model_quantized.onnx' : 'onnx/model.onnx';
}

/** Finds the place of a model by what the setting says: `builtin`, a folder that exists, else a hub id. */
export function locateModel(setting: string, model: string, dataDir: string): ModelLocation {
  if (model === 'builtin') {
    return { name: model, source: 'bundled', folder: path.join(packageRoot(), 'embeddings', 'models', 'builtin') };
  }
  if (existsSync(model) && statSync(model).isDirectory()) {
    return { name: path.basename(path.resolve(model)), source: 'folder', folder: path.resolve(model) };
  }
  if (HUB_ID.test(model)) return { name: model, source: 'hub', folder: path.resolve(dataDir, 'models', model) };
  throw new AppError('MODEL_UNAVAILABLE', because('model.unknown', { setting, model }));
}

export function missingFiles(folder: string, files: readonly string[]): string[] {
  return files.filter((file) => !existsSync(path.join(folder, file)));
}

/** Reads what the folder's files say of pooling, token limit, and whether tokens have fixed vectors. */
export function readFolderFacts(folder: string): FolderFacts {
  const config = readJson(path.join(folder, 'config.json'));
  const tokenizer = readJson(path.join(folder, 'tokenizer_config.json'));
  const pooling = readPooling(folder);
  const maxTokens = readTokenLimit(config, tokenizer);
  return {
    ...(pooling && { pooling }),
    ...(maxTokens && { maxTokens }),
    // A model without layers is a table of vectors: nothing there could make a token depend on its neighbours.
    softMatch: config.num_hidden_layers === 0,
    quantized: existsSync(path.join(folder, onnxFile(true))) || !existsSync(path.join(folder, onnxFile(false))),
  };
}

/** SHA-256 over the names and bytes of `files` and over `salt`, as 16 hexadecimal digits. */
export async function fingerprint(folder: string, files: readonly string[], salt: string): Promise<string> {
  const hash = createHash('sha256').update(salt);
  for (const file of files) {
    hash.update(`\0${file}\0`);
    for await (const chunk of createReadStream(path.join(folder, file), { highWaterMark: 1 << 20 })) hash.update(chunk);
  }
  return hash.digest('hex').slice(0, 16);
}

function readPooling(folder: string): Pooling | undefined {
  const modes = readJson(path.join(folder, '1_Pooling', 'config.json'));
  if (modes.pooling_mode_cls_token === true) return 'cls';
  return modes.pooling_mode_mean_tokens === true ? 'mean' : undefined;
}

/** RoBERTa's position table begins at the padding id plus one, so two of its places are never used. */
function readTokenLimit(config: Record<string, unknown>, tokenizer: Record<string, unknown>): number | undefined {
  const offset = /roberta|mpnet|camembert/.test(String(config.model_type)) ? 2 : 0;
  const limits = [Number(config.max_position_embeddings) - offset, Number(tokenizer.model_max_length)];
  const stated = limits.filter((limit) => Number.isSafeInteger(limit) && limit > 2 && limit < 1_000_000);
  return stated.length > 0 ? Math.min(...stated) : undefined;
}

/** An object from a file; an empty one where there is no such file. */
export function readJson(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (cause) {
    throw new AppError('MODEL_UNAVAILABLE', because('model.json', { file }), {
      cause,
    });
  }
}

/** The nearest folder above this file with a package.json: the same place from the sources and from dist/. */
function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}.`);
    folder = parent;
  }
  return folder;
}
