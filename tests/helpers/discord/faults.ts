/** Faults a test switches on for the next requests of a route: 429, 5xx, silence, a connection cut before or after the work. */

export type FaultKind =
  | { kind: 'status'; status: number; body?: string }
  | { kind: 'rateLimit'; retryAfterMs: number; global?: boolean }
  /** Taken in and never answered. */
  | { kind: 'hang' }
  /** The connection is cut; with `after`, once the request has been carried out. */
  | { kind: 'reset'; after?: boolean }
  | { kind: 'delay'; ms: number };

export type Fault = FaultKind & {
  /** Default: every method. */
  method?: string;
  /** As in `requests[].route`, with `*` for anything: `/webhooks/:application/:token/messages/*`. Default: every route. */
  route?: string;
  /** How many requests; default 1. */
  times?: number;
};

interface Armed {
  fault: Fault;
  pattern: RegExp;
  left: number;
}

export class Faults {
  #armed: Armed[] = [];

  add(fault: Fault): void {
    const escaped = (fault.route ?? '*').replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    this.#armed.push({ fault, pattern: new RegExp(`^${escaped}$`), left: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault for this request, counted down; undefined when it goes through. */
  take(method: string, route: string): Fault | undefined {
    const armed = this.#armed.find(({ fault, pattern, left }) => {
      return left > 0 && (fault.method === undefined || fault.method === method) && pattern.test(route);
    });
    if (armed) armed.left -= 1;
    return armed?.fault;
  }
}
