/** Start to ready, and resident memory, each start a process of its own as `npm start` runs it. */
import { execFileSync } from 'node:child_process';
import { describeCorpus, prepareIndex } from './prepared.ts';
import { saveResult } from './results.ts';
import { round } from './timing.ts';

const STARTS = 5;

interface Start {
  readonly readyMs: number;
  /** When the vector index was there as well. */
  readonly vectorsMs: number;
  readonly cpuMs: number;
  readonly firstAnswerMs: number;
  readonly residentAtStart: number;
  readonly residentMb: number;
  readonly index: string;
}

export async function run(...sizes: number[]): Promise<void> {
  for (const passages of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) {
    const config = await prepareIndex(passages);
    const starts = Array.from(
      { length: STARTS },
      () =>
        JSON.parse(
          execFileSync(process.execPath, ['run.mjs', 'bench/start-once.ts', config.DATA_DIR, config.ARTICLES_DIR], {
            encoding: 'utf8',
          }),
        ) as Start,
    );
    if (starts.some(({ index }) => index !== 'ready'))
      throw new Error('A start was not ready: its vector index was not.');
    const median = (value: (start: Start) => number) =>
      round(starts.map(value).sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0);
    saveResult('start', String(passages), describeCorpus(Math.ceil(passages / 10), passages), {
      starts: STARTS,
      readyMs: median(({ readyMs }) => readyMs),
      fastestReadyMs: round(Math.min(...starts.map(({ readyMs }) => readyMs))),
      vectorsMs: median(({ vectorsMs }) => vectorsMs),
      cpuMs: median(({ cpuMs }) => cpuMs),
      firstAnswerMs: median(({ firstAnswerMs }) => firstAnswerMs),
      residentAtStartMb: median(({ residentAtStart }) => residentAtStart),
      residentMb: median((start) => start.residentMb),
    });
  }
}
