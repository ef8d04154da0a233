/** Takes the title off the top of a text, with what stands there only to name the site, and lines that repeat it. */
import type { Omission, OmissionReason } from '../../types.ts';
import { markBoilerplate } from '../boilerplate.ts';
import { type DraftBlock, type Marks, omission } from '../draft.ts';
import { endsSentence, looksLikeHeading, wordsIn } from '../line-shapes.ts';
import { cleanTitle } from '../metadata.ts';
import { isKicker, titleForm } from '../title-form.ts';
import { type Head, MAX_TITLE_WORDS } from './head-lines.ts';
import { isPageTalk } from './page-talk.ts';
import type { Subject } from './stories/subject-page.ts';
import { isCreditRow } from './title/lines.ts';
import { withoutLabel } from './title/marked-titles.ts';
import { findTitlePlace, type Place } from './title/place.ts';

const MAX_TITLE_LENGTH = 250;
const MOST_REPEATED = 3;
const MARKED_BLOCKS = 200;
const MOST_ABOVE_CREDIT = 2;
/** The kind of piece and its day, above the title. */
const MOST_KICKERS = 3;

export interface Titled {
  readonly blocks: DraftBlock[];
  readonly omitted: Omission[];
  /** Where the lines of the article begin, whose credits stand first: its title stood there or just below. */
  readonly at: number;
}

export interface TitleOptions {
  /** The name of the file often says what the article is about. */
  readonly path: string;
  /** `keep`: the site's own lines stay in the text. */
  readonly boilerplate: 'drop' | 'keep';
  /** Headlines of a page that lists stories are none of its title. */
  readonly headlines: ReadonlySet<string>;
  /** Most of these have a day or an author of their own. */
  readonly listsStories: boolean;
  /** What the stories of the page have in common. */
  readonly subject: Subject | null;
}

export function takeTitle(blocks: readonly DraftBlock[], head: Head, options: TitleOptions): Titled {
  const marks = markBoilerplate(blocks.slice(0, MARKED_BLOCKS));
  const first = findFirst(blocks, marks);
  const top = blocks[first];
  const withRepeats = (gone: Gone, next: number) => markRepeats(blocks, marks, head.title ?? '', next, gone);
  if (head.title !== null) return layOut(blocks, withRepeats(new Map(), first), first);
  if (options.subject !== null) {
    head.title = options.subject.title;
    const gone =
      options.boilerplate === 'drop' ? findLinesAboveLabel(blocks, marks, first, options.subject) : new Map();
    return layOut(blocks, withRepeats(gone, first), first);
  }
  if (top === undefined || !mayBeTitle(top) || blocks.length === 1) return layOut(blocks, new Map(), first);
  const { title, below, credits = below } = findPlaceBelowKicker(blocks, marks, first, options);
  const gone = options.boilerplate === 'drop' ? findLinesOfSite(blocks, marks, { first, below, title }) : new Map();
  const { text } = blocks[title] as DraftBlock;
  head.title = cleanTitle(withoutLabel(text));
  // What stays above the title heads nothing.
  const lines = blocks.map((block, at) => (at >= first && at < title ? asParagraph(block) : block));
  // A sentence serves as title and stays in the text.
  if (isSentence(text)) return layOut(lines, gone, credits);
  gone.set(title, null);
  return layOut(lines, withRepeats(gone, title + 1), credits);
}

/** Positions of the lines that leave the text, with why; null for the title. */
type Gone = Map<number, OmissionReason | null>;

function findPlaceBelowKicker(
  blocks: readonly DraftBlock[],
  marks: Readonly<Marks>,
  first: number,
  { path, ...options }: TitleOptions,
): Place {
  const headlines = options.listsStories ? options.headlines : withoutSigned(options.headlines, blocks);
  const place = findTitlePlace({ blocks, marks, first, path, headlines });
  let at = place.title;
  const isAbove = (line: DraftBlock | undefined) =>
    isKicker(line) || (at > place.title && isCreditRow(line?.text ?? ''));
  while (at < place.title + MOST_KICKERS && isAbove(blocks[at])) at += 1;
  // Above the first of many headlines the kind of piece says what all of them are.
  const { text } = blocks[at] ?? { text: '' };
  const found = at > place.title && looksLikeHeading(text) && !headlines.has(text);
  return found ? { ...place, title: at } : place;
}

