/**
 * What pages put outside their article although readers need it: a notice that the house is closed, the address with its
 * telephone in the footer. Whatever finds the article passes over both, so they are taken up again by their text.
 */
import { speaksLikeBoilerplate } from '../boilerplate.ts';
import { foldSpace } from '../decode.ts';
import { type DraftBlock, draftBlock } from '../draft.ts';
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { titleForm } from '../title-form.ts';
import { readBlocks } from './blocks.ts';
import { childrenOf, type DomDocument, type DomElement, type DomNode, isElement, shortText } from './dom.ts';
import { INLINE, isHidden } from './elements.ts';

export interface Notices {
  readonly notices: readonly string[];
  readonly addresses: readonly string[];
}

const LONGEST = 600;
const MOST_WORDS = 60;
const FEWEST_WORDS = 4;
const MOST_NOTICES = 10;

/** Finds both, and sets each address apart from the links beside it. */
export function findNotices(document: DomDocument): Notices {
  const notices = [...document.querySelectorAll('[role="alert"]')].slice(0, 1000).flatMap((element) => {
    if (shortText(element, LONGEST) === null || isSetAside(element)) return [];
    const texts = readBlocks(element).map(({ text }) => text);
    return isNotice(texts.join(' ')) ? texts : [];
  });
  const addresses = [...document.querySelectorAll('footer, [role="contentinfo"]')]
    .slice(0, MOST_NOTICES)
    .flatMap((footer) => (isSetAside(footer) ? [] : takeAddresses(document, footer)));
  return { notices: notices.slice(0, MOST_NOTICES), addresses: addresses.slice(0, MOST_NOTICES) };
}

/** What software tells whoever uses the page, not its reader. */
const OF_SOFTWARE =
  /javascript|browser|\b(?:valid|invalid|required|password|log(?:ged)? ?in|sign(?:ed)? in|session|error|failed|loading|please try|basket|cart|ad ?block\w*|e-?mail address)\b/i;

function isNotice(text: string): boolean {
  const words = wordsIn(text);
  if (words < FEWEST_WORDS || words > MOST_WORDS || !endsSentence(text)) return false;
  return !OF_SOFTWARE.test(text) && !speaksLikeBoilerplate(draftBlock('paragraph', text));
}

const isSetAside = (element: DomElement) =>
  isHidden(element) ||
  element.closest('form, dialog, [role="dialog"], [hidden], [aria-hidden="true"], template') !== null;

const TELEPHONE =
  /(?:\b(?:tel|phone|telephone|telefon|tél|téléphone|teléfono|fon|call|ring)\b|☎|전화)[^\d\n]{0,12}\d[\d\s()./-]{4,}\d/iu;

/** Signs that stood between the address and a link. */
const DIVIDERS = /^[·|•–—\s-]{1,20}|[·|•–—\s-]{1,20}$/gu;

interface Run {
  readonly nodes: readonly DomNode[];
  readonly text: string;
}

/** The runs of a footer's text that give a telephone, and the street above one, each put into a paragraph of its own. */
function takeAddresses(document: DomDocument, footer: DomElement): string[] {
  const runs = findRuns(footer).filter(({ text }) => text.length <= LONGEST && wordsIn(text) <= MOST_WORDS);
  const chosen = runs.filter(
    ({ text }, at) => TELEPHONE.test(text) || (STREET.test(text) && TELEPHONE.test(runs[at + 1]?.text ?? '')),
  );
  for (const { nodes } of chosen) setApart(document, nodes);
  return chosen.map(({ text }) => foldSpace(text).replace(DIVIDERS, ''));
}

/** "Quay 4, Oor": a number and a comma, in a line that claims no rights. */
const STREET = /^(?=[^©]{4,120}$)(?=\D{0,100}\d)[^,]{1,100},/;

/** What stands in a footer between its links and the edges of its parts. */
function findRuns(footer: DomElement): Run[] {
  const runs: Run[] = [];
  let nodes: DomNode[] = [];
  const close = () => {
    const text = nodes.map((node) => (node.nodeName === 'BR' ? ' ' : (node.textContent ?? ''))).join('');
    if (text.trim() !== '') runs.push({ nodes, text: text.trim() });
    nodes = [];
  };
  const walk = (element: DomElement): void => {
    for (const child of childrenOf(element)) {
      if (isLoose(child)) nodes.push(child);
      else {
        close();
        if (isElement(child) && !INLINE.has(child.nodeName.toUpperCase())) walk(child);
      }
    }
    close();
  };
  walk(footer);
  return runs;
}

function setApart(document: DomDocument, nodes: readonly DomNode[]): void {
  const paragraph = document.createElement('p');
  const mark = document.createElement('span');
  (nodes[0] as DomElement).replaceWith(mark);
  paragraph.append(...nodes);
  mark.replaceWith(paragraph);
}

/** Text that is no link, except one to a telephone or to somebody's mail. */
function isLoose(node: DomNode): boolean {
  if (node.nodeType === 3) return true;
  if (!isElement(node)) return false;
  const name = node.nodeName.toUpperCase();
  if (name === 'A') return /^(?:tel|mailto):/i.test(node.getAttribute('href') ?? '');
  return name === 'BR' || (INLINE.has(name) && node.querySelector('a') === null);
}

/** Puts back what the choice of an article left out: notices above it, addresses below. */
export function addNotices(blocks: readonly DraftBlock[], { notices, addresses }: Notices): readonly DraftBlock[] {
  if (notices.length + addresses.length === 0) return blocks;
  const held = new Set(blocks.map(({ text }) => titleForm(text)));
  const lost = (texts: readonly string[]) =>
    [...new Set(texts)].filter((text) => !held.has(titleForm(text))).map((text) => draftBlock('paragraph', text));
  return [
    ...lost(notices),
    ...blocks,
    ...lost(addresses).map((block, at) => (at > 0 ? block : { ...block, apart: 'section' as const })),
  ];
}
