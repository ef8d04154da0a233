/** A prompt for questions in the terminal, beside the local page. */
import { createInterface } from 'node:readline';
import type { Core } from '../core.ts';
import { describeError } from '../errors.ts';
import { formatAnswer, formatSource, plain } from './format.ts';

/** Reads questions until the input ends; `source N` opens a quote of the last answer. Returns what ends it. */
export function startPrompt(core: Core): () => void {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '? ' });
  let last: string | null = null;
  const answer = async (line: string): Promise<string> => {
    const citation = /^source\s+(\d+)$/i.exec(line);
    if (citation !== null && last !== null) return formatSource(await core.openCitation(last, Number(citation[1])));
    const { answer: given } = await core.ask({ question: line, place: 'terminal' });
    last = given.id;
    return formatAnswer(given);
  };
  process.stdout.write(
    'Ask a question, or "source 1" to see a quote of the last answer in its context. Ctrl+C ends.\n',
  );
  lines.prompt();
  lines.on('line', async (line) => {
    if (line.trim() !== '') {
      const shown = await answer(line.trim()).catch((error: unknown) => plain(describeError(error)));
      process.stdout.write(`\n${shown}\n\n`);
    }
    lines.prompt();
  });
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return () => lines.close();
}
