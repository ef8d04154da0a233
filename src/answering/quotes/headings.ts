/** What a quote stands under: the headings of its passage and, for a row of a table, what names the columns. */
import { listsFacts } from '../../../embeddings/heading-paths.ts';
import { type Header, headerOf, isRow, type PassageWithSentences } from '../sentences.ts';
import { type Run, textOf } from './runs.ts';

/** What a quote stands under; a row that is quoted without the header of its table has that as the innermost heading. */
export function headingsOf({ passage, first }: Run): readonly string[] {
  const header = headerOf(passage, first);
  const continues = headerOf(passage, 0)?.position === null;
  const headings = continues ? passage.heading.slice(0, -1) : passage.heading;
  return header === null || isFact(header, passage) ? headings : [...headings, header.text];
}

/** The first row of a list of facts says nothing of the others. */
function isFact({ position }: Header, passage: PassageWithSentences): boolean {
  if (position === null) return false;
  const rows: string[] = [];
  for (let at = position + 1; at < passage.sentences.length; at += 1) {
    const text = textOf({ passage, first: at, last: at });
    if (!isRow(text)) break;
    rows.push(text);
  }
  return listsFacts(rows);
}
