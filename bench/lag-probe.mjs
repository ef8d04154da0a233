/** Loaded before the bot by event-loop.ts and soak.ts: writes the lag of its event loop to LAG_FILE, each second anew. */
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const RESOLUTION_MS = 5;

if (isMainThread && process.env.LAG_FILE) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // What happened until the measurement began is not asked for.
  process.on('SIGUSR2', () => histogram.reset());
  const milliseconds = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  setInterval(() => {
    const lag = {
      p50: milliseconds(histogram.percentile(50)),
      p99: milliseconds(histogram.percentile(99)),
      longest: milliseconds(histogram.max),
      residentMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    };
    writeFileSync(`${process.env.LAG_FILE}.part`, JSON.stringify(lag));
    renameSync(`${process.env.LAG_FILE}.part`, process.env.LAG_FILE);
  }, 1000).unref();
}
