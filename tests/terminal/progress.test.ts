/** A download that a start waits for, as a host sees it. */
import { expect, test } from 'vitest';
import type { ReindexProgress } from '../../src/core.ts';
import { showDownload } from '../../src/terminal/progress.ts';

const STEP: ReindexProgress = {
  ...{ job: 0, phase: 'downloading', file: 'onnx/model_quantized.onnx', done: 1, total: 20 },
  passagesPerSecond: 0,
  secondsLeft: null,
};

function collect() {
  const said: string[] = [];
  return { said, stream: { write: (text: string) => said.push(text) } as unknown as NodeJS.WriteStream };
}

test('a download is told once where there is no bar, and nothing is said without one', async () => {
  const { said, stream } = collect();
  expect(await showDownload(async () => 'open', stream)).toBe('open');
  expect(said).toEqual([]);
  await showDownload(async (onDownload) => [1, 2, 3].forEach((done) => void onDownload({ ...STEP, done })), stream);
  expect(said).toEqual(['Download ...\n']);
});
