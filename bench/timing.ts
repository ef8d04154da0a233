/** Times and their quantiles. */

export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function quantiles(times: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Three digits are more than a measurement is good for. */
export const round = (value: number): number => Number(value.toPrecision(3));

/** Adds up the time spent in the functions of an object, by name. Counted until a function returns its promise. */
export function stopwatch<T extends object>(target: T, spent: Map<string, number>, prefix = ''): T {
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const started = performance.now();
        const result = value.apply(object, args) as unknown;
        const key = prefix + String(name);
        spent.set(key, (spent.get(key) ?? 0) + performance.now() - started);
        return result;
      };
    },
  });
}

/** Resident megabytes of this process. */
export const residentMb = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20);
