/** A whole core, threads and all, on temporary folders and a tiny model, closed after the test. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEmbeddingModel } from '../../embeddings/model.ts';
import { loadConfig } from '../../src/config.ts';
import { type OpenCoreOptions, openCore } from '../../src/core/open-core.ts';
import type { Core } from '../../src/core.ts';
import { temporaryFolder, writeFiles } from './folders.ts';
import { writeStaticModel } from './models/tiny-models.ts';

let tinyModel: string | null = null;

/** A folder with a model that loads at once and means little. */
export function tinyModelFolder(): string {
  tinyModel ??= writeStaticModel(join(mkdtempSync(join(tmpdir(), 'footnote-tiny-')), 'static'), {
    dimensions: 16,
    maxTokens: 128,
  });
  return tinyModel;
}

let builtinData: Promise<string> | null = null;

/**
 * A data folder that the built-in model was opened with before: it holds the table of token vectors, which a first start
 * makes, for a second of processor time.
 */
export function dataOfBuiltin(): Promise<string> {
  const make = async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'footnote-builtin-'));
    await (await openEmbeddingModel({ model: 'builtin', dataDir })).close();
    return dataDir;
  };
  builtinData ??= make();
  return builtinData;
}

export interface TestCore {
  readonly core: Core;
  readonly articlesDir: string;
  readonly dataDir: string;
  readonly troubles: string[];
  readonly kill: { readonly answering: () => Promise<void>; readonly indexing: () => Promise<void> };
}

export interface TestCoreOptions extends Omit<OpenCoreOptions, 'onTrouble' | 'onThreads'> {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly articlesDir?: string;
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** False: nothing is indexed yet. */
  readonly indexed?: boolean;
}

export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const {
    files = {},
    env = {},
    indexed = true,
    articlesDir = temporaryFolder(),
    dataDir = temporaryFolder(),
    ...rest
  } = options;
  writeFiles(articlesDir, files);
  if (env.EMBEDDING_MODEL === 'builtin') cpSync(await dataOfBuiltin(), dataDir, { recursive: true, force: false });
  const config = loadConfig({
    ARTICLES_DIR: articlesDir,
    DATA_DIR: dataDir,
    EMBEDDING_MODEL: tinyModelFolder(),
    ...env,
  });
  const troubles: string[] = [];
  let kill: TestCore['kill'] | null = null;
  const core = await openCore(config, {
    ...rest,
    onTrouble: (message) => troubles.push(message),
    onThreads: (given) => {
      kill = given;
    },
  });
  onTestFinished(() => core.close());
  if (indexed) await core.reindex({ mode: 'changed' }).finished;
  if (kill === null) throw new Error('openCore did not hand out its threads.');
  return { core, articlesDir, dataDir, troubles, kill };
}
