/**
 * The day of an article whose format names it nowhere: a line "Date: …" among the first, else a title that ends in a
 * day, else the front of the file's name, else a note "Last edited on …" below the title or at the foot. What an article tells of has days too, so each place is
 * asked for more than a day.
 */
import type { DraftBlock } from '../draft.ts';
import { findDate, isDateLine, readHeadLine } from '../metadata.ts';
import { findFootDate, findHeadRevision } from './foot.ts';
import { headOf } from './head.ts';

const HEAD_BLOCKS = 6;
/** Labels stand at the front of a paragraph. */
const LABELS_WITHIN = 500;

/** @returns YYYY-MM-DD, or null. */
export function findDay(path: string, title: string, blocks: readonly DraftBlock[]): string | null {
  const named = findDeclaredDate(blocks) ?? findTitleDate(title) ?? dateFromPath(path);
  return named ?? findHeadRevision(blocks) ?? findFootDate(blocks);
}

/**
 * "Date: 12 March 2024", by itself or beside "Place: …" in one paragraph. In a table of an encyclopaedia it is the day of
 * a battle.
 */
function findDeclaredDate(blocks: readonly DraftBlock[]): string | null {
  for (const { kind, text } of blocks.slice(0, HEAD_BLOCKS)) {
    if (kind !== 'paragraph' && kind !== 'list-item') continue;
    // Only where a label opens the paragraph are others looked for in it.
    if (readHeadLine(text) === null && !/^\p{Lu}[\p{L} ]{0,24}: /u.test(text)) continue;
    for (const part of text.slice(0, LABELS_WITHIN).split(/ (?=\p{Lu}\p{L}{0,24}: )/u)) {
      const head = readHeadLine(part);
      const day = head?.field === 'date' ? findDate(head.value) : null;
      if (day !== null) return day;
    }
  }
  return null;
}

const DATELINE_WITHIN = 2;

/** A paragraph below the title that is nothing but a day, above the first section. */
export function findDateline(blocks: readonly DraftBlock[]): string | null {
  for (const { kind, text } of headOf(blocks, DATELINE_WITHIN)) {
    if (kind === 'heading') return null;
    if (kind === 'paragraph' && isDateLine(text)) return findDate(text);
  }
  return null;
}

const RECORD =
  /^(?:[\p{L}’' ]{0,60} )?(?:minutes|notes|agenda|bulletin|newsletter|protokoll|niederschrift|compte rendu|acta)(?: \p{L}+)?$/iu;

/** "Lights out, 16 September 2022", "Minutes of 4 March 2022", and not "The flood of 9 October 1963". */
function findTitleDate(title: string): string | null {
  const day = findDate(title);
  if (day === null) return null;
  // "March 8, 2018" is one part.
  const parts = title.replace(/(\d), (?=\d{4})/g, '$1 ').split(/[,:;|·•–—] |\s-\s|[()[\]]/);
  if (parts.some((part) => findDate(part) !== null && isDateLine(part))) return day;
  const digit = title.search(/\d/);
  return RECORD.test(title.slice(0, digit).trim()) || isDateLine(title.slice(0, 10)) ? day : null;
}

/** "2024-03-12-minutes.md", "20240312_notes.txt". */
function dateFromPath(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const match = /^((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)/.exec(name);
  return match === null ? null : findDate(`${match[1]}-${match[3]}-${match[4]}`);
}
