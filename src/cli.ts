/** Footnote in a terminal, for people and for scripts. With --json stdout holds JSON and nothing else. */
import { CommanderError } from 'commander';
import dotenv from 'dotenv';
import { loadConfig } from './config.ts';
import { AppError, describeError } from './errors.ts';
import { createProgram } from './terminal/commands/index.ts';
import { plain } from './terminal/format.ts';
import { createTerminal, EXIT_FAILED, EXIT_WRONG_USE } from './terminal/terminal.ts';
import { explainUnknown } from './unknown-settings.ts';

const settings = () => {
  const { parsed = {} } = dotenv.config({ quiet: true });
  for (const sentence of explainUnknown(Object.keys(parsed))) process.stderr.write(`${sentence}\n`);
  return loadConfig(process.env);
};

// A reader that has seen enough, such as head, ends the output; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await createProgram(createTerminal(settings)).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version end here too, with exit code 0.
    if (error.code === 'usage') process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode === 0 ? 0 : EXIT_WRONG_USE;
  } else {
    process.stderr.write(`${plain(describeError(error))}\n`);
    process.exitCode =
      error instanceof AppError && ['CONFIG_INVALID', 'QUESTION_INVALID'].includes(error.code)
        ? EXIT_WRONG_USE
        : EXIT_FAILED;
  }
}
