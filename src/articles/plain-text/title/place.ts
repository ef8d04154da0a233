/**
 * Which line of a copied page is the title. The first line is, unless several things agree that it names the site: a menu
 * or the way to the page stands below it, a lower line stands on a byline, the file is named for that line. Weights are
 * small whole numbers; a wrong change costs more than none, so no single sign suffices.
 */

import { CONTEXT_LINES, CUE_LINES } from '../../boilerplate/cue-lines.ts';
import { cueForm } from '../../boilerplate/cue-tables.ts';
import { partSteps, readBreadcrumbs } from '../../breadcrumbs.ts';
import type { DraftBlock } from '../../draft.ts';
import { isByline, isTitleCase, looksLikeHeading, wordsIn } from '../../line-shapes.ts';
import { isKicker, titleForm } from '../../title-form.ts';
import { countShared, isInPath, isNameOfSite, tellingWords, wordsOfPath, wordsOfText } from './evidence.ts';
import { findText, isCreditRow, isHeadline, isTitleLike, type Lines, type Page } from './lines.ts';
import { findMarkedTitle } from './marked-titles.ts';
import { MAYBE_MENU, weighNavigation } from './navigation.ts';

export interface Place {
  /** Where the title stands. */
  readonly title: number;
  /** Lines from the first to before this one are the site's; `first` where there are none. */
  readonly below: number;
  /** Where the credits may begin, when it is not at `below`. */
  readonly credits?: number;
}

const LONGEST_NAME_WORDS = 4;
/** A longer line tells something, as titles do. */
const MAX_SITE_WORDS = 7;
const MASTHEAD_LINES = 3;

/** The title's place, at `first` or below. */
export function findTitlePlace(lines: Lines): Place {
  const { blocks, first } = lines;
  const masthead = belowMasthead(blocks, first);
  if (masthead > first) return { title: masthead, below: first + 1 };
  const end = findText(lines);
  const page = { ...lines, end, words: wordsOfText(blocks, end) };
  const marked = findMarkedTitle(page);
  if (marked !== null) return { title: marked, below: first, credits: first + 1 };
  return (
    namedByFile(page) ??
    belowBreadcrumbs(page) ??
    belowMenu(page) ??
    aboveCredit(page) ?? { title: first, below: first }
  );
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

const FEWEST_SAVED_WORDS = 4;

/** The longest line that stands whole in the name of the file: browsers save a page under its title. */
function namedByFile(page: Page): Place | null {
  const { blocks, first, end, path } = page;
  const textAt = (at: number) => blocks[at]?.text ?? '';
  let title = -1;
  for (let at = first; at < end; at += 1) {
    const words = wordsIn(textAt(at));
    if (words < FEWEST_SAVED_WORDS || words <= wordsIn(textAt(title))) continue;
    if (isTitleLike(page, at) && isInPath(textAt(at), path)) title = at;
  }
  if (title < 0 || titleForm(textAt(first)).includes(titleForm(textAt(title)))) return null;
  const credited = blocks.slice(first, title).some(({ text }) => isCreditRow(text));
  return { title, below: credited ? first : title };
}

/**
 * The line directly below the way to the page, named by its last step: "Home > News > Asia", "Asia: all stories". Of two
 * steps the first need not be the front page: hardly a title ends in the words with which the next line begins.
 */
function belowBreadcrumbs({ blocks, first, end }: Page): Place | null {
  for (let at = 0; at + 1 < end; at += 1) {
    const line = blocks[at]?.text ?? '';
    const { steps, led } = readBreadcrumbs(line);
    const pair = line.length <= LONGEST_LINE ? partSteps(line) : [];
    if (!led && pair.length !== 2) continue;
    const step = titleForm((led ? steps : pair).at(-1) ?? '');
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

const ENOUGH = 4;
const LONGEST_LINE = 300;

/** The title below the menu that follows the name of the site, or its tagline. */
function belowMenu(page: Page): Place | null {
  const { blocks, first, end } = page;
  if (wordsIn(nameOfSite(blocks[first]?.text ?? '')) > MAX_SITE_WORDS) return null;
  let menu = 0;
  let below = first;
  let best: { place: Place; score: number } | null = null;
  let run = false;
  for (let at = first + 1; at < end; at += 1) {
    const weight = weighNavigation(page, at);
    if (weight > 0) {
      menu = Math.max(menu, weight);
      below = at + 1;
    }
    const like = weight === 0 && (menu > 0 ? isHeadline(page, at, below) : isTitleLike(page, at));
    // A credit above the menu is that of the first line, which is then a title.
    if (menu === 0 && isCreditRow(blocks[at]?.text ?? '')) return null;
    if (like && menu > 0) {
      const signed = !run && isSigned(page, below, at);
      const score = menu + (signed ? 2 : 0) + weighWords(page, at);
      const wanted = menu === MAYBE_MENU ? ENOUGH + 2 : ENOUGH;
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

/** "Marsh" of "Marsh - letters to beekeepers" */
const nameOfSite = (line: string): string => line.split(/\s[-–—|]\s/, 1)[0] ?? '';

/** For and against the line at `at` as the title rather than the first one, by their words. */
function weighWords({ blocks, first, end, path, words }: Page, at: number): number {
  const [name, title] = [blocks[first]?.text ?? '', blocks[at]?.text ?? ''];
  const [nameWords, titleWords] = [tellingWords(name), tellingWords(title)];
  const ofPath = wordsOfPath(path);
  const [inName, inTitle] = [countShared(nameWords, ofPath), countShared(titleWords, ofPath)];
  const told = (telling: ReadonlySet<string>) => telling.size > 0 && countShared(telling, words) === telling.size;
  let score = 0;
  if (inName === 0 && inTitle > 0) score += 2;
  if (inName > 0 && inTitle === 0) score -= 3;
  if (isNameOfSite(name, blocks)) score += 2;
  // Copied with the tab of its page, a title stands above the menu and once more below.
  const form = titleForm(name);
  if (blocks.slice(first + 1, end).some(({ text }) => text.length <= LONGEST_LINE && titleForm(text) === form))
    score -= 2;
  if (!/\p{Ll}/u.test(name) && /\p{Ll}/u.test(title)) score += 1;
  const length = wordsIn(nameOfSite(name));
  if (length <= LONGEST_NAME_WORDS && wordsIn(title) > length) score += 1;
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
