/**
 * A page as text browsers print it (`lynx -dump`, `w3m -dump`): a number before each link, "[8]The harbour", and their
 * addresses at the end. Read as words, the numbers would stand in every headline and quote.
 */
import { wordsIn } from '../line-shapes.ts';
import type { Cleaned } from './cleaned.ts';

const ADDRESS = /^\s{0,8}(?:(\d{1,5})\.|\[(\d{1,5})\]) [a-z][a-z+.-]{1,20}:\S{1,8000}$/i;
/** "References" of lynx, "References:" of w3m */
const NAME = /^\p{L}[\p{L} ]{1,30}:?$/u;
/** "   Visible links:" */
const PART = /^\s{2,8}\p{L}[\p{L} ]{1,30}:$/u;
const FEWEST = 3;
/** A note's number stands behind words or before a space, that of a link sticks to what it links. */
const MARK = /\[(\d{1,5})\](?=[^\s.,;:!?)\]]|\.\.)/g;
/** What the head of the page points to ("#[1]Feed [2]Next"), and a line with a field of a form. */
const FURNITURE = /^ {0,3}#\[1\][^\n]*$|^[^\n_]{0,80}_{8,}[^\n_]{0,80}$/gm;
const MOST_FIELD_WORDS = 8;
const BUTTON = /\(BUTTON\) ?/g;

/** The text without such numbers, their list and what only a browser needs; as it is where numbers and list disagree. */
export function removeLinkMarks(text: string): Cleaned {
  const asItIs = { text, unused: [] };
  const end = text.trimEnd();
  if (!ADDRESS.test(end.slice(end.lastIndexOf('\n') + 1))) return asItIs;
  const lines = end.split('\n');
  const { from, numbers } = findAddresses(lines);
  const page = lines.slice(0, from).join('\n');
  const marked = new Set([...page.matchAll(MARK)].map((mark) => Number(mark[1])).filter((mark) => numbers.has(mark)));
  if (numbers.size < FEWEST || marked.size * 2 < numbers.size) return asItIs;
  const unused = [
    lines
      .slice(from)
      .join('\n')
      .replace(/\n\s*\n/g, '\n'),
  ];
  const last = Math.max(...numbers);
  const clean = (line: string) => line.replace(BUTTON, '').replace(MARK, (mark, n) => (Number(n) <= last ? '' : mark));
  const rest = page.replace(FURNITURE, (line) => {
    if (wordsIn(line) > MOST_FIELD_WORDS) return line;
    unused.push(clean(line));
    return '';
  });
  return { text: clean(rest), unused };
}

/** Where the list of addresses begins, which reaches to the end, and the numbers in it. */
function findAddresses(lines: readonly string[]): { from: number; numbers: ReadonlySet<number> } {
  const numbers = new Set<number>();
  for (let from = lines.length; from > 0; from -= 1) {
    const line = lines[from - 1] as string;
    const address = ADDRESS.exec(line);
    if (address !== null) numbers.add(Number(address[1] ?? address[2]));
    else if (line.trim() !== '' && !PART.test(line)) return { from: NAME.test(line) ? from - 1 : from, numbers };
  }
  return { from: 0, numbers };
}
