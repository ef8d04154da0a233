/** A reindex shown in a terminal: a bar where there is one, plain lines elsewhere. Always on stderr. */
import { SingleBar } from 'cli-progress';
import type { ReindexJob, ReindexProgress } from '../core.ts';
import { counted } from '../counted.ts';
import { plain } from './format.ts';
import { keepBar } from './last-line.ts';

const PHASES: Readonly<Record<ReindexProgress['phase'], string>> = {
  downloading: 'Download',
  reading: 'Reading',
  embedding: 'Embedding',
  building: 'Building',
};
const NAME_WIDTH = 32;

/** Shows the work until it ends and returns what comes of it; rejects as the work does. */
export async function showProgress<T>(
  job: { readonly finished: Promise<T> } & Pick<ReindexJob, 'onProgress'>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<T> {
  const stop = job.onProgress(stream.isTTY ? drawBar(stream) : printLines(stream));
  try {
    return await job.finished;
  } finally {
    stop();
    finishBar?.();
  }
}

/** Shows the download that opening a core waits for; nothing where there is none. */
export async function showDownload<T>(
  open: (onDownload: (progress: ReindexProgress) => void) => Promise<T>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<T> {
  let show: ((progress: ReindexProgress) => void) | null = null;
  try {
    return await open((progress) => {
      show ??= stream.isTTY ? drawBar(stream, progress.phase) : printLines(stream);
      show(progress);
    });
  } finally {
    if (show !== null) finishBar?.();
  }
}

let finishBar: (() => void) | null = null;

/** Takes away the bar of work that ends with the program. @returns false where none was shown. */
export function clearProgress(): boolean {
  const shown = finishBar !== null;
  finishBar?.();
  return shown;
}

function drawBar(
  stream: NodeJS.WriteStream,
  first: ReindexProgress['phase'] = 'reading',
): (progress: ReindexProgress) => void {
  const bar = new SingleBar({
    format: '{phase} {bar} {percentage}% {speed} {file}',
    stream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 28,
  });
  bar.start(1, 0, { phase: PHASES[first].padEnd(9), speed: '', file: '' });
  const letGo = keepBar(stream);
  finishBar = () => {
    letGo();
    bar.stop();
    finishBar = null;
  };
  return (progress) => {
    bar.setTotal(Math.max(1, progress.total));
    bar.update(progress.done, {
      phase: PHASES[progress.phase].padEnd(9),
      speed: describeSpeed(progress),
      file: shorten(plain(progress.file ?? '').replace(/\s/g, ' ')),
    });
  };
}

function printLines(stream: NodeJS.WriteStream): (progress: ReindexProgress) => void {
  let phase = '';
  return (progress) => {
    if (progress.phase === phase) return;
    phase = progress.phase;
    stream.write(`${PHASES[progress.phase]} ...\n`);
  };
}

function describeSpeed({ passagesPerSecond, secondsLeft }: ReindexProgress): string {
  const speed = passagesPerSecond >= 1 ? `${counted(Math.round(passagesPerSecond), 'passage')}/s` : '';
  const left = secondsLeft === null || secondsLeft < 1 ? '' : `${Math.ceil(secondsLeft)} s left`;
  return [speed, left].filter(Boolean).join(', ');
}

const shorten = (name: string): string => (name.length <= NAME_WIDTH ? name : `…${name.slice(1 - NAME_WIDTH)}`);
