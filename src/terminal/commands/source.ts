/** `source`: a citation in its context. */
import { type Command, CommanderError } from 'commander';
import { formatSource } from '../format.ts';
import { EXIT_WRONG_USE, type Json, show, type Terminal } from '../terminal.ts';

export function addSource(program: Command, { withCore }: Terminal): void {
  program
    .command('source')
    .description('show a citation in its context')
    .argument('<answer>', 'the id under an answer')
    .argument('[citation]', 'the number of the quote', '1')
    .option('--json', 'print as JSON')
    .action(async (id: string, n: string, { json }: Json) => {
      if (!/^\d+$/.test(n)) throw new CommanderError(EXIT_WRONG_USE, 'usage', `The citation is a number, not "${n}".`);
      await withCore(async (core) => {
        const view = await core.openCitation(id, Number(n));
        show(json, view, () => formatSource(view));
      });
    });
}
