/**
 * Running heads, running feet and page numbers of a PDF, which its text runs between: told by standing on many pages, and
 * where they stand on one by `single-heads.ts`.
 */
import type { Line } from './lines.ts';
import { EDGE_LINES, findSingleHeads, isAtEdge, PAGE_NUMBER } from './single-heads.ts';

/**
 * Lines near the edge of the page that are page numbers, that stand on at least half of the pages with nothing but their
 * digits changed, or that look like a running head or foot.
 *
 * @param names - title, author and the like, which heads repeat.
 */
export function findRunningLines(pages: readonly (readonly Line[])[], names: readonly string[] = []): Set<Line> {
  const groups = new Map<string, Line[]>();
  const found = new Set<Line>();
  for (const lines of pages) {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    const edges = new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
    for (const line of edges) {
      if (!isAtEdge(line)) continue;
      if (PAGE_NUMBER.test(line.text)) found.add(line);
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
  for (const line of findSingleHeads(pages, names, found)) found.add(line);
  return found;
}
