/**
 * A thread of a board that was saved as text. Each post stands below a line "Post by ann » Sat Jun 10, 2023 9:12 am", round
 * which the board repeats its title, its buttons and what it knows of who wrote; the name heads the post, as in HTML.
 */
import { findDate } from '../metadata.ts';

const STAMP = /^\s{0,12}Post(?:ed)? by (\S.{0,40}?) » (.{6,60})$/i;
const FEWEST_POSTS = 2;
const FURNITURE =
  /^(?:top|quote|post reply|reply with quote|jump to|return to .{1,80}|(?:posts|joined|location|website|contact)\s?: .{1,80}|\d{1,6} posts? • page \d{1,4} of \d{1,4}|who is online|users browsing this forum: .{1,200})$/i;
/** Name, rank, counts, title, buttons. */
const MOST_ABOVE = 12;

export interface Thread {
  readonly text: string;
  /** The lines that were the board's and not a post's. */
  readonly unused: readonly string[];
}

/** The text with a heading above each post; as it is where it is no thread. */
export function readThread(text: string): Thread {
  const lines = text.split('\n');
  const stamps = lines.flatMap((line, at) => {
    const [, name, day] = line.includes('»') ? (STAMP.exec(line) ?? []) : [];
    return name !== undefined && findDate(day) !== null ? [{ at, name }] : [];
  });
  if (stamps.length < FEWEST_POSTS) return { text, unused: [] };
  const unused = new Set<number>();
  for (const { at, name } of stamps) {
    unused.add(at);
    for (let above = at - 1; above >= Math.max(0, at - MOST_ABOVE); above -= 1) {
      const line = (lines[above] as string).trim();
      if (line === name || /^re: /i.test(line)) unused.add(above);
    }
  }
  lines.forEach((line, at) => {
    if (line.length <= 250 && FURNITURE.test(line.trim())) unused.add(at);
  });
  const names = new Map(stamps.map(({ at, name }) => [at, name]));
  const kept = lines.flatMap((line, at) => {
    const name = names.get(at);
    if (name !== undefined) return ['', name, '---', ''];
    return unused.has(at) ? [] : [line];
  });
  return { text: kept.join('\n'), unused: [...unused].sort((a, b) => a - b).map((at) => (lines[at] as string).trim()) };
}
