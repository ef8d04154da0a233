/** The part of the DOM that the HTML reader uses, so that no browser types are needed to compile a server. */
import { parseHTML } from 'linkedom';

export interface DomNode {
  /** 1 element, 3 text. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
  readonly textContent: string | null;
}

export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
  cloneNode(deep: boolean): DomElement;
}

export interface DomDocument extends DomElement {
  readonly body: DomElement | null;
  readonly documentElement: DomElement | null;
  cloneNode(deep: boolean): DomDocument;
}

/** Builds the tree. Nothing in it runs or is fetched: linkedom has no scripts' engine and no network. */
export function parseDocument(html: string): DomDocument {
  const { document } = parseHTML(html) as unknown as { document: DomDocument };
  return document;
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;
