/** Which indexed terms are looked at when a question's word is in no article: those that begin alike and are about as long. */

/** Shorter words are the slip of another in too many ways. */
const SHORTEST = 4;
const SAME_BEGINNING = 2;
/** Two slips, or the three letters of an ending that the index has cut off. */
const LETTERS_APART = 3;

/** Terms from `from` up to but without `before` begin like the term; null for one too short to be mended. */
export function termsAlike(term: string): { readonly from: string; readonly before: string } | null {
  const letters = Array.from(term);
  if (letters.length < SHORTEST) return null;
  const from = letters.slice(0, SAME_BEGINNING).join('');
  return { from, before: `${from}\u{10ffff}` };
}

export const aboutAsLong = (term: string, other: string): boolean =>
  Math.abs(other.length - term.length) <= LETTERS_APART;
