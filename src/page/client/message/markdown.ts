/**
 * Reads the subset of Markdown that Discord shows in a text display. The rules and their order follow Discord's, also
 * where they are odd, because the page is there to show what a member would see: text that escaping missed must not look
 * harmless here. The result is a tree of plain data; nothing in it is ever HTML.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'timestamp'; readonly seconds: number; readonly style: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | {
      readonly kind: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';
      readonly children: readonly Inline[];
    };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'small' | 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: 'pre'; readonly text: string };

const FENCE = /^```(?:[a-z0-9_+.#-]*\n)?\n*([\s\S]*?[^\n])\n*```/i;
const LIST_ITEM = /^( *)(?:([-*])|(\d{1,9})\.) +(\S.*)$/;

/** @param text - The content of a text display. */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  let rest = text;
  const endParagraph = (): void => {
    const joined = plain.join('\n').replace(/^\n+|\n+$/g, '');
    if (joined !== '') blocks.push({ kind: 'paragraph', children: readInline(joined) });
    plain = [];
  };
  while (rest !== '') {
    const found = readBlock(rest);
    if (found) {
      endParagraph();
      blocks.push(found.block);
      rest = rest.slice(found.length);
    } else {
      const end = rest.indexOf('\n');
      plain.push(end < 0 ? rest : rest.slice(0, end));
      rest = end < 0 ? '' : rest.slice(end + 1);
    }
  }
  endParagraph();
  return blocks;
}

/** The block that starts with the line at the beginning of `rest`, and its length with the line end after it. */
function readBlock(rest: string): { block: Block; length: number } | null {
  const fence = FENCE.exec(rest);
  if (fence) return { block: { kind: 'pre', text: fence[1] ?? '' }, length: withLineEnd(rest, fence[0].length) };
  if (rest.startsWith('>>> ')) {
    return { block: { kind: 'quote', blocks: readMarkdown(rest.slice(4)) }, length: rest.length };
  }
  const quote = /^(?:> ?[^\n]*(?:\n|$))+/.exec(rest);
  if (quote && /^> /.test(rest)) {
    const inner = quote[0].replace(/^> ?/gm, '').replace(/\n$/, '');
    return { block: { kind: 'quote', blocks: readMarkdown(inner) }, length: quote[0].length };
  }
  const line = rest.slice(0, `${rest}\n`.indexOf('\n'));
  const heading = /^(#{1,3}) +(\S.*)$/.exec(line);
  if (heading) {
    const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
    return {
      block: { kind: 'heading', level, children: readInline(heading[2] ?? '') },
      length: withLineEnd(rest, line.length),
    };
  }
  const small = /^-# +(\S.*)$/.exec(line);
  if (small)
    return { block: { kind: 'small', children: readInline(small[1] ?? '') }, length: withLineEnd(rest, line.length) };
  return LIST_ITEM.test(line) ? readList(rest) : null;
}

function readList(rest: string): { block: Block; length: number } {
  const items: Inline[][] = [];
  const first = LIST_ITEM.exec(rest.slice(0, `${rest}\n`.indexOf('\n')));
  let length = 0;
  for (const line of rest.split('\n')) {
    const item = LIST_ITEM.exec(line);
    if (!item || (item[3] === undefined) !== (first?.[3] === undefined)) break;
    items.push([...readInline(item[4] ?? '')]);
    length = withLineEnd(rest, length + line.length);
  }
  return { block: { kind: 'list', ordered: first?.[3] !== undefined, start: Number(first?.[3] ?? 1), items }, length };
}

const withLineEnd = (text: string, end: number): number => (text[end] === '\n' ? end + 1 : end);

type Rule = readonly [RegExp, (match: RegExpExecArray) => Inline];
const inner = (match: RegExpExecArray, group = 1) => readInline(match[group] ?? match[group + 1] ?? '');

/** Tried in this order at each place. */
const RULES: readonly Rule[] = [
  [/\\([^0-9A-Za-z\s])/y, (match) => ({ kind: 'text', text: match[1] ?? '' })],
  [/<(https?:\/\/[^\s<>]+)>/y, (match) => link(match[1] ?? '')],
  [/https?:\/\/[^\s<]+[^<.,:;"'\]\s)*]/y, (match) => link(match[0])],
  [
    /\[((?:\\.|[^[\]\\\n])+)\]\(<?(https?:\/\/[^\s<>()]+)>?\)/y,
    (match) => ({ kind: 'link', url: match[2] ?? '', children: inner(match) }),
  ],
  [
    /<(?:@[!&]?|#)\d{5,20}>|@(?:everyone|here)\b|<\/[^:>\n]+:\d{5,20}>/y,
    (match) => ({ kind: 'mention', text: match[0] }),
  ],
  [/<a?:\w{2,32}:\d{5,20}>/y, (match) => ({ kind: 'mention', text: match[0] })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    (match) => ({ kind: 'timestamp', seconds: Number(match[1]), style: match[2] ?? 'f' }),
  ],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, (match) => ({ kind: 'strong', children: inner(match) })],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, (match) => ({ kind: 'underline', children: inner(match) })],
  [
    /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    (match) => ({ kind: 'emphasis', children: inner(match) }),
  ],
  [/~~((?:\\[\s\S]|[^\\])+?)~~/y, (match) => ({ kind: 'strike', children: inner(match) })],
  [/\|\|([\s\S]+?)\|\|/y, (match) => ({ kind: 'spoiler', children: inner(match) })],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (match) => ({ kind: 'code', text: (match[2] ?? '').trim() })],
];
/** Up to the next character that could begin something; a word and its colon stay together for addresses. */
const PLAIN = /[^\\<h[@*_~|`]+|[\s\S]/y;

export function readInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  const add = (part: Inline): void => {
    const last = parts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
    else parts.push(part);
  };
  for (let at = 0; at < text.length; ) {
    const { length, part } = readPart(text, at);
    add(part);
    at += length;
  }
  return parts;
}

function readPart(text: string, at: number): { length: number; part: Inline } {
  for (const [pattern, make] of RULES) {
    const match = matchAt(pattern, text, at);
    if (match) return { length: match[0].length, part: make(match) };
  }
  const plain = matchAt(PLAIN, text, at)?.[0] ?? text.slice(at);
  return { length: plain.length, part: { kind: 'text', text: plain } };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const link = (url: string): Inline => ({ kind: 'link', url, children: [{ kind: 'text', text: url }] });
