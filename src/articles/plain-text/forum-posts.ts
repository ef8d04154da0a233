/**
 * A thread of a board that was saved as text. Round each post the board repeats its title, its buttons and what it knows
 * of who wrote; the name heads the post, as in HTML. Posts are found by a line "Post by ann » Sat Jun 10, 2023 9:12 am",
 * or by their numbers, "#1" and "#2", below what is known of who wrote.
 */
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { findDate } from '../metadata.ts';
import type { Cleaned } from './cleaned.ts';

const STAMP = /^\s{0,12}Post(?:ed)? by (\S.{0,40}?) » (.{6,60})$/i;
const FEWEST_POSTS = 2;
const FURNITURE =
  /^(?:top|quote|reply|like|report|post reply|reply with quote|jump to|return to .{1,80}|(?:posts|joined|location|website|contact)\s?: .{1,80}|\d{1,6} posts? • page \d{1,4} of \d{1,4}|who is online|users browsing this forum: .{1,200}|(?:likes|reactions)\s?: .{1,120}|thread starter\b.{1,120}|you must (?:log in|be logged in)(?: or register)? to (?:reply|post)(?: here)?\.?)$/i;
/** Name, rank, counts, title, buttons. */
const MOST_ABOVE = 12;

interface Post {
  /** The line below which the post stands. */
  readonly at: number;
  readonly name: string;
  /** The lines above that say who wrote it. */
  readonly above: readonly number[];
}

/** The text with a heading above each post; as it is where it is no thread. */
export function readThread(text: string): Cleaned {
  const lines = text.split('\n');
  const stamped = findStamped(lines);
  const posts = stamped.length >= FEWEST_POSTS ? stamped : findNumbered(lines);
  if (posts.length < FEWEST_POSTS) return { text, unused: [] };
  const unused = new Set(posts.flatMap(({ at, above }) => [...above, at]));
  lines.forEach((line, at) => {
    if (line.length <= 250 && FURNITURE.test(line.trim())) unused.add(at);
  });
  for (const at of findQuoted(lines)) unused.add(at);
  const names = new Map(posts.map(({ at, name }) => [at, name]));
  const kept = lines.flatMap((line, at) => {
    const name = names.get(at);
    if (name !== undefined) return ['', name, '---', ''];
    return unused.has(at) ? [] : [line];
  });
  return { text: kept.join('\n'), unused: [...unused].sort((a, b) => a - b).map((at) => (lines[at] as string).trim()) };
}

function findStamped(lines: readonly string[]): Post[] {
  return lines.flatMap((line, at) => {
    const [, name, day] = line.includes('»') ? (STAMP.exec(line) ?? []) : [];
    if (name === undefined || findDate(day) === null) return [];
    const above: number[] = [];
    for (let up = at - 1; up >= Math.max(0, at - MOST_ABOVE); up -= 1) {
      const other = (lines[up] as string).trim();
      if (other === name || /^re: /i.test(other)) above.push(up);
    }
    return [{ at, name, above }];
  });
}

const NUMBER = /^\s{0,12}#(\d{1,5})\s*$/;
const LABEL =
  /^(?:joined|join date|messages|posts|threads|reaction score|likes received|points|trophy points|location|age|website|solutions)\s?:?$/i;
const VALUE = /^.{1,60}$/;
const MOST_NAME_WORDS = 3;

/** Posts of a board that numbers them, each below labels such as "Joined" and "Messages". */
function findNumbered(lines: readonly string[]): Post[] {
  const found = lines.flatMap((line, at) =>
    line.includes('#') && NUMBER.test(line) ? [{ at, top: topOf(lines, at) }] : [],
  );
  if (found.length < FEWEST_POSTS || found.some(({ at, top }) => top === at)) return [];
  // Above the labels stands a rank, and above it the name, where a board has ranks.
  const ranked = found.filter(({ top }) => mayBeName(lines[top - 2])).length * 2 > found.length;
  return found.flatMap(({ at, top }) => {
    const from = ranked && mayBeName(lines[top - 2]) ? top - 2 : top - 1;
    const name = lines[from]?.trim() ?? '';
    return name === '' ? [] : [{ at, name, above: Array.from({ length: at - from }, (_, up) => from + up) }];
  });
}

/** The first of the lines above the number of a post that say since when its writer is a member, how many posts there are of him, and its day. */
function topOf(lines: readonly string[], at: number): number {
  const isLabel = (line = '') => LABEL.test(line.trim());
  let top = at;
  for (let up = at - 1; up > 0 && at - up <= MOST_ABOVE; up -= 1) {
    const line = (lines[up] as string).trim();
    const [label = ''] =
      /^(?:join date|reaction score|likes received|trophy points|\p{L}+)\s?:?(?= )/iu.exec(line) ?? [];
    if (isLabel(line) || isLabel(label)) top = up;
    else if (!(VALUE.test(line) && (isLabel(lines[up - 1]) || findDate(line) !== null))) break;
  }
  return top;
}

function mayBeName(line = ''): boolean {
  const name = line.trim();
  return name !== '' && wordsIn(name) <= MOST_NAME_WORDS && !endsSentence(name) && !FURNITURE.test(name);
}

const MOST_QUOTED = 60;

/** "ann said:", what she said in another post, and the button below it that shows the rest. */
function findQuoted(lines: readonly string[]): number[] {
  return lines.flatMap((line, end) => {
    if (!/^\s{0,12}click to expand(?:\.{3}|…)\s*$/i.test(line)) return [];
    let start = end;
    while (
      start > 0 &&
      end - start < MOST_QUOTED &&
      !/^\s{0,12}\S.{0,40} (?:said|wrote):\s*$/.test(lines[start] as string)
    )
      start -= 1;
    const from = /(?:said|wrote):\s*$/.test(lines[start] as string) ? start : end;
    return Array.from({ length: end - from + 1 }, (_, at) => from + at);
  });
}
