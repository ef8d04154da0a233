/** Which elements of a page show nothing, flow with the text round them, or are hidden. */
import type { DomElement } from './dom.ts';

/** Elements that show nothing that could be read. */
export const UNSEEN: ReadonlySet<string> = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED VIDEO AUDIO CANVAS MAP BUTTON INPUT SELECT OPTION TEXTAREA ' +
    'HEAD TITLE META LINK PROGRESS METER DIALOG'
  ).split(' '),
);

/** Elements that flow with the text round them; every other one starts a line. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RP RT RUBY S SAMP SMALL SPAN STRIKE ' +
    'STRONG SUB SUP TIME TT U VAR WBR IMG PICTURE SOURCE NOBR SLOT'
  ).split(' '),
);

export function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  return /display\s?:\s?none|visibility\s?:\s?hidden/i.test(element.getAttribute('style') ?? '');
}
