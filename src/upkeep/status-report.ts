/** What `/status` and `cli status` tell: the state of the index, and how the questions of the last hour went. */
import type { StatusReport } from '../core.ts';
import type { AnsweringService } from '../service/service.ts';
import { VERSION } from '../version.ts';

const HOUR_MS = 3_600_000;

type Asked = Pick<AnsweringService, 'state' | 'answerTimesSince'>;

/**
 * @param store - what STORE says.
 * @param startedAt - milliseconds since the epoch.
 */
export async function reportStatus(call: Asked, store: string, startedAt: number): Promise<StatusReport> {
  const [state, times] = await Promise.all([call.state(), call.answerTimesSince(Date.now() - HOUR_MS)]);
  const sorted = times.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    version: VERSION,
    model: { id: state.model.id, dimensions: state.model.dimensions },
    store,
    generation: state.generation,
    articles: state.articles,
    passages: state.passages,
    windows: state.windows,
    failed: state.failed,
    lastJob: state.lastJob,
    index: state.index,
    hour: {
      asked: times.length,
      abstained: times.filter(({ abstained }) => abstained).length,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
    },
    startedAt,
    residentBytes: process.memoryUsage.rss(),
  };
}
