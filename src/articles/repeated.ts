/**
 * Blocks that stand in many articles of a corpus: a footer that names the licence, a box about the magazine. One
 * article cannot show that, so each hands out keys of its short blocks, and whoever sees the corpus says which repeat.
 */
import { createHash } from 'node:crypto';
import type { Article, Block } from '../types.ts';
import { wordsIn } from './line-shapes.ts';

/** Longer blocks are prose; two articles that share one quote each other. */
const LONGEST_REPEATED_WORDS = 60;

/** One key for each different block that could be a repeated one, in reading order. Equal text gives equal keys. */
export function blockKeys(article: Article): string[] {
  return [...new Set(article.blocks.map((block) => keyOf(article, block)).filter((key) => key !== null))];
}

/** Marks the blocks whose key repeats, unless nothing would be left to read. */
export function markRepeated(article: Article, isRepeated: (key: string) => boolean): Article {
  let kept = 0;
  const blocks = article.blocks.map((block): Block => {
    if (block.omitted !== undefined) return block;
    const key = keyOf(article, block);
    if (key !== null && isRepeated(key)) return { ...block, omitted: 'repeated-in-corpus' };
    if (block.kind !== 'heading') kept += 1;
    return block;
  });
  return kept === 0 ? article : { ...article, blocks };
}

function keyOf({ text }: Article, block: Block): string | null {
  if (block.kind === 'heading' || block.kind === 'code' || block.end - block.start > 1000) return null;
  const content = text.slice(block.start, block.end);
  if (wordsIn(content) > LONGEST_REPEATED_WORDS) return null;
  return createHash('sha256').update(content.toLowerCase()).digest('base64url').slice(0, 16);
}
