/**
 * The embedding model: texts in, unit vectors out, computed on this machine. The library's pipeline is not used: its
 * pooling reads the attention mask a BigInt at a time and costs more than a small model does.
 *
 * A dynamically quantised transformer picks the range of its activations from the whole batch, padding included, so
 * a text's vector would depend on its neighbours (by 0.001 a number at MiniLM's shape). Such a model is given one text
 * at a time: a text then has one vector, always. Measured on a busy machine, that ran between 6 % faster than batches
 * of four (nothing is padded) and 13 % slower.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../src/errors.ts';
import { describeModel, type EmbeddingSettings, type KnownModel, type Pooling } from './known-models.ts';
import { type BatchLimits, packTokens, planBatches, poolRows } from './runtime/batching.ts';
import { type DownloadProgress, ensureDownloaded, needsDownload } from './runtime/download.ts';
import { loadEncoder, loadTokenizer, type ModelSession } from './runtime/library.ts';
import { fingerprint, locateModel, readFolderFacts, requiredFiles } from './runtime/model-folder.ts';
import { createTokenizer, type TextTokenizer } from './runtime/tokenizer.ts';
import { loadTokenRows, saveTokenRows } from './token-table/file.ts';
import { TokenRows } from './token-table/rows.ts';
import { type TokenTable, tokenTableOf } from './token-table.ts';
import { scaleToUnit } from './vectors.ts';

export interface EmbeddingModel {
  /** Name and hash of the model's files and use; another id means vectors that cannot be compared. */
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  readonly description: KnownModel;
  /** Tokens that `text` takes as a passage, prefix and special tokens included: compare with `maxTokens`. */
  countTokens(text: string): number;
  /**
   * Embeds passages: N texts give N unit vectors in the order given.
   *
   * @throws AppError PASSAGE_TOO_LONG, naming the first text over `maxTokens`; text is never cut in silence.
   */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  /** Embeds a question. One over `maxTokens` is shortened to it: its beginning is taken for the question. */
  embedQuery(text: string): Promise<Float32Array>;
  /** Distinct ids of the text's tokens, for the soft match: neither special tokens nor punctuation, no prefix. */
  tokenIds(text: string): Uint32Array;
  /** Vectors of single tokens, where the model has fixed ones. */
  readonly tokenTable: TokenTable | null;
  close(): Promise<void>;
}

export interface OpenModelOptions {
  /** EMBEDDING_MODEL: `builtin`, a folder or a hub id. */
  readonly model: string;
  /** DATA_DIR: downloaded models lie in its folder `models`. */
  readonly dataDir: string;
  /** These three are for models that the table of known models lacks. */
  readonly pooling?: 'auto' | Pooling;
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
  /** Threads of one run; default: 1 for a table of token vectors, else all cores. */
  readonly threads?: number;
  /** Where hub ids are downloaded from; default: huggingface.co. */
  readonly hubUrl?: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
}

/** Texts that are tokenized and sorted together. */
const TEXTS_AT_ONCE = 512;
/** Longest stretch of computing before messages of other threads are looked at. */
const TURN_MS = 15;

/**
 * Opens a model, downloading it first when it is a hub id that is not in DATA_DIR/models yet.
 *
 * @throws AppError MODEL_UNAVAILABLE: what is missing or damaged, and where to put it by hand.
 */
export async function openEmbeddingModel(options: OpenModelOptions): Promise<EmbeddingModel> {
  const location = locateModel('EMBEDDING_MODEL', options.model, options.dataDir);
  const settings = settingsOf(options);
  await ensureDownloaded('EMBEDDING_MODEL', location, describeModel(settings), options);
  const description = describeModel(settings, readFolderFacts(location.folder));
  const { pooling, queryPrefix, passagePrefix, quantized, softMatch, damping } = description;
  const threads = options.threads ?? (softMatch ? 1 : availableParallelism());
  const tokenizer = createTokenizer(loadTokenizer(location.folder));
  const use = JSON.stringify([pooling, queryPrefix, passagePrefix, ...(damping === 0 ? [] : [damping])]);
  const hash = await fingerprint(location.folder, requiredFiles(quantized), use);
  const id = `${location.name}@${hash}`;
  const loadSession = once(() => loadEncoder(location.folder, quantized, threads));
  const rows = softMatch ? await findTokenRows(options.dataDir, id, loadSession, tokenizer.vocabularySize) : null;
  return assemble(id, description, tokenizer, loadSession, rows);
}

/** True where `openEmbeddingModel` would have to download the model first. */
export function isToBeDownloaded(options: OpenModelOptions): boolean {
  const location = locateModel('EMBEDDING_MODEL', options.model, options.dataDir);
  return needsDownload(location, describeModel(settingsOf(options)));
}

