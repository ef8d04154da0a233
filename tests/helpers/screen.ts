/** A small terminal: what stands on its rows after the characters and the cursor movements that Node's readline writes. */
import { Writable } from 'node:stream';

export interface Screen extends Writable {
  readonly isTTY: true;
  readonly columns: number;
  rows(): string[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/** @throws RangeError for a control sequence that it does not know. */
export function createScreen(columns: number): Screen {
  const rows: string[][] = [[]];
  const cursor = { row: 0, column: 0 };
  let wraps = true;
  let saved = { ...cursor };
  const write = (character: string) => {
    if (cursor.column === columns && !wraps) cursor.column -= 1;
    if (cursor.column === columns) Object.assign(cursor, { row: cursor.row + 1, column: 0 });
    while (rows.length <= cursor.row) rows.push([]);
    const row = rows[cursor.row] as string[];
    while (row.length < cursor.column) row.push(' ');
    row[cursor.column] = character;
    cursor.column += 1;
  };
  const control = (sequence: string) => {
    // The cursor shown or hidden.
    if (/\?25[hl]$/.test(sequence)) return;
    if (/\?7[hl]$/.test(sequence)) {
      wraps = sequence.endsWith('h');
      return;
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is steered by them.
    const [, count = '', name] = /^\u001b\[(\d*)([A-Z])$/.exec(sequence) ?? [];
    const by = Number(count || 1);
    if (name === 'A') cursor.row = Math.max(0, cursor.row - by);
    else if (name === 'C') cursor.column = Math.min(columns - 1, cursor.column + by);
    else if (name === 'D') cursor.column = Math.max(0, cursor.column - by);
    else if (name === 'G') cursor.column = by - 1;
    else if (name === 'J') {
      rows.length = Math.min(rows.length, cursor.row + 1);
      rows[cursor.row]?.splice(cursor.column);
    } else if (name === 'K') rows[cursor.row]?.splice(count === '2' ? 0 : cursor.column);
    else throw new RangeError(`createScreen: ${JSON.stringify(sequence)} is no control sequence that it knows.`);
  };
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is steered by them.
      for (const part of String(text).match(/\u001b(?:\[[\d;?]*[A-Za-z]|[78])|[\s\S]/gu) ?? []) {
        if (part === '\r') cursor.column = 0;
        else if (part === '\n') Object.assign(cursor, { row: cursor.row + 1, column: 0 });
        else if (part === '\u001b7') saved = { ...cursor };
        else if (part === '\u001b8') Object.assign(cursor, saved);
        else if (part.length > 1 && part.startsWith('\u001b')) control(part);
        else write(part);
      }
      done();
    },
  });
  return Object.assign(stream, {
    isTTY: true as const,
    columns,
    cursor,
    rows: () => rows.map((row) => row.join('').trimEnd()),
  });
}
