/** A download that a start waits for, as a host sees it. */
import { expect, test } from 'vitest';
import type { ReindexProgress } from '../../src/core.ts';
import { printAbove } from '../../src/terminal/last-line.ts';
import { showDownload } from '../../src/terminal/progress.ts';
import { createScreen } from '../helpers/screen.ts';

const STEP: ReindexProgress = {
  ...{ job: 0, phase: 'downloading', file: 'onnx/model_quantized.onnx', done: 1, total: 20 },
  passagesPerSecond: 0,
  secondsLeft: null,
};

function collect() {
  const said: string[] = [];
  return { said, stream: { write: (text: string) => said.push(text) } as unknown as NodeJS.WriteStream };
}

test('a trouble that is told while a bar is shown stands above it, and stays when the bar goes', async () => {
  const screen = createScreen(60);
  await showDownload(
    async (onDownload) => {
      onDownload(STEP);
      expect(screen.rows().at(-1)).toMatch(/^Download /);
      printAbove(`${'wide '.repeat(16)}\n`, screen);
      onDownload({ ...STEP, done: 2 });
    },
    screen as unknown as NodeJS.WriteStream,
  );
  expect(screen.rows().filter((row) => row !== '')).toEqual(['wide '.repeat(12).trim(), 'wide '.repeat(4).trim()]);
});

test('a download is told once where there is no bar, and nothing is said without one', async () => {
  const { said, stream } = collect();
  expect(await showDownload(async () => 'open', stream)).toBe('open');
  expect(said).toEqual([]);
  await showDownload(async (onDownload) => [1, 2, 3].forEach((done) => void onDownload({ ...STEP, done })), stream);
  expect(said).toEqual(['Download ...\n']);
});
