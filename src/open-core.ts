/**
 * Builds a `Core` from a `Config`: takes the lock on DATA_DIR, starts the answering and the indexing thread and joins
 * them up. The one place that knows which parts there are.
 */
import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createArticleFiles } from './article-files.ts';
import type { Config } from './config.ts';
import type { Core, Finding, StatusReport, Suggestion } from './core.ts';
import { AppError, describeError } from './errors.ts';
import { createJobRunner } from './reindex-jobs.ts';
import type { AnsweringService } from './service/service.ts';
import { createSuggestions } from './suggestions.ts';
import { holdAddons } from './threads/hold-addons.ts';
import type { IndexingNotice, IndexingService } from './threads/indexing-thread.ts';
import { lockDataDir } from './threads/lock.ts';
import { startThread } from './threads/thread.ts';
import { createBoard, createBoardMemory } from './threads/watch-board.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MEGABYTE = 1024 * 1024;
/** How long answers under way are waited for when the core is closed. */
const FINISH_MS = 10_000;
/** A thread that dies over and over is not looked after more often than this. */
const HEAL_EVERY_MS = 5_000;
const LOW_DISK_BYTES = 200 * MEGABYTE;
/** A clock that is this far behind the last job was set back. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Calls to the answering thread that may be made again when it died: a second time changes nothing more. */
const REPEATABLE = new Set([
  'activate',
  'forgetBefore',
  'forgetGeneration',
  'forgetPerson',
  'previousGeneration',
  'saveVectors',
  'ask',
  'findAnswer',
  'latestAnswers',
  'openCitation',
  'openNearest',
  'readVersion',
  'readSpan',
  'listArticles',
  'showArticle',
  'searchPassages',
  'articleNames',
  'gaps',
  'pins',
  'state',
  'answerTimesSince',
  'check',
  'reopenVectors',
]);

