/** The title of a page: by its markup, which is sure, else by what it calls itself. */
import { CONTEXT_LINES } from '../boilerplate/cue-lines.ts';
import { cueForm } from '../boilerplate/cue-tables.ts';
import { foldSpace } from '../decode.ts';
import type { DraftBlock } from '../draft.ts';
import { wordsIn } from '../line-shapes.ts';
import { cleanTitle } from '../metadata.ts';
import { titleForm } from '../title-form.ts';
import { type DomDocument, isElement, namesOf } from './dom.ts';

/** The heading that the page calls itself by, what it tells others, or its one top heading; null where it has none. */
export function findTitle(
  document: DomDocument,
  social: string | undefined,
  linked: unknown,
  siteName: string | undefined,
): string | null {
  const heads = [...document.querySelectorAll('h1')].map((head) => foldSpace(head.textContent ?? '')).filter(Boolean);
  const named = readPageName(document);
  const repeated = heads.find((head) => named.startsWith(head) || social?.startsWith(head));
  if (repeated !== undefined) return cleanTitle(repeated);
  const own = social ?? (typeof linked === 'string' ? linked : undefined);
  if (own !== undefined) return cleanTitle(own);
  if (heads.length !== 1) return null;
  const [head] = heads as [string];
  if (titleForm(head) === titleForm(siteName ?? '')) return null;
  return cleanTitle(findTopic(document, named, head) ?? head);
}

/**
 * The heading below a top heading that only names the site, as in forums: the page calls itself by both, the site last.
 * "Boats run again" may stand last as well; the longer of the two tells more.
 */
function findTopic(document: DomDocument, named: string, head: string): string | null {
  const parts = /^(.*\S)\s+[|–—·»-]\s+(\S.*)$/s.exec(named);
  if (parts === null || titleForm(parts[2] ?? '') !== titleForm(head)) return null;
  const topic = parts[1] ?? '';
  const form = titleForm(topic);
  for (const element of document.querySelectorAll('h2, h3')) {
    if (titleForm(element.textContent ?? '') !== form) continue;
    if (wordsIn(topic) > wordsIn(head) || TOPIC.test(namesOf(element)) || bearsSiteName(document)) return topic;
  }
  return null;
}

/** The top heading, or what wraps it, says by its name that it is the site's. */
function bearsSiteName(document: DomDocument): boolean {
  const head = document.querySelector('h1');
  const wrapper = head?.parentNode ?? null;
  return [head, wrapper].some((at) => at !== null && isElement(at) && SITE.test(namesOf(at)));
}

const SITE = /(?:^|[\s_-])(?:site|menu|logo|brand|branding|masthead)(?:[\s_-]|$)/i;
const TOPIC = /(?:topic|thread)[_-]?(?:title|header|name|subject)/i;

export const readPageName = (document: DomDocument) => foldSpace(document.querySelector('title')?.textContent ?? '');

const HEAD_BLOCKS = 30;
const MAX_TITLE_WORDS = 30;

/**
 * The title of a page that tells it in its <title> only, beside the name of the site: "Ferry Trust - Boats run again".
 * Which part is which the page itself shows, because the headline stands in it once more.
 *
 * @param name - what the page calls itself; empty when it does not.
 */
export function findPageTitle(name: string, blocks: readonly DraftBlock[]): string | null {
  const lines = blocks.slice(0, HEAD_BLOCKS).filter(({ text }) => wordsIn(text) <= MAX_TITLE_WORDS);
  const forms = new Set(lines.map(({ text }) => titleForm(text)));
  const parts = name.split(/\s+[|–—·»-]\s+/).filter((part) => part !== '');
  const shown = [name, ...parts].find((part) => forms.has(titleForm(part)) && wordsIn(part) > 1);
  if (shown !== undefined) return cleanTitle(shown);
  // "Ferry Trust - News" names the site and its part, and every page of it alike.
  const labelled = parts.length > 1 && parts.some((part) => CONTEXT_LINES.has(cueForm(part)));
  const heading = lines.find(({ kind }) => kind === 'heading');
  if (heading !== undefined && (labelled || parts.length === 0)) return cleanTitle(heading.text);
  return cleanTitle(withoutSite(name));
}

/** Without the site's name behind a bar or dash. */
function withoutSite(name: string): string {
  const bar = name.lastIndexOf(' | ');
  const cut = bar > 0 ? bar : Math.max(name.lastIndexOf(' – '), name.lastIndexOf(' - '));
  return cut > name.length / 3 ? name.slice(0, cut) : name;
}
