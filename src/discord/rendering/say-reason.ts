/** A reason of the core in a person's language. What was said by the system or a library stands in it as it was. */
import { reasonOf } from '../../errors.ts';
import type { FileReason, Reason } from '../../reasons.ts';
import type { Say } from '../messages/index.ts';

/** Any key with any values: the core has checked that they belong together. */
type SayAny = (key: `reason.${Reason['key']}`, values: Readonly<Record<string, string | number>>) => string;

/** Plain text; whoever sends it escapes it. */
export function sayReason({ key, values }: Reason, say: Say): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? sayReason(value, say) : value,
  ]);
  return (say as SayAny)(`reason.${key}`, Object.fromEntries(said));
}

export const sayError = (error: unknown, say: Say): string => sayReason(reasonOf(error), say);

export const sayFileReason = ({ reason, why }: FileReason, say: Say): string =>
  why === undefined ? reason : sayReason(why, say);