/** Sections and the questions of an interview look like headlines, but the title alone is signed. */
function withoutSigned(headlines: ReadonlySet<string>, blocks: readonly DraftBlock[]): ReadonlySet<string> {
  const isSigned = (at: number) =>
    blocks.slice(at + 1, at + 1 + MOST_ABOVE_CREDIT).some(({ text }) => isCreditRow(text));
  const signed = blocks
    .slice(0, MARKED_BLOCKS)
    .flatMap(({ text }, at) => (headlines.has(text) && isSigned(at) ? [text] : []));
  return new Set([...headlines].filter((text) => !signed.includes(text)));
}

/** The page's talk above its first line, what names the site from there on, and the kind of piece above the title. */
function findLinesOfSite(
  blocks: readonly DraftBlock[],
  marks: Readonly<Marks>,
  { first, below, title }: Place & { readonly first: number },
): Gone {
  const gone: Gone = new Map();
  for (let at = 0; at < title; at += 1) {
    const talk = at < first && marks[at] === null;
    const ofSite = at >= first && (at < below || isKicker(blocks[at]) || (marks[at] ?? null) !== null);
    if (talk || ofSite) gone.set(at, marks[at] ?? 'navigation');
  }
  // A menu goes on below the title of a page that is known to have one.
  for (let at = title + 1; below > first && marks[at] === 'navigation'; at += 1) gone.set(at, 'navigation');
  return gone;
}

/** The page's talk above its first line, and what names the site from there to the label of its subject. */
function findLinesAboveLabel(
  blocks: readonly DraftBlock[],
  marks: Readonly<Marks>,
  first: number,
  { above }: Subject,
): Gone {
  const gone: Gone = new Map();
  for (let at = 0; at < marks.length && (at < first || above.has(blocks[at]?.text ?? '')); at += 1) {
    const text = blocks[at]?.text ?? '';
    if (marks[at] === null && !endsSentence(text)) gone.set(at, 'navigation');
  }
  return gone;
}

/** Takes the lines off as well that repeat the title from `next` on, be it below a menu; one line stays in any case. */
function markRepeats(
  blocks: readonly DraftBlock[],
  marks: Readonly<Marks>,
  title: string,
  next: number,
  gone: Gone,
): Gone {
  const form = titleForm(title);
  for (let at = next, seen = 0; seen < MOST_REPEATED; at += 1) {
    if ((marks[at] ?? null) !== null) continue;
    seen += 1;
    const text = blocks[at]?.text ?? '';
    if (text === '' || titleForm(text) !== form || blocks.length - gone.size <= 1) break;
    gone.set(at, 'repeated-in-article');
  }
  return gone;
}

function layOut(blocks: readonly DraftBlock[], gone: Gone, body: number): Titled {
  const above = [...gone.keys()].filter((at) => at < body).length;
  const omitted = [...gone].flatMap(([at, reason]) =>
    reason === null ? [] : [omission((blocks[at] as DraftBlock).text, reason)],
  );
  return { blocks: blocks.filter((_, at) => !gone.has(at)), omitted, at: body - above };
}

const asParagraph = (block: DraftBlock): DraftBlock =>
  block.kind === 'heading' ? { ...block, kind: 'paragraph', level: 0 } : block;

/** The first line that is neither boilerplate nor the page's own talk; the first of all where there is none. */
function findFirst(blocks: readonly DraftBlock[], marks: Readonly<Marks>): number {
  const first = marks.findIndex((mark, at) => mark === null && !isPageTalk((blocks[at] as DraftBlock).text));
  // A title alone is no text.
  const told = first >= 0 && (marks.indexOf(null, first + 1) > 0 || marks.length < blocks.length);
  return told ? first : Math.max(0, marks.indexOf(null));
}

function mayBeTitle({ kind, text }: DraftBlock): boolean {
  return (
    (kind === 'heading' || kind === 'paragraph') && text.length <= MAX_TITLE_LENGTH && wordsIn(text) <= MAX_TITLE_WORDS
  );
}

const isSentence = (text: string) => /[.!。]["”’»)]*$/u.test(text) && wordsIn(text) > 6;
