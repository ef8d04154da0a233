/**
 * What is printed while somebody types goes above the line that is typed, and that line stays as it was. Answers and the log
 * both go this way; without a prompt they are simply written.
 */
import { clearScreenDown, cursorTo, type Interface, moveCursor } from 'node:readline';

interface Typing {
  readonly lines: Interface;
  readonly screen: NodeJS.WritableStream;
}

let typing: Typing | null = null;

/** From now on `printAbove` minds the line that is typed at this prompt, on this screen. Returns what ends that. */
export function keepLine(lines: Interface, screen: NodeJS.WritableStream = process.stdout): () => void {
  typing = { lines, screen };
  return () => {
    typing = null;
  };
}

/** @param text - whole lines, each with its end. */
export function printAbove(text: string, stream: NodeJS.WritableStream = process.stderr): void {
  if (typing === null) {
    stream.write(text);
    return;
  }
  const { lines, screen } = typing;
  // A line longer than the screen is wide stands on several rows.
  const { rows } = lines.getCursorPos();
  if (lines.terminal) {
    moveCursor(screen, 0, -rows);
    cursorTo(screen, 0);
    clearScreenDown(screen);
  }
  stream.write(text);
  // The line is drawn anew from as many rows further up as its cursor was down.
  if (lines.terminal) screen.write('\n'.repeat(rows));
  lines.prompt(true);
}
