/**
 * The list of contents that a page gives of itself. Its entries stand again below as headings, and quoted they answer
 * nothing. It is known by its place in the markup of common generators, by the heading above its links into the same
 * page, or by links that are word for word the page's headings. Links to other pages are no contents of this one.
 */
import { cueForm } from '../boilerplate/cue-tables.ts';
import { entryForm, isContentsTitle } from '../contents.ts';
import { wordsIn } from '../line-shapes.ts';
import { type DomDocument, type DomElement, type DomNode, elementAbove, isElement, namesOf, shortText } from './dom.ts';

const NAMED =
  /(?:^|[\s_-])(?:toc|toc-?(?:box|container|wrapper|list)|table-?of-?contents|contents-?list|key-?events|on-?this-?page)(?:[\s_-]|$)/i;
const CONTAINERS = 'div, nav, section, aside, details, ul, ol';

const LONGEST_TITLE = 80;
const FEWEST_UNTITLED = 3;

/** Removes the lists of contents, each with the title above it. */
export function removeContents(document: DomDocument): void {
  const { body } = document;
  if (body === null) return;
  const headings = findHeadings(body);
  for (const element of [...body.querySelectorAll(CONTAINERS)]) {
    const list = /^[UO]L$/i.test(element.nodeName);
    const named = NAMED.test(namesOf(element)) || element.getAttribute('role') === 'doc-toc';
    if (!list && !named) continue;
    const links = readLinks(element);
    if (links === null || (list && element.closest('li') !== null)) continue;
    const title = findTitle(element);
    const repeated = links.texts.filter((text) => headings.has(entryForm(text))).length / links.texts.length;
    const here = links.here || (links.together && repeated >= 0.5);
    const titled = title !== null && here && links.texts.length > 1;
    const untitled = here && repeated === 1 && links.texts.length >= FEWEST_UNTITLED;
    const known = named && (here || links.open) && links.texts.length > 1;
    if (!titled && !untitled && !known) continue;
    title?.remove();
    element.remove();
  }
}

function findHeadings(body: DomElement): Set<string> {
  const forms = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((head) => shortText(head, 1000) ?? '');
  return new Set(forms.map(entryForm).filter((form) => form !== ''));
}

interface Links {
  readonly texts: readonly string[];
  /** All lead to places on the same page. */
  readonly here: boolean;
  /** All lead to places on one page, which may be this one: a browser that saves a page writes its address into links. */
  readonly together: boolean;
  /** None leads anywhere: a page saved without its addresses. */
  readonly open: boolean;
}

const MAX_LINKS = 2000;
const LONGEST_ENTRY_WORDS = 25;

/** The links of a list that holds nothing else but its title and a number or time beside each; null for any other. */
function readLinks(element: DomElement): Links | null {
  const texts: string[] = [];
  const pages = new Set<string>();
  let places = 0;
  let open = 0;
  let loose = 0;
  const gather = (node: DomNode): boolean => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) loose += wordsIn(child.textContent ?? '');
      else if (isElement(child) && child.nodeName.toUpperCase() === 'A') {
        const text = shortText(child, 400);
        if (text === null || wordsIn(text) > LONGEST_ENTRY_WORDS) return false;
        if (text !== '') texts.push(text);
        const address = child.getAttribute('href');
        if (text !== '' && address === null) open += 1;
        const place = address?.indexOf('#') ?? -1;
        if (text === '' || address === null || place < 0 || place === address.length - 1) continue;
        places += 1;
        pages.add(address.startsWith('?') ? '' : address.slice(0, place));
      } else if (isElement(child) && !isTitle(child) && !gather(child)) return false;
      if (loose > 6 + texts.length * 2 || texts.length > MAX_LINKS) return false;
    }
    return true;
  };
  if (!gather(element) || texts.length === 0 || loose > 2 + texts.length) return null;
  const together = places === texts.length && pages.size === 1;
  return { texts, here: together && pages.has(''), together, open: open === texts.length };
}

/** "Key events" stands above links only, on the pages of events that go on. */
const isPageContents = (text: string) => isContentsTitle(text) || cueForm(text) === 'key events';

function isTitle(element: DomElement): boolean {
  if (/^(?:A|LI|UL|OL)$/i.test(element.nodeName)) return false;
  const text = shortText(element, LONGEST_TITLE);
  return text !== null && isPageContents(text.replace(/\s?\[.{1,20}\]$/, ''));
}

const MOST_WRAPPERS = 2;

/** The title right above a list, or above what wraps the list alone. */
function findTitle(element: DomElement): DomElement | null {
  const above = elementAbove(element, MOST_WRAPPERS);
  return above !== null && isTitle(above) ? above : null;
}
