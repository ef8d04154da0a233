/** Long lines for a terminal, broken at words: a terminal itself breaks them anywhere and drops the indentation. */
import { LETTERS, widthOf } from './columns.ts';

/** What stands before the text of a line: white space, or the number of a quote. */
const LEAD = /^(?:\[\d+\] )?[^\S\n]*/;
/** With less room for text than this nothing is indented. */
const LEAST_ROOM = 4;

/** The text as it is where it is piped; on a terminal in lines that fit. */
export function wrapFor(stream: { readonly isTTY?: boolean; readonly columns?: number }, text: string): string {
  return stream.isTTY && stream.columns ? wrapLines(text, stream.columns) : text;
}

/** @param width - in columns, of which a Korean letter or an emoji takes two. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (widthOf(line) <= width ? line : wrapLine(line, width)))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const lead = LEAD.exec(line)?.[0] ?? '';
  const indentation = width - widthOf(lead) < LEAST_ROOM ? '' : ' '.repeat(widthOf(lead));
  const lines: string[] = [];
  let current = lead;
  let isEmpty = true;
  const breakLine = () => {
    lines.push(current.trimEnd());
    current = indentation;
    isEmpty = true;
  };
  for (const word of line.slice(lead.length).split(/(?<=[^\S\n])(?=\S)/)) {
    if (!isEmpty && widthOf(current + word.trimEnd()) > width) breakLine();
    for (const letter of lettersOf(word)) {
      // A word that is longer than a whole line.
      if (!isEmpty && letter.trim() !== '' && widthOf(current + letter) > width) breakLine();
      current += letter;
      isEmpty = false;
    }
  }
  breakLine();
  return lines.join('\n');
}

const lettersOf = (word: string): string[] => Array.from(LETTERS.segment(word), ({ segment }) => segment);
