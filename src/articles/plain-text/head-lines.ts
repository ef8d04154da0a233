/** "Key: value" lines and a bare address at the head of a text: what they say of it is kept, the lines are no prose. */
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { cleanAuthor, cleanTags, cleanTitle, cleanUrl, findDate, type HeadLine, readHeadLine } from '../metadata.ts';

export interface Head {
  title: string | null;
  url: string | null;
  date: string | null;
  author: string | null;
  tags: string[];
}

/** A longer line is no title. */
export const MAX_TITLE_WORDS = 30;
const HEAD_LINES = 40;

/**
 * Takes "Key: value" lines and a bare address out of the first lines; stops at the first prose. An interview has such lines
 * too: what is no value of its key, or names a key again, is prose.
 */
export function takeHeadLines(text: string, head: Head): { body: string; unused: string[] } {
  const cut = endOfLine(text, HEAD_LINES);
  const kept: string[] = [];
  const unused: string[] = [];
  const lines = text.slice(0, cut).split('\n');
  const keys = new Set<string>();
  let titleSeen = false;
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const found = readHeadLine(line);
    const url = cleanUrl(line);
    if (found !== null && keys.has(found.key)) break;
    if (found !== null && isValue(found)) {
      keys.add(found.key);
      if (!takeField(found.field, found.value, head)) unused.push(line.trim());
    } else if (url !== null) head.url ??= url;
    else if (line.trim() === '') kept.push(line);
    else {
      if (found !== null || (titleSeen && (wordsIn(line) > 20 || endsSentence(line.trim())))) break;
      titleSeen = true;
      kept.push(line);
    }
  }
  return { body: [...kept, ...lines.slice(at)].join('\n') + text.slice(cut), unused };
}

const SHORT_VALUE_WORDS = 6;
const MAX_VALUE_WORDS = 15;

function isValue({ field, value }: HeadLine): boolean {
  if (field === 'title') return wordsIn(value) <= MAX_TITLE_WORDS;
  if (field === 'url') return cleanUrl(value) !== null;
  if (field === 'date') return wordsIn(value) <= MAX_VALUE_WORDS && findDate(value) !== null;
  const asks = /[?？]$/.test(value);
  return !asks && wordsIn(value) <= (endsSentence(value) ? SHORT_VALUE_WORDS : MAX_VALUE_WORDS);
}

function endOfLine(text: string, count: number): number {
  let at = 0;
  for (let line = 0; line < count; line += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at - 1;
}

/** Returns false for what an article has no field for. */
function takeField(field: HeadLine['field'], value: string, head: Head): boolean {
  if (field === 'title') head.title ??= cleanTitle(value);
  else if (field === 'url') head.url ??= cleanUrl(value);
  else if (field === 'date') head.date ??= findDate(value);
  else if (field === 'author') head.author ??= cleanAuthor(value);
  else if (field === 'tags' && head.tags.length === 0) head.tags = cleanTags(value);
  return field !== 'other';
}
