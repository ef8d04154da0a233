/** The commands of the terminal, as a program that `src/cli.ts` runs. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../../version.ts';
import { EXIT_WRONG_USE, type Terminal } from '../terminal.ts';
import { addArticles } from './articles.ts';
import { addAsk } from './ask.ts';
import { addDoctor } from './doctor.ts';
import { addEval } from './eval.ts';
import { addReindex } from './reindex.ts';
import { addSource } from './source.ts';
import { addStore } from './store.ts';

export function createProgram(terminal: Terminal): Command {
  const program = new Command('footnote')
    .description('Answers questions about a folder of articles with exact, numbered quotes.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError()
    .hook('preAction', (_program, command) => refuseEmpty(command));
  for (const add of [addReindex, addAsk, addSource, addArticles, addDoctor, addEval, addStore]) add(program, terminal);
  return program;
}

/** An empty value is mostly a variable of a script that was never set; no command can make anything of one. */
function refuseEmpty(command: Command): void {
  const values = command.opts<Record<string, unknown>>();
  const given = [
    ...command.registeredArguments.map((argument, i) => ({ name: `<${argument.name()}>`, value: command.args[i] })),
    ...command.options.map((option) => ({ name: option.flags, value: values[option.attributeName()] })),
  ];
  const empty = given.find(({ value }) => typeof value === 'string' && value.trim() === '');
  if (empty === undefined) return;
  const why = `${empty.name} is empty. Give it a value; --help says what is wanted.`;
  throw new CommanderError(EXIT_WRONG_USE, 'usage', why);
}
