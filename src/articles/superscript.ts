/** Raised digits as characters of their own: "10²³" flattened to "1023" would be another number. */

const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '–': '⁻',
  n: 'ⁿ',
};
/** What a power stands behind. */
const BASE = /[\p{L}\p{N})\]]$/u;

/**
 * @param before - the text that the raised one stands behind.
 * @returns `text` in raised characters; as it is where it is no power ("19th", "Mme").
 */
export function raise(text: string, before: string): string {
  const letters = [...text.trim()];
  const power = letters.length > 0 && letters.length <= 6 && letters.every((letter) => RAISED[letter] !== undefined);
  return power && /\d|n/.test(text) && BASE.test(before) ? letters.map((letter) => RAISED[letter]).join('') : text;
}
