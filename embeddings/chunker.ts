/**
 * Article -> passages and their windows, as spans of the article's text. A passage is what is ranked and shown, a
 * window is what is embedded. Cuts fall between sentences, at the end of a paragraph where one is near; the size is
 * chosen again after every cut from what is left of the section, so that no section ends in a scrap.
 */
import type { Article, Block, Passage, Span } from '../src/types.ts';
import { createHeadingPaths } from './heading-paths.ts';
import { cutSentences } from './sentences.ts';
import { cutWindows, type WindowOptions } from './windows.ts';
import { measureWords } from './words.ts';

/** About three paragraphs of news: long enough to answer, short enough to read in a message. */
export const PASSAGE_WORDS = 160;

export { OVERLAP_SENTENCES, WINDOW_WORDS } from './windows.ts';

export interface PassageOptions extends WindowOptions {
  readonly passageWords?: number;
}

/** A heading of fewer words names a part of the article and tells nothing. */
const HEADLINE_WORDS = 5;

interface Sentence extends Span {
  readonly words: number;
  readonly block: Block;
  /** True for the last sentence of its block. */
  readonly closesBlock: boolean;
  /** True for a question, and for what ends in a colon: what it leads to stands behind it. */
  readonly leadsIn: boolean;
}

// What a cut costs, in shares of the wanted length, beyond missing that length.
const INSIDE_PARAGRAPH = 0.25;
const INSIDE_LIST = 0.1;
const AFTER_LEAD_IN = 0.6;
const LEADS_IN = /[?？:：]\P{L}{0,3}$/u;

/**
 * Cuts the article into passages. Together they hold every character of every block that is kept, but white space;
 * headings where nothing else stands below them, and headlines that tell something with what stands right below.
 *
 * @throws RangeError when a number of words or tokens is not positive.
 */
export function cutPassages(article: Article, options: PassageOptions = {}): Passage[] {
  const { passageWords = PASSAGE_WORDS } = options;
  if (!(passageWords > 0)) throw new RangeError(`passageWords must be above 0, but is ${passageWords}.`);
  const pathOf = createHeadingPaths(article);
  return findSections(article).flatMap(({ headline, blocks }) => {
    const sentences = blocks.flatMap((block) => sentencesOf(article.text, block));
    const passages = groupSentences(sentences, passageWords).map((group) =>
      toPassage(article.text, pathOf, group, options),
    );
    const [first, ...others] = passages;
    return first === undefined || headline === null ? passages : [putBelow(headline, first), ...others];
  });
}

interface Section {
  /** A heading right above that tells something by itself. */
  readonly headline: Block | null;
  readonly blocks: Block[];
}

/** A headline is a sentence of the passage below it, which may be quoted; it is embedded in front of every window anyway. */
const putBelow = ({ start, end }: Block, passage: Passage): Passage => ({
  ...passage,
  start,
  sentences: [{ start, end }, ...passage.sentences],
});

/** Runs of blocks that a passage may join: same heading, nothing left out between them, no new part begun. */
function findSections(article: Article): Section[] {
  const sections: Section[] = [];
  let current: Block[] = [];
  let opened = 0;
  const close = () => {
    if (current.length > 0) sections.push({ headline: headlineAbove(article, opened), blocks: current });
    current = [];
  };
  article.blocks.forEach((block, at) => {
    if (block.kind === 'heading') {
      close();
      if (block.omitted === undefined && standsAlone(article.blocks, at))
        sections.push({ headline: null, blocks: [block] });
      return;
    }
    if (block.omitted !== undefined || block.sectionStart || !samePath(current.at(-1)?.heading, block.heading)) close();
    if (block.omitted !== undefined) return;
    if (current.length === 0) opened = at;
    current.push(block);
  });
  close();
  return sections;
}

function headlineAbove({ text, blocks }: Article, at: number): Block | null {
  const above = blocks[at - 1];
  if (above?.kind !== 'heading' || above.omitted !== undefined) return null;
  const below = blocks[at] as Block;
  const names = !below.sectionStart && samePath(above.heading, below.heading);
  return names && measureWords(text, above.start, above.end) >= HEADLINE_WORDS ? above : null;
}

/** True for a heading with nothing kept below it: neither text nor a deeper heading, which would name it in its path. */
function standsAlone(blocks: readonly Block[], at: number): boolean {
  const heading = blocks[at] as Block;
  for (let next = at + 1; next < blocks.length; next += 1) {
    const block = blocks[next] as Block;
    if (block.omitted !== undefined) continue;
    if (block.kind !== 'heading') return !samePath(block.heading, heading.heading);
    const above = block.heading.slice(0, heading.heading.length);
    return !(block.heading.length > above.length && samePath(above, heading.heading));
  }
  return true;
}

function samePath(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a === undefined || a === b || (a.length === b.length && a.every((part, at) => part === b[at]));
}

function sentencesOf(text: string, block: Block): Sentence[] {
  const spans = cutSentences(text, block);
  return spans.map(({ start, end }, at) => ({
    start,
    end,
    words: measureWords(text, start, end),
    block,
    closesBlock: at === spans.length - 1,
    leadsIn: LEADS_IN.test(text.slice(Math.max(start, end - 4), end)),
  }));
}

/** Cuts a section's sentences into runs of about `wanted` words, evenly. */
function groupSentences(sentences: readonly Sentence[], wanted: number): Sentence[][] {
  const groups: Sentence[][] = [];
  let left = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  let start = 0;
  while (start < sentences.length) {
    const passages = Math.max(1, Math.round(left / wanted));
    const end = passages === 1 ? sentences.length : findCut(sentences, start, left / passages);
    const group = sentences.slice(start, end);
    left -= group.reduce((sum, sentence) => sum + sentence.words, 0);
    groups.push(group);
    start = end;
  }
  return groups;
}

/** Index after the sentence at which a passage of about `target` words that begins at `start` ends best. */
function findCut(sentences: readonly Sentence[], start: number, target: number): number {
  let words = 0;
  let best = sentences.length;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = start; at < sentences.length; at += 1) {
    words += (sentences[at] as Sentence).words;
    const distance = Math.abs(words - target) / target;
    if (words > target && distance >= lowest) break;
    const cost = distance + cutCost(sentences[at] as Sentence, sentences[at + 1]);
    if (cost < lowest) {
      lowest = cost;
      best = at + 1;
    }
  }
  return best;
}

function cutCost(before: Sentence, after: Sentence | undefined): number {
  if (after === undefined) return 0;
  if (before.leadsIn) return AFTER_LEAD_IN;
  if (!before.closesBlock) return INSIDE_PARAGRAPH;
  const joins = (kind: Block['kind']) => kind === 'list-item' || kind === 'table-row';
  if (!joins(after.block.kind)) return 0;
  return joins(before.block.kind) ? INSIDE_LIST : AFTER_LEAD_IN;
}

function toPassage(
  text: string,
  pathOf: (block: Block) => readonly string[],
  group: readonly Sentence[],
  options: PassageOptions,
): Passage {
  const first = group[0] as Sentence;
  const last = group.at(-1) as Sentence;
  return {
    start: first.start,
    end: last.end,
    heading: pathOf(first.block),
    page: first.block.page ?? null,
    sentences: group.map(({ start, end }) => ({ start, end })),
    windows: cutWindows(text, group, options),
  };
}
