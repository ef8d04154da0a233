/**
 * An optional second look at the head of a ranking: a sequence classifier that reads question and passage together.
 * It is given a few pairs at a time, because its cost is the square of a pair's length and others wait behind it.
 */
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { packTokens } from './runtime/batching.ts';
import { type DownloadProgress, ensureDownloaded } from './runtime/download.ts';
import { loadClassifier, loadTokenizer } from './runtime/library.ts';
import { fingerprint, locateModel, readFolderFacts, requiredFiles } from './runtime/model-folder.ts';
import { createTokenizer } from './runtime/tokenizer.ts';

export interface CrossEncoder {
  readonly id: string;
  /**
   * How well each text answers the question: one number a text, in the order given, higher is better, comparable
   * within one question only. A pair over the model's token limit is cut at the end of its text.
   */
  score(question: string, texts: readonly string[]): Promise<Float32Array>;
  close(): Promise<void>;
}

export interface OpenCrossEncoderOptions {
  /** RERANK_MODEL: a folder or a hub id. */
  readonly model: string;
  readonly dataDir: string;
  readonly threads?: number;
  readonly hubUrl?: string;
  readonly onDownload?: (progress: DownloadProgress) => void;
}

const PAIRS_A_BATCH = 10;
const DEFAULT_MAX_TOKENS = 512;

/** @throws AppError MODEL_UNAVAILABLE: what is missing or damaged, and where to put it by hand. */
export async function openCrossEncoder(options: OpenCrossEncoderOptions): Promise<CrossEncoder> {
  const location = locateModel('RERANK_MODEL', options.model, options.dataDir);
  await ensureDownloaded('RERANK_MODEL', location, { quantized: true }, options);
  const { quantized = true, maxTokens = DEFAULT_MAX_TOKENS } = readFolderFacts(location.folder);
  const tokenizer = createTokenizer(loadTokenizer(location.folder));
  const [session, hash] = await Promise.all([
    loadClassifier(location.folder, quantized, options.threads ?? availableParallelism()),
    fingerprint(location.folder, requiredFiles(quantized), 'cross-encoder'),
  ]);

  const scoreBatch = async (question: string, texts: readonly string[]): Promise<number[]> => {
    const pairs = texts.map((text) => tokenizer.encodePair(question, text, maxTokens));
    const ids = pairs.map((pair) => pair.ids);
    const types = pairs.map((pair) => pair.types);
    const { data, dims } = await session.run(packTokens(ids, types));
    const labels = dims.at(-1) ?? 0;
    return pairs.map((_, i) => relevance(data.subarray(i * labels, (i + 1) * labels)));
  };
  // A model of another kind shows itself here, not at somebody's question.
  await scoreBatch('question', ['text']);

  return {
    id: `${location.name}@${hash}`,
    async score(question, texts) {
      const scores = new Float32Array(texts.length);
      for (let first = 0; first < texts.length; first += PAIRS_A_BATCH) {
        scores.set(await scoreBatch(question, texts.slice(first, first + PAIRS_A_BATCH)), first);
        await nextTurn();
      }
      return scores;
    },
    async close() {
      // Release 1.14 of the runtime frees a session when it is collected; nothing is to be done by hand.
    },
  };
}

/** One label is the score itself; of several the last one means "relevant", and its lead over the best other counts. */
function relevance(logits: Float32Array): number {
  const last = logits[logits.length - 1] as number;
  return logits.length === 1 ? last : last - Math.max(...logits.subarray(0, -1));
}
