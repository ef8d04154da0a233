/**
 * A table of contents copied along with a page. It is no prose, but it names the page's headings, which plain text
 * otherwise shows by nothing: a line that stands in it and again below is a heading there.
 */
import { wordsIn } from '../line-shapes.ts';
import type { Paragraph } from './lines.ts';

export interface Contents {
  /** Range of paragraphs that are the table, its own heading included; empty when there is none. */
  readonly from: number;
  readonly to: number;
  /** Level by heading. */
  readonly levels: ReadonlyMap<string, number>;
}

const NONE: Contents = { from: 0, to: 0, levels: new Map() };
const MAX_ENTRIES = 400;
const WORTH_BELIEVING = 0.6;

export function findContents(paragraphs: readonly Paragraph[]): Contents {
  const from = paragraphs.findIndex(({ text }) =>
    /^(table of )?contents:?$|^inhalt(sverzeichnis)?$|^sommaire$|^índice$|^목차$/i.test(text),
  );
  if (from < 0) return NONE;
  const levels = new Map<string, number>();
  let first: string | null = null;
  let to = from + 1;
  for (; to < paragraphs.length && to - from <= MAX_ENTRIES; to += 1) {
    const { text, kind } = paragraphs[to] as Paragraph;
    const { name, level } = readEntry(text);
    // The table ends where the page begins with its first heading.
    if (kind === 'code' || wordsIn(text) > 14 || name === first) break;
    first ??= name;
    if (!levels.has(name)) levels.set(name, level);
  }
  const below = new Set(paragraphs.slice(to).map(({ text }) => text));
  const found = [...levels.keys()].filter((name) => below.has(name));
  if (found.length < 3 || found.length < levels.size * WORTH_BELIEVING) return NONE;
  return { from, to, levels: new Map(found.map((name) => [name, levels.get(name) ?? 1])) };
}

/** "3.1 The Final Draft" -> name and depth. */
function readEntry(text: string): { name: string; level: number } {
  const number = /^(\d{1,3}(?:\.\d{1,3}){0,4})\.?\s+(?=\S)/.exec(text);
  if (number === null) return { name: text, level: 1 };
  return { name: text.slice(number[0].length), level: (number[1] ?? '').split('.').length };
}
