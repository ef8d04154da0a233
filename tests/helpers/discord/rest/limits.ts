/** Rate limits by bucket (method, route and major parameter), told in headers as Discord tells them; enforced where a test says so. */

export interface Limit {
  limit: number;
  perMs: number;
}

const ROOMY: Limit = { limit: 10_000, perMs: 1000 };

export interface Verdict {
  headers: Record<string, string>;
  /** Set when the request is one too many. */
  retryAfterMs?: number;
  global?: boolean;
}

export class RateLimits {
  readonly #windows = new Map<string, { startedAt: number; used: number }>();
  readonly #limits: Record<string, Limit>;
  readonly #global: number | undefined;

  constructor(limits: Record<string, Limit>, global: number | undefined) {
    this.#limits = limits;
    this.#global = global;
  }

  /** @param major - Channel, guild or webhook with its token: buckets of one route are separate for each. */
  count(route: string, major: string, usesBotToken: boolean): Verdict {
    if (this.#global !== undefined && usesBotToken) {
      const left = this.#use('global', { limit: this.#global, perMs: 1000 });
      if (left.overMs > 0)
        return {
          headers: { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' },
          retryAfterMs: left.overMs,
          global: true,
        };
    }
    const limit = this.#limits[route] ?? ROOMY;
    const { remaining, resetMs, overMs } = this.#use(`${route} ${major}`, limit);
    const headers = {
      'X-RateLimit-Limit': String(limit.limit),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': ((Date.now() + resetMs) / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (resetMs / 1000).toFixed(3),
      'X-RateLimit-Bucket': bucketName(route),
      ...(overMs > 0 && { 'X-RateLimit-Scope': 'user' }),
    };
    return overMs > 0 ? { headers, retryAfterMs: overMs } : { headers };
  }

  #use(key: string, { limit, perMs }: Limit): { remaining: number; resetMs: number; overMs: number } {
    const now = Date.now();
    let window = this.#windows.get(key);
    if (!window || now - window.startedAt >= perMs) {
      window = { startedAt: now, used: 0 };
      this.#windows.set(key, window);
    }
    const resetMs = Math.max(1, window.startedAt + perMs - now);
    if (window.used >= limit) return { remaining: 0, resetMs, overMs: resetMs };
    window.used += 1;
    return { remaining: limit - window.used, resetMs, overMs: 0 };
  }
}

function bucketName(route: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(route)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
