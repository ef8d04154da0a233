/** PDFs drawn piece by piece, and what was read of them; for the tests of what stands where on a page. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { parseArticle } from '../../../src/articles/read.ts';
import type { Article } from '../../../src/types.ts';
import { OPTIONS } from '../reading.ts';

/** Text, its left edge, its height, and where it differs from the body its size and face. */
export type Item = readonly [text: string, x: number, y: number, size?: number, face?: 'bold' | 'italic'];

/** A4 pages with the items in the order in which they are drawn. */
export async function draw(pages: readonly (readonly Item[])[], info: { title?: string; author?: string } = {}) {
  const pdf = await PDFDocument.create();
  if (info.title !== undefined) pdf.setTitle(info.title);
  if (info.author !== undefined) pdf.setAuthor(info.author);
  const plain = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  const italic = await pdf.embedFont(StandardFonts.HelveticaOblique);
  for (const items of pages) {
    const page = pdf.addPage([595, 842]);
    for (const [text, x, y, size = 10, face] of items)
      page.drawText(text, { x, y, size, font: face === 'bold' ? bold : face === 'italic' ? italic : plain });
  }
  return parseArticle('ferry.pdf', await pdf.save(), OPTIONS);
}

export const PROSE = [
  'The first boat in two years left the harbour on Monday with forty passengers and',
  'a piano, which nobody had asked for. It was taken along as ballast, came back on',
  'Friday out of tune, and stands in the waiting room now, where the captain plays it',
  'whenever the fog is too thick for him to leave.',
];
export const prose = (y: number, x = 60): Item[] => PROSE.map((line, at) => [line, x, y - at * 13]);
export const text = PROSE.join(' ');
export const rowsOf = (article: Article) =>
  article.blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end }) => article.text.slice(start, end));
/** Cells at the given left edges, a row every 16 points. */
export const grid = (y: number, edges: readonly number[], rows: readonly (readonly string[])[], lead = 16): Item[] =>
  rows.flatMap((row, at) =>
    row.map((cell, column): Item => [cell, edges[column] ?? 0, y - at * lead]).filter(([cell]) => cell !== ''),
  );
