/**
 * Blocks that stand in many articles of a corpus: a footer that names the licence, a box about the magazine. One
 * article cannot show that, so each hands out keys of its blocks, and whoever sees the corpus says which repeat. Copies of
 * one article share blocks as well, and what they share would be found nowhere if it were left out: furniture is little,
 * and stands above or below all that is the article's own; a label of a few words may stand anywhere.
 */
import { createHash } from 'node:crypto';
import type { Article, Block } from '../../types.ts';
import { endsSentence, wordsIn } from '../line-shapes.ts';

/** Longer blocks are never furniture; two articles that share one are copies, or quote each other. */
const LONGEST_REPEATED_WORDS = 60;
const LONGEST_REPEATED = 1000;
/** What ends no sentence is prose from here on. An item or a row tells something however short it is. */
const FEWEST_PROSE_WORDS = 8;
/** An article that shares more paragraphs than a footer has is a copy. */
const MOST_FURNITURE = 3;

/** One key for each different block that could be furniture, in reading order. Equal text gives equal keys. */
export const blockKeys = (article: Article): string[] => keysOf(article, true);

/** As `blockKeys`, of the longer blocks: that one of them repeats tells a copy. */
export const longBlockKeys = (article: Article): string[] => keysOf(article, false);

/**
 * Marks the furniture among the blocks whose key repeats; nothing in an article that is a copy of others.
 *
 * @param isShared - whether a key stands in another article at all: copies that differ here and there show by that.
 */
export function markRepeated(
  article: Article,
  isRepeated: (key: string) => boolean,
  isShared: (key: string) => boolean = isRepeated,
): Article {
  const looks = article.blocks.map((block) => {
    if (!isKeyed(block) || block.omitted !== undefined) return NEITHER;
    const content = article.text.slice(block.start, block.end);
    const key = keyOf(content);
    const prose = endsSentence(content) || wordsIn(content) >= FEWEST_PROSE_WORDS;
    const label = !prose && block.kind === 'paragraph';
    const [own, shared] = [!label && !isShared(key), prose && isShared(key)];
    return { own, shared, label, repeated: isShort(content) && isRepeated(key) };
  });
  const own = looks.filter((one) => one.own).length;
  const shared = looks.filter((one) => one.shared).length;
  if (own === 0 || shared > own || shared > MOST_FURNITURE) return article;
  const [first, last] = [looks.findIndex((one) => one.own), looks.findLastIndex((one) => one.own)];
  const blocks = article.blocks.map((block, at): Block => {
    const { repeated, label } = looks[at] ?? NEITHER;
    return repeated && (label || at < first || at > last) ? { ...block, omitted: 'repeated-in-corpus' } : block;
  });
  return { ...article, blocks };
}

const NEITHER = { own: false, shared: false, label: false, repeated: false };

const isKeyed = ({ kind }: Block): boolean => kind !== 'heading' && kind !== 'code';

const isShort = (content: string): boolean =>
  content.length <= LONGEST_REPEATED && wordsIn(content) <= LONGEST_REPEATED_WORDS;

function keysOf({ blocks, text }: Article, short: boolean): string[] {
  const contents = blocks.filter(isKeyed).map(({ start, end }) => text.slice(start, end));
  return [...new Set(contents.filter((content) => isShort(content) === short).map(keyOf))];
}

const keyOf = (content: string): string =>
  createHash('sha256').update(content.toLowerCase()).digest('base64url').slice(0, 16);
