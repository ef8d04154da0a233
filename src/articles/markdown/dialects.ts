/**
 * Notes of Obsidian, pages of Hugo, Jekyll, Docusaurus and MkDocs -> Markdown that says what their readers see: what the
 * author hid or the program fills in vanishes, links and marks show their words. Code is left as it is.
 */
import { fromWindows1252 } from '../decode.ts';
import { splitLines } from '../plain-text/lines.ts';
import { INLINE_CODE } from './comments.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w-]*)/;
/** Fenced queries, which the program replaces by what they find. */
const QUERIES = new Set(['dataview', 'dataviewjs', 'tasks', 'query', 'base', 'button', 'toc']);
/** `%% … %%`: what an author writes to himself, in a line or over several. One that is never closed is text. */
const HIDING = '%%';
const HIDES_LINES = /^[ \t]*%%(?!.*%%)/;
/** A longer line was written by no one who uses such marks. */
const LONGEST_LINE = 20_000;

/** `!!! note "Title"` of MkDocs, `=== "Tab"`: what belongs to it is indented by four. */
const INDENTED_BOX = /^(?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w -]*?[ \t]*"([^"\n]*)"|[\w-]+)[ \t]*$/;
/** `:::info Title` and `:::tip[Title]` of Docusaurus, and the `:::` that closes it. */
const FENCED_BOX =
  /^[ \t]*:{3,}[ \t]*(?:[\w-]+|\{[^}\n]*\})?[ \t]*(?:\[([^\]\n]*)\]|([^\n{]*))?(?:\{[^}\n]*\})?[ \t]*$/;
/** `> [!warning]- Title` of Obsidian and GitHub. */
const CALLOUT = /^((?:[ \t]*>)+)[ \t]*\[![\w-]+(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$/;
const LINES_WITHOUT_WORDS = [
  /^import[ \t]+(?:[\w*{},$ \t]+[ \t]from[ \t]+)?['"][^'"\n]+['"];?[ \t]*$/,
  /^export[ \t]+(?:const|default|\{)[^\n]*$/,
  /^[ \t]*\[{1,2}_?toc_?\]{1,2}[ \t]*$/i,
  /^[ \t]*\{:[^}\n]*\}[ \t]*$/,
  // Tags alone in a line file the note; a heading has a space behind its marks.
  /^[ \t]*#[\p{L}_][\p{L}\p{N}_/-]*(?:[ \t]+#[\p{L}_][\p{L}\p{N}_/-]*)*[ \t]*$/u,
  /^[ \t]*\^[\w-]{1,60}[ \t]*$/,
];

const MARKS: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  // Old editors wrote the letters of Windows-1252 by number; Markdown knows no character there.
  [/&#(1[2-5]\d);/g, (whole, code = '') => (Number(code) < 128 ? whole : fromWindows1252(String.fromCharCode(+code)))],
  [/(?<!\S)%%.{0,500}?%%/g, ''],
  // Shortcodes of Hugo and tags of Liquid.
  [/\{\{[<%][^\n]{0,500}?[%>]\}\}|\{%[^\n]{0,500}?%\}/g, ''],
  // Embedded notes and pictures, then links between notes: "[[Page#Part|words]]".
  [/!\[\[[^\]\n]{0,500}\]\]/g, ''],
  [
    /\[\[(?=\S)([^\]|#\n]{0,300})(?:#\^?([^\]|\n]{0,300}))?(?:\\?\|([^\]\n]{0,300}))?\]\]/g,
    (_all, page = '', part = '', words = '') => words || [page, part].filter((name) => name !== '').join(', '),
  ],
  [/==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==/g, '$1'],
  [/[ \t]\^[\w-]{1,60}[ \t]*$/g, ''],
  // Attributes of kramdown, Pandoc and Docusaurus behind a heading or a paragraph.
  [/[ \t]*\{(?::[^}\n]{0,300}|#[\w-]{1,100})\}[ \t]*$/g, ''],
  // A field of a note: "Author:: Ada".
  [/^((?:[-*+][ \t]+)?[\p{L}][\p{L}\p{N} _-]{0,40})::(?=[ \t])/gu, '$1:'],
];

export function readDialects(text: string): string {
  const lines = splitLines(text);
  const lastHiding = lines.findLastIndex((line) => line.includes(HIDING));
  const out: string[] = [];
  let fence: string | null = null;
  let isQuery = false;
  let isIndented = false;
  let isHidden = false;
  for (const [at, given] of lines.entries()) {
    if (isHidden) {
      isHidden = !given.includes(HIDING);
      if (!isHidden) out.push(given.slice(given.indexOf(HIDING) + HIDING.length));
      continue;
    }
    if (isIndented && given.trim() !== '' && !/^(?: {4}|\t)/.test(given)) isIndented = false;
    const line = isIndented ? given.replace(/^(?: {4}|\t)/, '') : given;
    const [, mark, language = ''] = FENCE.exec(line.slice(0, 500)) ?? [];
    if (fence !== null) {
      if (!isQuery) out.push(line);
      if (mark?.startsWith(fence) && language === '') fence = null;
    } else if (mark !== undefined) {
      fence = mark;
      isQuery = QUERIES.has(language.toLowerCase());
      if (!isQuery) out.push(line);
    } else if (HIDES_LINES.test(line) && at < lastHiding) isHidden = true;
    else {
      const box = INDENTED_BOX.exec(line.slice(0, 300));
      if (box !== null) isIndented = true;
      out.push(...(box === null ? readLine(line) : ['', box[1] ?? '', '']));
    }
  }
  return out.join('\n');
}

function readLine(line: string): string[] {
  const start = line.slice(0, 2000);
  if (LINES_WITHOUT_WORDS.some((pattern) => pattern.test(start))) return [''];
  const box = /^[ \t]*:{3,}/.test(start) ? FENCED_BOX.exec(start) : null;
  if (box !== null) return ['', (box[1] ?? box[2] ?? '').trim(), ''];
  const [, quoted = '', title = ''] = CALLOUT.exec(start) ?? [];
  if (quoted !== '') return title === '' ? [quoted] : [`${quoted} ${readMarks(title)}`, quoted];
  return [readMarks(line)];
}

/** Marks inside a line, but for those in code. */
function readMarks(line: string): string {
  if (line.length > LONGEST_LINE || !/[[=^:{%&]/.test(line)) return line;
  const codes = [...line.matchAll(INLINE_CODE)];
  if (codes.length === 0) return replaceMarks(line);
  const parts: string[] = [];
  let from = 0;
  for (const { 0: code, index } of codes) {
    parts.push(replaceMarks(line.slice(from, index)), code);
    from = index + code.length;
  }
  return [...parts, replaceMarks(line.slice(from))].join('');
}

const replaceMarks = (text: string): string =>
  MARKS.reduce(
    (read, [pattern, shown]) =>
      typeof shown === 'string' ? read.replace(pattern, shown) : read.replace(pattern, shown),
    text,
  );
