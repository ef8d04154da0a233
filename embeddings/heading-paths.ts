/**
 * What a block stands under: its headings and, for a row of a table, the first row, which names the columns. Without it a
 * row far down says nothing: it goes with the row into search and beside a quote, and never into the quote itself.
 */
import type { Article, Block } from '../src/types.ts';

/** A first row of more characters is told, and names nothing; every row below would carry it. */
const LONGEST_HEADER = 300;

/** @returns the headings of a block of the article, outermost first, its table's header as the innermost. */
export function createHeadingPaths({
  text,
  blocks,
}: Pick<Article, 'text' | 'blocks'>): (block: Block) => readonly string[] {
  const headers = new Map<Block, Block>();
  blocks.forEach((block, at) => {
    const above = blocks[at - 1];
    if (above !== undefined && isBelow(above, block)) headers.set(block, headers.get(above) ?? above);
  });
  return (block) => {
    const header = headers.get(block);
    if (header === undefined || header.end - header.start > LONGEST_HEADER) return block.heading;
    return [...block.heading, text.slice(header.start, header.end)];
  };
}

const isBelow = (above: Block, block: Block) =>
  above.kind === 'table-row' && block.kind === 'table-row' && !block.sectionStart && above.omitted === undefined;
