/**
 * Finds the headlines of a page that lists many stories. Copied text may have blank lines between all of its lines,
 * between the stories only, or nowhere; a date may stand below a headline, above it or at the end. So a page is one that
 * lists stories where their shape returns, most of them dated or signed, or each following the other closely.
 */
import { isSignature, isSignedName } from '../../credits/signatures.ts';
import { endsSentence, isCredit, wordsIn } from '../../line-shapes.ts';
import { isTimeStamp } from '../../times.ts';
import type { Paragraph } from '../paragraphs.ts';
import { createStoryFinder, isHeadline, isTold, LEAST_TEASER_WORDS, type Story } from './story.ts';

export interface Listing {
  /** Positions of the headlines, each with where it is read: above a date that stands on top of it. */
  readonly headlines: ReadonlyMap<number, number>;
  /** Positions of lines round the headlines that are no headings: dates, labels, captions. */
  readonly beside: ReadonlySet<number>;
}

const FEWEST_STORIES = 3;
/** So many stories without date or name have to follow each other closely. */
const FEWEST_UNSIGNED = 4;
/** Teaser, caption, label, a box between two stories; more lines are an article. */
const LONGEST_STORY = 12;
const LONGEST_UNSIGNED_STORY = 4;
const LONGEST_CAPTION_WORDS = 20;
const MAX_LABEL_WORDS = 2;
/** Lines below the last teaser that may still be its own. */
const TAIL = 3;

export function findListing(paragraphs: readonly Paragraph[]): Listing {
  const findStories = createStoryFinder(paragraphs);
  const stories = findStories(false);
  const close = chainsOf(stories, isNextUnsigned).filter(({ length }) => length >= FEWEST_UNSIGNED);
  const grouped = stories.filter(({ headline }) => isWholeGroup(paragraphs, headline));
  const plain = [...close.flat(), ...(grouped.length >= FEWEST_STORIES ? grouped : [])];
  const headlines = new Map(plain.map(({ headline }) => [headline, headline]));
  const beside = new Set<number>();
  if (stories.length < FEWEST_STORIES) return { headlines, beside };
  const stamps = paragraphs.map(({ text }) => isStamp(text));
  if (!chainsOf(stories, isNext).some((chain) => isListing(stamps, chain))) return { headlines, beside };
  for (const chain of chainsOf(findStories(true), isNext)) {
    if (!isListing(stamps, chain)) continue;
    const datesFirst = stampsStandAbove(stamps, chain);
    chain.forEach((story, at) => {
      const stamp = datesFirst ? stampAbove(stamps, story) : null;
      headlines.set(story.headline, readAt(paragraphs, story, stamp, at === 0));
    });
    if (!datesFirst)
      for (const at of findUntold(paragraphs, stamps, chain)) if (!headlines.has(at)) headlines.set(at, at);
    for (const at of linesBeside(paragraphs, stamps, chain)) if (!headlines.has(at)) beside.add(at);
  }
  return { headlines, beside };
}

/** Says when a story appeared, or who wrote it. */
const isStamp = (text: string): boolean => isTimeStamp(text) || isSignature(text) || isSignedName(text);

type Follows = (before: Story, story: Story) => boolean;

const isNext: Follows = (before, { headline }) => headline - before.teaser <= LONGEST_STORY;

/** Nothing but the teaser before stands above the headline: lines that are neither are a list of other things. */
const isNextUnsigned: Follows = (before, { headline, top }) =>
  headline - before.teaser <= LONGEST_UNSIGNED_STORY && top === headline;

/** Parts the stories where one does not follow the one before. */
function chainsOf(stories: readonly Story[], follows: Follows): Story[][] {
  const chains: Story[][] = [];
  stories.forEach((story, at) => {
    const before = stories[at - 1];
    if (before !== undefined && follows(before, story)) chains.at(-1)?.push(story);
    else chains.push([story]);
  });
  return chains;
}

