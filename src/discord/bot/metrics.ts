/** Figures for Prometheus, in a registry of their own so that several bots in one process do not mix. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Dispatcher, Meter } from '../dispatch.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics extends Meter {
  rateLimited(): void;
  /** The queue's length is read when somebody asks for it. */
  watchLoad(load: Dispatcher['load']): void;
  render(): Promise<{ readonly type: string; readonly body: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Event-loop lag, memory and garbage collection, under prom-client's usual names.
  collectDefaultMetrics({ register: registry });
  const acknowledgement = new Histogram({
    name: 'footnote_acknowledgement_seconds',
    help: 'From an event to its acknowledgement by Discord',
    buckets: SECONDS,
    registers,
  });
  const answer = new Histogram({
    name: 'footnote_answer_seconds',
    help: 'From an event to the end of its handler',
    labelNames: ['handler'],
    buckets: SECONDS,
    registers,
  });
  const questions = new Counter({
    name: 'footnote_questions_total',
    help: 'Questions by how they ended: answered, abstained, refused (cooldown or busy), failed',
    labelNames: ['outcome'],
    registers,
  });
  const searches = new Counter({
    name: 'footnote_searches_total',
    help: 'Searches of /articles by how they ended: done, refused (cooldown or busy), failed',
    labelNames: ['outcome'],
    registers,
  });
  const limited = new Counter({
    name: 'footnote_discord_429_total',
    help: 'Answers 429 from Discord',
    registers,
  });
  let load: Dispatcher['load'] = () => ({ waiting: 0, running: 0 });
  new Gauge({
    name: 'footnote_queue',
    help: 'Questions and searches waiting and under way',
    labelNames: ['state'],
    registers,
    collect() {
      const { waiting, running } = load();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'running' }, running);
    },
  });
  return {
    acknowledged: (milliseconds) => acknowledgement.observe(milliseconds / 1000),
    finished: (handler, milliseconds) => answer.observe({ handler }, milliseconds / 1000),
    asked: (outcome) => questions.inc({ outcome }),
    searched: (outcome) => searches.inc({ outcome }),
    rateLimited: () => limited.inc(),
    watchLoad(read) {
      load = read;
    },
    render: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
