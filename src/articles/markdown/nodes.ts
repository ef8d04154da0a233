/**
 * The nodes of a parsed piece of Markdown -> blocks: one for each paragraph, list item and table row, with the text
 * that a reader sees.
 */
import type { List, ListItem, Node, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { foldSpace, trimCode } from '../decode.ts';
import { type DraftBlock, draftBlock } from '../draft.ts';
import { readRoughHtml } from '../html/rough.ts';
import { raise } from '../superscript.ts';

/** A rule (***) between two parts. */
export const PART = Symbol('a rule between parts');
export type Piece = DraftBlock | typeof PART;

export interface NodeOptions {
  /** Nodes that begin after this offset were handed to the parser as definitions only. */
  readonly limit: number;
  /** Rows of the first table that were repeated from an earlier piece. */
  readonly skipRows: number;
}

export function readNodes(root: Root, options: NodeOptions, out: Piece[]): void {
  for (const node of root.children) {
    if ((node.position?.start.offset ?? 0) >= options.limit) return;
    readNode(node, 'paragraph', options, out);
  }
}

function readNode(node: RootContent, kind: DraftBlock['kind'], options: NodeOptions, out: Piece[]): void {
  switch (node.type) {
    case 'heading':
      push(kind === 'paragraph' ? 'heading' : kind, foldSpace(visibleText(node)), out, node.depth);
      break;
    case 'paragraph':
      for (const part of splitBars(node)) push(kind, foldSpace(visibleText(part)), out);
      break;
    case 'blockquote':
      for (const child of node.children) readNode(child, 'quotation', options, out);
      break;
    case 'list':
      readList(node, options, out);
      break;
    case 'table':
      readTable(node, options.skipRows, out);
      break;
    case 'code': {
      const text = trimCode(node.value);
      if (text !== '') out.push(draftBlock('code', text));
      break;
    }
    case 'footnoteDefinition':
      for (const child of node.children) readNode(child, 'paragraph', options, out);
      break;
    case 'html':
      out.push(...readRoughHtml(node.value));
      break;
    case 'thematicBreak':
      out.push(PART);
      break;
    default:
      break;
  }
}

const FEWEST_LINKS = 2;
const LINE_END = /(?:^|[.!?]) ?\n$/;

/** A last line of nothing but links, with bars or dots between them, is no part of the sentence that it stands below. */
function splitBars(paragraph: Paragraph): Paragraph[] {
  const { children } = paragraph;
  let start = children.length;
  let links = 0;
  for (; start > 0; start -= 1) {
    const node = children[start - 1] as PhrasingContent;
    if (node.type === 'link') links += 1;
    else if (node.type === 'break' || (node.type === 'text' && LINE_END.test(node.value))) break;
    else if (node.type !== 'text' || !/^\s*[|·•]\s*$/.test(node.value)) return [paragraph];
  }
  if (links < FEWEST_LINKS || start === 0) return [paragraph];
  return [children.slice(0, start), children.slice(start)].map((part) => ({ ...paragraph, children: part }));
}

function push(kind: DraftBlock['kind'], text: string, out: Piece[], level = 0): void {
  if (text !== '') out.push(draftBlock(kind, text, { level }));
}

/** One block an item; what an item holds besides its first paragraph follows as blocks of its own. */
function readList(list: List, options: NodeOptions, out: Piece[]): void {
  list.children.forEach((item, at) => {
    const number = list.ordered ? `${(list.start ?? 1) + at}. ` : '';
    readItem(item, number, options, out);
  });
}

function readItem(item: ListItem, number: string, options: NodeOptions, out: Piece[]): void {
  let first = true;
  for (const child of item.children) {
    if (child.type === 'paragraph') {
      const text = foldSpace(visibleText(child));
      push('list-item', first && text !== '' ? number + text : text, out);
    } else readNode(child, 'list-item', options, out);
    first = false;
  }
}

/** One block a row, cells joined by bars, empty cells kept so that columns stay countable. */
function readTable(table: Table, skipRows: number, out: Piece[]): void {
  for (const row of table.children.slice(skipRows)) {
    const cells = row.children.map((cell) => foldSpace(visibleText(cell)));
    if (cells.some((cell) => cell !== '')) push('table-row', foldSpace(cells.join(' | ')), out);
  }
}

/** The letters that a reader sees; pictures, comments, footnote marks and raw tags show none. */
function visibleText(node: Node): string {
  const parts: string[] = [];
  collectText(node, parts);
  return parts.join('');
}

function collectText(node: Node, parts: string[]): void {
  if (node.type === 'text' || node.type === 'inlineCode') parts.push((node as Node & { value: string }).value);
  else if (node.type === 'break') parts.push(' ');
  else if ('children' in node) {
    let raised = false;
    for (const child of node.children as (Node & { value?: string })[]) {
      if (child.type === 'html') {
        const tag = child.value?.toLowerCase() ?? '';
        if (tag.startsWith('<br')) parts.push(' ');
        else raised = tag === '<sup>';
      } else if (raised && child.type === 'text') parts.push(raise(child.value ?? '', parts.join('').slice(-1)));
      else collectText(child, parts);
    }
  }
}
