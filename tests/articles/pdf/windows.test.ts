/** On Windows paths are joined by backslashes, and pdf.js wants its folders to end in a slash. */
import { PDFDocument } from 'pdf-lib';
import { expect, test, vi } from 'vitest';
import { parseArticle } from '../../../src/articles/read.ts';

vi.mock(import('node:path'), async (importOriginal) => {
  const path = await importOriginal();
  return { ...path, join: path.win32.join };
});

test('a PDF is read where paths are joined by backslashes', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('The ferry left the harbour at six in the morning.', { x: 40, y: 400, size: 12 });
  const { text } = await parseArticle('ferry.pdf', await pdf.save(), { boilerplate: 'drop', maxBytes: 30_000_000 });
  expect(text).toBe('The ferry left the harbour at six in the morning.');
});
