/** Rows as columns of a terminal, where a Korean letter or an emoji takes the room of two others. */
export const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The ranges that Unicode calls wide or full-width, and pictures. */
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])|\ufe0f/u;
/** One long name does not move the others to the edge; its row alone is longer. */
const WIDEST = 48;

export const widthOf = (text: string): number => {
  let width = 0;
  for (const { segment } of LETTERS.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
};

/** Cells of each row, the last of any length, as lines that stand in columns. */
export function alignColumns(table: readonly (readonly string[])[]): string {
  // A name may hold a line break, which would end its row.
  const rows = table.map((row) => row.map((cell) => cell.replace(/[\s\p{Cc}]+/gu, ' ')));
  const widths = rows.map((row) => row.map(widthOf));
  const columns = (rows[0] ?? []).map((_, at) => Math.min(WIDEST, Math.max(...widths.map((row) => row[at] ?? 0))));
  return rows
    .map((row, r) => row.map((cell, c) => cell + ' '.repeat(Math.max(0, (columns[c] ?? 0) - (widths[r]?.[c] ?? 0)))))
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}
