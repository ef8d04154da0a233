/** A question of yes or no in a terminal. On stderr, because stdout may hold JSON. */
import { createInterface } from 'node:readline';

/** @returns null where there is no terminal to ask in; anything but y or yes, and an input that ends, is a no. */
export async function confirm(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(false));
    lines.question(`${question} [y/N] `, (typed) => {
      resolve(/^y(?:es)?$/i.test(typed.trim()));
      lines.close();
    });
  });
}
