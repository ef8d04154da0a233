/**
 * The one place that touches @xenova/transformers and the ONNX runtime under it, because both hold global state.
 *
 * `env` decides where files are looked up, and the library offers no way to hand options to the runtime. So sessions
 * are created through a wrapper that is put in once, here: it sets the thread count, keeps the runtime from writing
 * to stderr, and turns a model that cannot be loaded into an error instead of a second try through WebAssembly.
 * The library never downloads: download.ts brings the files, and `allowRemoteModels` stays false.
 *
 * Its tokenizers are loaded by themselves: the rest of it (pictures, sound, a hundred kinds of models) takes a tenth of a
 * second a thread, and a thread that finds the built-in model's table in DATA_DIR never needs it.
 *
 * The runtime's binding is not made for threads that come and go: loaded a second time it may refuse ("did not
 * self-register") or, when the thread that had it has ended, corrupt the heap. Whoever starts threads that embed has to
 * hold it for them; src/threads/hold-addons.ts does and says how.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { env } from '@xenova/transformers/src/env.js';
import { AutoTokenizer, PreTrainedTokenizer } from '@xenova/transformers/src/tokenizers.js';
import { AppError, describeError } from '../../src/errors.ts';
import { because } from '../../src/reasons.ts';
import { readJson } from './model-folder.ts';

export type LibraryTokenizer = PreTrainedTokenizer;

interface OrtTensor {
  readonly type: string;
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

interface OrtSession {
  readonly inputNames: readonly string[];
  run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
}

interface Ort {
  readonly InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<OrtSession>;
  };
  readonly Tensor: new (type: string, data: BigInt64Array, dims: readonly number[]) => OrtTensor;
}

/** Token ids of a batch, padded with zeros to one length; `types` marks the second text of a pair. */
export interface TokenBatch {
  readonly rows: number;
  readonly length: number;
  readonly ids: BigInt64Array;
  readonly mask: BigInt64Array;
  readonly types: BigInt64Array;
}

/** A raw output: row-major, `dims` as the model states them. */
export interface RawOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface ModelSession {
  run(batch: TokenBatch): Promise<RawOutput>;
}

const ERRORS_ONLY = 3;

// The same copy of the runtime that the library uses, wherever the package manager has put it.
const requireFromLibrary = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
const ort = requireFromLibrary('onnxruntime-node') as Ort;

env.allowRemoteModels = false;
env.allowLocalModels = true;
env.useBrowserCache = false;
env.useFSCache = false;

let threadsOfNextSession = 1;
let sessionFailure: unknown = null;

const createSession = ort.InferenceSession.create.bind(ort.InferenceSession);
ort.InferenceSession.create = async (model, options) => {
  try {
    return await createSession(model, {
      ...options,
      executionProviders: ['cpu'],
      intraOpNumThreads: threadsOfNextSession,
      interOpNumThreads: 1,
      logSeverityLevel: ERRORS_ONLY,
    });
  } catch (error) {
    // Thrown by `loading` below; if it were thrown here, the library would print it and try WebAssembly.
    sessionFailure = error;
    return { inputNames: [], run: () => Promise.reject(error) };
  }
};

let lastLoad: Promise<unknown> = Promise.resolve();

/** Loads one thing at a time, since `env.localModelPath` and the thread count belong to the whole process. */
function loading<T>(folder: string, threads: number, load: (name: string) => Promise<T>): Promise<T> {
  const result = lastLoad.then(async () => {
    env.localModelPath = path.dirname(folder);
    threadsOfNextSession = threads;
    sessionFailure = null;
    try {
      const loaded = await load(path.basename(folder));
      if (sessionFailure) throw sessionFailure;
      return loaded;
    } catch (cause) {
      throw unloadable(folder, cause);
    }
  });
  lastLoad = result.catch(() => undefined);
  return result;
}

/**
 * The tokenizer that a folder describes, of the class that it names. Its files are read here, because the library wraps each
 * in a response as of HTTP, for which a thread loads a client that takes longer than all else of a tokenizer.
 *
 * @throws AppError MODEL_UNAVAILABLE.
 */
export function loadTokenizer(folder: string): LibraryTokenizer {
  const [files, config] = ['tokenizer.json', 'tokenizer_config.json'].map((file) => readJson(path.join(folder, file)));
  const name = String(config?.tokenizer_class ?? '').replace(/Fast$/, '');
  const classes: Readonly<Record<string, typeof PreTrainedTokenizer>> = AutoTokenizer.TOKENIZER_CLASS_MAPPING;
  try {
    return new (classes[name] ?? PreTrainedTokenizer)(files, config);
  } catch (cause) {
    throw unloadable(folder, cause);
  }
}

/** Loads an encoder; its raw output is `last_hidden_state`, shape [rows, length, dimensions]. */
export async function loadEncoder(folder: string, quantized: boolean, threads: number): Promise<ModelSession> {
  const { AutoModel } = await import('@xenova/transformers');
  const model = await loading(folder, threads, (name) =>
    AutoModel.from_pretrained(name, { quantized, local_files_only: true }),
  );
  return wrapSession(folder, model.session as OrtSession, ['last_hidden_state', 'token_embeddings']);
}

/** Loads a sequence classifier; its raw output is `logits`, shape [rows, labels]. */
export async function loadClassifier(folder: string, quantized: boolean, threads: number): Promise<ModelSession> {
  const { AutoModelForSequenceClassification } = await import('@xenova/transformers');
  const model = await loading(folder, threads, (name) =>
    AutoModelForSequenceClassification.from_pretrained(name, { quantized, local_files_only: true }),
  );
  return wrapSession(folder, model.session as OrtSession, ['logits']);
}

/** Runs the library's session directly: its own call copies tensors and prints the inputs when a run fails. */
function wrapSession(folder: string, session: OrtSession, outputNames: readonly string[]): ModelSession {
  return {
    async run({ rows, length, ids, mask, types }) {
      const given: Record<string, BigInt64Array> = { input_ids: ids, attention_mask: mask, token_type_ids: types };
      const feeds: Record<string, OrtTensor> = {};
      for (const name of session.inputNames) {
        const data = given[name];
        if (!data) throw unusable(folder, `it asks for the input ${JSON.stringify(name)}`);
        feeds[name] = new ort.Tensor('int64', data, [rows, length]);
      }
      const outputs = await session.run(feeds);
      const output = outputNames.map((name) => outputs[name]).find((tensor) => tensor?.data instanceof Float32Array);
      if (!output) throw unusable(folder, `it gives ${Object.keys(outputs).join(', ')}, not ${outputNames[0]}`);
      return { data: output.data as Float32Array, dims: output.dims };
    },
  };
}

const unloadable = (folder: string, cause: unknown): AppError =>
  new AppError('MODEL_UNAVAILABLE', because('model.unloadable', { folder, found: describeError(cause) }), { cause });

function unusable(folder: string, reason: string): AppError {
  return new AppError('MODEL_UNAVAILABLE', because('model.unfit', { folder, found: reason }));
}
