/** Capitals set apart, "W A L K I N G   T H E": one word is told from the next by a wider gap only. */

const FEWEST_LETTERS = 4;

/** "WALKING THE", or null for a line that is not set so; a gap between words has two spaces or more. */
export function joinSpacedLetters(text: string): string | null {
  if (text.length > 400 || !/^\p{Lu}(?: {1,12}\p{Lu})+$/u.test(text)) return null;
  const words = text.split(/ {2,}/).map((word) => word.replaceAll(' ', ''));
  const letters = words.join('');
  if (letters.length < FEWEST_LETTERS || words.every((word) => word.length < 3)) return null;
  // "A B C D" are four answers.
  return [...letters].sort().join('') === letters ? null : words.join(' ');
}
