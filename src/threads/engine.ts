/** The two worker threads of a core and the board between them: which module each runs, and what may be asked twice. */
import type { Config } from '../config.ts';
import type { Progress } from '../indexing/job.ts';
import type { AnsweringService, ServiceOptions } from '../service/service.ts';
import { holdAddons } from './hold-addons.ts';
import type { IndexingNotice, IndexingService } from './indexing-thread.ts';
import { startThread, type Thread } from './thread.ts';
import { type Board, createBoard, createBoardMemory } from './watch-board.ts';

/**
 * Calls to the answering thread that are made again when it died: those that read, and those of which a second time does
 * no harm. `activate` leaves a job that is live as it is; a deletion counts only what the first one left; `ask` may keep
 * the question a second time, under an id that nobody was given.
 */
const REPEATABLE_ANSWERING = new Set([
  'activate',
  'forgetBefore',
  'forgetGeneration',
  'forgetPerson',
  'previousGeneration',
  'indexedFolder',
  'holdVectors',
  'ask',
  'findAnswer',
  'latestAnswers',
  'openCitation',
  'readVersion',
  'readSpan',
  'readOutline',
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
  'vectorsOpened',
  'recoveryDue',
  'refresh',
]);
const REPEATABLE_INDEXING = new Set(['end', 'sweep', 'recover']);

/** The indexing thread ends when there was nothing to index for so long. */
const REST_AFTER_MS = 60_000;

const modulePath = (name: string): URL =>
  new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export interface Engine {
  readonly answering: Thread<AnsweringService>;
  readonly indexing: Thread<IndexingService>;
  readonly board: Board;
  stop(): Promise<void>;
}

export interface EngineListeners {
  onAnsweringDeath(reason: string): void;
  onIndexingDeath(reason: string): void;
  onProgress(notice: IndexingNotice): void;
  /** Of a model that the answering thread needs before it is ready. */
  onDownload(progress: Progress): void;
}

export function startEngine(config: Config, options: ServiceOptions, listeners: EngineListeners): Engine {
  holdAddons();
  const board = createBoard(createBoardMemory());
  const answering = startThread<AnsweringService>({
    url: modulePath('answering-thread'),
    data: { config, options },
    repeatable: (name) => REPEATABLE_ANSWERING.has(name),
    onDeath: listeners.onAnsweringDeath,
    onNotice: (notice) => listeners.onDownload(notice as Progress),
  });
  const indexing = startThread<IndexingService>({
    url: modulePath('indexing-thread'),
    data: { config, board: board.memory },
    repeatable: (name) => REPEATABLE_INDEXING.has(name),
    restAfterMs: REST_AFTER_MS,
    onDeath: listeners.onIndexingDeath,
    onNotice: (notice) => listeners.onProgress(notice as IndexingNotice),
  });
  return {
    answering,
    indexing,
    board,
    stop: () => Promise.all([indexing.stop(), answering.stop()]).then(() => undefined),
  };
}
