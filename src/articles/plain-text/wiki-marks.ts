/**
 * Marks of a wiki in text that was copied from its page: "[edit]" behind the headings, which shows them, and numbers of
 * notes, which stick to words and tear sentences. HTML is rid of the same marks by its elements.
 */
import type { Cleaned } from './cleaned.ts';

const EDIT =
  /[ \t]{0,3}\[[ \t]?(?:edit(?: source)?|bearbeiten(?: \| quelltext bearbeiten)?|modifier(?: \| modifier le code)?|editar(?: código)?|편집)[ \t]?\][ \t]{0,9}$/gimu;
const FEWEST_EDITS = 2;
const LONGEST_HEADING = 200;
const NOTE =
  /(?<=[\p{L}\p{N}\p{P}])\[(?:\d{1,3}|[a-z]|(?:note|nb|anm\.) \d{1,3}|citation needed|who\?|when\?|clarification needed)\]/giu;
/** "^ Jump up to: a b" in front of a note. */
const BACKLINK = /^\^ (?:jump up(?: to)?:? ?)?(?:[a-z] ){0,26}/gimu;
/** The tabs above a page and the lines below it, one a line. */
const TABS =
  /^(?:(?:article|main page|page|talk|discussion|read|edit|edit source|view source|view history|tools)[ \t]{0,9}\n){3,12}/gimu;
const FOOT =
  /^privacy policy\n{1,3}about \S[^\n]{1,40}\n{1,3}disclaimers?(?:\n{1,3}(?:contact \S[^\n]{1,40}|code of conduct|developers|statistics|cookie statement|mobile view)){0,6}$/gimu;
const JUMPS = /^jump to navigation ?jump to search$/gimu;

/** What the wiki asks of whoever could better the page, and what it says of itself below it. */
const TALK =
  /^(?:this (?:article|section|biography|list|page) [^\n]{3,200}(?:\bplease (?:help|improve)\b|\btalk page\b)[^\n]{0,300}|find sources: [^\n]{3,200}|v ?t ?e|authority control databases[^\n]{0,60}|(?:hidden )?categor(?:y|ies): [^\n]{3,1000}|text is available under the creative commons [^\n]{3,600})$\n?/gimu;
/** The title stands above the tabs, with the count of languages between them. */
const ABOVE_TABS = /(?:^|\n)([^\n]{1,200})\s+(?:(?:\d{1,3}|add) languages?\s+)?$/iu;

export interface WikiText extends Cleaned {
  /** What stands above the tabs of the page. */
  readonly title: string | null;
  /** All headings are marked, so that no other short line is one. */
  readonly marked: boolean;
}

/** The text without such marks, its headings underlined; as it is where nothing in it can be edited. */
export function removeWikiMarks(text: string): WikiText {
  if ((text.match(EDIT)?.length ?? 0) < FEWEST_EDITS) return { text, title: null, marked: false, unused: [] };
  const tabs = text.search(TABS);
  const title = tabs < 0 ? null : (ABOVE_TABS.exec(text.slice(Math.max(0, tabs - 300), tabs))?.[1]?.trim() ?? null);
  const unused = [...(text.match(TALK) ?? []), ...(text.match(FOOT) ?? [])].map((lines) => lines.trim());
  const clean = text
    .replace(TALK, '')
    .replace(FOOT, '')
    .replace(/^.*$/gm, (line) =>
      line.length <= LONGEST_HEADING && line.search(EDIT) > 0 ? `\n${line.replace(EDIT, '')}\n===\n` : line,
    )
    .replace(NOTE, '')
    .replace(BACKLINK, '- ')
    .replace(TABS, (tabs) => `\n${tabs.trim().split(/\s*\n/).join(' | ')}\n\n`)
    .replace(JUMPS, '\nJump to navigation | Jump to search\n');
  return { text: clean, title, marked: true, unused };
}
