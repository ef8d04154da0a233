/**
 * Marks of a wiki in text that was copied from its page: "[edit]" behind the headings, which shows them, and numbers of
 * notes, which stick to words and tear sentences. HTML is rid of the same marks by its elements.
 */

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
const FOOT = /^(privacy policy)\n{1,3}(about \S[^\n]{1,40})\n{1,3}(disclaimers?)$/gimu;
const JUMPS = /^jump to navigation ?jump to search$/gimu;

/** The text without such marks, its headings between blank lines; as it is where nothing in it can be edited. */
export function removeWikiMarks(text: string): string {
  if ((text.match(EDIT)?.length ?? 0) < FEWEST_EDITS) return text;
  return text
    .replace(/^.*$/gm, (line) =>
      line.length <= LONGEST_HEADING && line.search(EDIT) > 0 ? `\n${line.replace(EDIT, '')}\n` : line,
    )
    .replace(NOTE, '')
    .replace(BACKLINK, '- ')
    .replace(TABS, (tabs) => `\n${tabs.trim().split(/\s*\n/).join(' | ')}\n\n`)
    .replace(FOOT, '\n$1 | $2 | $3\n')
    .replace(JUMPS, '\nJump to navigation | Jump to search\n');
}
