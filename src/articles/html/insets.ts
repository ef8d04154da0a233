/**
 * Boxes set in between the paragraphs of a text: a sign-up, key points, another story in short. What stands below one has
 * nothing to do with its heading.
 */
import type { DraftBlock } from '../draft.ts';
import { wordsIn } from '../line-shapes.ts';
import { childrenOf, type DomElement, type DomNode, isElement, textBeside } from './dom.ts';

const MOST_BLOCKS = 12;
const MOST_HEADINGS = 2;
const FEWEST_WORDS = 5;

/** True for an element, whose blocks are those from `from` on, that is such a box with a heading. */
export function isInset(element: DomElement, blocks: readonly DraftBlock[], from: number): boolean {
  if (isParagraph(element) || blocks.length - from > MOST_BLOCKS || blocks.at(-1)?.kind === 'heading') return false;
  const inside = blocks.slice(from);
  // What wraps a heading alone, with a button beside it, wraps that of the text below.
  const tells = inside.some(({ kind, text }) => kind !== 'heading' && wordsIn(text) >= FEWEST_WORDS);
  const headings = inside.filter(({ kind }) => kind === 'heading').length;
  return tells && headings > 0 && headings <= MOST_HEADINGS && standsInText(element);
}

/** Where the headings of the text stand beside its paragraphs, or no other box has one. */
function standsInText(box: DomElement): boolean {
  if (box.parentNode === null || !isParagraph(textBeside(box, 'nextSibling'))) return false;
  const beside = childrenOf(box.parentNode).filter(isElement);
  if (beside.some(({ nodeName }) => /^H[2-6]$/i.test(nodeName))) return true;
  const others = beside.some((other) => other !== box && other.querySelector('h2, h3, h4, h5, h6') !== null);
  return !others && isParagraph(textBeside(box, 'previousSibling'));
}

const isParagraph = (node: DomNode | null): boolean => node?.nodeName.toUpperCase() === 'P';
