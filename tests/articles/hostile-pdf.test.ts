/** PDFs that were damaged or made to hurt: read, or refused in words. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutLines } from '../../src/articles/pdf/layout.ts';
import { findTableRows } from '../../src/articles/pdf/tables.ts';
import { parseArticle } from '../../src/articles/read.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { OPTIONS, survives } from './survives.ts';

type Change = (bytes: Uint8Array) => Uint8Array;

/** A place in a file, as a share of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const flip = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
  ([at, mask]): Change =>
    (bytes) => {
      const changed = Uint8Array.from(bytes);
      const index = Math.floor(at * (bytes.length - 1));
      changed[index] = (changed[index] ?? 0) ^ mask;
      return changed;
    },
);
const cut = fc.tuple(place, fc.integer({ min: 1, max: 400 })).map(
  ([at, length]): Change =>
    (bytes) => {
      const from = Math.floor(at * bytes.length);
      return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + length)]);
    },
);
const double = fc.tuple(place, fc.integer({ min: 1, max: 400 })).map(
  ([at, length]): Change =>
    (bytes) => {
      const from = Math.floor(at * bytes.length);
      return Uint8Array.from([...bytes.subarray(0, from + length), ...bytes.subarray(from)]);
    },
);
const end = place.map(
  (at): Change =>
    (bytes) =>
      bytes.slice(0, Math.floor(at * bytes.length)),
);
const changes = fc.array(fc.oneof(flip, flip, cut, double, end), { minLength: 1, maxLength: 6 });

const sources: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['of the sample corpus', () => Uint8Array.from(readFileSync('articles/family-reunions.pdf'))],
  ['with packed objects', () => makePdf(STORY, { author: 'Marta Lind', date: new Date('2018-10-05') })],
  // Where nothing is packed, a change reaches names, numbers and references instead of ending in a broken stream.
  ['without packing', () => Buffer.from(plainPdf('BT /F1 12 Tf 72 700 Td (The ferry left.) Tj ET'), 'latin1')],
];
const STORY = '# The Ferry\n\nThe first boat left on Monday.\n\n## The engine\n\nIt had been built in 1961.';

describe('a damaged PDF is read or refused in words', () => {
  test.each(sources)('%s', { timeout: 120_000 }, async (_, load) => {
    const original = await load();
    expect((await parseArticle('a.pdf', original, OPTIONS)).text.length).toBeGreaterThan(10);
    const property = fc.asyncProperty(changes, (made) =>
      inTime(
        survives(
          'a.pdf',
          made.reduce((bytes, change) => change(bytes), original),
        ),
      ),
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('a PDF that was made to hurt is read or refused in words', () => {
  const text = 'BT /F1 12 Tf 72 700 Td (The ferry left the harbour.) Tj ET';
  test.each([
    ['pages that hold each other', plainPdf(text).replace('/Kids [4 0 R]', '/Kids [2 0 R 4 0 R]')],
    ['a page that is its own content', plainPdf(text).replace('/Contents 5 0 R', '/Contents 4 0 R')],
    ['a thousand nested graphics states', plainPdf(`${'q '.repeat(1_000)}${text}`)],
    ['ten thousand nested lists', plainPdf(`${'['.repeat(10_000)} ${text}`)],
    ['a count of pages that is a lie', plainPdf(text).replace('/Count 1', '/Count 2000000000')],
    ['a length that is a lie', plainPdf(text).replace(/\/Length \d+/, '/Length 2000000000')],
    ['text in a font of no size', plainPdf('BT /F1 0 Tf 0 0 Td (The ferry left.) Tj ET')],
    ['text at places that are no numbers', plainPdf('BT /F1 12 Tf 1e400 -1e400 Td (The ferry left.) Tj ET')],
  ])('%s', async (_, source) => {
    await inTime(survives('a.pdf', Buffer.from(source, 'latin1')));
  });

  test('a paragraph of twenty thousand lines costs no square of their number', { timeout: 120_000 }, () => {
    const text = 'the ferry left the harbour and came back again to the pier-';
    const at = { x: 72, right: 500, size: 12, font: 'f', height: 0.5 };
    const lines = Array.from({ length: 20_000 }, (_, line) => {
      const row = line % 50;
      return { ...at, text, page: 1 + (line - row) / 50, y: 800 - row * 14 };
    });
    const before = process.cpuUsage();
    expect(layOutLines(lines).map((block) => block.text.length)).toEqual([text.length * lines.length - 19_999]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(20_000);
  });
});

describe('what looks like a table and is none costs no square of its lines', () => {
  const line = (cells: number, row: number, step: number) => ({
    text: 'a b',
    cells: Array.from({ length: cells }, (_, at) => ({ text: 'a', x: at * step + row, right: at * step + row + 1 })),
    page: 1,
    x: row,
    right: 500,
    y: 1e6 - row * 12,
    size: 10,
    font: 'f',
    height: 0.5,
  });
  test.each([
    ['rows of other columns each', 2, 100],
    ['rows of many cells', 29, 40],
    ['rows of too many cells', 40, 40],
  ])('%s', { timeout: 60_000 }, (_, cells, step) => {
    const lines = Array.from({ length: 20_000 }, (__, row) => line(cells, row, step));
    const before = process.cpuUsage();
    findTableRows(lines);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(10_000);
  });
});

/** A file that hangs is told as such, not as a test that took too long. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The PDF was neither read nor refused in 20 seconds.')), 20_000);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A PDF of one page in plain letters, without a table of its objects: readers find them by themselves. */
function plainPdf(content: string): string {
  return [
    '%PDF-1.4',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj',
    '4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >> endobj',
    `5 0 obj << /Length ${content.length} >> stream\n${content}\nendstream endobj`,
    'trailer << /Root 1 0 R >>',
    '%%EOF',
  ].join('\n');
}

test('what the library says of a damaged PDF ends in one full stop', async () => {
  const source = plainPdf('BT ET').replace('/Kids [4 0 R]', '/Kids [/Four]');
  await expect(parseArticle('a.pdf', Buffer.from(source, 'latin1'), OPTIONS)).rejects.toThrow(
    /^The PDF could not be read: .*[a-z]\. Save it again/,
  );
});
