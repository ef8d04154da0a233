/** Lists of terms: a glossary, a chronicle or questions with their answers, and not the labels and values of a form. */
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { type DomElement, type DomNode, isElement, shortText } from './dom.ts';

const LONGEST_TERM = 200;
const MOST_TERM_WORDS = 16;
const LONGEST_DEFINITION = 4000;
const FEWEST_WORDS = 8;

/** True for a term below which something is told: alone, its definition would not say of what. */
export function headsDefinition(term: DomElement): boolean {
  const name = shortText(term, LONGEST_TERM) ?? '';
  if (wordsIn(name) > MOST_TERM_WORDS || !/\p{L}|\d/u.test(name)) return false;
  let next: DomNode | null = term.nextSibling;
  while (next !== null && !(isElement(next) && next.nodeName.toUpperCase() !== 'DT')) next = next.nextSibling;
  if (next === null || next.nodeName.toUpperCase() !== 'DD') return false;
  const told = shortText(next, LONGEST_DEFINITION);
  return told === null || wordsIn(told) >= FEWEST_WORDS || (wordsIn(told) > 1 && endsSentence(told));
}
