/**
 * Watches the folder of articles for changes of files that can be articles. The folder that a link stands for is watched, as
 * it is read; and it is watched anew once it comes back or another one stands in its place, because a watcher holds on to
 * the folder that it was begun with.
 */
import { realpath, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Config } from '../config.ts';
import { formatOf } from '../files/article-names.ts';

/** Writing a batch of files is one change; this long after the last event the run starts. */
const QUIET_MS = 2_000;
/** So long after the first event it starts at the latest, in a folder that is written to all the time. */
const LONGEST_MS = 30_000;
/** How often it is looked whether another folder stands where the watched one stood: a disk that is mounted tells nobody. */
const LOOK_MS = 5_000;

/** Shorter in tests. */
export interface Waits {
  readonly quietMs: number;
  readonly longestMs: number;
  readonly lookMs: number;
}

/**
 * @param changed - called once a change has come to rest, and once the folder is there again or is another.
 * @returns `ready` resolves once the folder is watched.
 */
export function watchFolder(
  config: Pick<Config, 'ARTICLES_DIR' | 'MAX_DEPTH'>,
  { quietMs = QUIET_MS, longestMs = LONGEST_MS, lookMs = LOOK_MS }: Partial<Waits>,
  changed: () => void,
  onTrouble: (error: unknown) => void,
): { ready: Promise<void>; close(): Promise<void> } {
  const isRead = (path: string) => formatOf(path) !== null;
  let quiet: NodeJS.Timeout | undefined;
  let longest: NodeJS.Timeout | undefined;
  const rest = () => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
  };
  const start = () => {
    rest();
    changed();
  };
  /** Of the watched folder; null while there is none. */
  let place: string | null = null;
  let watcher: FSWatcher | undefined;
  let closed = false;
  const open = async () => {
    await watcher?.close();
    place = await placeOf(config.ARTICLES_DIR);
    const root = await realpath(config.ARTICLES_DIR).catch(() => config.ARTICLES_DIR);
    if (closed) return;
    const isHidden = (path: string) =>
      relative(root, path)
        .split(sep)
        .some((name) => name.startsWith('.') && name !== '..');
    watcher = watch(root, {
      ignoreInitial: true,
      followSymlinks: false,
      depth: config.MAX_DEPTH,
      ignorePermissionErrors: true,
      ignored: (path, stats) => isHidden(path) || (stats?.isFile() === true && !isRead(path)),
    });
    watcher.on('all', (event, path) => {
      if (event === 'unlinkDir' && relative(root, path) === '') place = null;
      if (event === 'addDir' || (event !== 'unlinkDir' && !isRead(path))) return;
      clearTimeout(quiet);
      quiet = setTimeout(start, quietMs);
      longest ??= setTimeout(start, longestMs);
    });
    watcher.on('error', onTrouble);
    const begun = watcher;
    await new Promise<void>((resolve) => begun.once('ready', () => resolve()));
  };
  const look = async () => {
    const found = await placeOf(config.ARTICLES_DIR);
    if (found === place || closed) return;
    place = found;
    if (found === null) return;
    await open();
    if (!closed) start();
  };
  // One after the other: a drive that does not answer holds up the next look, and nothing else.
  let timer: NodeJS.Timeout | undefined;
  const lookLater = () => {
    if (!closed) timer = setTimeout(() => void look().catch(onTrouble).then(lookLater), lookMs);
  };
  const ready = open();
  void ready.then(lookLater);
  return {
    ready,
    async close() {
      closed = true;
      clearTimeout(timer);
      rest();
      await watcher?.close();
    },
  };
}

/** Where a folder lies on which disk, so that another one under the same path is told from it; null where there is none. */
const placeOf = (folder: string): Promise<string | null> =>
  stat(folder).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => null,
  );
