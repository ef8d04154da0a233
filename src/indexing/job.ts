/** What a reindex is asked to do, and what it tells while it runs. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { DownloadProgress } from '../../embeddings/runtime/download.ts';
import type { ReindexMode } from '../core.ts';
import { MEGABYTE } from '../files/sizes.ts';

export interface Progress {
  readonly phase: 'downloading' | 'reading' | 'embedding' | 'building';
  readonly file: string | null;
  readonly done: number;
  readonly total: number;
  readonly passages: number;
}

export interface Job {
  readonly id: number;
  readonly mode: ReindexMode;
  readonly preview: boolean;
  /** Files that an earlier attempt at this job never came back from. */
  readonly hanging: readonly string[];
}

export interface IndexingControls {
  readonly onProgress: (progress: Progress) => void;
  /** The file that is read or cut right now, null for work that may take long: what a watchdog looks at. */
  readonly onFile: (path: string | null) => void;
  readonly isCancelled: () => boolean;
}

/** Opens the model that the settings name; tells how far its download is, where it has to be downloaded. */
export type OpenModel = (onDownload: (progress: DownloadProgress) => void) => Promise<EmbeddingModel>;

/** A download as progress is told: in megabytes. */
export function describeDownload({ file, loadedBytes, totalBytes }: DownloadProgress): Progress {
  const [done, total] = [loadedBytes, totalBytes].map((bytes) => Math.ceil(bytes / MEGABYTE)) as [number, number];
  return { phase: 'downloading', file, done, total, passages: 0 };
}
