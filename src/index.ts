/** The first face: starts the bot where there is a token, and the local page with a prompt in the terminal where not. */

import { takeEnvFile } from './config/env-file.ts';
import { type Config, loadConfig } from './config.ts';
import { openCore } from './core/open-core.ts';
import type { Core } from './core.ts';
import type { Command } from './discord/command.ts';
import { AppError, describeError } from './errors.ts';
import { noticeChanges, startAutomation } from './jobs/automation.ts';
import { createLogger, type Logger } from './logging.ts';
import { formatReport, plain } from './terminal/format.ts';
import { printAbove } from './terminal/last-line.ts';
import { describeEvent } from './terminal/log-lines.ts';
import { clearProgress, showDownload, showProgress } from './terminal/progress.ts';
import { startPrompt } from './terminal/prompt.ts';

const EXIT_FAILED = 1;
const EXIT_WRONG_SETTING = 2;
/** How long a start waits for a large vector index; the first questions are then answered by their words. */
const VECTORS_WAIT_MS = 250;

/** What was started and has to be stopped again, in the order of starting. */
const stops: (() => Promise<void> | void)[] = [];

/** What either face is started with. */
interface Program {
  readonly config: Config;
  readonly core: Core;
  readonly logger: Logger;
  /** Stops the program as a signal does. */
  readonly stop: (cause: string) => void;
}

async function main(): Promise<void> {
  for (const sentence of takeEnvFile(process.env)) process.stderr.write(`${sentence}\n`);
  const config = loadConfig(process.env);
  const bot = config.DISCORD_TOKEN !== null && !process.argv.includes('--page');
  // Where somebody types beside the log it is told in words.
  const tell = !bot && process.stdin.isTTY ? describeEvent : (line: string) => line;
  const write = (line: string) => printAbove(tell(line));
  const logger = createLogger(config, process.stderr.isTTY ? { write } : undefined);
  const onTrouble = (message: string) => logger.warn(message);
  // Discord's library takes half a second to load: the worker threads start meanwhile.
  const [core] = await Promise.all([
    showDownload((onDownload) => openCore(config, { onTrouble, onDownload, vectorsWaitMs: VECTORS_WAIT_MS })),
    loadCommands(),
    bot ? loadBot() : loadPage(),
  ]);
  stops.push(() => core.close());
  const program: Program = { config, core, logger, stop: stopOnSignals(logger) };
  await (bot ? runBot(program) : runLocally(program));
  const automation = startAutomation({ config, core, logger });
  stops.push(() => automation.stop());
}

const loadCommands = async () => (await import('../commands/index.ts')).commands;
const loadBot = () => import('./discord/bot.ts');
const loadPage = () => import('./page/server.ts');

async function runBot({ config, core, logger, stop }: Program): Promise<void> {
  const due = await core.reindexDue();
  // A first index is worth waiting for; a change of model is made while the old index answers.
  const prepare = async () => {
    if (due === 'first') {
      // A host should not wait for the index to hear that the token is wrong.
      if (config.DISCORD_TOKEN !== null)
        await (await import('./discord/bot/check-token.ts')).refuseWrongToken(config, config.DISCORD_TOKEN);
      await indexFirst(core);
    } else if (due === 'model') {
      logger.info('The index is made for the model that is set now; the old one answers meanwhile');
      core.reindex({ mode: 'changed' }).finished.then(
        ({ articles, passages, seconds }) =>
          logger.info({ articles, passages, seconds }, 'The index is made with the model that is set now'),
        (error: unknown) => {
          if (!stopping) logger.error({ err: error }, 'The reindex for the new model failed');
        },
      );
    }
  };
  const { startBot } = await loadBot();
  const started = await startBot({ config, core, commands: await loadCommands(), logger, prepare });
  stops.push(() => started.stop());
  if (due === null) void noticeChanges({ config, core }).then((notice) => notice !== null && logger.info(notice));
  void started.failed.then((error) => {
    logger.error({ err: error }, 'Discord ended the connection');
    process.exitCode = EXIT_FAILED;
    stop('Discord');
  });
}

async function runLocally({ config, core, logger, stop }: Program): Promise<void> {
  const { startPage } = await loadPage();
  const commands = await loadCommands();
  // Before the first index: a host should not wait for that to hear that the port is taken.
  const page = await startPage({ config, core, commands, logger });
  stops.push(() => page.stop());
  const due = await core.reindexDue();
  if (due === 'first') await indexFirst(core);
  else if (due === 'model') void indexForModel(core);
  process.stderr.write(`Footnote is at ${page.url} (without DISCORD_TOKEN nothing goes to Discord).\n`);
  if (process.stdin.isTTY)
    stops.push(startPrompt(core, { url: page.url, commands: nameCommands(commands) }, () => stop('exit')));
  const notice = due === null ? await noticeChanges({ config, core }) : null;
  if (notice !== null) printAbove(`${notice}\n`);
}

/** The name of each command that can be typed, with those of its subcommands and options. */
const nameCommands = (commands: readonly Command[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    commands.flatMap(({ data }) => {
      const options = 'options' in data ? (data.options ?? []) : [];
      return 'description' in data ? [[data.name, options.map(({ name }) => name)] as const] : [];
    }),
  );

async function indexFirst(core: Core): Promise<void> {
  try {
    const report = await showProgress(core.reindex({ mode: 'changed' }));
    process.stderr.write(`${formatReport(report)}\n`);
  } catch (error) {
    // A neighbour makes the first index just now; this process uses it as soon as it is there.
    if (!(error instanceof AppError) || error.code !== 'JOB_ELSEWHERE') throw error;
    process.stderr.write(`${plain(error.message)}\n`);
  }
}

/** A change of model is made while the old index answers; where the model cannot be loaded, that one goes on. */
async function indexForModel(core: Core): Promise<void> {
  try {
    const report = await core.reindex({ mode: 'changed' }).finished;
    printAbove(`The index is made with the model that is set now. ${formatReport(report)}\n`);
  } catch (error) {
    if (!stopping) printAbove(`The reindex for EMBEDDING_MODEL failed. ${plain(describeError(error))}\n`);
  }
}

let stopping = false;

/**
 * Stops once; a second signal ends at once.
 *
 * @returns what stops without a signal: on Windows a process that sends itself one ends on the spot.
 */
function stopOnSignals(logger: Logger): (cause: string) => void {
  const stop = async (cause: string) => {
    if (stopping) process.exit(EXIT_FAILED);
    if (clearProgress()) process.stderr.write('Stopped before the index was made. The next start makes it.\n');
    logger.info({ cause }, 'Stopping');
    await endProcess((error) => logger.error({ err: error }, 'Could not stop cleanly'));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return (cause) => void stop(cause);
}

/** Stops everything in the reverse order of starting first: a thread that is inside native code would abort the process. */
async function endProcess(onTrouble: (error: unknown) => void): Promise<void> {
  stopping = true;
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      onTrouble(error);
    }
  }
  process.exit(process.exitCode ?? 0);
}

try {
  await main();
} catch (error) {
  // A start that a signal broke off is no failure: the stop that it began ends the process.
  if (!stopping) {
    const say = (trouble: unknown) => process.stderr.write(`${plain(describeError(trouble))}\n`);
    say(error);
    process.exitCode = error instanceof AppError && error.code === 'CONFIG_INVALID' ? EXIT_WRONG_SETTING : EXIT_FAILED;
    await endProcess(say);
  }
}
