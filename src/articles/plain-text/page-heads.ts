/**
 * Running heads and feet in text that was copied out of a PDF: the same words on each page, with the page's number set
 * apart from them. Chapters and tables are numbered too, but their numbers stand in one phrase with their words.
 */
import { foldSpace } from '../decode.ts';
import { endsSentence } from '../line-shapes.ts';
import type { Cleaned } from './cleaned.ts';

const HEAD =
  /^\s{0,80}(?:(?<first>\d{1,4})(?:\s{2,80}|\t|\s\|\s)(?<behind>\S.{2,120})|(?<before>\S.{2,120}?)(?:\s{2,80}|\t|\s\|\s)(?:p(?:age|\.)? ?)?(?<last>\d{1,4})|page (?<bare>\d{1,4})(?: of \d{1,4})?)\s{0,80}$/iu;
const LONGEST = 300;
const FEWEST_PAGES = 3;
/** Rows of a table stand closer than heads. */
const FEWEST_LINES_BETWEEN = 4;

/** The text without such lines; a sentence that goes over to the next page is one again. */
export function removePageHeads(text: string): Cleaned {
  const lines = text.split('\n');
  const heads = findHeads(lines);
  if (heads.size === 0) return { text, unused: [] };
  const kept: string[] = [];
  lines.forEach((line, at) => {
    if (heads.has(at)) return;
    if (line.trim() !== '' && standsBelowHead(lines, heads, at) && goesOn(kept, line))
      while (kept.at(-1)?.trim() === '') kept.pop();
    kept.push(line);
  });
  return { text: kept.join('\n'), unused: [...heads].map((at) => foldSpace(lines[at] as string)) };
}

function findHeads(lines: readonly string[]): Set<number> {
  const groups = new Map<string, { at: number; page: number }[]>();
  lines.forEach((line, at) => {
    const found = line.length > LONGEST || !/\d/.test(line) ? undefined : HEAD.exec(line)?.groups;
    if (found === undefined) return;
    const words = found.behind ?? found.before ?? 'page';
    if (!/\p{L}{2}/u.test(words)) return;
    const head = { at, page: Number(found.first ?? found.last ?? found.bare) };
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [head]);
    else group.push(head);
  });
  const heads = [...groups.values()].filter(
    (group) =>
      group.length >= FEWEST_PAGES &&
      group.every(({ at, page }, i) => {
        const before = group[i - 1];
        return before === undefined || (page > before.page && at - before.at > FEWEST_LINES_BETWEEN);
      }),
  );
  return new Set(
    heads
      .flat()
      .map(({ at }) => at)
      .sort((a, b) => a - b),
  );
}

function standsBelowHead(lines: readonly string[], heads: ReadonlySet<number>, at: number): boolean {
  let above = at - 1;
  while (above >= 0 && !heads.has(above) && (lines[above] as string).trim() === '') above -= 1;
  return heads.has(above);
}

function goesOn(kept: readonly string[], line: string): boolean {
  const before = kept.findLast((other) => other.trim() !== '')?.trimEnd() ?? '.';
  return !endsSentence(before) && /^\s*\p{Ll}/u.test(line);
}
