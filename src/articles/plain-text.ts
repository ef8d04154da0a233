/**
 * Reads .txt: paragraphs, headings, boilerplate, and a title that stands on the first line when it stands anywhere.
 * Files saved from the web repeat the title, and some begin with lines such as "Date: 2018-03-08"; both are no prose.
 */
import type { Omission, OmissionReason } from '../types.ts';
import { readMenuRow } from './boilerplate/rows.ts';
import { markBoilerplate } from './boilerplate.ts';
import { type Draft, type DraftBlock, omission } from './draft.ts';
import { findHeadAuthor, findHeadDate } from './head-credits.ts';
import { isByline, isTitleCase, looksLikeHeading, wordsIn } from './line-shapes.ts';
import { cleanTitle } from './metadata.ts';
import { findContents } from './plain-text/contents.ts';
import { readMail } from './plain-text/e-mail.ts';
import { type Head, MAX_TITLE_WORDS, takeHeadLines } from './plain-text/head-lines.ts';
import { readParagraphs } from './plain-text/lines.ts';
import { findStructure } from './plain-text/structure.ts';

export function readPlainText(text: string, boilerplate: 'drop' | 'keep'): Draft {
  const mail = readMail(text);
  const head: Head = {
    title: mail?.title ?? null,
    url: null,
    date: mail?.date ?? null,
    author: mail?.author ?? null,
    tags: [],
  };
  const { body: prose, unused } = takeHeadLines(mail?.body ?? text, head);
  const paragraphs = readParagraphs(prose);
  const contents = findContents(paragraphs);
  const table = boilerplate === 'keep' ? [] : paragraphs.slice(contents.from, contents.to);
  const body = table.length === 0 ? paragraphs : paragraphs.filter((_, at) => at < contents.from || at >= contents.to);
  const structure = findStructure(body, contents.levels);
  const { blocks, omitted, at } = takeTitle(structure.blocks, head);
  if (!structure.listsStories) {
    head.date ??= findHeadDate(blocks.slice(at));
    head.author ??= findHeadAuthor(blocks.slice(at));
  }
  if (table.length > 0) omitted.push(omission(table.map((line) => line.text).join('\n'), 'navigation'));
  omitted.unshift(...unused.map((line) => omission(line, 'navigation')));
  return { ...head, blocks, omitted, boilerplate: null };
}

const MAX_TITLE_LENGTH = 250;

/** What papers print above a title: the kind of piece that it is. */
const KICKERS: ReadonlySet<string> = new Set(
  (
    'essay|opinion|op ed|analysis|feature|features|interview|review|editorial|commentary|comment|column|exclusive|explainer|' +
    'perspective|profile|obituary|long read|the long read|special report|news analysis|guest essay|investigation|' +
    'kommentar|meinung|analyse|reportage|kolumne|gastbeitrag|leitartikel|tribune|entretien|enquête|éditorial|chronique|' +
    'opinión|análisis|entrevista|reportaje|columna|tribuna|오피니언|사설|칼럼|기고|인터뷰|기획|특집'
  ).split('|'),
);

interface Titled {
  readonly blocks: DraftBlock[];
  readonly omitted: Omission[];
  /** Where the title stood. */
  readonly at: number;
}

/** Takes the title off the top, with what stands there only to name the paper, and lines below that repeat it. */
function takeTitle(blocks: readonly DraftBlock[], head: Head): Titled {
  const marks = markBoilerplate(blocks.slice(0, 200));
  const first = Math.max(0, marks.indexOf(null));
  const gone = new Set<number>();
  const omitted: Omission[] = [];
  const drop = (at: number, reason: OmissionReason) => {
    gone.add(at);
    omitted.push(omission((blocks[at] as DraftBlock).text, reason));
  };
  const finish = (at: number): Titled => ({ blocks: blocks.filter((_, place) => !gone.has(place)), omitted, at });
  let next = first;
  if (head.title === null) {
    const top = blocks[first];
    if (top === undefined || !mayBeTitle(top) || blocks.length === 1) return finish(first);
    let place = findTitlePlace(blocks, marks, first);
    if (place > first) drop(first, 'navigation');
    if (isKicker(blocks[place]) && looksLikeHeading(blocks[place + 1]?.text ?? '')) {
      drop(place, 'navigation');
      place += 1;
    }
    const { text } = blocks[place] as DraftBlock;
    head.title = cleanTitle(text);
    // A sentence serves as title and stays in the text.
    if (isSentence(text)) return finish(place - gone.size);
    gone.add(place);
    next = place + 1;
  }
  const form = titleForm(head.title ?? '');
  const body = next - gone.size;
  for (const { text } of blocks.slice(next, next + MOST_REPEATED)) {
    if (titleForm(text) !== form || blocks.length - gone.size <= 1) break;
    drop(next, 'repeated-in-article');
    next += 1;
  }
  return finish(body);
}

const MOST_REPEATED = 3;

const isKicker = (block: DraftBlock | undefined) => KICKERS.has(titleForm(block?.text ?? ''));

/** Where the title stands: at `first`, or below the name of the paper there. */
function findTitlePlace(
  blocks: readonly DraftBlock[],
  marks: readonly (OmissionReason | null)[],
  first: number,
): number {
  const place = belowMasthead(blocks, first);
  return place > first ? place : belowMenu(blocks, marks, first);
}

const LONGEST_NAME_WORDS = 4;
const MASTHEAD_LINES = 3;
const FEWEST_LABELS = 3;

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

/** Where the title stands below the menu that follows the name of the site; `at` where no menu follows or no longer line. */
function belowMenu(blocks: readonly DraftBlock[], marks: readonly (OmissionReason | null)[], at: number): number {
  let below = at + 1;
  while (marks[below] === 'navigation' || marks[below] === 'sign-up') below += 1;
  const menu = blocks.slice(at + 1, below);
  if (below >= marks.length || !(menu.length >= FEWEST_LABELS || menu.some(({ text }) => readMenuRow(text) > 0)))
    return at;
  const title = blocks[isKicker(blocks[below]) ? below + 1 : below]?.text ?? '';
  const words = wordsIn(blocks[at]?.text ?? '');
  return words <= LONGEST_NAME_WORDS && looksLikeHeading(title) && wordsIn(title) > words ? below : at;
}

function mayBeTitle({ kind, text }: DraftBlock): boolean {
  return (
    (kind === 'heading' || kind === 'paragraph') && text.length <= MAX_TITLE_LENGTH && wordsIn(text) <= MAX_TITLE_WORDS
  );
}

const isSentence = (text: string) => /[.!。]["”’»)]*$/u.test(text) && wordsIn(text) > 6;

/** Titles compared without case and punctuation: the page's own heading often has the question mark its tab lacks. */
export function titleForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
