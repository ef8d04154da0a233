/**
 * Notices what other processes on the same database made live: looks every two seconds, which is a question that costs the
 * server next to nothing and works through every pooler, where a subscription would need a connection of its own.
 */
import type { AnsweringService } from '../service/service.ts';

const LOOK_EVERY_MS = 2_000;

export interface NeighbourhoodParts {
  readonly call: Pick<AnsweringService, 'refresh' | 'articleNames'>;
  /** Told of the newest job, so that the next one here is not given its number. */
  readonly onJob: (lastJob: number) => void;
  /** Told the names of the articles when another process changed what is searched. */
  readonly onChange: (names: Awaited<ReturnType<AnsweringService['articleNames']>>) => void;
}

/** @returns a function that stops looking. */
export function watchNeighbours({ call, onJob, onChange }: NeighbourhoodParts): () => void {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  async function look(): Promise<void> {
    try {
      const { changed, lastJob } = await call.refresh();
      onJob(lastJob);
      if (changed) onChange(await call.articleNames());
    } catch {
      // The database is away; whoever asks something is told so, and the next look finds it back.
    }
    lookSoon();
  }
  function lookSoon(): void {
    if (stopped) return;
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    timer.unref();
  }
  lookSoon();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };
}
