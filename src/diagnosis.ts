/** What `/doctor` and `cli doctor` find out about the model, the index, the store, the articles, the disk and the clock. */
import { statfs } from 'node:fs/promises';
import type { Config } from './config.ts';
import type { Finding, FindingFacts } from './core.ts';
import { describeReason } from './reasons.ts';
import type { AnsweringService } from './service/service.ts';

const MEGABYTE = 1024 * 1024;
const LOW_DISK_BYTES = 200 * MEGABYTE;
/** A clock that is this far behind the last job was set back. */
const CLOCK_SLACK_MS = 5 * 60_000;

type Examined = Pick<AnsweringService, 'state' | 'check'>;

interface Trouble {
  readonly state: 'warning' | 'problem';
  readonly detail: string;
  readonly advice: string;
}

/** One line: well, with what is so, or a trouble with what to do. */
function line(subject: string, facts: FindingFacts, well: string, trouble: Trouble | null): Finding {
  return { subject, ...(trouble ?? { state: 'ok', detail: well, advice: null }), facts };
}

export async function diagnose(config: Pick<Config, 'DATA_DIR'>, call: Examined): Promise<Finding[]> {
  const [state, damage, disk] = await Promise.all([call.state(), call.check(), statfs(config.DATA_DIR)]);
  const { model, failed, articles, passages, windows } = state;
  const { rerankProblem: rerank, problem } = model;
  const example = failed[0] ?? null;
  const reason = damage.length > 0 ? damage.map(describeReason).join(' ') : null;
  const freeBytes = disk.bavail * disk.bsize;
  const free = `${Math.floor(freeBytes / MEGABYTE)} MB`;
  const now = new Date().toISOString();
  const clockBehind = (state.lastJob?.startedAt ?? 0) - Date.now() > CLOCK_SLACK_MS;
  const modelLine = `${model.id}, ${model.dimensions} dimensions`;
  const modelFacts = { topic: 'model', model: model.id, dimensions: model.dimensions, reason: problem } as const;
  return [
    ...(rerank === null
      ? []
      : [line('Reranking', { topic: 'reranking', reason: rerank }, '', rerankTrouble(describeReason(rerank)))]),
    line('Model', modelFacts, modelLine, problem === null ? null : modelTrouble(describeReason(problem))),
    line(
      'Vector index',
      { topic: 'index', windows },
      `${windows} windows`,
      state.index === 'ready' ? null : indexTrouble(state.index),
    ),
    line(
      'Store',
      { topic: 'store', articles, passages, reasons: damage },
      `${articles} articles, ${passages} passages`,
      reason === null ? null : { state: 'problem', detail: reason, advice: 'Stop the bot and restore a backup.' },
    ),
    line(
      'Articles',
      { topic: 'articles', failed: failed.length, example },
      'Every file could be read.',
      example === null ? null : articlesTrouble(failed.length, `${example.file}: ${example.reason}`),
    ),
    line('Disk', { topic: 'disk', freeBytes }, `${free} free`, freeBytes > LOW_DISK_BYTES ? null : diskTrouble(free)),
    line('Clock', { topic: 'clock', now }, now, clockBehind ? CLOCK_TROUBLE : null),
  ];
}

const rerankTrouble = (detail: string): Trouble => ({
  state: 'warning',
  detail,
  advice: 'Set RERANK_MODEL to a cross-encoder that can be loaded, or leave it empty.',
});

const modelTrouble = (detail: string): Trouble => ({
  state: 'problem',
  detail,
  advice: 'Set EMBEDDING_MODEL to a model that can be loaded, then reindex.',
});

const indexTrouble = (index: string): Trouble => ({
  state: 'warning',
  detail: `It is ${index}; answers go by words.`,
  advice: 'Wait until it is built, or run a full reindex.',
});

const articlesTrouble = (count: number, example: string): Trouble => ({
  state: 'warning',
  detail: count === 1 ? `A file could not be read. ${example}` : `${count} files could not be read, such as ${example}`,
  advice: 'Mend or remove them, then reindex.',
});

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
