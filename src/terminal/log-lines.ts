/**
 * The log beside a prompt: a line of words an event, because JSON and stacks would bury what is typed. All of it is in the
 * log as it is written everywhere else.
 */
import { plain } from './format.ts';

const LEVELS: Readonly<Record<string, string>> = { error: 'Error: ', warn: 'Warning: ' };

/** @param line - one line of the log, JSON. */
export function describeEvent(line: string): string {
  const { level, time: _time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const details = Object.entries(fields)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${name} ${value}`);
  const found = typeof err === 'object' && err !== null && 'message' in err ? [String(err.message)] : [];
  const why = [...found, ...details].join(', ');
  const text = `${LEVELS[String(level)] ?? ''}${msg}${why === '' ? '' : ` (${why})`}`;
  return `${plain(text).replace(/\s+/g, ' ')}\n`;
}
