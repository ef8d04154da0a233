/**
 * The list of contents that an article gives of itself: its entries stand again below as headings, and quoted they answer
 * nothing. Known by the line above it or, without one, by being the page's headings word for word and in their order.
 */
import { cueForm } from './boilerplate/cue-tables.ts';
import type { DraftBlock } from './draft.ts';
import { asks, endsSentence, looksLikeName, wordsIn } from './line-shapes.ts';

const TITLES: ReadonlySet<string> = new Set(
  (
    'contents|table of contents|page contents|contents of this page|on this page|in this page|in this section|jump to|' +
    'jump to section|inhalt|inhaltsverzeichnis|inhaltsübersicht|auf dieser seite|in diesem artikel|in dieser ausgabe|' +
    'sommaire|table des matières|sur cette page|dans cet article|dans ce numéro|índice|contenido|contenidos|' +
    'tabla de contenidos|en esta página|en este artículo|en este número|목차|차례|이 페이지에서|이 글의 순서'
  ).split('|'),
);
const IN_THIS =
  /^(?:(?:what is|what's|inside|also) )?in this (?:article|guide|issue|leaflet|sheet|booklet|brochure|newsletter|edition|post|document|handbook|chapter|report|page)$/;

/** "Contents", "On this page", "What is in this leaflet?" */
export function isContentsTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && isTitleForm(cueForm(text));
}

const LONGEST_TITLE = 80;
const isTitleForm = (form: string) => TITLES.has(form) || IN_THIS.test(form);

/** "2.1 The wheel" and "18.05 The wheel" are the entries of "The wheel". */
export const entryForm = (text: string): string => cueForm(text.replace(/^\d{1,3}(?:[.:]\d{1,3}){0,4}[.:)]?\s+/, ''));

const LONGEST_ENTRY_WORDS = 16;
const LONGEST_ENTRY = 140;
export const FEWEST_ENTRIES = 3;
export const WORTH_BELIEVING = 0.6;

/** True for a line that may be an entry: no sentence, except one that asks. */
export const mayBeEntry = (text: string): boolean =>
  text.length <= LONGEST_ENTRY && wordsIn(text) <= LONGEST_ENTRY_WORDS && (!endsSentence(text) || asks(text));

/**
 * For each position the next one below at which its entry heads something; -1 where there is none.
 *
 * @param isHead - whether the line at a position may be the heading of what stands below it.
 */
export function findReturns(texts: readonly string[], isHead: (at: number) => boolean): number[] {
  const next = new Map<string, number>();
  const returns = new Array<number>(texts.length).fill(-1);
  for (let at = texts.length - 1; at >= 0; at -= 1) {
    const text = texts[at] as string;
    if (!mayBeEntry(text)) continue;
    const form = entryForm(text);
    returns[at] = next.get(form) ?? -1;
    if (form !== '' && isHead(at)) next.set(form, at);
  }
  return returns;
}

/**
 * The end of a list of contents without a title that begins at `from`: three entries or more, all of which return below,
 * in their order, with something between one and the next. `from` where none begins.
 */
export function endOfUntitled(returns: readonly number[], from: number): number {
  const first = returns[from] ?? -1;
  if (first < 0) return from;
  let end = from + 1;
  while (end < first && (returns[end] ?? -1) > (returns[end - 1] ?? 0) + 1) end += 1;
  return end <= first && end - from >= FEWEST_ENTRIES ? end : from;
}

/**
 * Of the blocks of an article whose headings are known: which belong to a list of contents.
 *
 * @param forms - the text of each block as a cue.
 */
export function findContentsBlocks(
  blocks: readonly DraftBlock[],
  forms: readonly string[],
): { start: number; end: number }[] {
  const texts = blocks.map(({ text }) => text);
  const returns = findReturns(texts, (at) => blocks[at]?.kind === 'heading');
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const titled = (texts[at] as string).length <= LONGEST_TITLE && isTitleForm(forms[at] ?? '');
    const from = titled ? at + 1 : at;
    const end = endOfEntries(blocks, from);
    const whole = titled
      ? holdsMost(returns, from, end)
      : endOfUntitled(returns, from) === end && blocks[at - 1]?.kind !== 'heading' && !isListOfItsOwn(texts, from, end);
    if (end > from && whole) found.push({ start: at, end });
    at = Math.max(at, end - 1);
  }
  return found;
}

/** "We tried three knots:" leads to a list that belongs to it; names above what each of them says are those of speakers. */
export function isListOfItsOwn(texts: readonly string[], from: number, end: number): boolean {
  return /[:：]$/.test(texts[from - 1] ?? '') || texts.slice(from, end).every(looksLikeName);
}

/** Where a list of entries that begins at `from` ends, be it a list or a run of short lines. */
function endOfEntries(blocks: readonly DraftBlock[], from: number): number {
  const kind = blocks[from]?.kind;
  if (kind !== 'list-item' && kind !== 'paragraph') return from;
  let end = from;
  while (blocks[end]?.kind === kind && (kind === 'list-item' || mayBeEntry((blocks[end] as DraftBlock).text))) end += 1;
  return end;
}

/** Below a title some entries may differ from the headings that they stand for. */
function holdsMost(returns: readonly number[], from: number, end: number): boolean {
  const found = returns.slice(from, end).filter((at) => at >= 0).length;
  return found >= 2 && found >= (end - from) * WORTH_BELIEVING;
}
