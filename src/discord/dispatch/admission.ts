/**
 * Decides at once whether a question or a search of /articles may be looked up: a pause for each person, a number a minute
 * for each server, and a queue that says "busy" instead of growing. It lives in memory: after a restart everybody may ask.
 */
import PQueue from 'p-queue';

/** Questions searched at once; the rest wait in the queue. */
const CONCURRENCY = 8;
const MINUTE_MS = 60_000;
const MAX_REMEMBERED = 10_000;

export interface AdmissionLimits {
  readonly cooldownSeconds: number;
  readonly serverPerMinute: number;
  readonly queueLimit: number;
}

export type Verdict =
  | { readonly admitted: true }
  | {
      readonly admitted: false;
      readonly reason: 'person' | 'server' | 'busy';
      readonly seconds: number;
      /** True when this person has been told already since their last question. */
      readonly repeated: boolean;
    };

export interface Admission {
  /** Counts the question when it admits it. */
  admit(person: string, server: string): Verdict;
  /** Runs the work when its turn has come. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** How many wait, and how many are worked on. */
  load(): { readonly waiting: number; readonly running: number };
}

/** @param now - Milliseconds of any clock that does not go back. */
export function createAdmission(limits: AdmissionLimits, now: () => number = () => performance.now()): Admission {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const people = new Map<string, { askedAt: number; told: boolean }>();
  const servers = new Map<string, number[]>();
  const cooldownMs = limits.cooldownSeconds * 1000;

  const refuse = (person: string, reason: 'person' | 'server' | 'busy', waitMs: number): Verdict => {
    const known = people.get(person);
    const repeated = known?.told ?? false;
    if (known) known.told = true;
    else remember(people, person, { askedAt: -Infinity, told: true });
    return { admitted: false, reason, seconds: Math.max(1, Math.ceil(waitMs / 1000)), repeated };
  };

  return {
    admit(person, server) {
      const time = now();
      const since = time - (people.get(person)?.askedAt ?? -Infinity);
      if (since < cooldownMs) return refuse(person, 'person', cooldownMs - since);
      const recent = (servers.get(server) ?? []).filter((at) => time - at < MINUTE_MS);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= limits.serverPerMinute) {
        return refuse(person, 'server', MINUTE_MS - (time - oldest));
      }
      if (queue.size >= limits.queueLimit) return refuse(person, 'busy', 1000);
      remember(people, person, { askedAt: time, told: false });
      remember(servers, server, [...recent, time]);
      return { admitted: true };
    },
    run: (work) => queue.add(work),
    load: () => ({ waiting: queue.size, running: queue.pending }),
  };
}

/** Keeps the map small: the entry that was touched longest ago goes first. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > MAX_REMEMBERED ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
