/**
 * What admins changed in the folder of articles, written down so that a rollback of the index can put the folder back as
 * well. What was replaced or taken out is kept under DATA_DIR/removed for as long as a rollback can reach it.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, copyFile, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { FolderChanges } from '../core.ts';

export interface Change {
  readonly path: string;
  /** Where the file that was there before is kept, below DATA_DIR/removed; null when there was none. */
  readonly kept: string | null;
  /** Generation of the index when the change was made. */
  readonly generation: number;
  /** Undoes a change that the index did not have yet: undone itself, it waits for a reindex again. */
  readonly waiting?: true;
  /** A rollback could not undo it: what is kept stays, as nothing else has it. */
  readonly stuck?: true;
}

/** Generations of the index around a rollback. */
export interface Rollback {
  /** The one whose articles are live again. */
  readonly to: number;
  /** The one that was live before. */
  readonly from: number;
  /** The one that the rollback made. */
  readonly made: number;
}

export interface UndoneChanges extends FolderChanges {
  /** What could not be undone, and why. */
  readonly stuck: readonly { readonly path: string; readonly error: unknown }[];
}

const keepFolder = (dataDir: string) => join(dataDir, 'removed');
const JOURNAL = 'journal.jsonl';

export function createArticleJournal(articlesDir: string, dataDir: string) {
  const keep = keepFolder(dataDir);

  const placeOf = (path: string) => findPlace(articlesDir, path);
  const isFile = async (path: string) => (await stat(await placeOf(path)).catch(() => null))?.isFile() ?? false;

  /** Keeps a second link to the file, so that at no moment it is gone; returns its name, or null when there is none. */
  async function keepCopy(path: string): Promise<string | null> {
    if (!(await isFile(path))) return null;
    const from = await placeOf(path);
    await mkdir(keep, { recursive: true });
    const name = `${Date.now()}-${randomBytes(4).toString('hex')}${extname(path)}`;
    await link(from, join(keep, name)).catch(() => copyFile(from, join(keep, name)));
    return name;
  }

  const keptFile = async ({ kept }: Change) =>
    kept !== null && (await stat(join(keep, kept)).catch(() => null)) !== null;

  /** The paths of `had` by what became of them: whether each had a file, and whether it has one afterwards. */
  function sortChanges(had: ReadonlyMap<string, boolean>, has: (path: string) => boolean): FolderChanges {
    const paths = [...had.keys()].sort();
    return {
      putBack: paths.filter((path) => has(path) && !had.get(path)),
      overwritten: paths.filter((path) => has(path) && had.get(path)),
      takenOut: paths.filter((path) => !has(path) && had.get(path)),
    };
  }

  /** Puts back what was kept, or takes out what was new; returns the change that undoes this one. */
  async function undo(change: Change, { from, made }: Rollback): Promise<Change | null> {
    const { path, kept } = change;
    const target = await placeOf(path);
    const saved = kept === null ? null : join(keep, kept);
    if (saved !== null && !(await keptFile(change))) return null;
    const now = await keepCopy(path);
    try {
      if (saved === null) await rm(target, { force: true });
      else await move(saved, target);
    } catch (error) {
      if (now !== null) await rm(join(keep, now), { force: true }).catch(() => undefined);
      throw error;
    }
    if (change.waiting) return { path, kept: now, generation: made };
    return { path, kept: now, generation: from, ...(change.generation === from ? { waiting: true } : {}) };
  }

  return {
    placeOf,
    isFile,
    keepCopy,
    read: () => readChanges(dataDir),
    /** Written down before the folder changes: an entry for a change that was never made does no harm. */
    async record(change: Change): Promise<void> {
      await mkdir(keep, { recursive: true });
      // On a line of its own even behind one that was torn, or both would be lost.
      await appendFile(join(keep, JOURNAL), `\n${format([change])}`);
    },
    /** What `undoSince` would do to the folder. */
    async foreseeUndo(to: number): Promise<FolderChanges> {
      const had = new Map<string, boolean>();
      const has = new Map<string, boolean>();
      for (const change of (await readChanges(dataDir)).reverse()) {
        const { path, kept, generation } = change;
        if (generation < to || (kept !== null && !(await keptFile(change)))) continue;
        if (!had.has(path)) had.set(path, await isFile(path));
        has.set(path, kept !== null);
      }
      return sortChanges(had, (path) => has.get(path) ?? false);
    },
    /**
     * Undoes, newest first, what was changed since the index had generation `to`. Written down as changes made under
     * generation `from`, so that going forward brings them back, and a later change is undone without them. One that
     * cannot be undone stops no other.
     */
    async undoSince(rollback: Rollback): Promise<UndoneChanges> {
      const changes = await readChanges(dataDir);
      const older = changes.filter(({ generation }) => generation < rollback.to);
      const left = changes.filter(({ generation }) => generation >= rollback.to);
      const undone: Change[] = [];
      const failed: Change[] = [];
      const stuck: { path: string; error: unknown }[] = [];
      const hadFile = new Map<string, boolean>();
      const write = () => writeChanges(dataDir, [...older, ...left, ...failed, ...undone]);
      for (let change = left.pop(); change !== undefined; change = left.pop()) {
        try {
          const reverse = await undo(change, rollback);
          if (reverse !== null) {
            undone.push(reverse);
            if (!hadFile.has(change.path)) hadFile.set(change.path, reverse.kept !== null);
          }
        } catch (error) {
          failed.unshift({ ...change, stuck: true });
          stuck.push({ path: change.path, error });
        }
        // After each, so that a process that dies here still knows where everything is.
        await write().catch(() => undefined);
      }
      if (older.length < changes.length) await write();
      const there = new Set<string>();
      for (const path of hadFile.keys()) if (await isFile(path)) there.add(path);
      return { ...sortChanges(hadFile, (path) => there.has(path)), stuck };
    },
    /** Deletes what is kept for changes made before the index had generation `oldest`: no rollback goes back behind that. */
    async trim(oldest: number): Promise<void> {
      const changes = await readChanges(dataDir);
      const wanted = changes.filter(({ generation, stuck }) => generation >= oldest || stuck);
      const names = new Set<string | null>([JOURNAL, ...wanted.map(({ kept }) => kept)]);
      for (const name of await readdir(keep).catch(() => []))
        if (!names.has(name)) await rm(join(keep, name), { force: true });
    },
  };
}

