/**
 * Reads .html: the readable part of a page. Readability finds it on pages that hold one article; a page that lists many
 * stories is what it was not made for, so its choice is weighed against the page's main part and dropped when it lost
 * most of the text or of the headings. No script runs, nothing is fetched.
 */
import { Readability } from '@mozilla/readability';
import type { Omission } from '../types.ts';
import { guessReason } from './boilerplate.ts';
import { creditsOfStories, findHeadAuthor, findHeadDate, fullerCredit } from './credits/head.ts';
import { decodeBytes, normaliseText } from './decode.ts';
import type { Draft, DraftBlock } from './draft.ts';
import { omission } from './draft.ts';
import { readBlocks } from './html/blocks.ts';
import { removeChrome } from './html/chrome.ts';
import { removeContents } from './html/contents.ts';
import { type DomDocument, type DomElement, parseDocument } from './html/dom.ts';
import { clearThread } from './html/forum.ts';
import { moveLabelsBelow } from './html/labels.ts';
import { cleanMain } from './html/main.ts';
import { removeMarks } from './html/marks.ts';
import { removeMenus } from './html/menus.ts';
import { readPageMetadata, sniffCharset } from './html/metadata.ts';
import { addNotices, findNotices } from './html/notices.ts';
import { measureHtml, readRoughHtml } from './html/rough.ts';
import { moveTimesBelow } from './html/times.ts';
import { findPageTitle } from './html/title.ts';
import { writeOut } from './html/written-out.ts';
import { BARS, endsSentence, isCredit, PROSE_WORDS, wordsIn } from './line-shapes.ts';
import { cleanAuthor, findDate } from './metadata.ts';
import { isKicker, titleForm } from './title-form.ts';

// Above these a tree costs seconds; such a page is scanned instead.
const MAX_CHARACTERS = 6_000_000;
const MAX_TAGS = 20_000;
const MAX_DEPTH = 120;
/** Characters times depth above which Readability would take more than some seconds; the main part is read instead. */
const READABILITY_BUDGET = 50_000_000;
/** A head of more characters is none that names the article. */
const LONGEST_HEAD = 200_000;

/** @param boilerplate - `keep` reads the whole page. */
export function readHtml(bytes: Uint8Array, boilerplate: 'drop' | 'keep'): Draft {
  const html = normaliseText(decodeBytes(bytes, sniffCharset(bytes)));
  const { tags, depth } = measureHtml(html);
  if (html.length > MAX_CHARACTERS || tags > MAX_TAGS || depth > MAX_DEPTH) return readScanned(html);
  const document = parseDocument(/<html|<body/i.test(html.slice(0, 5000)) ? html : `<html><body>${html}</body></html>`);
  // What no reader would call text is mended in the whole page too, so that it is not listed as left out.
  removeMarks(document);
  writeOut(document);
  moveTimesBelow(document);
  moveLabelsBelow(document);
  const { pageName, shown, datesStories, ...metadata } = readPageMetadata(document);
  const notices = findNotices(document);
  const everything = document.body === null ? [] : readBlocks(document.body);
  removeChrome(document);
  removeMenus(document);
  const thread = clearThread(document);
  removeContents(document);
  const chosen = chooseBlocks(document, everything, html.length * depth <= READABILITY_BUDGET);
  const blocks = boilerplate === 'keep' ? everything : chosen.blocks;
  const title = thread?.title ?? metadata.title ?? findPageTitle(pageName, blocks);
  const at = findHeading(blocks, title, everything);
  const below = blocks.slice(at + 1);
  const own = withoutStories({ ...shown, byline: chosen.byline }, creditsOfStories(below));
  const head = {
    ...metadata,
    title,
    date: metadata.date ?? own.date ?? thread?.date ?? (datesStories ? null : findHeadDate(below)),
    author: fullerCredit(
      metadata.author ?? own.author ?? thread?.author ?? cleanAuthor(own.byline),
      findHeadAuthor(below),
    ),
  };
  // In a thread the name of who began it heads the first post.
  const story = dropHead(blocks, at, thread === null ? head : { title, author: null });
  const body = boilerplate === 'keep' ? story : addNotices(story, notices);
  return {
    ...head,
    blocks: body,
    omitted: listOmitted(everything, [...blocks, ...body], [head.title, chosen.byline]),
    boilerplate: null,
  };
}

interface Shown extends Pick<Draft, 'date' | 'author'> {
  readonly byline: string | null;
}

/** Day and author that a text marks, without those of a single story: live reports have a day of the whole as well. */
function withoutStories({ date, author, byline }: Shown, credits: readonly string[]): Shown {
  return {
    date: credits.some((line) => findDate(line) === date) ? null : date,
    author: author !== null && credits.some((line) => line.includes(author)) ? null : author,
    byline: credits.length > 0 ? null : byline,
  };
}

