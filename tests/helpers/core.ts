/** A whole core, threads and all, on temporary folders and a tiny model, closed after the test. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEmbeddingModel } from '../../embeddings/model.ts';
import { loadConfig } from '../../src/config.ts';
import { type OpenCoreOptions, openCore } from '../../src/core/open-core.ts';
import type { Core } from '../../src/core.ts';
import { keptFolder, temporaryFolder, writeFiles } from './folders.ts';
import { writeStaticModel } from './models/tiny-models.ts';

let tinyModel: string | null = null;

/** A folder with a model that loads at once and means little. */
export function tinyModelFolder(): string {
  tinyModel ??= writeStaticModel(join(keptFolder('tiny-'), 'static'), { dimensions: 16, maxTokens: 128 });
  return tinyModel;
}

const openedWith = new Map<string, Promise<string>>();

/**
 * A data folder that a model was opened with before: it holds the table of token vectors, which a first start makes, for a
 * second of processor time with the built-in model.
 */
function dataOf(model: string): Promise<string> {
  const make = async () => {
    const dataDir = keptFolder('data-');
    await (await openEmbeddingModel({ model, dataDir })).close();
    return dataDir;
  };
  const made = openedWith.get(model) ?? make();
  openedWith.set(model, made);
  return made;
}

export const dataOfBuiltin = (): Promise<string> => dataOf('builtin');

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
  const { EMBEDDING_MODEL = tinyModelFolder() } = env;
  if ([tinyModelFolder(), 'builtin'].includes(EMBEDDING_MODEL))
    cpSync(await dataOf(EMBEDDING_MODEL), dataDir, { recursive: true, force: false });
  const config = loadConfig({ ARTICLES_DIR: articlesDir, DATA_DIR: dataDir, ...env, EMBEDDING_MODEL });
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
