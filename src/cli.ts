/** Footnote in a terminal, for people and for scripts. With --json stdout holds JSON and nothing else. */
import { takeEnvFile } from './config/env-file.ts';
import { loadConfig } from './config.ts';
import { runCommand } from './terminal/run.ts';

const settings = () => {
  for (const sentence of takeEnvFile(process.env)) process.stderr.write(`${sentence}\n`);
  return loadConfig(process.env);
};

// A reader that has seen enough, such as head, ends the output; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await runCommand(process.argv.slice(2), settings);
