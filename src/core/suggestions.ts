/** The names of all articles in memory: those that match what was typed, by title, path or heading, and the paths. */
import type { Suggestion } from '../core.ts';
import { fold } from '../lexical/terms.ts';

interface Entry {
  readonly path: string;
  readonly title: string;
  readonly foldedTitle: string;
  readonly foldedPath: string;
  readonly headings: readonly { readonly shown: string; readonly folded: string }[];
}

const MOST = 25;

export function createSuggestions() {
  let entries: Entry[] = [];
  return {
    learn(names: readonly { path: string; title: string; headings: readonly string[] }[]): void {
      entries = names.map(({ path, title, headings }) => ({
        path,
        title,
        foldedTitle: fold(title),
        foldedPath: fold(path),
        headings: headings.map((heading) => ({ shown: heading, folded: fold(heading) })),
      }));
    },
    paths: (): string[] => entries.map(({ path }) => path),
    /**
     * Beginnings of titles first, then words inside titles, together or apart, then paths, then headings; at most `limit`, 25
     * at most.
     */
    find(typed: string, limit = MOST): Suggestion[] {
      const wanted = fold(typed.trim());
      const words = wanted.split(/\s+/);
      const most = Math.min(MOST, limit);
      if (wanted === '') return entries.slice(0, most).map(({ title, path }) => ({ name: title, value: path }));
      const ranked: { rank: number; name: string; value: string }[] = [];
      for (const entry of entries) {
        const found = rankOf(entry, wanted, words);
        if (found !== null) ranked.push({ ...found, value: entry.path });
      }
      ranked.sort((a, b) => a.rank - b.rank);
      return ranked.slice(0, most).map(({ name, value }) => ({ name, value }));
    },
  };
}

function rankOf(entry: Entry, wanted: string, words: readonly string[]): { rank: number; name: string } | null {
  const at = entry.foldedTitle.indexOf(wanted);
  if (at === 0) return { rank: 0, name: entry.title };
  if (at > 0) return { rank: entry.foldedTitle[at - 1] === ' ' ? 1 : 2, name: entry.title };
  if (words.every((word) => entry.foldedTitle.includes(word))) return { rank: 3, name: entry.title };
  if (entry.foldedPath.includes(wanted)) return { rank: 4, name: entry.title };
  const heading = entry.headings.find(({ folded }) => folded.includes(wanted));
  return heading === undefined ? null : { rank: 5, name: `${entry.title} › ${heading.shown}` };
}
