/** What `/doctor` and `cli doctor` find out about the model, the index, the store, the articles, the disk and the clock. */
import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkRoot } from '../articles/walk.ts';
import type { Config } from '../config.ts';
import type { Finding, FindingFacts } from '../core.ts';
import { counted } from '../counted.ts';
import { reasonOf } from '../errors.ts';
import { MEGABYTE } from '../files/sizes.ts';
import { because, describeReason, isOfDatabase, type Reason } from '../reasons.ts';
import type { AnsweringService } from '../service/service.ts';

const LOW_DISK_BYTES = 200 * MEGABYTE;
/** A clock that is this far behind the last job was set back. */
const CLOCK_SLACK_MS = 5 * 60_000;

type Examined = Pick<AnsweringService, 'state' | 'check' | 'indexedFolder'>;

interface Trouble {
  readonly state: 'warning' | 'problem';
  readonly detail: string;
  readonly advice: string | null;
}

/** One line: well, with what is so, or a trouble with what to do. */
function line(subject: string, facts: FindingFacts, well: string, trouble: Trouble | null): Finding {
  return { subject, ...(trouble ?? { state: 'ok', detail: well, advice: null }), facts };
}

type FolderConfig = Pick<Config, 'ARTICLES_DIR' | 'STORE'>;

/** What is wrong with the folder of articles: it cannot be read, or it is another one than the index was made from. */
async function examineFolder(config: FolderConfig, call: Pick<Examined, 'indexedFolder'>): Promise<Reason | null> {
  try {
    await checkRoot(config.ARTICLES_DIR);
  } catch (error) {
    return reasonOf(error);
  }
  // Processes that share a database may each know the folder by another path.
  const was = config.STORE === 'sqlite' ? await call.indexedFolder() : null;
  const folder = resolve(config.ARTICLES_DIR);
  return was === null || was === folder ? null : because('root.moved', { was, folder });
}

/** A line for the start of a program whose index goes on answering without its folder; null where all is well. */
export async function warnOfFolder(
  config: FolderConfig,
  call: Pick<Examined, 'indexedFolder'>,
): Promise<string | null> {
  const reason = await examineFolder(config, call);
  return reason === null ? null : `${describeReason(reason)} ${folderAdvice(reason)}`;
}

type DoctorConfig = FolderConfig & Pick<Config, 'DATA_DIR' | 'EMBEDDING_MODEL'>;

export async function diagnose(config: DoctorConfig, call: Examined): Promise<Finding[]> {
  const [examined, disk, folder] = await Promise.all([
    Promise.all([call.state(), call.check()]).catch(databaseReason),
    statfs(config.DATA_DIR),
    examineFolder(config, call),
  ]);
  const folderFinding = folderLine(config.ARTICLES_DIR, folder);
  const diskFinding = diskLine(disk.bavail * disk.bsize);
  if (!Array.isArray(examined)) return [storeLine(0, 0, [examined]), folderFinding, diskFinding];
  const [state, damage] = examined;
  const { model, failed, articles, passages, windows } = state;
  const { rerankProblem: rerank } = model;
  const problem = model.problem ?? otherModel(config, model.setting);
  const example = failed[0] ?? null;
  const failure = state.lastJob?.state === 'failed' ? state.lastJob.reason : null;
  const now = new Date().toISOString();
  const clockBehind = (state.lastJob?.startedAt ?? 0) - Date.now() > CLOCK_SLACK_MS;
  const modelLine = `${model.id}, ${model.dimensions} dimensions`;
  const modelFacts = { topic: 'model', model: model.id, dimensions: model.dimensions, reason: problem } as const;
  return [
    ...(rerank === null
      ? []
      : [line('Reranking', { topic: 'reranking', reason: rerank }, '', rerankTrouble(describeReason(rerank)))]),
    line('Model', modelFacts, modelLine, problem === null ? null : modelTrouble(problem, model.problem === null)),
    line(
      'Vector index',
      { topic: 'index', windows },
      counted(windows, 'window'),
      state.index === 'ready' ? null : indexTrouble(state.index),
    ),
    storeLine(articles, passages, damage),
    folderFinding,
    ...(failure === null ? [] : [line('Last reindex', { topic: 'job', reason: failure }, '', jobTrouble(failure))]),
    line(
      'Articles',
      { topic: 'articles', indexed: articles, failed: failed.length, example },
      'Every file could be read.',
      example === null
        ? nothingIndexed(articles)
        : articlesTrouble(failed.length, `${example.file}: ${example.reason}`),
    ),
    diskFinding,
    line('Clock', { topic: 'clock', now }, now, clockBehind ? CLOCK_TROUBLE : null),
  ];
}

