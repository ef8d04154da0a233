/** A prompt for questions in the terminal, beside the local page. */
import { createInterface } from 'node:readline';
import type { Core } from '../core.ts';
import { describeError } from '../errors.ts';
import { createInTurn } from '../in-turn.ts';
import type { Answer } from '../types.ts';
import { formatAnswer, formatSource, plain } from './format.ts';
import { keepLine, printAbove } from './last-line.ts';
import { type PageCommands, readWish } from './prompt-words.ts';
import { wrapFor } from './wrap.ts';

const help = ({ url, commands }: PageCommands): string =>
  [
    'Type a question; it is answered with quotes from the articles. One that begins with "and", "but", "what about" ' +
      'or a plus sign follows up the last answer: and when was that?',
    '  source N      quote N of the last answer in its context; source alone: the first',
    '  help          this list',
    '  exit, quit    ends Footnote, as Ctrl+C does',
    `The page ${url} has the other commands: ${[...commands.keys()].map((name) => `/${name}`).join(', ')}.`,
  ].join('\n');

/** A plus sign, which goes, or a word that goes on from what was just read. */
const FOLLOWING_UP = /^(?:\+\s*|(?=(?:and|but|what about|how about)\b))/i;

/**
 * Reads what is typed until the input ends. Returns what ends it.
 *
 * @param end - called where what is typed ends the program, as the end of the input does.
 */
export function startPrompt(core: Core, page: PageCommands, end: () => void): () => void {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '? ' });
  const letGo = keepLine(lines);
  const reply = createPrompt(core, page);
  let open = true;
  const close = () => {
    open = false;
    letGo();
    lines.close();
  };
  /** Whatever is said from here on begins below the line that was typed. */
  const leave = (lineEnd: string) => {
    if (!open) return;
    close();
    process.stdout.write(lineEnd);
    end();
  };
  printAbove('Ask a question; "help" lists what else can be typed. Ctrl+C ends.\n', process.stdout);
  lines.on('line', async (line) => {
    const shown = await reply(line);
    if (shown === null) return leave('');
    if (!open) return;
    if (shown === '') lines.prompt(true);
    else printAbove(`\n${wrapFor(process.stdout, shown)}\n\n`, process.stdout);
  });
  lines.on('SIGINT', () => leave('\n'));
  lines.on('close', () => leave('\n'));
  return () => {
    if (open) process.stdout.write('\n');
    close();
  };
}

/**
 * Turns a line into what is shown: nothing for a blank one, null where it ends the program. Never rejects. A line waits for
 * those before it, since what is pasted comes at once.
 */
export function createPrompt(
  core: Pick<Core, 'ask' | 'openCitation'>,
  page: PageCommands,
): (line: string) => Promise<string | null> {
  const inTurn = createInTurn();
  let last: Answer | null = null;

  async function answer(typed: string): Promise<string> {
    const follows = last !== null && FOLLOWING_UP.test(typed) ? { follows: last.id } : {};
    const given = await core.ask({
      question: typed.replace(FOLLOWING_UP, ''),
      place: 'terminal',
      ...follows,
    });
    last = given.answer;
    return formatAnswer(given, 'source 1');
  }

  async function openSource(n: number): Promise<string> {
    if (last === null) return 'There is no answer yet whose source could be shown. Ask a question first.';
    if (last.quotes.length === 0)
      return 'The last question found no answer, so that no quote can be shown. Ask another.';
    return formatSource(await core.openCitation(last.id, n));
  }

  const read = async (line: string): Promise<string | null> => {
    const wish = readWish(line, page);
    switch (wish.kind) {
      case 'nothing':
        return '';
      case 'end':
        return null;
      case 'help':
        return help(page);
      case 'unclear':
        return plain(wish.told);
      default: {
        const work = wish.kind === 'source' ? openSource(wish.n) : answer(line.trim());
        return work.catch((error: unknown) => plain(describeError(error)));
      }
    }
  };
  return (line) => inTurn(() => read(line));
}
