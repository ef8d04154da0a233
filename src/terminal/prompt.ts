/** A prompt for questions in the terminal, beside the local page. */
import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Core } from '../core.ts';
import { describeError } from '../errors.ts';
import { createInTurn } from '../in-turn.ts';
import { formatAnswer, formatSource, plain } from './format.ts';

const HELP = [
  'Type a question; it is answered with quotes from the articles. One that begins with "and", "but", "what about"',
  'or a plus sign follows up the last answer: and when was that?',
  '  source N      quote N of the last answer in its context; source alone: the first',
  '  help          this list',
  '  exit, quit    ends Footnote, as Ctrl+C does',
].join('\n');

/** A plus sign, which goes, or a word that goes on from what was just read. */
const FOLLOWING_UP = /^(?:\+\s*|(?=(?:and|but|what about|how about)\b))/i;

/**
 * Reads what is typed until the input ends. Returns what ends it.
 *
 * @param end - called where what is typed ends the program.
 * @param notice - what is told once, above the line that is being typed.
 */
export function startPrompt(core: Core, end: () => void, notice: Promise<string | null>): () => void {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '? ' });
  const reply = createPrompt(core);
  process.stdout.write('Ask a question; "help" lists what else can be typed. Ctrl+C ends.\n');
  lines.prompt();
  void notice.then((text) => {
    if (text === null) return;
    cursorTo(process.stdout, 0);
    clearLine(process.stdout, 0);
    process.stdout.write(`${text}\n`);
    lines.prompt(true);
  });
  lines.on('line', async (line) => {
    const shown = await reply(line);
    if (shown === null) return end();
    if (shown !== '') process.stdout.write(`\n${shown}\n\n`);
    lines.prompt();
  });
  lines.on('SIGINT', () => {
    process.stdout.write('\n');
    end();
  });
  return () => lines.close();
}

/**
 * Turns a line into what is shown: nothing for a blank one, null where it ends the program. Never rejects. A line waits for
 * those before it, since what is pasted comes at once.
 */
export function createPrompt(core: Pick<Core, 'ask' | 'openCitation'>): (line: string) => Promise<string | null> {
  const inTurn = createInTurn();
  let last: string | null = null;

  async function answer(typed: string): Promise<string> {
    const follows = last !== null && FOLLOWING_UP.test(typed) ? { follows: last } : {};
    const given = await core.ask({
      question: typed.replace(FOLLOWING_UP, ''),
      place: 'terminal',
      ...follows,
    });
    last = given.answer.id;
    return formatAnswer(given, 'source 1');
  }

  async function openSource(n: number): Promise<string> {
    if (last === null) return 'There is no answer yet whose source could be shown. Ask a question first.';
    return formatSource(await core.openCitation(last, n));
  }

  const read = async (line: string): Promise<string | null> => {
    const typed = line.trim();
    if (typed === '') return '';
    if (/^(?:exit|quit)$/i.test(typed)) return null;
    if (/^help$/i.test(typed)) return HELP;
    const citation = /^source(?:\s+(\d+))?$/i.exec(typed);
    const work = citation === null ? answer(typed) : openSource(Number(citation[1] ?? 1));
    return work.catch((error: unknown) => plain(describeError(error)));
  };
  return (line) => inTurn(() => read(line));
}
