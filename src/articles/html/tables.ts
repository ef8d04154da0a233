/**
 * Rows of tables. A row of data is one line, its cells divided by bars; a row that only lays out a page is none. They are
 * told apart by what the cells hold, but a row with a label of its own is data whatever the value is wrapped in.
 */
import { foldSpace } from '../decode.ts';
import { wordsIn } from '../line-shapes.ts';
import { childrenOf, type DomElement, type DomNode, isElement } from './dom.ts';
import { INLINE, isHidden, UNSEEN } from './elements.ts';

const WRAPPED = 'p, div, h1, h2, h3, h4, ul, ol, table, blockquote, pre';
const NEVER_IN_VALUES = 'h1, h2, h3, h4, h5, h6, table, blockquote, pre';
const LONGEST_VALUE_WORDS = 60;

/** The cells as one line, empty for a row without text; null for a row that lays out blocks. */
export function readRow(row: DomElement): string | null {
  const cells = childrenOf(row).filter((cell): cell is DomElement => isElement(cell) && !isHidden(cell));
  if (row.querySelector(WRAPPED) !== null && !isLabelled(row, cells)) return null;
  const texts = cells.map(readCell);
  if (texts.every((text) => text === '')) return '';
  return foldSpace(texts.join(' | '));
}

/** "Keepers | A. Mor, E. Rae", as in the box beside a wiki's article. */
function isLabelled(row: DomElement, cells: readonly DomElement[]): boolean {
  const [label, ...values] = cells;
  if (label === undefined || values.length === 0 || label.nodeName.toUpperCase() !== 'TH') return false;
  if (values.some((cell) => cell.nodeName.toUpperCase() !== 'TD') || row.querySelector(NEVER_IN_VALUES) !== null)
    return false;
  return cells.every((cell) => wordsIn(cell.textContent ?? '') <= LONGEST_VALUE_WORDS);
}

function readCell(cell: DomElement): string {
  const parts: string[] = [];
  const gather = (node: DomNode): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) parts.push(child.textContent ?? '');
      else if (isElement(child)) {
        const name = child.nodeName.toUpperCase();
        if (UNSEEN.has(name) || isHidden(child)) continue;
        const apart = INLINE.has(name) ? '' : name === 'LI' && foldSpace(parts.join('')) !== '' ? ', ' : ' ';
        parts.push(apart);
        gather(child);
        if (apart !== '') parts.push(' ');
      }
    }
  };
  gather(cell);
  return foldSpace(parts.join('')).replaceAll(' , ', ', ');
}
