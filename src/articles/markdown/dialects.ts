/**
 * Notes of Obsidian, pages of Hugo, Jekyll, Docusaurus and MkDocs -> Markdown that says what their readers see: what the
 * author hid or the program fills in vanishes, links and marks show their words. Code is left as it is.
 */
import { fromWindows1252 } from '../decode.ts';
import { splitLines } from '../plain-text/paragraphs.ts';
import { findInlineCode } from './comments.ts';

/** Inside a list a fence is indented as its item is. */
const FENCE = /^ {0,12}(`{3,}|~{3,})[ \t]*([\w-]*)/;
const INDENTED = /^(?: {4}|\t)/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** Fenced queries, which the program replaces by what they find. */
const QUERIES = new Set(['dataview', 'dataviewjs', 'tasks', 'query', 'base', 'button', 'toc']);
/** `%% … %%`: what an author writes to himself, in a line or over several. One that is never closed is text. */
const HIDING = '%%';
const HIDES_LINES = /^[ \t]*%%(?!.*%%)/;
/** A longer line was written by no one who uses such marks. */
const LONGEST_LINE = 20_000;

/** `!!! note "Title"` of MkDocs, `=== "Tab"`: what belongs to it is indented by four. */
const INDENTED_BOX = /^(?:!!!|\?\?\?\+?|===)[ \t](?:[\w \t-]*"([^"\n]*)"|[ \t]*[\w-]+)[ \t]*$/;
/** `:::info Title` and `:::tip[Title]` of Docusaurus, and the `:::` that closes it: its kind, then its title. */
const FENCED_BOX = /^[ \t]*:{3,}/;
const BOX_KIND = /^(?:[\w-]+|\{[^}\n]*\})/;
const BOX_TITLE = /^(?:\[([^\]\n]*)\]|([^\n{]*))(?:\{[^}\n]*\})?$/;
/** `> [!warning]- Title` of Obsidian and GitHub. */
const CALLOUT = /^((?:[ \t]*>)+)[ \t]*\[![\w-]+(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$/;
const LINES_WITHOUT_WORDS = [
  /^import[ \t](?:[\w*{},$ \t]+[ \t]from)?[ \t]*['"][^'"\n]+['"];?[ \t]*$/,
  /^export[ \t]+(?:const[ \t]+[\w$]+[ \t]*[=:]|default[ \t]+(?:(?:function|class)\b|[({[])|\{)[^\n]*$/,
  /^[ \t]*\[{1,2}_?toc_?\]{1,2}[ \t]*$/i,
  /^[ \t]*\{:[^}\n]*\}[ \t]*$/,
  /^[ \t]*\^(?=[\w-]*[a-z])[\w-]{3,60}[ \t]*$/i,
];
/** Tags in a line that stands alone file the note; a heading has a space behind its marks. */
const TAGS = /^[ \t]*#[\p{L}_][\p{L}\p{N}_/-]*(?:[ \t]+#[\p{L}_][\p{L}\p{N}_/-]*)*[ \t]*$/u;

const MARKS: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  // Old editors wrote the letters of Windows-1252 by number; Markdown knows no character there.
  [/&#(1[2-5]\d);/g, (whole, code = '') => (Number(code) < 128 ? whole : fromWindows1252(String.fromCharCode(+code)))],
  // Behind a number it is a share.
  [/(?<!\p{N} ?)(?<!\S)%%.{0,500}?%%/gu, ''],
  // Shortcodes of Hugo and tags of Liquid.
  [/\{\{[<%][^\n]{0,500}?[%>]\}\}|\{%[^\n]{0,500}?%\}/g, ''],
  // Embedded notes and pictures, then links between notes: "[[Page#Part|words]]".
  [/!\[\[[^\]\n]{0,500}\]\]/g, ''],
  [
    /(?<![\p{L}\p{N})\]])\[\[(?=\S)([^\]|#\n]{0,300})(?:#\^?([^\]|\n]{0,300}))?(?:\\?\|([^\]\n]{0,300}))?\]\]/gu,
    (_all, page = '', part = '', words = '') => words || [page, part].filter((name) => name !== '').join(', '),
  ],
  // A comparison in a formula has letters on its outer sides.
  [/(?<![\p{L}\p{N})\]])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![\p{L}\p{N}([])/gu, '$1'],
  [/[ \t]\^(?=[\w-]*[a-z])[\w-]{3,60}[ \t]*$/gi, ''],
  // Attributes of kramdown, Pandoc and Docusaurus behind a heading or a paragraph. Looking back tries each run of blanks
  // once, not at every one of its characters.
  [/(?<![ \t])[ \t]*\{(?::[^}\n]{0,300}|#[\w-]{1,100})\}[ \t]*$/g, ''],
  // A field of a note: "Author:: Ada".
  [/^((?:[-*+][ \t]+)?[\p{L}][\p{L}\p{N} _-]{0,40})::(?=[ \t])/gu, '$1:'],
];

export function readDialects(text: string): string {
  const lines = splitLines(text);
  const places = findPlaces(lines);
  const lastHiding = lines.findLastIndex((line, at) => places[at]?.fence === null && line.includes(HIDING));
  const out: string[] = [];
  let inBox = false;
  let hidden = false;
  for (const [at, given] of lines.entries()) {
    const { fence, nested } = places[at] as Place;
    if (hidden) {
      hidden = fence !== null || !given.includes(HIDING);
      if (!hidden) out.push(given.slice(given.indexOf(HIDING) + HIDING.length));
      continue;
    }
    const indented = INDENTED.test(given);
    if (given.trim() !== '' && !indented) inBox = false;
    const line = inBox ? given.replace(INDENTED, '') : given;
    if (fence !== null) {
      if (!QUERIES.has(fence)) out.push(line);
    } else if (indented && !nested) out.push(line);
    else if (HIDES_LINES.test(line) && at < lastHiding) hidden = true;
    else {
      const box = INDENTED_BOX.exec(line.slice(0, 300));
      if (box !== null) inBox = true;
      const alone = (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === '';
      out.push(...(box === null ? readLine(line, alone) : ['', box[1] ?? '', '']));
    }
  }
  return out.join('\n');
}

interface Place {
  /** The language of the fence that the line belongs to, the fence's own lines included; null outside. */
  readonly fence: string | null;
  /** True where an indented line belongs to an item or a box, and is no code by itself. */
  readonly nested: boolean;
}

function findPlaces(lines: readonly string[]): Place[] {
  let fence: string | null = null;
  let language = '';
  let nested = false;
  return lines.map((line) => {
    const [, mark, named = ''] = FENCE.exec(line.slice(0, 500)) ?? [];
    if (fence !== null) {
      if (mark?.startsWith(fence) && named === '') fence = null;
      return { fence: language, nested };
    }
    const indented = INDENTED.test(line);
    if (line.trim() !== '' && !indented)
      nested = LIST_ITEM.test(line) || INDENTED_BOX.test(line.slice(0, 300)) || (nested && /^ /.test(line));
    if (mark === undefined || (indented && !nested)) return { fence: null, nested };
    fence = mark;
    language = named.toLowerCase();
    return { fence: language, nested };
  });
}

function readLine(line: string, alone: boolean): string[] {
  const start = line.slice(0, 2000);
  if (alone && TAGS.test(start)) return [''];
  if (LINES_WITHOUT_WORDS.some((pattern) => pattern.test(start))) return [''];
  const title = readFencedBox(start);
  if (title !== null) return ['', title, ''];
  const [, quoted = '', words = ''] = CALLOUT.exec(start) ?? [];
  if (quoted !== '') return words === '' ? [quoted] : [`${quoted} ${readMarks(words)}`, quoted];
  return [readMarks(line)];
}

/**
 * The title of a box, empty where it has none; null for a line that is no box. Its parts are read one after the other: in
 * one expression each of them may begin at any of the blanks between, which costs the fourth power of their number.
 */
function readFencedBox(line: string): string | null {
  if (!FENCED_BOX.test(line)) return null;
  const named = line.replace(FENCED_BOX, '').trim().replace(BOX_KIND, '').trimStart();
  const [, bracketed, plain] = BOX_TITLE.exec(named) ?? [];
  return (bracketed ?? plain)?.trim() ?? null;
}

/** Marks inside a line, but for those in code. */
function readMarks(line: string): string {
  if (line.length > LONGEST_LINE || !/[[=^:{%&]/.test(line)) return line;
  const codes = findInlineCode(line);
  if (codes.length === 0) return replaceMarks(line);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of codes) {
    parts.push(replaceMarks(line.slice(from, start)), line.slice(start, end));
    from = end;
  }
  return [...parts, replaceMarks(line.slice(from))].join('');
}

const replaceMarks = (text: string): string =>
  MARKS.reduce(
    (read, [pattern, shown]) =>
      typeof shown === 'string' ? read.replace(pattern, shown) : read.replace(pattern, shown),
    text,
  );
