/** How the tables of boilerplate are written down: for each reason its cues, divided by upright bars. */
import type { OmissionReason } from '../../types.ts';

export type Cues = Readonly<Partial<Record<OmissionReason, string>>>;

export const entriesOf = (cues: Cues): [OmissionReason, string][] => Object.entries(cues) as [OmissionReason, string][];

export const splitCues = (cues: string): string[] => cues.trim().split(/\s*\|\s*/);

/** A line in the form that cues are listed in: lower case, no punctuation. */
export function cueForm(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'&@©-]+/gu, ' ')
    .trim();
}
