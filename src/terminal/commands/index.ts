/** The commands of the terminal, as a program that `src/cli.ts` runs. */
import { Command } from 'commander';
import { VERSION } from '../../version.ts';
import type { Terminal } from '../terminal.ts';
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
    .showHelpAfterError();
  for (const add of [addReindex, addAsk, addSource, addArticles, addDoctor, addEval, addStore]) add(program, terminal);
  return program;
}
