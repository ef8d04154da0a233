/**
 * The clock that interaction deadlines, token lifetimes and message times are measured against. It runs with the machine's
 * until a test freezes or advances it, so "14 minutes later" costs nothing. Timers of the client under test are not touched.
 */
export class Clock {
  #offsetMs = 0;
  #frozenAt: number | null = null;
  readonly #listeners = new Set<() => void>();

  now(): number {
    return (this.#frozenAt ?? Date.now()) + this.#offsetMs;
  }

  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Clock.advance: ms must be 0 or more, got ${ms}`);
    this.#offsetMs += ms;
    for (const listener of [...this.#listeners]) listener();
  }

  freeze(): void {
    this.#frozenAt ??= Date.now();
  }

  resume(): void {
    this.#frozenAt = null;
  }

  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** Ids as Discord makes them: milliseconds since 2015, then a counter, so that ids sort by age. */
export class Snowflakes {
  #last = 0n;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const fresh = BigInt(Math.floor(this.#clock.now()) - DISCORD_EPOCH_MS) << 22n;
    this.#last = fresh > this.#last ? fresh : this.#last + 1n;
    return this.#last.toString();
  }
}