/** Most of the stories are signed or dated, above or below. */
function isListing(stamps: readonly boolean[], chain: readonly Story[]): boolean {
  const dated = chain.filter(({ signed, top, teaser }, at) => {
    const end = chain[at + 1]?.headline ?? teaser + 1 + TAIL;
    return signed || stamps.slice(top, end).includes(true);
  });
  return dated.length >= FEWEST_STORIES && dated.length * 2 >= chain.length;
}

function stampAbove(stamps: readonly boolean[], { headline, top }: Story): number | null {
  for (let at = headline - 1; at >= top; at -= 1) if (stamps[at]) return at;
  return null;
}

/** A date above each headline and none below the last story: dates stand on top of their headlines. */
function stampsStandAbove(stamps: readonly boolean[], chain: readonly Story[]): boolean {
  const first = chain[0] as Story;
  const last = chain.at(-1) as Story;
  const below = stamps.slice(last.teaser + 1, last.teaser + 1 + TAIL).includes(true);
  const between = chain.some(({ headline, teaser }) => stamps.slice(headline + 1, teaser).includes(true));
  return !below && !between && stampAbove(stamps, first) !== null;
}

/**
 * Where a headline is read, so that no date or label of its own falls to the story before.
 *
 * @param stamp - where its date stands, if above.
 */
function readAt(paragraphs: readonly Paragraph[], story: Story, stamp: number | null, first: boolean): number {
  let group = story.headline;
  while (group > story.top && paragraphs[group]?.gap === 0) group -= 1;
  const grouped = !first && (paragraphs[group]?.gap ?? 0) > 0;
  return Math.min(stamp ?? story.headline, grouped ? group : story.headline);
}

/**
 * Headlines without a teaser, each between a blank line and its date: what stands there is no part of the story above, and
 * that one has to have a date of its own, since who wrote it may stand between its teaser and its date.
 */
function* findUntold(
  paragraphs: readonly Paragraph[],
  stamps: readonly boolean[],
  chain: readonly Story[],
): Generator<number> {
  const signed = new Map(chain.map((story) => [story.teaser, story.signed]));
  const last = (chain.at(-1) as Story).teaser;
  let dated = false;
  for (let at = (chain[0] as Story).teaser; at < paragraphs.length - 1; at += 1) {
    const paragraph = paragraphs[at] as Paragraph;
    if (isTold(paragraph)) {
      if (at > last) return;
      dated = signed.get(at) ?? false;
    } else if (stamps[at]) dated = true;
    else if (dated && paragraph.kind === 'prose' && paragraph.gap > 0 && isHeadline(paragraph.text))
      if (stamps[at + 1]) yield at;
  }
}

/** The lines between two blank ones are a story and nothing else. A line that goes on below was torn, as at a formula. */
function isWholeGroup(paragraphs: readonly Paragraph[], headline: number): boolean {
  if (paragraphs[headline]?.gap === 0 || /^(?:\d{1,3} )?\p{Ll}/u.test(paragraphs[headline + 1]?.text ?? ''))
    return false;
  let at = headline + 1;
  for (; paragraphs[at]?.gap === 0; at += 1) {
    const { text, kind } = paragraphs[at] as Paragraph;
    const sentence = endsSentence(text) && wordsIn(text) >= LEAST_TEASER_WORDS;
    if (kind !== 'prose' || !(sentence || isCredit(text) || wordsIn(text) <= 3)) return false;
  }
  return at > headline + 1;
}

/** What stands above the teasers, and lines of one or two words that stand above no text. */
function* linesBeside(
  paragraphs: readonly Paragraph[],
  stamps: readonly boolean[],
  chain: readonly Story[],
): Generator<number> {
  for (const { top, teaser } of chain) for (let at = top; at < teaser; at += 1) yield at;
  const from = (chain[0] as Story).headline;
  const to = Math.min(paragraphs.length, (chain.at(-1) as Story).teaser + 1 + TAIL);
  for (let at = from; at < to; at += 1) {
    const { text } = paragraphs[at] as Paragraph;
    const next = paragraphs[at + 1];
    const aboveText = next !== undefined && isTold(next) && wordsIn(next.text) > LONGEST_CAPTION_WORDS;
    if (stamps[at] || (wordsIn(text) <= MAX_LABEL_WORDS && !aboveText)) yield at;
  }
}
