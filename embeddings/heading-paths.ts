/**
 * What a block stands under: its headings and, for a row of a table, the first row, which names the columns. Without it a
 * row far down says nothing: it goes with the row into search and beside a quote, and never into the quote itself. In a
 * list of facts, "Opened | 1871" above "Keeper | A. Mor", each row is named by its own label.
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
  const facts = findFacts(text, headers);
  return (block) => {
    const header = headers.get(block);
    if (header === undefined || facts.has(header) || header.end - header.start > LONGEST_HEADER) return block.heading;
    return [...block.heading, text.slice(header.start, header.end)];
  };
}

const CELLS = ' | ';
/** One value in more than so many may be missing in a column of numbers. */
const MOST_OF_COLUMN = 4;

/** The first rows of tables that list facts. */
function findFacts(text: string, headers: ReadonlyMap<Block, Block>): ReadonlySet<Block> {
  const tables = new Map<Block, string[]>();
  for (const [{ start, end }, header] of headers) {
    const rows = tables.get(header);
    if (rows === undefined) tables.set(header, [text.slice(start, end)]);
    else rows.push(text.slice(start, end));
  }
  return new Set([...tables].flatMap(([header, rows]) => (listsFacts(rows) ? [header] : [])));
}

/**
 * True where each row is a label and its value, and some values are numbers and some are none: no column is so.
 *
 * @param rows - those below the first one.
 */
export function listsFacts(rows: readonly string[]): boolean {
  const cells = rows.map((row) => row.split(CELLS));
  const numbers = cells.filter(([, value = '']) => /\d/.test(value)).length;
  return (
    cells.every(({ length }) => length <= 2) &&
    rows.length > 0 &&
    Math.min(numbers, rows.length - numbers) * MOST_OF_COLUMN >= rows.length
  );
}

const isBelow = (above: Block, block: Block) =>
  above.kind === 'table-row' && block.kind === 'table-row' && !block.sectionStart && above.omitted === undefined;