const settingsOf = (options: OpenModelOptions): EmbeddingSettings => ({
  EMBEDDING_MODEL: options.model,
  EMBEDDING_POOLING: options.pooling ?? 'auto',
  EMBEDDING_QUERY_PREFIX: options.queryPrefix ?? '',
  EMBEDDING_PASSAGE_PREFIX: options.passagePrefix ?? '',
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

async function assemble(
  id: string,
  description: KnownModel,
  tokenizer: TextTokenizer,
  loadSession: () => Promise<ModelSession>,
  tokenRows: TokenRows | null,
): Promise<EmbeddingModel> {
  const { maxTokens, queryPrefix, passagePrefix, pooling, damping } = description;
  const around = (ids: readonly number[]): number[] => [...tokenizer.before, ...ids, ...tokenizer.after];
  const runModel = async (rows: readonly number[][]): Promise<Float32Array[]> =>
    poolRows(
      await (await loadSession()).run(packTokens(rows)),
      rows.map((row) => row.length),
      pooling,
    );
  const dimensions = tokenRows?.dimensions ?? (await runModel([around([])]))[0]?.length ?? 0;
  const limits = chooseLimits(description, dimensions);
  const tokenTable = tokenRows === null ? null : tokenTableOf(tokenRows);
  // The rows of the table are the model's whole output; adding them up here spares the run, its large result and, where
  // the table was kept from an earlier start, the model itself.
  const run = (rows: readonly number[][], damping = 0): Promise<Float32Array[]> => {
    if (!tokenTable?.exact || pooling !== 'mean') return runModel(rows);
    return Promise.resolve(rows.map((ids) => scaleToUnit(tokenTable.sumRows(ids, damping))));
  };

  return {
    id,
    dimensions,
    maxTokens,
    description,
    tokenTable,
    countTokens: (text) => around(tokenizer.encode(passagePrefix + text)).length,
    async embedPassages(texts) {
      const vectors = new Array<Float32Array>(texts.length);
      let turnEnds = performance.now() + TURN_MS;
      for (let first = 0; first < texts.length; first += TEXTS_AT_ONCE) {
        const rows = texts.slice(first, first + TEXTS_AT_ONCE).map((text, i) => {
          const ids = around(tokenizer.encode(passagePrefix + text));
          if (ids.length > maxTokens) throw tooLong(text, first + i, ids.length, maxTokens, description.name);
          return ids;
        });
        const lengths = rows.map((row) => row.length);
        for (const batch of planBatches(lengths, limits)) {
          const embedded = await run(
            batch.map((i) => rows[i] as number[]),
            damping,
          );
          batch.forEach((i, at) => {
            vectors[first + i] = embedded[at] as Float32Array;
          });
          // The runtime computes on this thread and its promise settles without a turn of the event loop.
          if (performance.now() < turnEnds) continue;
          await nextTurn();
          turnEnds = performance.now() + TURN_MS;
        }
      }
      return vectors;
    },
    async embedQuery(text) {
      const room = maxTokens - tokenizer.before.length - tokenizer.after.length;
      const [vector] = await run([around(tokenizer.encode(queryPrefix + text).slice(0, room))]);
      return vector as Float32Array;
    },
    tokenIds: (text) => distinct(tokenizer.encode(text).filter((token) => tokenizer.content[token])),
    async close() {
      // Release 1.14 of the runtime frees a session when it is collected; nothing is to be done by hand.
    },
  };
}

/** Longer lists are looked through by a set, which costs more to make than a short list takes to read. */
const SHORT_LIST = 64;

function distinct(ids: readonly number[]): Uint32Array {
  const found = ids.length > SHORT_LIST ? [...new Set(ids)] : ids.filter((id, at) => ids.indexOf(id) === at);
  return Uint32Array.from(found);
}

/**
 * A table of token vectors does next to no arithmetic: its output should stay in the processor's cache, a quarter of
 * a megabyte. A quantised transformer goes text by text (see above); another one reaches its best speed at four.
 */
function chooseLimits({ softMatch, quantized }: KnownModel, dimensions: number): BatchLimits {
  if (softMatch) return { rows: 64, tokens: Math.ceil(65_536 / Math.max(1, dimensions)) };
  return { rows: quantized ? 1 : 4, tokens: 1024 };
}

/** Name of the table of token vectors in DATA_DIR. */
const TABLE_FILE = 'token-table.bin';
/** Ids that one run of the model is asked for. */
const TABLE_STEP = 1024;

/** The table as an earlier start kept it; else asks the model for every token's vector, as if ids were one long text. */
async function findTokenRows(
  dataDir: string,
  id: string,
  loadSession: () => Promise<ModelSession>,
  size: number,
): Promise<TokenRows> {
  const file = join(dataDir, TABLE_FILE);
  const kept = await loadTokenRows(file, id);
  if (kept !== null) return kept;
  const session = await loadSession();
  let rows: TokenRows | null = null;
  for (let first = 0; first < size; first += TABLE_STEP) {
    const ids = Array.from({ length: Math.min(TABLE_STEP, size - first) }, (_, i) => first + i);
    const { data, dims } = await session.run(packTokens([ids]));
    rows ??= new TokenRows(size, dims[2] ?? 0);
    rows.setRows(first, data);
  }
  const found = rows ?? new TokenRows(0, 0);
  await saveTokenRows(file, id, found);
  return found;
}

function tooLong(text: string, index: number, found: number, wanted: number, model: string): AppError {
  const start = JSON.stringify(text.slice(0, 60));
  return new AppError(
    'PASSAGE_TOO_LONG',
    `Text ${index + 1}, which begins ${start}, has ${found} tokens; ${model} takes at most ${wanted}. Cut it shorter.`,
  );
}