/** Why the store cannot be looked at; what is no fault of its database is one of ours. */
function databaseReason(error: unknown): Reason {
  const reason = reasonOf(error);
  if (!isOfDatabase(reason)) throw error;
  return reason;
}

function storeLine(articles: number, passages: number, reasons: readonly Reason[]): Finding {
  const well = `${counted(articles, 'article')}, ${counted(passages, 'passage')}`;
  return line('Store', { topic: 'store', articles, passages, reasons }, well, storeTrouble(reasons));
}

const folderLine = (folder: string, reason: Reason | null): Finding =>
  line(
    'Folder of articles',
    { topic: 'folder', folder, reason },
    folder,
    reason === null ? null : folderTrouble(reason),
  );

function diskLine(freeBytes: number): Finding {
  const free = `${Math.floor(freeBytes / MEGABYTE)} MB`;
  const trouble = freeBytes > LOW_DISK_BYTES ? null : diskTrouble(free);
  return line('Disk', { topic: 'disk', freeBytes }, `${free} free`, trouble);
}

/** A database that is away or refuses says itself what to do; only damage wants a backup. */
const storeTrouble = (reasons: readonly Reason[]): Trouble | null =>
  reasons.length === 0
    ? null
    : {
        state: 'problem',
        detail: reasons.map(describeReason).join(' '),
        advice: reasons.every(isOfDatabase) ? null : 'Stop the bot and restore a backup.',
      };

const rerankTrouble = (detail: string): Trouble => ({
  state: 'warning',
  detail,
  advice: 'Set RERANK_MODEL to a cross-encoder that can be loaded, or leave it empty.',
});

/** The model that is set, where the index is still one of another. */
const otherModel = ({ EMBEDDING_MODEL: now }: DoctorConfig, was: string): Reason | null =>
  was === now ? null : because('model.exchanged', { was, setting: 'EMBEDDING_MODEL', now });

/** One that was exchanged says itself what to do. @param answers - questions are read with the model of the index. */
const modelTrouble = (reason: Reason, answers: boolean): Trouble => ({
  state: answers ? 'warning' : 'problem',
  detail: describeReason(reason),
  advice: reason.key === 'model.exchanged' ? null : 'Set EMBEDDING_MODEL to a model that can be loaded, then reindex.',
});

const indexTrouble = (index: string): Trouble => ({
  state: 'warning',
  detail: `It is ${index}; answers go by words.`,
  advice: 'A bot that runs builds it by itself; "npm run cli -- index" builds it and waits until it is there.',
});

const folderAdvice = ({ key }: Reason): string =>
  key === 'root.moved'
    ? 'Run a reindex, or set ARTICLES_DIR back. Until then answers come from the articles of the folder before.'
    : 'Until then no reindex can run, and answers come from the index that is there.';

const folderTrouble = (reason: Reason): Trouble => ({
  state: reason.key === 'root.moved' ? 'warning' : 'problem',
  detail: describeReason(reason),
  advice: folderAdvice(reason),
});

const jobTrouble = (reason: Reason): Trouble => ({
  state: 'warning',
  detail: `It failed: ${describeReason(reason)}`,
  advice: 'Mend that, then reindex. The index is as it was before.',
});

const articlesTrouble = (count: number, example: string): Trouble => ({
  state: 'warning',
  detail: count === 1 ? `A file could not be read. ${example}` : `${count} files could not be read, such as ${example}`,
  advice: 'Mend or remove them, then reindex.',
});

/** Its sentence says what to do as well. */
const nothingIndexed = (articles: number): Trouble | null =>
  articles > 0 ? null : { state: 'warning', detail: describeReason(because('article.none')), advice: null };

const diskTrouble = (free: string): Trouble => ({
  state: 'warning',
  detail: `Only ${free} are free where DATA_DIR lies.`,
  advice: 'Free some room before the next reindex.',
});

const CLOCK_TROUBLE: Trouble = {
  state: 'warning',
  detail: 'The clock is behind the time of the last reindex.',
  advice: 'Set the clock of this machine.',
};
