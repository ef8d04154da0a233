/**
 * What is printed while the last line of the terminal is in use, by somebody who types or by a bar, goes above that line.
 * Answers, the log and troubles all go this way; where no line is held they are simply written.
 */
import { clearLine, clearScreenDown, cursorTo, type Interface, moveCursor } from 'node:readline';

const WRAP = '\u001b[?7h';
const CUT_OFF = '\u001b[?7l';
const SAVE_CURSOR = '\u001b7';

interface LastLine {
  clear(): void;
  draw(): void;
}

let held: LastLine | null = null;

function hold(line: LastLine): () => void {
  held = line;
  return () => {
    if (held === line) held = null;
  };
}

/** @param text - whole lines, each with its end. */
export function printAbove(text: string, stream: NodeJS.WritableStream = process.stderr): void {
  held?.clear();
  stream.write(text);
  held?.draw();
}

/** From now on `printAbove` minds the line that is typed at this prompt, on this screen. Returns what ends that. */
export function keepLine(lines: Interface, screen: NodeJS.WritableStream = process.stdout): () => void {
  let rows = 0;
  return hold({
    clear() {
      if (!lines.terminal) return;
      // A line longer than the screen is wide stands on several rows.
      rows = lines.getCursorPos().rows;
      moveCursor(screen, 0, -rows);
      cursorTo(screen, 0);
      clearScreenDown(screen);
    },
    draw() {
      // The line is drawn anew from as many rows further up as its cursor was down.
      if (lines.terminal) screen.write('\n'.repeat(rows));
      lines.prompt(true);
    },
  });
}

/** The same for a bar, which draws itself at its next step. */
export function keepBar(screen: NodeJS.WritableStream): () => void {
  return hold({
    clear() {
      cursorTo(screen, 0);
      clearLine(screen, 0);
      // A bar is cut off at the edge; a sentence goes on in the next row.
      screen.write(WRAP);
    },
    draw() {
      // The place of the cursor, to which the bar returns when it ends.
      screen.write(CUT_OFF + SAVE_CURSOR);
    },
  });
}