const modulePath = (name: string): URL =>
  new URL(`./threads/${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export const VERSION = (JSON.parse(readFileSync(findPackageFile(), 'utf8')) as { version: string }).version;

function findPackageFile(): URL {
  const beside = new URL('../package.json', import.meta.url);
  return import.meta.url.endsWith('.ts') ? beside : new URL('../../package.json', import.meta.url);
}

export interface OpenCoreOptions {
  /** Told of what the operator should know: a thread that died, an index that is being built again. */
  readonly onTrouble?: (message: string) => void;
  readonly fileTimeoutMs?: number;
  /** Given the means to end the worker threads, for tests of what happens when one dies. */
  readonly onThreads?: (kill: {
    readonly answering: () => Promise<void>;
    readonly indexing: () => Promise<void>;
  }) => void;
}

/** @throws AppError DATA_DIR_LOCKED, DATA_DIR_UNWRITABLE, STORE_DAMAGED, STORE_TOO_NEW. */
export async function openCore(config: Config, options: OpenCoreOptions = {}): Promise<Core> {
  const trouble = options.onTrouble ?? (() => {});
  const unlock = lockDataDir(config.DATA_DIR);
  holdAddons();
  const startedAt = Date.now();
  const board = createBoard(createBoardMemory());
  let heal: () => void = () => {};
  const answering = startThread<AnsweringService>({
    url: modulePath('answering-thread'),
    data: { config },
    repeatable: (name) => REPEATABLE.has(name),
    onDeath: (reason) => {
      trouble(`The answering thread died and is started again: ${reason}`);
      heal();
    },
  });
  const indexing = startThread<IndexingService>({
    url: modulePath('indexing-thread'),
    data: { config, board: board.memory },
    repeatable: (name) => ['end', 'sweep', 'recover'].includes(name),
    onDeath: (reason) => trouble(`The indexing thread died: ${reason}`),
    onNotice: (notice) => {
      const { job, progress } = notice as IndexingNotice;
      jobs.progress(job, progress);
    },
  });
  options.onThreads?.({ answering: () => answering.kill(), indexing: () => indexing.kill() });
  const suggestions = createSuggestions();
  const first = await (async () => {
    try {
      await answering.ready();
      suggestions.learn(await answering.call.articleNames());
      return await answering.call.state();
    } catch (error) {
      await Promise.all([answering.stop(), indexing.stop()]);
      unlock();
      throw error;
    }
  })();
  const recovered = indexing.call
    .recover()
    .then(() => answering.call.forgetGeneration())
    .catch((error: Error) => trouble(`The store could not be put in order: ${error.message}`));
  const files = createArticleFiles(config.ARTICLES_DIR, config.DATA_DIR, config.MAX_ARTICLE_MB * MEGABYTE);

  /** Builds the vector index where it is missing or worn; answers go by words or by the old one meanwhile. */
  async function ensureVectors(): Promise<void> {
    const state = await answering.call.state();
    if (!state.vectorsDue) return;
    if (state.index === 'unavailable')
      trouble('The vector index is missing or does not fit; it is being built again. Until then answers go by words.');
    await indexing.call.rebuildVectors(state.model.setting);
    await answering.call.reopenVectors();
  }
  const ensureVectorsSoon = () =>
    void ensureVectors().catch((error: unknown) => {
      if (!board.isClosing()) trouble(`The vector index could not be built: ${describeError(error)}`);
    });
  let healedAt = Number.NEGATIVE_INFINITY;
  heal = () => {
    if (performance.now() - healedAt < HEAL_EVERY_MS) return;
    healedAt = performance.now();
    ensureVectorsSoon();
  };

  const sweep = () => indexing.call.sweep().then(() => answering.call.forgetGeneration());
  const jobs = createJobRunner(
    {
      async begin(job, mode) {
        // From here on the indexing thread may write a vector index of its own.
        await answering.call.saveVectors().catch(() => undefined);
        await indexing.call.begin(job, mode);
      },
      stage(job) {
        board.setFile(null);
        return indexing.call.stage(job);
      },
      async end(job, state, reason, report) {
        // What a failed job staged takes up room, perhaps the very room that was missing.
        if (state !== 'done') await sweep().catch(() => undefined);
        await indexing.call.end(job, state, reason, report);
      },
      async activate(job, staged, mode) {
        const before = await answering.call.previousGeneration();
        const { generation } = await answering.call.state();
        const changed = await answering.call.activate(job, staged.space);
        if (mode === 'rollback') await files.undoSince(before, generation);
        if (changed) {
          suggestions.learn(await answering.call.articleNames());
          sweep().catch(() => undefined);
        }
        ensureVectorsSoon();
        return answering.call.state();
      },
      counts: () => answering.call.state(),
      clearCancel: board.begin,
      requestCancel: board.cancel,
      position: board.read,
      killThread: () => indexing.kill(),
    },
    first.lastJob?.id ?? 0,
    options.fileTimeoutMs,
  );
  ensureVectorsSoon();
  const forget = () =>
    answering.call.forgetBefore(Date.now() - config.KEEP_ANSWERS_DAYS * DAY_MS).catch(() => undefined);
  const forgetting = setInterval(forget, DAY_MS);
  forgetting.unref();
  void forget();

  let waiting = 0;
  const { call } = answering;
  return {
    async ask(request) {
      if (waiting >= config.QUEUE_LIMIT) {
        throw new AppError('BUSY', 'Too many questions at once. Try again in a moment.', { audience: 'asker' });
      }
      waiting++;
      try {
        return await call.ask(request);
      } finally {
        waiting--;
      }
    },
    findAnswer: (id) => call.findAnswer(id),
    latestAnswers: (place, limit) => call.latestAnswers(place, limit),
    openCitation: (id, n, around) => call.openCitation(id, n, around),
    openNearest: (id, index, around) => call.openNearest(id, index, around),
    readVersion: (version) => call.readVersion(version),
    readSpan: (version, span) => call.readSpan(version, span),
    listArticles: (offset, limit) => call.listArticles(offset, limit),
    showArticle: (name) => call.showArticle(name),
    searchPassages: (query, limit) => call.searchPassages(query, limit),
    suggestArticles: (typed, limit): readonly Suggestion[] => suggestions.find(typed, limit),
    reindex: ({ mode, preview = false }) => jobs.start(mode, preview),
    async reindexDue() {
      const { generation, model } = await call.state();
      if (generation === 0) return 'first';
      return model.setting === config.EMBEDDING_MODEL && model.problem === null ? null : 'model';
    },
    currentJob: () => jobs.current(),
    addArticleFile: async (name, content) => files.add(name, content, (await call.state()).generation),
    removeArticleFile: async (path) => files.remove(path, (await call.state()).generation),
    judge: (id, verdict, person) => call.judge(id, verdict, person),
    gaps: (limit) => call.gaps(limit),
    pin: (id, n) => call.pin(id, n),
    unpin: (id) => call.unpin(id),
    pins: () => call.pins(),
    forgetPerson: (person) => call.forgetPerson(person),
    async status(): Promise<StatusReport> {
      await recovered;
      const [state, times] = await Promise.all([call.state(), call.answerTimesSince(Date.now() - HOUR_MS)]);
      const sorted = times.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return {
        version: VERSION,
        model: { id: state.model.id, dimensions: state.model.dimensions },
        store: 'sqlite',
        generation: state.generation,
        articles: state.articles,
        passages: state.passages,
        windows: state.windows,
        failed: state.failed,
        lastJob: state.lastJob,
        index: state.index,
        hour: {
          asked: times.length,
          abstained: times.filter(({ abstained }) => abstained).length,
          p50Ms: at(0.5),
          p95Ms: at(0.95),
        },
        startedAt,
        residentBytes: process.memoryUsage.rss(),
      };
    },
    diagnose: () => diagnose(config, call),
    backup: (file) => call.backup(file),
    async close() {
      clearInterval(forgetting);
      board.close();
      await jobs.current()?.finished.catch(() => undefined);
      const deadline = Date.now() + FINISH_MS;
      while (waiting > 0 && Date.now() < deadline) await delay(20);
      await indexing.call.close().catch(() => undefined);
      await call.close().catch(() => undefined);
      await Promise.all([indexing.stop(), answering.stop()]);
      unlock();
    },
  };
}

async function diagnose(config: Config, call: AnsweringService): Promise<Finding[]> {
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
