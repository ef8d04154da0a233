/** One command of the terminal, from its arguments to its exit code; what fails is told in a sentence on stderr. */
import { CommanderError } from 'commander';
import type { Config } from '../config.ts';
import { AppError, describeError } from '../errors.ts';
import { createProgram } from './commands/index.ts';
import { plain } from './format.ts';
import { createTerminal, EXIT_FAILED, EXIT_WRONG_USE } from './terminal.ts';

/**
 * Leaves the exit code in `process.exitCode`: 0 done, 1 failed, 2 wrong use.
 *
 * @param args - what was typed after the program's name.
 */
export async function runCommand(args: readonly string[], settings: () => Config): Promise<void> {
  try {
    await createProgram(createTerminal(settings)).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end here too, with exit code 0.
      if (error.code === 'usage') process.stderr.write(`${error.message}\n`);
      process.exitCode = error.exitCode === 0 ? 0 : EXIT_WRONG_USE;
      return;
    }
    process.stderr.write(`${plain(describeError(error))}\n`);
    const wrongUse = error instanceof AppError && ['CONFIG_INVALID', 'QUESTION_INVALID'].includes(error.code);
    process.exitCode = wrongUse ? EXIT_WRONG_USE : EXIT_FAILED;
  }
}
