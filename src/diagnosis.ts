/** What `/doctor` and `cli doctor` find out about the model, the index, the store, the articles, the disk and the clock. */
import { statfs } from 'node:fs/promises';
import type { Config } from './config.ts';
import type { Finding } from './core.ts';
import type { AnsweringService } from './service/service.ts';

const MEGABYTE = 1024 * 1024;
const LOW_DISK_BYTES = 200 * MEGABYTE;
/** A clock that is this far behind the last job was set back. */
const CLOCK_SLACK_MS = 5 * 60_000;

type Examined = Pick<AnsweringService, 'state' | 'check'>;

export async function diagnose(config: Pick<Config, 'DATA_DIR'>, call: Examined): Promise<Finding[]> {
  const [state, damage, disk] = await Promise.all([call.state(), call.check(), statfs(config.DATA_DIR)]);
  const free = disk.bavail * disk.bsize;
  const ok = (subject: string, detail: string): Finding => ({ subject, state: 'ok', detail, advice: null });
  const finding = (subject: string, kind: 'warning' | 'problem', detail: string, advice: string): Finding => ({
    subject,
    state: kind,
    detail,
    advice,
  });
  const clockBehind = (state.lastJob?.startedAt ?? 0) - Date.now() > CLOCK_SLACK_MS;
  return [
    ...(state.model.rerankProblem === null
      ? []
      : [
          finding(
            'Reranking',
            'warning',
            state.model.rerankProblem,
            'Set RERANK_MODEL to a cross-encoder that can be loaded, or leave it empty.',
          ),
        ]),
    state.model.problem === null
      ? ok('Model', `${state.model.id}, ${state.model.dimensions} dimensions`)
      : finding(
          'Model',
          'problem',
          state.model.problem,
          'Set EMBEDDING_MODEL to a model that can be loaded, then reindex.',
        ),
    state.index === 'ready'
      ? ok('Vector index', `${state.windows} windows`)
      : finding(
          'Vector index',
          'warning',
          `It is ${state.index}; answers go by words.`,
          'Wait until it is built, or run a full reindex.',
        ),
    damage.length === 0
      ? ok('Store', `${state.articles} articles, ${state.passages} passages`)
      : finding('Store', 'problem', damage.join(' '), 'Stop the bot and restore a backup.'),
    state.failed.length === 0
      ? ok('Articles', 'Every file could be read.')
      : finding(
          'Articles',
          'warning',
          `${state.failed.length} files could not be read, such as ${state.failed[0]?.file}: ${state.failed[0]?.reason}`,
          'Mend or remove them, then reindex.',
        ),
    free > LOW_DISK_BYTES
      ? ok('Disk', `${Math.floor(free / MEGABYTE)} MB free`)
      : finding(
          'Disk',
          'warning',
          `Only ${Math.floor(free / MEGABYTE)} MB are free where DATA_DIR lies.`,
          'Free some room before the next reindex.',
        ),
    clockBehind
      ? finding(
          'Clock',
          'warning',
          'The clock is behind the time of the last reindex.',
          'Set the clock of this machine.',
        )
      : ok('Clock', new Date().toISOString()),
  ];
}
