/**
 * What a line at the prompt asks for. One that is nearly a command is neither obeyed nor looked up in the articles: either
 * would surprise. It is told how to be the one or the other; a question mark at its end always makes it a question.
 */
import { distance } from 'fastest-levenshtein';

/** The page beside the prompt, which has commands that the prompt lacks. */
export interface PageCommands {
  readonly url: string;
  /** Each name, with those of its subcommands and options. */
  readonly commands: ReadonlyMap<string, readonly string[]>;
}

export type Wish =
  | { readonly kind: 'nothing' | 'question' | 'help' | 'end' }
  | { readonly kind: 'source'; readonly n: number }
  | { readonly kind: 'unclear'; readonly told: string };

const OWN = ['source', 'help', 'exit', 'quit'];
const AS_QUESTION = 'To look the line up in the articles, end it with a question mark.';

export function readWish(line: string, page: PageCommands): Wish {
  const typed = line.trim();
  const slash = typed.startsWith('/');
  const [word = '', ...rest] = typed
    .slice(slash ? 1 : 0)
    .toLowerCase()
    .split(/\s+/);
  const alone = rest.length === 0;
  if (typed === '') return { kind: 'nothing' };
  if (alone && /^(?:exit|quit)$/.test(word)) return { kind: 'end' };
  if (alone && /^(?:help\??|\?)$/.test(word)) return { kind: 'help' };
  if (word === 'source' && /^\d*$/.test(rest.join(' '))) return { kind: 'source', n: Number(rest[0] ?? 1) };
  const told = /[?？]$/.test(typed) && !slash ? null : explainMistake(typed, word, rest, page);
  if (told !== null) return { kind: 'unclear', told: slash ? told : `${told} ${AS_QUESTION}` };
  return { kind: 'question' };
}

/** Why the line is taken for a command that went wrong; null for a question. */
function explainMistake(
  typed: string,
  word: string,
  rest: readonly string[],
  { url, commands }: PageCommands,
): string | null {
  const slash = typed.startsWith('/');
  const alone = rest.length === 0;
  const short = rest.length <= 1;
  if (OWN.includes(word) && (short || slash)) {
    return word === 'source'
      ? `"${rest.join(' ')}" is no number of a quote. Type "source 1" for the first quote of the last answer.`
      : `"${word}" stands alone. Type it without "${rest.join(' ')}".`;
  }
  if (commands.has(word) && (short || slash || commands.get(word)?.includes(rest[0] ?? '')))
    return `/${word} is a command of the page, ${url}. Here a question is typed as it is; "help" lists the rest.`;
  const quote = alone ? /^\[?([1-9])\]?$/.exec(word)?.[1] : undefined;
  if (quote !== undefined) return `"${typed}" is no command. Did you mean "source ${quote}"?`;
  const numbered = short && /^\d*$/.test(rest.join(' '));
  const meant = numbered ? findNear(word, [...OWN, ...commands.keys()]) : undefined;
  if (meant !== undefined) {
    const ofPage = commands.has(meant) ? ` /${meant} is a command of the page, ${url}.` : '';
    return `"${typed}" is no command. Did you mean "${[meant, ...rest].join(' ')}"?${ofPage}`;
  }
  return slash ? `There is no /${word}. "help" lists what can be typed here.` : null;
}

/** A name that begins so, differs in one letter, or has the same letters in another order. */
function findNear(word: string, names: readonly string[]): string | undefined {
  const letters = word.replace(/[^\p{L}]+$/u, '');
  const sorted = (text: string) => [...text].sort().join('');
  const isNear = (name: string) =>
    name.startsWith(letters) || distance(name, letters) <= 1 || sorted(name) === sorted(letters);
  return letters === '' ? undefined : names.find(isNear);
}
