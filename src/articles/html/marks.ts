/**
 * Small marks that a page's markup puts into its text and that no reader would read out: numbers of notes, "[edit]"
 * behind a heading, signs that link to the heading they stand in. Flattened they would stick to words and tear sentences.
 */
import { type DomDocument, type DomElement, type DomNode, isElement, namesOf, shortText } from './dom.ts';
import { INLINE, UNSEEN } from './elements.ts';

const LONGEST_MARK = 60;

export function removeMarks(document: DomDocument): void {
  for (const element of document.querySelectorAll('.mw-editsection, .mw-cite-backlink')) element.remove();
  if (document.body === null) return;
  const finder = new MarkFinder();
  finder.walk(document.body);
  for (const mark of finder.marks) mark.remove();
}

class MarkFinder {
  readonly marks: DomElement[] = [];
  /** The last letter of the line so far; empty at its start, where a note has its own number. */
  #before = '';

  walk(node: DomNode): void {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) this.#before = (child.textContent ?? '').trimEnd().slice(-1) || this.#before;
      else if (isElement(child)) this.#element(child);
    }
  }

  #element(element: DomElement): void {
    const name = element.nodeName.toUpperCase();
    if (UNSEEN.has(name)) return;
    if ((name === 'A' && isMarkLink(element, this.#before)) || (name === 'SUP' && isNoteMark(element, this.#before))) {
      this.marks.push(element);
      return;
    }
    if (!INLINE.has(name)) this.#before = '';
    this.walk(element);
    if (!INLINE.has(name)) this.#before = '';
  }
}

function isMarkLink(link: DomElement, before: string): boolean {
  const text = shortText(link, LONGEST_MARK);
  if (text === null) return false;
  if (isPermalink(link, text)) return true;
  if (before === '') return false;
  if (isReference(link)) return SHORT.test(text) || BRACKETED.test(text);
  const raised = link.querySelector('sup');
  return raised !== null && SHORT.test(text) && linksHere(link) && shortText(raised, LONGEST_MARK) === text;
}

const SIGN = /^(?:[¶#§⚓∞^↩↑⏎↵\s]|🔗|[\ufe0e\ufe0f])*$/u;
const PERMALINK =
  /(?:^|\s)(?:anchor|header-?link|heading-?(?:anchor|link)|hash-link|permalink|header-anchor|footnote-back(?:ref)?)(?:\s|$)/i;

/** An empty link or a mere sign, by which a page links to one of its own places. */
function isPermalink(link: DomElement, text: string): boolean {
  if (!SIGN.test(text) || link.querySelector('img') !== null) return false;
  return linksHere(link) ? text !== '' || PERMALINK.test(namesOf(link)) : PERMALINK.test(namesOf(link));
}

const REFERENCE = /(?:^|\s)(?:footnote(?:-?ref(?:erence)?|-anchor)?|fn-?ref|noteref)(?:\s|$)/i;

const isReference = (element: DomElement) =>
  element.getAttribute('role') === 'doc-noteref' || REFERENCE.test(namesOf(element));

const BRACKETED = /^\[[^\][]{1,50}\]$/;
const SHORT = /^[[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|(?:note|nb|fn) ?\d{1,3})[\])]?$/iu;

/** A raised number may be a power as well; so one without a link has to stand behind the end of a phrase. */
function isNoteMark(raised: DomElement, before: string): boolean {
  const text = shortText(raised, LONGEST_MARK);
  if (text === null || text === '' || before === '') return false;
  if (BRACKETED.test(text)) return true;
  if (!SHORT.test(text)) return false;
  if (isReference(raised)) return true;
  const link = raised.querySelector('a');
  if (link !== null && linksHere(link)) return true;
  if (text.startsWith('(')) return /[\p{L}\p{P}]/u.test(before);
  return /^\d+$/.test(text) && /[.!?…,;:”’"»]/u.test(before);
}

/** To a place in a page: a browser that saves one writes its address before the place. */
const linksHere = (link: DomElement) => (link.getAttribute('href') ?? '').includes('#');
