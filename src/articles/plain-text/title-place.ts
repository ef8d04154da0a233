/**
 * Which line of a copied page is the title. The first line is, unless several things agree that it names the site: a menu
 * or the way to the page stands below it, a lower line stands on a byline, the file is named for that line. Weights are
 * small whole numbers; a wrong change costs more than none, so no single sign suffices.
 */

import type { OmissionReason } from '../../types.ts';
import { CONTEXT_LINES, CUE_LINES } from '../boilerplate/lines.ts';
import { readMenuRow } from '../boilerplate/rows.ts';
import { cueForm } from '../boilerplate/tables.ts';
import type { DraftBlock } from '../draft.ts';
import { isByline, isCredit, isTitleCase, looksLikeHeading, wordsIn } from '../line-shapes.ts';
import { findDate } from '../metadata.ts';
import { isIndex, isPageRow, readTrail } from './page-talk.ts';
import { countShared, isNameOfSite, tellingWords, wordsOfPath, wordsOfText } from './title-evidence.ts';
import { isKicker, titleForm } from './title-form.ts';

export interface Place {
  /** Where the title stands. */
  readonly title: number;
  /** Lines from the first to before this one are the site's; `first` where there are none. */
  readonly below: number;
}

export interface Lines {
  readonly blocks: readonly DraftBlock[];
  readonly marks: readonly (OmissionReason | null)[];
  /** The first line that may be the title. */
  readonly first: number;
  readonly path: string;
  /** Headlines of a page that lists stories, none of which is its title. */
  readonly headlines: ReadonlySet<string>;
}

interface Page extends Lines {
  /** Where the text begins. */
  readonly end: number;
  /** What the text has of words that say something. */
  readonly words: ReadonlySet<string>;
}

const HEAD_BLOCKS = 40;
const PROSE_WORDS = 20;
const SENTENCE_WORDS = 8;
const LONGEST_NAME_WORDS = 4;
const MASTHEAD_LINES = 3;
const FEWEST_LABELS = 3;
const MAX_CREDIT_PART_WORDS = 10;

/** The title's place, at `first` or below. */
export function findTitlePlace(lines: Lines): Place {
  const { blocks, first } = lines;
  const masthead = belowMasthead(blocks, first);
  if (masthead > first) return { title: masthead, below: first + 1 };
  const end = findText(lines);
  const page = { ...lines, end, words: wordsOfText(blocks, end) };
  return belowTrail(page) ?? belowMenu(page) ?? aboveCredit(page) ?? { title: first, below: first };
}

