/**
 * HTML by scanning, without a tree: for pages so deep or so large that a tree would cost seconds and gigabytes, and for
 * the scraps of HTML inside Markdown. One pass from left to right; no expression that could be baited.
 */
import { decodeHTML } from 'entities';
import { foldSpace, trimCode } from '../decode.ts';
import { type DraftBlock, draftBlock } from '../draft.ts';

/** How much a page would cost as a tree: its tags and how deep they nest, both at least estimated. */
export function measureHtml(html: string): { tags: number; depth: number } {
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const closing = html[at + 1] === '/';
    const name = tagName(html, closing ? at + 2 : at + 1);
    if (name === '') continue;
    tags += 1;
    if (SELF_CLOSING.has(name)) continue;
    depth = Math.max(0, depth + (closing ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return { tags, depth: deepest };
}

/** The text of a page or a scrap in blocks: one for each element that starts a line, a row or code, headings by their tags. */
export function readRoughHtml(html: string): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let parts: string[] = [];
  let level = 0;
  let kind: DraftBlock['kind'] = 'paragraph';
  const flush = () => {
    const text = decodeHTML(parts.join(''));
    const shown = kind === 'code' ? trimCode(text) : foldSpace(text);
    if (shown.trim() !== '') blocks.push(draftBlock(level > 0 ? 'heading' : kind, shown, { level }));
    parts = [];
  };
  scanHtml(
    html,
    (text) => parts.push(text),
    (name, closing) => {
      if (kind === 'code' && name !== 'pre') {
        if (name === 'br') parts.push('\n');
      } else if (CELLS.has(name)) {
        if (!closing && parts.some((part) => part.trim() !== '')) parts.push(' | ');
      } else if (STARTS_LINE.has(name)) {
        flush();
        level = !closing && /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
        kind = (closing ? undefined : KINDS[name]) ?? 'paragraph';
      } else if (name === 'q') parts.push(closing ? '”' : '“');
    },
  );
  flush();
  return blocks;
}

function scanHtml(html: string, onText: (text: string) => void, onTag: (name: string, closing: boolean) => void): void {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    const closing = html[open + 1] === '/';
    const name = tagName(html, closing ? open + 2 : open + 1);
    if (html.startsWith('<!--', open)) {
      onText(html.slice(at, open));
      at = endOf(html, '-->', open + 4);
    } else if (name === '' && !/[!?/]/.test(html[open + 1] ?? ' ')) {
      // A bare "<" is text.
      onText(html.slice(at, open + 1));
      at = open + 1;
    } else {
      onText(html.slice(at, open));
      at = endOf(html, '>', open + 1);
      if (!closing && UNSEEN.has(name)) at = skipElement(html, name, at);
      onTag(name, closing);
    }
  }
  onText(html.slice(at));
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function skipElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found === null ? html.length : endOf(html, '>', found.index);
}

function tagName(html: string, at: number): string {
  let end = at;
  while (end < html.length && end - at < 12 && isNameCode(html.charCodeAt(end))) end += 1;
  const first = html.charCodeAt(at) | 32;
  return first >= 97 && first <= 122 ? html.slice(at, end).toLowerCase() : '';
}

const isNameCode = (code: number) => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);

// Elements without an end tag, or whose end tag is usually left out.
const SELF_CLOSING = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option thead tbody tfoot'.split(
    ' ',
  ),
);
const UNSEEN = new Set('script style noscript template svg math select textarea iframe object canvas head'.split(' '));
const CELLS = new Set(['td', 'th']);
const KINDS: Readonly<Record<string, DraftBlock['kind']>> = {
  li: 'list-item',
  blockquote: 'quotation',
  tr: 'table-row',
  pre: 'code',
};
const STARTS_LINE = new Set(
  (
    'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
