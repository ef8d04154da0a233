/** Raised digits as characters of their own: "10²³" flattened to "1023" would be another number. */

const RAISED: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-−–n'].map((letter, at) => [letter, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ'.charAt(at)]),
);
/** What a power stands behind. */
const BASE = /[\p{L}\p{N})\]]$/u;

/**
 * @param before - the text that the raised one stands behind.
 * @returns `text` in raised characters; as it is where it is no power ("19th", "Mme").
 */
export function raise(text: string, before: string): string {
  const letters = [...text.trim()];
  const power = letters.length > 0 && letters.length <= 6 && letters.every((letter) => RAISED.has(letter));
  return power && /\d|n/.test(text) && BASE.test(before) ? letters.map((letter) => RAISED.get(letter)).join('') : text;
}
