/** A reindex as those see it who asked for it: its mode, its progress, and what it closes with. */
import type { FileReason } from '../reasons.ts';

/** `rollback` returns to the index before the last change, `forward` to the one that a rollback left. */
export type ReindexMode = 'changed' | 'full' | 'rollback' | 'forward';

/** Whether a mode brings back an index that was there, instead of reading the articles. */
export const isReturn = (mode: ReindexMode): mode is 'rollback' | 'forward' =>
  mode === 'rollback' || mode === 'forward';

export interface ReindexReport {
  readonly job: number;
  readonly mode: ReindexMode;
  readonly preview: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly duplicate: number;
  /** Of a run for what changed: all passages are made anew, because they were made by other rules or another model. */
  readonly anew?: boolean;
  readonly failed: readonly FileReason[];
  readonly skipped: readonly FileReason[];
  /** Names behind the counts, at most 50 each, for a preview and a closing report. */
  readonly names: Readonly<Record<'added' | 'changed' | 'removed', readonly string[]>> & {
    readonly duplicate: readonly SameContent[];
  };
  readonly articles: number;
  readonly passages: number;
  readonly windows: number;
  readonly seconds: number;
  /** Of a return: what it did to the folder of articles, or would do. */
  readonly folder?: FolderChanges;
}

/** A file, and the one with the same content that is indexed for both. */
export interface SameContent {
  readonly file: string;
  readonly indexed: string;
}

/** Paths of files in the folder of articles, each in one of the lists. */
export interface FolderChanges {
  /** They were there once, and are again. */
  readonly putBack: readonly string[];
  /** Their earlier content takes the place of the present one. */
  readonly overwritten: readonly string[];
  readonly takenOut: readonly string[];
}

export interface ReindexProgress {
  readonly job: number;
  readonly phase: 'downloading' | 'reading' | 'embedding' | 'building';
  readonly file: string | null;
  /** Work done and in all, in units of the phase: megabytes of one file, files, characters or windows. */
  readonly done: number;
  readonly total: number;
  readonly passagesPerSecond: number;
  readonly secondsLeft: number | null;
}

/** A reindex under way. Calling `reindex` again while one runs returns the same job with `joined` set. */
export interface ReindexJob {
  readonly id: number;
  readonly joined: boolean;
  readonly mode: ReindexMode;
  readonly preview: boolean;
  readonly finished: Promise<ReindexReport>;
  /** Calls back on each progress report until the job ends; returns a function that stops it. */
  onProgress(listener: (progress: ReindexProgress) => void): () => void;
  /** Asks the job to stop; `finished` then rejects with JOB_CANCELLED and the old index stays. */
  cancel(): void;
}

/** A vector index that is being built; ends at once where it is there. */
export interface VectorBuild {
  readonly finished: Promise<void>;
  /** As that of a reindex. */
  onProgress(listener: (progress: ReindexProgress) => void): () => void;
}
