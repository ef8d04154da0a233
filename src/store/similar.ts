/** Which indexed terms are looked at when a question's word is in no article: those that begin alike and are about as long. */

/** Shorter words are the slip of another in too many ways. */
const SHORTEST = 4;
/** Two slips, or the three letters of an ending that the index has cut off. */
const LETTERS_APART = 3;

export interface TermRange {
  readonly from: string;
  readonly before: string;
}

/**
 * Terms from `from` up to but without `before` begin like the term, or as it would with its second and third letter the
 * other way round ("Soeul"); none for one too short to be mended.
 */
export function termsAlike(term: string): readonly TermRange[] {
  const letters = Array.from(term);
  const [first = '', second = '', third = ''] = letters;
  if (letters.length < SHORTEST) return [];
  // Of two equal letters the second beginning lies within the first.
  const beginnings = second === third ? [first + second] : [first + second, first + third + second];
  return beginnings.map((from) => ({ from, before: `${from}\u{10ffff}` }));
}

export const aboutAsLong = (term: string, other: string): boolean =>
  Math.abs(other.length - term.length) <= LETTERS_APART;
