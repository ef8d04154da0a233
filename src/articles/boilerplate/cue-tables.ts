/** How the tables of boilerplate are written down: for each reason its cues, divided by upright bars. */
import type { OmissionReason } from '../../types.ts';

export type Cues = Readonly<Partial<Record<OmissionReason, string>>>;

export const entriesOf = (cues: Cues): [OmissionReason, string][] => Object.entries(cues) as [OmissionReason, string][];

export const splitCues = (cues: string): string[] => cues.trim().split(/\s*\|\s*/);

/** Whether any of the shapes fits, at the cost of about one: dozens are looked for in every line, and next to none fits. */
export function anyOf(shapes: readonly RegExp[]): (text: string) => boolean {
  const joined = [...new Set(shapes.map(({ flags }) => flags))].map((flags) => {
    const alike = shapes.filter((shape) => shape.flags === flags);
    return new RegExp(alike.map(({ source }) => source).join('|'), flags);
  });
  return (text) => joined.some((shape) => shape.test(text));
}

/** What stands between words, but for single spaces: nearly all of it is these, and each replacement costs. */
const BETWEEN_WORDS = / ?[^\p{L}\p{N}'&@© -][^\p{L}\p{N}'&@©-]*| {2,}[^\p{L}\p{N}'&@©-]*/gu;

/** Most lines have nothing else, and are in the form as soon as they are in lower case. */
const WORDS_ONLY = /^[a-z\d'-]+(?: [a-z\d'-]+)*$/;

/** A line in the form that cues are listed in: lower case, single spaces for punctuation. */
export function cueForm(text: string): string {
  const lower = text.toLowerCase();
  return WORDS_ONLY.test(lower) ? lower : lower.replaceAll('’', "'").replace(BETWEEN_WORDS, ' ').trim();
}
