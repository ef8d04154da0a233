/**
 * What a page shows by its elements and not in letters, written out before the page is read: powers, quotation marks,
 * readings of characters, formulas. And what only waits for a click is laid open: the panels of tabs and accordions, and
 * headings that are buttons.
 */
import { foldSpace } from '../decode.ts';
import { raise } from '../superscript.ts';
import { childrenOf, type DomDocument, type DomElement, type DomNode, isElement } from './dom.ts';

export function writeOut(document: DomDocument): void {
  openPanels(document);
  unwrapHeadings(document);
  for (const formula of [...document.querySelectorAll('math')])
    formula.replaceWith(document.createTextNode(` ${foldSpace(readFormula(formula))} `));
  for (const raised of document.querySelectorAll('sup')) {
    if (raised.querySelector('*') === null)
      raised.textContent = raise(raised.textContent ?? '', (raised.previousSibling?.textContent ?? '').slice(-1));
  }
  for (const reading of document.querySelectorAll('rt')) {
    const bracketed = reading.previousSibling?.nodeName.toUpperCase() === 'RP';
    if (!bracketed) reading.textContent = `(${reading.textContent ?? ''})`;
  }
  for (const quotation of document.querySelectorAll('q')) {
    const [open, close] = isInsideQuotation(quotation) ? ['‘', '’'] : ['“', '”'];
    quotation.prepend(document.createTextNode(open));
    quotation.append(document.createTextNode(close));
  }
}

const PANELS = '[role="tabpanel"], [role="region"][aria-labelledby], [hidden="until-found"]';

const isInsideQuotation = ({ parentNode }: DomElement): boolean =>
  parentNode !== null && isElement(parentNode) && parentNode.closest('q') !== null;

/** Panels that a click on their label shows are text of the page, as those of <details> are; other regions may be bars and boxes. */
function openPanels(document: DomDocument): void {
  for (const panel of document.querySelectorAll(PANELS)) {
    panel.removeAttribute('hidden');
    panel.removeAttribute('aria-hidden');
    if (/display\s?:\s?none/i.test(panel.getAttribute('style') ?? '')) panel.removeAttribute('style');
  }
}

/** "<h2><button>When does the ferry run?</button></h2>": the whole heading is the button. */
function unwrapHeadings(document: DomDocument): void {
  for (const button of [...document.querySelectorAll('button')]) {
    const heading = button.closest('h1, h2, h3, h4, h5, h6, summary, [role="heading"]');
    if (heading === null || foldSpace(heading.textContent ?? '') !== foldSpace(button.textContent ?? '')) continue;
    const span = document.createElement('span');
    span.append(...childrenOf(button));
    button.replaceWith(span);
  }
}

/** What stands between the parts of an element of MathML; the parts of others stand side by side. */
const BETWEEN: Readonly<Record<string, string>> = { MFRAC: '/', MSUB: '_', MSUP: '^', MUNDER: '_', MOVER: '^' };
const LONG = /[^\p{L}\p{N}.,]/u;

/** MathML in one line: "E=mc^2". Its own notes, such as the source in TeX, are left out. */
function readFormula(node: DomNode): string {
  if (node.nodeType === 3) return (node.textContent ?? '').trim();
  const name = node.nodeName.toUpperCase();
  if (name === 'ANNOTATION' || name === 'ANNOTATION-XML') return '';
  const parts = childrenOf(node).map(readFormula).filter(Boolean);
  const between = BETWEEN[name];
  if (between === undefined) return name === 'MSQRT' ? `√(${parts.join('')})` : parts.join('');
  return parts.map((part) => (LONG.test(part) ? `(${part})` : part)).join(between);
}
