/**
 * A tree of HTML -> blocks: elements that start a line part them, everything else flows into the text. The caller
 * bounds the tree's depth, so the walk may call itself.
 */
import { foldSpace, trimCode } from '../decode.ts';
import { type DraftBlock, draftBlock, MAX_HEADING_CHARACTERS, TERM_LEVEL } from '../draft.ts';
import { looksLikeHeading } from '../line-shapes.ts';
import { childrenOf, type DomElement, type DomNode, isElement, shortText } from './dom.ts';
import { INLINE, isHidden, UNSEEN } from './elements.ts';
import { isInset } from './insets.ts';
import { ListNumbers } from './numbering.ts';
import { readRow } from './tables.ts';
import { headsDefinition } from './terms.ts';

export function readBlocks(root: DomNode): DraftBlock[] {
  const reader = new BlockReader();
  reader.walk(root, 'paragraph');
  reader.flush('paragraph');
  return reader.blocks;
}

/** A bold line by itself heads what stands below, and stands below every heading that is marked as one. */
const BOLD_LEVEL = 6;

class BlockReader {
  readonly blocks: DraftBlock[] = [];
  readonly #numbers = new ListNumbers();
  #parts: string[] = [];
  #prefix = '';
  #apart: DraftBlock['apart'] = null;
  /** Of the heading that is read. */
  #level = 0;
  #breaks = 0;
  /** Depth of bold elements round the place that is read, and whether all text since the last block stood in one. */
  #bold = 0;
  #allBold = true;

  walk(node: DomNode, kind: DraftBlock['kind']): void {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) this.#text(child.textContent ?? '');
      else if (isElement(child) && !isHidden(child)) this.#element(child, kind);
    }
  }

  flush(kind: DraftBlock['kind']): void {
    const text = foldSpace(this.#parts.join(''));
    const bold = this.#allBold;
    this.#parts = [];
    this.#breaks = 0;
    this.#allBold = true;
    if (text === '') return;
    if (kind === 'paragraph' && bold && looksLikeHeading(text)) {
      this.blocks.push(draftBlock('heading', text, { level: BOLD_LEVEL }));
      return;
    }
    const whole = kind === 'list-item' ? this.#prefix + text : text;
    if (kind === 'list-item') this.#prefix = '';
    const heads = kind === 'heading';
    this.blocks.push(draftBlock(kind, whole, { level: heads ? this.#level : 0, apart: heads ? null : this.#apart }));
    this.#apart = null;
  }

  #text(text: string): void {
    if (this.#breaks > 0 && text.trim() !== '') this.#breaks = 0;
    if (this.#bold === 0 && text.trim() !== '') this.#allBold = false;
    this.#parts.push(text);
  }

  #element(element: DomElement, kind: DraftBlock['kind']): void {
    const name = element.nodeName.toUpperCase();
    if (UNSEEN.has(name)) return;
    if (name === 'BR') {
      // Two in a row are how old pages part paragraphs.
      this.#breaks += 1;
      const heads = this.#allBold && kind === 'paragraph' && looksLikeHeading(foldSpace(this.#parts.join('')));
      if (this.#breaks > 1 || heads) this.flush(kind);
      else this.#parts.push(' ');
    } else if (INLINE.has(name)) {
      const bold = name === 'B' || name === 'STRONG' ? 1 : 0;
      this.#bold += bold;
      this.walk(element, kind);
      this.#bold -= bold;
      // "Jane wrote:" at the head of a quotation is shown on a line of its own.
      if (name === 'CITE' && this.#parts.at(-1)?.trimEnd().endsWith(':')) this.#parts.push(' ');
    } else {
      this.flush(kind);
      this.#block(element, name, kind);
    }
  }

  #block(element: DomElement, name: string, kind: DraftBlock['kind']): void {
    if (/^H[1-6]$/.test(name)) {
      // One that was never closed holds the text below it.
      const closed = shortText(element, MAX_HEADING_CHARACTERS) !== null;
      this.#level = Number(name[1]);
      this.walk(element, closed ? 'heading' : kind);
      this.flush('heading');
    } else if (name === 'LI' && !isPost(element)) {
      this.#prefix = this.#numbers.take(element);
      this.walk(element, 'list-item');
      this.flush('list-item');
      this.#prefix = '';
    } else if (name === 'BLOCKQUOTE') {
      this.walk(element, 'quotation');
      this.flush('quotation');
    } else if (name === 'PRE') this.#code(element);
    else if (name === 'HR') this.#apart ??= 'part';
    else if (name === 'TR') this.#row(element, kind);
    else if (name === 'DT' && kind === 'paragraph' && headsDefinition(element)) {
      this.#level = TERM_LEVEL;
      this.walk(element, kind);
      this.flush('heading');
    } else {
      const from = this.blocks.length;
      this.walk(element, kind);
      this.flush(kind);
      if (isInset(element, this.blocks, from)) this.blocks.push(...this.blocks.splice(from).map(asTerm));
      else if (name !== 'DL' || !this.blocks.slice(from).some(({ level }) => level === TERM_LEVEL)) return;
      this.#apart = 'terms';
    }
  }

  #code(element: DomElement): void {
    const text = trimCode(readCode(element));
    // The numbers of the lines stand in a cell of their own beside some code.
    const gutter = element.closest('td') !== null && /^\s*1(?:\s+\d+)*\s*$/.test(text);
    if (text.trim() !== '' && !gutter) this.blocks.push(draftBlock('code', text));
  }

  #row(row: DomElement, kind: DraftBlock['kind']): void {
    const line = readRow(row);
    if (line === null) {
      this.walk(row, kind);
      this.flush(kind);
    } else if (line !== '') this.blocks.push(draftBlock('table-row', line));
  }
}

/** A heading as the term of a list: below all others, and for what stands in that list alone. */
const asTerm = (block: DraftBlock): DraftBlock => (block.kind === 'heading' ? { ...block, level: TERM_LEVEL } : block);

/** Live reports and lists of stories are lists of whole articles, which nobody numbers. */
const isPost = (item: DomElement): boolean => childrenOf(item).some(({ nodeName }) => nodeName === 'ARTICLE');

/** Code as it is shown: elements that start a line start one. */
function readCode(element: DomElement): string {
  const parts: string[] = [];
  const startLine = () => {
    if (parts.length > 0 && !parts.at(-1)?.endsWith('\n')) parts.push('\n');
  };
  const gather = (node: DomNode): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) parts.push(child.textContent ?? '');
      else if (isElement(child)) {
        const name = child.nodeName.toUpperCase();
        const block = !INLINE.has(name) && name !== 'BR';
        if (block) startLine();
        if (name === 'BR') parts.push('\n');
        gather(child);
        if (block) startLine();
      }
    }
  };
  gather(element);
  return parts.filter((part) => part !== '').join('');
}
