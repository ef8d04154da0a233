/** What is printed while somebody types: the log and answers stand above the line, which stays as it was typed. */
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { keepLine, printAbove } from '../../src/terminal/last-line.ts';
import { describeEvent } from '../../src/terminal/log-lines.ts';
import { createScreen } from '../helpers/screen.ts';

function openPrompt(columns: number) {
  const screen = createScreen(columns);
  const lines = createInterface({ input: new PassThrough(), output: screen, terminal: true, prompt: '? ' });
  const letGo = keepLine(lines, screen);
  onTestFinished(() => {
    letGo();
    lines.close();
  });
  lines.prompt();
  return {
    screen,
    lines,
    type: (text: string) => lines.write(text),
    print: (text: string) => printAbove(text, screen),
  };
}

test('what is printed stands above the line that is typed, and typing goes on where it was', () => {
  const { screen, lines, type, print } = openPrompt(40);
  type('Who built the light');
  print('Warning: something happened\n');
  expect(screen.rows()).toEqual(['Warning: something happened', '? Who built the light']);
  type('house?');
  print('\nAn answer.\n\n');
  expect(screen.rows()).toEqual(['Warning: something happened', '', 'An answer.', '', '? Who built the lighthouse?']);
  lines.write(null, { name: 'left' });
  type(' in 1871');
  expect(lines.line).toBe('Who built the lighthouse in 1871?');
  expect(screen.rows().at(-1)).toBe('? Who built the lighthouse in 1871?');
});

test('a line over several rows stays whole, wherever its cursor is', () => {
  const { screen, lines, type, print } = openPrompt(20);
  type('Who built the lighthouse on the island, and when?');
  const typed = ['? Who built the ligh', 'thouse on the island', ', and when?'];
  for (const steps of [0, 15, 30]) {
    for (let step = 0; step < steps; step++) lines.write(null, { name: 'left' });
    const before = screen.rows().slice(0, -3);
    const { row, column } = screen.cursor;
    print(`moved by ${steps}\n`);
    expect(screen.rows()).toEqual([...before, `moved by ${steps}`, ...typed]);
    expect(screen.cursor).toEqual({ row: row + 1, column });
  }
  expect(lines.line).toBe('Who built the lighthouse on the island, and when?');
});

test('without a prompt it is simply written', () => {
  const screen = createScreen(40);
  printAbove('Done.\n', screen);
  expect(screen.rows()).toEqual(['Done.']);
});

test('an event of the log is one line of words, with its cause and without a stack or a control character', () => {
  const told: string[] = [];
  const config = { LOG_LEVEL: 'info', DISCORD_TOKEN: null, DATABASE_URL: null } as const;
  const logger = createLogger(config, { write: (line) => told.push(describeEvent(line)) });
  logger.error({ err: new Error('it\nbroke\u001b[31m'), id: 'k3f9' }, 'A handler failed');
  logger.warn('The indexing thread died: out of memory');
  logger.info({ reason: 'watch', added: 1, names: ['a.md'] }, 'Reindexed what changed');
  expect(told).toEqual([
    'Error: A handler failed (it broke [31m, id k3f9)\n',
    'Warning: The indexing thread died: out of memory\n',
    'Reindexed what changed (reason watch, added 1)\n',
  ]);
});
