/** Lines round the title of a PDF that are set larger than the text and head none of it: authors, a line above the title. */
import { looksLikeName } from '../line-shapes.ts';
import type { Line } from './lines.ts';

const HEAD_LINES = 8;
const LONGEST_LINE = 300;

/** Takes the mark of a heading from the authors below the title, and from spaced capitals above it. */
export function unmarkCredits(lines: readonly Line[], headings: boolean[], author: string): void {
  const title = findTitleLine(lines, headings);
  if (title < 0) return;
  const { size, page } = lines[title] as Line;
  for (let at = 0; at < title; at += 1) if (lines[at]?.spaced) headings[at] = false;
  let at = title + 1;
  while (headings[at] && lines[at]?.size === size) at += 1;
  for (; headings[at] && lines[at]?.page === page; at += 1) {
    const line = lines[at] as Line;
    if (line.size >= size || !namesAuthors(line, author, isAlone(lines, headings, at))) return;
    headings[at] = false;
  }
}

/** The largest of the first headings. */
function findTitleLine(lines: readonly Line[], headings: readonly boolean[]): number {
  let title = -1;
  for (let at = 0; at < Math.min(HEAD_LINES, lines.length); at += 1) {
    const line = lines[at] as Line;
    if (headings[at] && line.page === lines[0]?.page && line.size > (lines[title]?.size ?? 0)) title = at;
  }
  return title;
}

/** No other heading is set like it: sections share their face. */
function isAlone(lines: readonly Line[], headings: readonly boolean[], at: number): boolean {
  const { font, size } = lines[at] as Line;
  return !lines.some((line, other) => other !== at && headings[other] && line.font === font && line.size === size);
}

/** "Ida Moe¹, Ola Brekke² and Marta Lind"; one name alone only where the file names it as its author. */
function namesAuthors({ text }: Line, author: string, alone: boolean): boolean {
  if (text.length > LONGEST_LINE) return false;
  const names = text
    .replace(/[\d*†‡§¹²³⁴⁵⁶⁷⁸⁹,\s]+(?=,|;| and | & | und | et | y |$)/gu, '')
    .split(/\s*[,;]\s*(?:and |& )?|\s(?:and|&|und|et|y)\s/)
    .filter((name) => name !== '');
  if (names.length === 0 || !names.every(looksLikeName)) return false;
  const known = names.some((name) => author.includes(name.slice(name.lastIndexOf(' ') + 1)));
  return known || (names.length > 1 && alone);
}
