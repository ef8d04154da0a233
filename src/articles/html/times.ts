/**
 * Times of entries, as in a page that reports an event while it goes on: each stands above the headline of its entry, and
 * read in that order would end the entry before. So it is moved below, where plain text has it too. A day says when the
 * whole page appeared more often than when an entry did; it is moved only where several stand so.
 */

import { endsSentence, wordsIn } from '../line-shapes.ts';
import { findDate } from '../metadata.ts';
import { isClockTime, isTimeStamp } from '../times.ts';
import {
  type DomDocument,
  type DomElement,
  type DomNode,
  elementAbove,
  hasText,
  isElement,
  shortText,
  textBeside,
} from './dom.ts';

interface Entry {
  readonly heading: DomElement;
  readonly time: DomElement;
  readonly day: boolean;
}

const LONGEST_TIME = 80;
const FEWEST_DAYS = 2;
const MOST_WRAPPERS = 3;

export function moveTimesBelow(document: DomDocument): void {
  const { body } = document;
  if (body === null) return;
  const trailing = new Map<DomNode, boolean>();
  const entries = [...body.querySelectorAll('h2, h3, h4, h5, h6')]
    .map((heading) => findEntry(heading, trailing))
    .filter((entry) => entry !== null);
  const days = entries.filter(({ day }) => day).length;
  for (const { heading, time, day } of entries) {
    if (day && days < FEWEST_DAYS) continue;
    heading.after(time);
    // The text of the entry may begin without an element of its own.
    time.after(document.createTextNode(' '));
  }
}

function findEntry(heading: DomElement, trailing: Map<DomNode, boolean>): Entry | null {
  if (shortText(heading, 1000) === '') return null;
  const time = elementAbove(heading, MOST_WRAPPERS);
  const text = time === null ? null : readTime(time);
  const parent = time?.parentNode ?? null;
  if (time === null || text === null || parent === null) return null;
  const above = textBeside(time, 'previousSibling');
  if (above === null ? /^(?:BODY|MAIN)$/i.test(parent.nodeName) : isHead(above)) return null;
  if (above !== null && endsInTime(parent, trailing)) return null;
  return { heading, time, day: isDay(text) };
}

function readTime(element: DomElement): string | null {
  if (/^(?:H[1-6]|LI|T[DHR])$/i.test(element.nodeName)) return null;
  const text = shortText(element, LONGEST_TIME * 3);
  if (text === null || text === '' || text.length > LONGEST_TIME) return null;
  if (isTimeStamp(text) || isClockTime(text)) return text;
  const inner = /^TIME$/i.test(element.nodeName) ? element : element.querySelector('time');
  return inner !== null && /\d/.test(text) && shortText(inner, LONGEST_TIME * 3) === text ? text : null;
}

const isDay = (text: string) => findDate(text) !== null && !/\d[:.h]\d{2}(?![\d.])|\d ?[ap]\.?m\b/i.test(text);

/** A heading, or who wrote what stands below it: the time is theirs. */
function isHead(above: DomNode): boolean {
  if (/^H[1-6]$/i.test(above.nodeName)) return true;
  const text = shortText(above, 200);
  if (text === null || wordsIn(text) > 12 || endsSentence(text)) return false;
  const higher = textBeside(above, 'previousSibling');
  return higher !== null && /^H[1-6]$/i.test(higher.nodeName);
}

/** Where the last entry ends in a time, so do the others. */
function endsInTime(parent: DomNode, known: Map<DomNode, boolean>): boolean {
  const before = known.get(parent);
  if (before !== undefined) return before;
  const last = parent.lastChild;
  const end = last === null || hasText(last) ? last : textBeside(last, 'previousSibling');
  const ends = end !== null && isElement(end) && readTime(end) !== null;
  known.set(parent, ends);
  return ends;
}