/** After a restore: changes made under later generations than that of the backup would be taken for those yet to come. */
export async function forgetChangesAfter(dataDir: string, generation: number): Promise<void> {
  const changes = await readChanges(dataDir);
  const known = changes.filter((change) => change.generation <= generation);
  if (known.length < changes.length) await writeChanges(dataDir, known);
}

async function readChanges(dataDir: string): Promise<Change[]> {
  const text = await readFile(join(keepFolder(dataDir), JOURNAL), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap(parseChange);
}

async function writeChanges(dataDir: string, changes: readonly Change[]): Promise<void> {
  const journal = join(keepFolder(dataDir), JOURNAL);
  await writeFile(`${journal}.part`, format(changes), { flush: true });
  await rename(`${journal}.part`, journal);
}

/**
 * Where an article's file lies, or would lie. Its name on the disk may be decomposed, as those that come from a Mac are,
 * while the article's path is composed.
 */
async function findPlace(folder: string, path: string): Promise<string> {
  let place = resolve(folder, path);
  if (path === path.normalize('NFD') || (await stat(place).catch(() => null)) !== null) return place;
  place = resolve(folder);
  for (const name of path.split('/')) {
    const names = await readdir(place).catch((): string[] => []);
    place = join(place, names.find((one) => one.normalize('NFC') === name) ?? name);
  }
  return place;
}

const format = (changes: readonly Change[]) => changes.map((change) => `${JSON.stringify(change)}\n`).join('');

/** A line of the journal; one that was torn by a crash counts as not written. */
function parseChange(line: string): Change[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Change];
  } catch {
    return [];
  }
}

/** Renames, or copies where the two folders lie on different disks. */
async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await rm(from);
  }
}
