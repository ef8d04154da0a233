/**
 * Reads .txt: paragraphs, headings, boilerplate, and a title that stands on the first line when it stands anywhere.
 * Files saved from the web repeat the title, and some begin with lines such as "Date: 2018-03-08"; both are no prose.
 */
import type { Omission } from '../types.ts';
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

/** Takes the title off the top, and a second line that repeats it. A sentence serves as title and stays in the text. */
function takeTitle(blocks: readonly DraftBlock[], head: Head): Titled {
  const marks = markBoilerplate(blocks.slice(0, 200));
  const at = Math.max(0, marks.indexOf(null));
  const first = blocks[at];
  const rest = [...blocks];
  const omitted: Omission[] = [];
  if (first === undefined) return { blocks: rest, omitted, at };
  if (head.title === null) {
    if (!mayBeTitle(first) || blocks.length === 1) return { blocks: rest, omitted, at };
    const named = belowMasthead(blocks, at);
    if (named > at || (KICKERS.has(titleForm(first.text)) && looksLikeHeading(blocks[at + 1]?.text ?? ''))) {
      rest.splice(at, 1);
      omitted.push(omission(first.text, 'navigation'));
    }
    const place = Math.max(at, named - 1);
    const title = (rest[place] as DraftBlock).text;
    head.title = cleanTitle(title);
    if (isSentence(title)) return { blocks: rest, omitted, at };
    rest.splice(place, 1);
  }
  const form = titleForm(head.title ?? '');
  let repeated = 0;
  while (repeated < 3 && rest[at] !== undefined && rest.length > 1 && titleForm(rest[at]?.text ?? '') === form) {
    omitted.push(...rest.splice(at, 1).map(({ text }) => omission(text, 'repeated-in-article')));
    repeated += 1;
  }
  return { blocks: rest, omitted, at };
}

const LONGEST_NAME_WORDS = 4;
const MASTHEAD_LINES = 3;

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
