/**
 * Pieces of text with their places on a page -> lines. A PDF knows no lines, words or paragraphs: it sets glyphs at
 * points, in the order in which they were written, which is the reading order of nearly every article.
 */

import { raise } from '../superscript.ts';
import { joinSpacedLetters } from './letters.ts';

/** What pdf.js gives for a run of glyphs. */
export interface TextItem {
  readonly str: string;
  /** a, b, c, d, x, y: the font's size and turn, and the place of the run. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
  readonly hasEOL: boolean;
}

/** What stands between two wide gaps of a line. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

export interface Line {
  readonly text: string;
  /** Only where wide gaps part the line. */
  readonly cells?: readonly Cell[];
  /** Its letters were set apart. */
  readonly spaced?: true;
  readonly page: number;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The one font of the whole line, or null when it has several. */
  readonly font: string | null;
  /** Place on the page from 0 (foot) to 1 (head). */
  readonly height: number;
}

/** Joins the items of one page to lines, in their order. Turned text (stamps along the margin) is left out. */
export function joinItems(items: readonly TextItem[], page: number, bottom: number, top: number): Line[] {
  const lines: Line[] = [];
  let open: TextItem[] = [];
  const close = () => {
    const line = buildLine(open, page, bottom, top);
    if (line !== null) lines.push(line);
    open = [];
  };
  for (const item of items) {
    const [a = 0, b = 0, , , , y = 0] = item.transform;
    if (Math.abs(b) > Math.abs(a)) continue;
    const last = open.at(-1);
    if (last !== undefined && item.str !== '') {
      const [, , , , x0 = 0, y0 = 0] = last.transform;
      const size = Math.max(last.height, item.height, 1);
      // Superscripts stay on their line; a jump back to the left is a new one.
      if (Math.abs(y - y0) > size * 0.6 || (item.transform[4] ?? 0) < x0 - size * 2) close();
    }
    if (item.str !== '') open.push(item);
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

/** A gap as wide as no word space is, in sizes of the font. */
const CELL_GAP = 1.2;

/** Parts a line at its wide gaps. Spaces that a program put there for the gap are none of the text. */
function findCells(items: readonly TextItem[], size: number): Cell[] {
  const cells: { parts: string[]; x: number; right: number }[] = [];
  for (const { str, transform, width, height } of items) {
    if (str.trim() === '') continue;
    const x = transform[4] ?? 0;
    const last = cells.at(-1);
    if (last === undefined || x - last.right > size * CELL_GAP) cells.push({ parts: [str], x, right: x + width });
    else {
      if (x - last.right > height * WORD_GAP) last.parts.push(' ');
      last.parts.push(str);
      last.right = x + width;
    }
  }
  return cells.map(({ parts, x, right }) => ({ text: parts.join('').trim(), x, right }));
}

/** Letters set apart, with two spaces where the gap is wider than between most; null for any other text. */
function spellOut(items: readonly TextItem[]): string | null {
  const runs = items.filter(({ str }) => str.trim() !== '');
  if (runs.length > 200 || !runs.every(({ str }) => /^ ?\p{Lu}(?: \p{Lu}){0,60} ?$/u.test(str))) return null;
  // Where the library gives several letters as one run, it parts the runs at the gaps between words.
  if (runs.some(({ str }) => str.trim().length > 1)) return runs.map(({ str }) => str.trim()).join('  ');
  const gaps = runs.slice(1).map(({ transform }, at) => {
    const before = runs[at] as TextItem;
    return (transform[4] ?? 0) - (before.transform[4] ?? 0) - before.width;
  });
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  // Letters so far apart are cells of a table.
  if (usual > (runs[0]?.height ?? 0) * MAX_LETTER_GAP) return null;
  return runs
    .map(({ str }, at) => str.trim() + ((gaps[at] ?? 0) > usual * 1.8 ? '  ' : ' '))
    .join('')
    .trim();
}

const WORD_GAP = 0.18;
const MAX_LETTER_GAP = 0.8;

/** Raised digits are smaller than the rest of the line and stand higher. */
const RAISED_SIZE = 0.8;
const RAISED_BY = 0.15;

/** The items with powers as characters of their own. */
function writeRaised(items: readonly TextItem[]): readonly TextItem[] {
  const longest = items.reduce<TextItem | null>(
    (most, item) => (item.str.length > (most?.str.length ?? 0) ? item : most),
    null,
  );
  if (longest === null || items.length === 1) return items;
  const base = longest.transform[5] ?? 0;
  return items.map((item, at) => {
    const small = item.height <= longest.height * RAISED_SIZE;
    const high = (item.transform[5] ?? 0) - base >= longest.height * RAISED_BY;
    return small && high ? { ...item, str: raise(item.str, items[at - 1]?.str.slice(-1) ?? '') } : item;
  });
}

function buildLine(written: readonly TextItem[], page: number, bottom: number, top: number): Line | null {
  const items = writeRaised(written);
  const parts: string[] = [];
  let end = 0;
  let size = 0;
  let longest = 0;
  const fonts = new Set<string>();
  for (const item of items) {
    const x = item.transform[4] ?? 0;
    const gap = x - end;
    // Looked at part by part: a page may hold a hundred thousand parts on one line.
    const before = parts.at(-1);
    if (before !== undefined && gap > item.height * WORD_GAP && !isSpaced(before, item.str)) parts.push(' ');
    parts.push(item.str);
    end = x + item.width;
    if (item.str.trim() === '') continue;
    fonts.add(item.fontName);
    if (item.str.length > longest) {
      longest = item.str.length;
      size = item.height || Math.abs(item.transform[3] ?? 0);
    }
  }
  const plain = parts.join('').trim();
  if (plain === '') return null;
  const letters = joinSpacedLetters(spellOut(items) ?? '');
  const text = letters ?? plain;
  const cells = letters === null ? findCells(items, size) : [];
  const first = items.find(({ str }) => str.trim() !== '') as TextItem;
  const y = first.transform[5] ?? 0;
  const height = top > bottom ? (y - bottom) / (top - bottom) : 0.5;
  const font = fonts.size === 1 ? first.fontName : null;
  return {
    text,
    page,
    x: first.transform[4] ?? 0,
    right: end,
    y,
    size: Math.round(size * 2) / 2,
    font,
    height,
    ...(cells.length > 1 ? { cells } : {}),
    ...(letters === null ? {} : { spaced: true }),
  };
}

const isSpaced = (before: string, after: string) => /\s/.test(before.at(-1) ?? '') || /\s/.test(after.at(0) ?? '');

/** The value that most characters have. */
export function mostCommon<T extends string | number>(
  lines: readonly Line[],
  read: (line: Line, at: number) => T | null,
): T | null {
  const counts = new Map<T, number>();
  lines.forEach((line, at) => {
    const value = read(line, at);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + line.text.length);
  });
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
