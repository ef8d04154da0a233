/**
 * Pieces of text with their places on a page -> lines. A PDF knows no lines, words or paragraphs: it sets glyphs at
 * points, in the order in which they were written, which is the reading order of nearly every article.
 */

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

export interface Line {
  readonly text: string;
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

function buildLine(items: readonly TextItem[], page: number, bottom: number, top: number): Line | null {
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
    if (before !== undefined && gap > item.height * 0.18 && !isSpaced(before, item.str)) parts.push(' ');
    parts.push(item.str);
    end = x + item.width;
    if (item.str.trim() === '') continue;
    fonts.add(item.fontName);
    if (item.str.length > longest) {
      longest = item.str.length;
      size = item.height || Math.abs(item.transform[3] ?? 0);
    }
  }
  const text = parts.join('').trim();
  if (text === '') return null;
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
  };
}

const isSpaced = (before: string, after: string) => /\s/.test(before.at(-1) ?? '') || /\s/.test(after.at(0) ?? '');

const EDGE = 0.12;
const EDGE_LINES = 3;

/**
 * Running heads, running feet and page numbers: lines near the edge of the page that are page numbers, or that stand
 * on at least half of the pages with nothing but their digits changed.
 */
export function findRunningLines(pages: readonly (readonly Line[])[]): Set<Line> {
  const groups = new Map<string, Line[]>();
  const found = new Set<Line>();
  for (const lines of pages) {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    const edges = new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
    for (const line of edges) {
      if (line.height > EDGE && line.height < 1 - EDGE) continue;
      if (
        /^[-–—\s]*(?:page|seite|p\.|s\.|página)?\s*\d{1,4}(?:\s*(?:of|von|de|\/)\s*\d{1,4})?[-–—\s]*$/i.test(line.text)
      )
        found.add(line);
      const form = `${line.height > 0.5 ? 'head' : 'foot'} ${line.text.toLowerCase().replace(/\d+/g, '#')}`;
      const group = groups.get(form);
      if (group === undefined) groups.set(form, [line]);
      else group.push(line);
    }
  }
  for (const group of groups.values()) {
    const onPages = new Set(group.map(({ page }) => page)).size;
    if (onPages >= 2 && onPages * 2 >= pages.length) for (const line of group) found.add(line);
  }
  return found;
}