/** A page that is too large for a tree: its text by scanning, what it says of itself from the tree of its head. */
function readScanned(html: string): Draft {
  const end = html.slice(0, LONGEST_HEAD).search(/<\/head|<body/i);
  const head = parseDocument(`${html.slice(0, Math.max(0, end))}</head><body></body></html>`);
  const { pageName, shown: _shown, datesStories: _stories, ...metadata } = readPageMetadata(head);
  const title = metadata.title ?? (pageName || null);
  return { ...metadata, title, blocks: readRoughHtml(html), omitted: [], boilerplate: null };
}

const KEPT_SHARE = 0.6;

function chooseBlocks(
  document: DomDocument,
  everything: DraftBlock[],
  readably: boolean,
): { blocks: DraftBlock[]; byline: string | null } {
  const readable = readably ? readReadable(document) : { blocks: [], byline: null };
  const main = readBlocks(cleanMain(document));
  const enough = weigh(main).words > 0 ? main : everything;
  const own = weigh(readable.blocks);
  const whole = weigh(enough);
  const kept = own.words >= whole.words * KEPT_SHARE && own.headings >= whole.headings * KEPT_SHARE;
  return { blocks: kept && own.words > 0 ? readable.blocks : enough, byline: readable.byline };
}

function readReadable(document: DomDocument): { blocks: DraftBlock[]; byline: string | null } {
  try {
    const found = new Readability<DomElement>(document.cloneNode(true), {
      serializer: (node: unknown) => node as DomElement,
      maxElemsToParse: MAX_TAGS,
      disableJSONLD: true,
    }).parse();
    return { blocks: found?.content ? readBlocks(found.content) : [], byline: found?.byline ?? null };
  } catch {
    // A page that Readability cannot take is read by its main part.
    return { blocks: [], byline: null };
  }
}

function weigh(blocks: readonly DraftBlock[]): { words: number; headings: number } {
  let words = 0;
  let headings = 0;
  for (const { kind, text } of blocks) {
    words += wordsIn(text);
    if (kind === 'heading') headings += 1;
  }
  return { words, headings };
}

/** Menus that are no elements of their own stand above the title. */
const MOST_ABOVE = 20;

/**
 * Where the title stands among the first blocks; -1 where it does not. Of two headings that say it Readability takes the
 * first one off: one below prose is then a section's.
 */
function findHeading(blocks: readonly DraftBlock[], title: string | null, everything: readonly DraftBlock[]): number {
  const form = titleForm(title ?? '');
  const says = ({ text }: DraftBlock) => form !== '' && titleForm(text) === form;
  const at = blocks.slice(0, MOST_ABOVE).findIndex(says);
  const count = (among: readonly DraftBlock[]) => among.filter((it) => it.kind === 'heading' && says(it)).length;
  const told = blocks.slice(0, Math.max(0, at)).some(({ text }) => wordsIn(text) >= PROSE_WORDS && endsSentence(text));
  return told && count(everything) > count(blocks) ? -1 : at;
}

const HEAD_BLOCKS = 4;

/** Takes the title's own heading, which stands at `at`, and the byline off the top; both are kept as metadata. */
function dropHead(
  blocks: readonly DraftBlock[],
  at: number,
  { title, author }: { title: string | null; author: string | null },
): DraftBlock[] {
  const form = titleForm(title ?? '');
  const end = Math.max(0, at) + HEAD_BLOCKS;
  const head = blocks.slice(0, end).filter((block, place) => {
    const { text } = block;
    // Readability takes the heading off and leaves the kind of piece above it.
    if (place <= Math.max(at, 0) && block.kind === 'paragraph' && isKicker(block)) return false;
    if (form !== '' && titleForm(text) === form) return false;
    if (author === null) return true;
    return !(text.includes(author) && isCredits(text)) && titleForm(withoutMarks(text)) !== titleForm(author);
  });
  const rest = [...head, ...blocks.slice(end)];
  return rest.length > 0 ? rest : [...blocks];
}

/** "Jane Doe1, John Roe2*": behind the names of a paper's authors stands where they work. */
const withoutMarks = (text: string) => text.replace(/[\p{N}*†‡§]+/gu, '');

/** "입력 2024.05.03 09:12 | 수정 2024.05.03 11:40 김철수 기자": credits beside each other, as a row longer than one may be. */
const isCredits = (text: string) => isCredit(text) || text.split(BARS).every(isCredit);

const MAX_OMISSIONS = 200;

/** What stood on the page and is in none of the blocks that were kept, nor named in the article's head. */
function listOmitted(
  everything: readonly DraftBlock[],
  kept: readonly DraftBlock[],
  named: readonly (string | null)[],
): Omission[] {
  const texts = new Set([...named.map((name) => titleForm(name ?? '')), ...kept.map(({ text }) => titleForm(text))]);
  const omitted: Omission[] = [];
  for (const block of everything) {
    const form = titleForm(block.text);
    if (form === '' || texts.has(form) || omitted.length >= MAX_OMISSIONS) continue;
    texts.add(form);
    omitted.push(omission(block.text.slice(0, 2000), guessReason(block)));
  }
  return omitted;
}