/** Where prose begins, as far as titles may stand. */
function findText({ blocks, marks, first }: Lines): number {
  const last = Math.min(blocks.length, marks.length, first + HEAD_BLOCKS);
  for (let at = first + 1; at < last; at += 1) {
    const { text } = blocks[at] as DraftBlock;
    if ((marks[at] ?? null) !== null || isCreditRow(text) || isIndex(text)) continue;
    const words = wordsIn(text);
    if (words >= PROSE_WORDS || (words >= SENTENCE_WORDS && /[.!。]["”’»)]?$/u.test(text))) return at;
  }
  return last;
}

/** "Jane Doe | 3 March 2018 | 12 comments", "Version 2 | Agreed on 4 May 2020", and what `isCredit` knows. */
function isCreditRow(text: string): boolean {
  if (isCredit(text)) return true;
  const parts = text.slice(0, 400).split(/\s[|·•]\s/);
  if (parts.length === 1)
    return /^(?:last |page )?(?:updated|published|posted|revised)\b/i.test(text) && findDate(text) !== null;
  return parts.some((part) => isCredit(part) || (wordsIn(part) <= MAX_CREDIT_PART_WORDS && findDate(part) !== null));
}

/**
 * Where the title stands below the name of the paper: directly above a byline, in Title Case and longer than the line at
 * `at`, which is all in capitals. That line itself where nothing tells so.
 */
function belowMasthead(blocks: readonly DraftBlock[], at: number): number {
  const name = blocks[at]?.text ?? '';
  if (/\p{Ll}/u.test(name) || wordsIn(name) > LONGEST_NAME_WORDS) return at;
  const byline = blocks.findIndex(({ text }, line) => line > at && isByline(text));
  const title = blocks[byline - 1]?.text ?? '';
  const near = byline - 1 > at && byline - 1 <= at + MASTHEAD_LINES;
  const titled = looksLikeHeading(title) && isTitleCase(title) && /\p{Ll}/u.test(title);
  return near && titled && wordsIn(title) > wordsIn(name) ? byline - 1 : at;
}

/** A line that may be a title, where it stands. */
function isTitleLike({ marks, blocks, headlines }: Page, at: number): boolean {
  const block = blocks[at];
  if (block === undefined || (marks[at] ?? null) !== null) return false;
  if ((block.kind !== 'paragraph' && block.kind !== 'heading') || headlines.has(block.text)) return false;
  return looksLikeHeading(block.text) && !isKicker(block) && !isCreditRow(block.text) && !isPageRow(block.text);
}

/** The line directly below the way to the page, named by its last step: "Home > News > Asia", "Asia: all stories". */
function belowTrail({ blocks, first, end }: Page): Place | null {
  for (let at = 0; at + 1 < end; at += 1) {
    const { steps, led } = readTrail(blocks[at]?.text ?? '');
    if (!led) continue;
    const step = titleForm(steps.at(-1) ?? '');
    const text = blocks[at + 1]?.text ?? '';
    const named = step.length > 1 && `${titleForm(text)} `.startsWith(`${step} `);
    const button = CONTEXT_LINES.has(cueForm(text)) || CUE_LINES.has(cueForm(text));
    // Where the name of the site would be the step, the page is the site's first.
    if (named && !button && looksLikeHeading(text) && titleForm(blocks[first]?.text ?? '') !== titleForm(text)) {
      return { title: at + 1, below: at + 1 };
    }
  }
  return null;
}

/** How surely the line at `at` ends what stands above titles: most for the way to the page, least for what may be a menu. */
function weighWall(page: Page, at: number): number {
  const { blocks, marks, first } = page;
  const text = blocks[at]?.text ?? '';
  const { steps, led, arrows } = readTrail(text);
  // The way to the first line itself says that this one is the title.
  if (titleForm(steps.at(-1) ?? '') === titleForm(blocks[first]?.text ?? '')) return 0;
  if (steps.length > 0) return namesSections(page, at, steps) ? 0 : led ? TRAIL : arrows ? STEPS : MAYBE_MENU;
  if (isIndex(text)) return MENU;
  const labels = text.split(/\s[|·•]\s/);
  if (readMenuRow(text) > 0) return namesSections(page, at, labels) ? 0 : MENU;
  if (isWordsOnly(text) && at > first) return MAYBE_MENU;
  if (marks[at] !== 'navigation' && marks[at] !== 'sign-up') return 0;
  let top = at;
  while (top > first + 1 && (marks[top - 1] === 'navigation' || marks[top - 1] === 'sign-up')) top -= 1;
  const column = blocks.slice(top, at + 1).map((block) => block.text);
  return column.length >= FEWEST_LABELS && !namesSections(page, at, column) ? MENU : 0;
}

const TRAIL = 4;
const MENU = 3;
const STEPS = 2;
const MAYBE_MENU = 1;

/** "Ports Shipping Crew Jobs": four words or more with capitals and none between. */
const isWordsOnly = (text: string): boolean =>
  text.length <= 120 && /^\p{Lu}\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15}){3,11}$/u.test(text);

/** Labels that return as lines below are a table of contents. */
function namesSections({ blocks }: Page, at: number, labels: readonly string[]): boolean {
  const lines = new Set(
    blocks.slice(at + 1, at + 400).flatMap(({ text }) => (text.length <= 140 ? [titleForm(text)] : [])),
  );
  return labels.filter((label) => lines.has(titleForm(label))).length * 3 >= labels.length;
}

const ENOUGH = 4;

/** The title below the menu that follows the name of the site, or its tagline. */
function belowMenu(page: Page): Place | null {
  const { blocks, first, end } = page;
  let wall = 0;
  let below = first;
  let best: { place: Place; score: number } | null = null;
  let run = false;
  for (let at = first + 1; at < end; at += 1) {
    const weight = weighWall(page, at);
    if (weight > 0) {
      wall = Math.max(wall, weight);
      below = at + 1;
    }
    const like = weight === 0 && isTitleLike(page, at);
    // A credit above the menu is that of the first line, which is then a title.
    if (wall === 0 && isCreditRow(blocks[at]?.text ?? '')) return null;
    if (like && wall > 0) {
      const signed = !run && isSigned(page, below, at);
      const score = wall + (signed ? 2 : 0) + weighWords(page, at);
      const wanted = wall === MAYBE_MENU ? ENOUGH + 2 : ENOUGH;
      if (score >= wanted && (best === null || (score > best.score && displaces(page, at, below, best.place))))
        best = { place: { title: at, below }, score };
    }
    run = like;
  }
  return best?.place ?? null;
}

/** Below a menu of its own, or no longer than the line above: a subtitle is longer than its title. */
const displaces = ({ blocks }: Page, at: number, below: number, { title, below: before }: Place): boolean =>
  below > before || wordsIn(blocks[at]?.text ?? '') <= wordsIn(blocks[title]?.text ?? '');

/** Credits stand below the line, or below its subtitle, or between the menu and the line. */
function isSigned(page: Page, below: number, at: number): boolean {
  const { blocks } = page;
  if (at > below && isCreditRow(blocks[at - 1]?.text ?? '')) return true;
  let next = at + 1;
  while (next <= at + 2 && isTitleLike(page, next)) next += 1;
  return isCreditRow(blocks[next]?.text ?? '');
}

/** For and against the line at `at` as the title rather than the first one, by their words. */
function weighWords({ blocks, first, path, words }: Page, at: number): number {
  const [name, title] = [blocks[first]?.text ?? '', blocks[at]?.text ?? ''];
  const [nameWords, titleWords] = [tellingWords(name), tellingWords(title)];
  const [site = ''] = name.split(/\s[-–—|]\s/);
  const ofPath = wordsOfPath(path);
  const [inName, inTitle] = [countShared(nameWords, ofPath), countShared(titleWords, ofPath)];
  const told = (telling: ReadonlySet<string>) => telling.size > 0 && countShared(telling, words) === telling.size;
  let score = 0;
  if (inName === 0 && inTitle > 0) score += 2;
  if (inName > 0 && inTitle === 0) score -= 3;
  if (isNameOfSite(name, blocks)) score += 2;
  if (!/\p{Ll}/u.test(name) && /\p{Ll}/u.test(title)) score += 1;
  if (wordsIn(site) <= LONGEST_NAME_WORDS && wordsIn(title) > wordsIn(site)) score += 1;
  if (told(titleWords) && !told(nameWords)) score += 1;
  return score;
}

/**
 * Without a menu, the line that stands on the credits below the name of who wrote it. It looks like a subtitle there, so
 * either the file has to be named for it or the page has to use the first line as its own name.
 */
function aboveCredit(page: Page): Place | null {
  const { blocks, first, end, path } = page;
  let at = first;
  while (at + 1 < end && (isTitleLike(page, at + 1) || isKicker(blocks[at + 1]))) at += 1;
  if (at === first || at > first + MASTHEAD_LINES || !isTitleLike(page, at)) return null;
  if (!isCreditRow(blocks[at + 1]?.text ?? '')) return null;
  const ofPath = wordsOfPath(path);
  const shared = (line: number) => countShared(tellingWords(blocks[line]?.text ?? ''), ofPath);
  const named = shared(first) === 0 && shared(at) > 0 && !/\p{Ll}/u.test(blocks[first]?.text ?? '');
  if (!named && !isNameOfSite(blocks[first]?.text ?? '', blocks)) return null;
  return 2 + weighWords(page, at) > ENOUGH ? { title: at, below: first } : null;
}
