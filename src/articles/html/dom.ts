/** The part of the DOM that the HTML reader uses, so that no browser types are needed to compile a server. */
import { parseHTML } from 'linkedom';
import { foldSpace } from '../decode.ts';

export interface DomNode {
  /** 1 element, 3 text. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly firstChild: DomNode | null;
  readonly lastChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly previousSibling: DomNode | null;
  readonly parentNode: DomNode | null;
  readonly textContent: string | null;
}

export interface DomElement extends DomNode {
  textContent: string | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  closest(selector: string): DomElement | null;
  removeAttribute(name: string): void;
  remove(): void;
  append(...nodes: DomNode[]): void;
  prepend(...nodes: DomNode[]): void;
  after(node: DomNode): void;
  replaceWith(node: DomNode): void;
  cloneNode(deep: boolean): DomElement;
}

export interface DomDocument extends DomElement {
  readonly body: DomElement | null;
  readonly documentElement: DomElement | null;
  cloneNode(deep: boolean): DomDocument;
  createElement(name: string): DomElement;
  createTextNode(text: string): DomNode;
}

/** Builds the tree. Nothing in it runs or is fetched: linkedom has no scripts' engine and no network. */
export function parseDocument(html: string): DomDocument {
  const { document } = parseHTML(html) as unknown as { document: DomDocument };
  completePage(document);
  return document;
}

const OF_HEAD: ReadonlySet<string> = new Set('TITLE META LINK BASE STYLE SCRIPT NOSCRIPT TEMPLATE'.split(' '));

/** HTML lets a page leave out the tags of its head and body, which linkedom does not put in: it would find the body empty. */
function completePage(document: DomDocument): void {
  const root = document.documentElement;
  if (root === null) return;
  const parts = childrenOf(root);
  const named = (name: string) => parts.find((part): part is DomElement => isElement(part) && part.nodeName === name);
  const head = named('HEAD') ?? document.createElement('head');
  const body = named('BODY') ?? document.createElement('body');
  const start = parts.findIndex(
    (part) => part === body || (part !== head && hasText(part) && !OF_HEAD.has(part.nodeName)),
  );
  parts.forEach((part, at) => {
    if (part === head || part === body) return;
    if (at < start || start < 0) head.append(part);
    else body.append(part);
  });
  root.append(head, body);
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;

export function childrenOf(node: DomNode): DomNode[] {
  const children: DomNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** The names by which a page calls an element: its classes and its id, divided by spaces. */
export const namesOf = (element: DomElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 500);

/** An element's text with white space folded; null when there is more than `limit` characters of it, white space counted. */
export function shortText(node: DomNode, limit: number): string | null {
  let text = '';
  const gather = (inside: DomNode): boolean => {
    for (let child = inside.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.textContent ?? '';
      else if (isElement(child) && !gather(child)) return false;
      if (text.length > limit) return false;
    }
    return true;
  };
  if (node.nodeType === 3) text = node.textContent ?? '';
  else if (!gather(node)) return null;
  return text.length > limit ? null : foldSpace(text);
}

/** False for white space, comments and elements that hold nothing else. */
export function hasText(node: DomNode): boolean {
  if (node.nodeType === 3) return (node.textContent ?? '').trim() !== '';
  if (!isElement(node)) return false;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) if (hasText(child)) return true;
  return false;
}

/** The sibling before or after that holds text; null at the edge of the parent. */
export function textBeside(node: DomNode, side: 'previousSibling' | 'nextSibling'): DomNode | null {
  for (let beside = node[side]; beside !== null; beside = beside[side]) if (hasText(beside)) return beside;
  return null;
}

/** The element right above, if need be above up to `wrappers` elements that open with this one; null where text stands there. */
export function elementAbove(element: DomElement, wrappers: number): DomElement | null {
  let at = element;
  for (let climbed = 0; climbed <= wrappers; climbed += 1) {
    const above = textBeside(at, 'previousSibling');
    if (above !== null) return isElement(above) ? above : null;
    const parent = at.parentNode;
    if (parent === null || !isElement(parent)) return null;
    at = parent;
  }
  return null;
}
