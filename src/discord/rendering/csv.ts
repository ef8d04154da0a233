/** Lists that are too long for a message, as a CSV file. Cells that a spreadsheet would run as formulas are disarmed. */
import { stringify } from 'csv-stringify/sync';
import type { OutgoingFile } from '../command.ts';

/** Beyond this, a file is cut at a row: Discord takes 10 MB. */
const MAX_ROWS = 20_000;

export function csvFile(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): OutgoingFile {
  const table = rows.slice(0, MAX_ROWS).map((row) => [...row]);
  // The byte order mark makes spreadsheets read UTF-8.
  return { name, content: stringify([[...columns], ...table], { escape_formulas: true, bom: true }) };
}
