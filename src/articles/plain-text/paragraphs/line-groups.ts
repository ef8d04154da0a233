/**
 * The lines between two blank ones -> paragraphs. It has to be found out whether an editor wrapped one paragraph at a
 * fixed width or each line is a paragraph of its own, as in text copied from a page.
 */
import { CONTEXT_LINES, CUE_LINES } from '../../boilerplate/cue-lines.ts';
import { cueForm } from '../../boilerplate/cue-tables.ts';
import { mayListOthers } from '../../boilerplate/other-articles.ts';
import { readShape } from '../../boilerplate/shapes.ts';
import { foldSpace } from '../../decode.ts';
import {
  endsSentence,
  isRule,
  looksLikeCode,
  looksLikeHeading,
  looksLikeName,
  readListItem,
  underlineLevel,
  wordsIn,
} from '../../line-shapes.ts';
import { startsWithClock } from '../../times.ts';
import { haveGaps, readBox, readLabels, readRows } from '../tables/cells.ts';
import { partAtTables } from '../tables/columns.ts';
import { partAtSeparated } from '../tables/separated.ts';
import { findLineStarts } from './line-starts.ts';
import { areTheirOwn, continues, joinLines, widthOfProse, wrapWidth } from './wrapping.ts';

export interface Paragraph {
  readonly text: string;
  /** `turn`: a speaker's, in a transcript. `entry`: a label and its value, or a line of a box. */
  readonly kind: 'prose' | 'list-item' | 'table-row' | 'code' | 'underlined' | 'turn' | 'entry';
  /** Level of an underlined heading. */
  readonly level: number;
  /** Blank lines before it; 0 inside a group of lines. */
  readonly gap: number;
  /** True when no line stands directly above or below. */
  readonly alone: boolean;
  /** A rule such as *** stood before it. */
  readonly afterRule: boolean;
}

/** What is known of the whole text. */
export interface Tools {
  /** Whether the halves of a word at the end of a line and the start of the next are one without the hyphen. */
  readonly isOneWord: (left: string, right: string) => boolean;
  readonly opensTurn: (line: string) => boolean;
  /** The width at which it was wrapped, or 0. */
  readonly findWidth: () => number;
}

const FEWEST_ENTRIES = 3;
const FEWEST_BOX_LINES = 3;
const SET_APART = /^.{4,20}?\d[\])]?(?:\s{2}|\t|\s[-–—|]\s)/;

/**
 * Entries of a log, one a line: two that follow each other, or a text in lower case after most of the times. Two times
 * may stand at the starts of wrapped lines by chance.
 */
function holdsEntries(lines: readonly string[]): boolean {
  const timed = lines.filter(startsWithClock);
  if (timed.length < 2) return false;
  const meant = timed.length >= FEWEST_ENTRIES || timed.length === lines.length;
  if (!meant && !timed.every((line) => SET_APART.test(line))) return false;
  const inARow = lines.some((line, at) => at > 0 && startsWithClock(line) && startsWithClock(lines[at - 1] as string));
  return inARow || timed.filter((line) => !looksLikeHeading(foldSpace(line))).length * 2 > timed.length;
}

/** The lines between two blank ones. */
export interface LineGroup {
  readonly lines: readonly string[];
  /** Blank lines before it. */
  readonly gap: number;
  readonly afterRule: boolean;
}

export function readGroup({ lines, gap, afterRule }: LineGroup, tools: Tools): Paragraph[] {
  const out: Paragraph[] = [];
  addParts(lines, tools, (text, kind, level = 0) => {
    const clean = kind === 'code' ? text : foldSpace(text);
    if (clean === '') return;
    const opens = out.length === 0;
    out.push({
      text: clean,
      kind,
      level,
      gap: opens ? gap : 0,
      alone: lines.length === 1,
      afterRule: opens && afterRule,
    });
  });
  return out;
}

type Add = (text: string, kind: Paragraph['kind'], level?: number) => void;

/** Adds what the lines are as a whole: code, a table, a box, or else lines among which tables may stand. */
function addParts(lines: readonly string[], tools: Tools, add: Add): void {
  if (lines.length > 1 && lines.filter(looksLikeCode).length * 2 > lines.length) {
    add(lines.map((line) => line.trimEnd()).join('\n'), 'code');
    return;
  }
  const whole = readRows(lines);
  // What the box of an encyclopaedia is about stands on its first line.
  const rows = whole ?? (lines.length > FEWEST_BOX_LINES ? readRows(lines.slice(1)) : null);
  if (rows !== null) {
    if (whole === null) add(lines[0] as string, 'prose');
    for (const row of rows) add(row, 'table-row');
    return;
  }
  const box = readBox(lines);
  if (box !== null) {
    for (const { text, row } of box) add(text, row ? 'table-row' : 'entry');
    return;
  }
  const parts = partAtSeparated(lines).flatMap((part) =>
    'rows' in part ? [part] : partAtTables(part.lines, tools.opensTurn),
  );
  for (const part of parts) {
    if ('rows' in part) for (const row of part.rows) add(row, 'table-row');
    else readLines(part.lines, add, tools);
  }
}

/** How lines that hold no table were set. */
interface Setting {
  /** The width at which they were wrapped, or 0. */
  readonly width: number;
  /** The width at which a sentence among them may be broken all the same, or 0. */
  readonly findProseWidth: () => number;
  /** Those that begin anew; null where they do not begin alike. */
  readonly starts: ReadonlySet<number> | null;
  readonly inTable: boolean;
  /** They hold entries of a log. */
  readonly entries: boolean;
}

