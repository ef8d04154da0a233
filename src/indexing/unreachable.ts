/** What becomes of known files that a walk could not get to, or left out. */
import type { SkippedFile } from '../articles/walk.ts';
import type { Reason } from '../reasons.ts';
import type { KnownFile } from '../store/records.ts';
import type { SurveyedFile } from './survey.ts';

/**
 * Known files that were skipped now, or lie in a folder that was, keep their last good version and count as failed. Those
 * over the limit leave: the first MAX_ARTICLES in the order of the walk are indexed, whatever was indexed before.
 */
export function keepUnreachable(
  skipped: readonly SkippedFile[],
  known: ReadonlyMap<string, KnownFile>,
  surveyed: Map<string, SurveyedFile>,
  textHashOf: (version: number) => string | null,
): void {
  const reasons = new Map(skipped.map(({ path, reason }) => [path, reason]));
  if (reasons.size === 0) return;
  for (const prior of known.values()) {
    if (prior.version === null || surveyed.has(prior.path)) continue;
    const failure = reasonFor(prior.path, reasons);
    if (failure === null || failure.key === 'file.many') continue;
    surveyed.set(prior.path, { ...prior, failure, outcome: 'failed', textHash: textHashOf(prior.version) });
  }
}

/** Why a file, or a folder that it lies in, was skipped; the nearest one has the say. */
function reasonFor(path: string, reasons: ReadonlyMap<string, Reason>): Reason | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const reason = reasons.get(path.slice(0, end));
    if (reason !== undefined) return reason;
  }
  return null;
}