function settingOf(lines: readonly string[], findTextWidth: () => number): Setting {
  const wrapped = wrapWidth(lines.filter((line) => !isRule(line)));
  const own = wrapped > 0 && (isSigned(lines) || isPagePart(lines) || areTheirOwn(lines, findTextWidth));
  const width = own ? 0 : wrapped;
  let proseWidth: number | undefined;
  const findProseWidth = () => {
    proseWidth ??= widthOfProse(lines, findTextWidth());
    return proseWidth;
  };
  const starts = findLineStarts(lines, width > 0);
  return { width, findProseWidth, starts, inTable: haveGaps(lines), entries: holdsEntries(lines) };
}

/** Adds the paragraphs of lines that hold no table. */
function readLines(lines: readonly string[], add: Add, { isOneWord, opensTurn, findWidth }: Tools): void {
  if (isMasthead(lines)) {
    add(joinLines(lines.slice(1, -1), isOneWord), 'prose');
    return;
  }
  const { width, findProseWidth, starts, ...marks } = settingOf(lines, findWidth);
  const openings = { ...marks, opensTurn };
  // Joined once at the end: adding line to line would copy a wrapped book over and over.
  let pending: string[] = [];
  let pendingKind: Paragraph['kind'] = 'prose';
  const flush = () => {
    add(joinLines(pending, isOneWord), pendingKind);
    pending = [];
    pendingKind = 'prose';
  };
  lines.forEach((line, at) => {
    const level = at > 0 ? underlineLevel(line) : 0;
    if (level > 0 && pending.length === 1 && pendingKind === 'prose' && (pending[0] as string).length <= 140) {
      add(pending[0] as string, 'underlined', level);
      pending = [];
      return;
    }
    if (isRule(line)) {
      flush();
      return;
    }
    const opening = readOpening(lines, at, openings);
    if (opening !== null) {
      flush();
      pending = [opening.text];
      pendingKind = opening.kind;
      if (opening.whole) flush();
      return;
    }
    const begins = starts?.has(at) === true || (at === 1 && isNumberedHeading(lines[0] as string, line));
    const goesOn = () => continues(lines[at - 1] as string, line, width, findProseWidth, at === 1);
    if (begins || (pending.length > 0 && !goesOn())) flush();
    if (starts?.has(at)) pendingKind = 'entry';
    pending.push(line);
  });
  flush();
}

interface Opening {
  readonly text: string;
  readonly kind: Paragraph['kind'];
  /** Nothing goes on with it. */
  readonly whole?: true;
}

/** What a line opens by itself, whatever stands above; null for one that may go on with that. */
function readOpening(
  lines: readonly string[],
  at: number,
  { inTable, entries, opensTurn }: Pick<Setting, 'inTable' | 'entries'> & Pick<Tools, 'opensTurn'>,
): Opening | null {
  const line = lines[at] as string;
  const labels = readLabels(line, inTable);
  if (labels !== null) return { text: labels, kind: 'prose', whole: true };
  if (isBetweenRules(lines, at)) return { text: line, kind: 'prose' };
  if (opensTurn(line)) return { text: line, kind: 'turn' };
  if (entries && startsWithClock(line)) return { text: line, kind: 'list-item' };
  const item = at === 0 && isNumberedHeading(line, lines[1]) ? null : readListItem(line);
  return item !== null && (lines.length > 1 || /^\s*[-*+•]/.test(line)) ? { text: item, kind: 'list-item' } : null;
}

const MOST_PART_LINES = 12;
const LONGEST_PART_LINE = 120;

/** "Related" above titles, or lines of which most are buttons and the like: nobody wraps such lines. */
function isPagePart(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.length > MOST_PART_LINES) return false;
  if (lines.some(({ length }) => length > LONGEST_PART_LINE)) return false;
  const texts = lines.map(foldSpace);
  if (mayListOthers(cueForm(texts[0] ?? ''))) return true;
  const known = texts.filter((text) => {
    const form = cueForm(text);
    return CUE_LINES.has(form) || CONTEXT_LINES.has(form) || readShape(text, form) !== null;
  });
  return known.length * 2 > lines.length;
}

/** "With kind regards," and a name below it, which together look like a heading. */
function isSigned(lines: readonly string[]): boolean {
  const [greeting = '', name = ''] = lines;
  return lines.length === 2 && /,\s?$/.test(greeting) && looksLikeName(name.trim());
}

/** Two to four lines between two rules: the name of a letter and what it is about, none of which heads the others. */
function isMasthead(lines: readonly string[]): boolean {
  if (lines.length < 4 || lines.length > 6 || underlineLevel(lines[0] as string) === 0) return false;
  return lines.findIndex((line, at) => at > 0 && isRule(line)) === lines.length - 1;
}

/** "1. THE PRESS" with a rule below and nothing, or another rule, above: no item of a list. */
function isBetweenRules(lines: readonly string[], at: number): boolean {
  const above = lines[at - 1];
  if (above !== undefined && !isRule(above)) return false;
  return underlineLevel(lines[at + 1] ?? '') > 0 && looksLikeHeading(foldSpace(lines[at] as string));
}

const MAX_NUMBERED_WORDS = 8;

/** "5. Finance" directly above its paragraph, as minutes have it, and not the first item of a list or one that wraps. */
export function isNumberedHeading(line: string, below: string | undefined): boolean {
  if (below === undefined || !/^\d{1,3}[.)] +\p{Lu}/u.test(line) || readListItem(below) !== null) return false;
  const text = foldSpace(line);
  if (wordsIn(text) > MAX_NUMBERED_WORDS || !looksLikeHeading(text)) return false;
  return /^[\p{Lu}\p{N}"“„«]/u.test(below) && (endsSentence(below.trimEnd()) || wordsIn(below) > MAX_NUMBERED_WORDS);
}
