/** Footnote in a terminal, for people and for scripts. With --json stdout holds JSON and nothing else. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command, CommanderError } from 'commander';
import dotenv from 'dotenv';
import { loadConfig } from './config.ts';
import type { AskResult, Core, ReindexMode } from './core.ts';
import { AppError, describeError } from './errors.ts';
import { openCore, VERSION } from './open-core.ts';
import { restoreBackup } from './restore.ts';
import {
  formatAnswer,
  formatArticle,
  formatFindings,
  formatReport,
  formatSource,
  formatStatus,
  plain,
} from './terminal/format.ts';
import { showProgress } from './terminal/progress.ts';

const EXIT_FAILED = 1;
const EXIT_WRONG_USE = 2;
const LIST_PAGE = 1_000_000;

interface Json {
  readonly json?: boolean;
}

const settings = () => {
  dotenv.config({ quiet: true });
  return loadConfig(process.env);
};

async function withCore<T>(work: (core: Core) => Promise<T>): Promise<T> {
  const core = await openCore(settings(), { onTrouble: (message) => process.stderr.write(`${plain(message)}\n`) });
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

const print = (text: string) => process.stdout.write(`${text}\n`);
const show = (json: boolean | undefined, value: unknown, text: () => string) =>
  print(json ? JSON.stringify(value) : text());

/** The document that `ask --json` prints. */
function toDocument({ answer, passages }: AskResult) {
  const { id, question, status, confidence, quotes, nearest } = answer;
  return {
    id,
    question,
    status,
    confidence,
    quotes,
    nearest: nearest.map(({ article, title, heading }) => ({ article, title, heading })),
    passages,
  };
}

/** Answers need an index; the first question makes one. */
async function ensureIndex(core: Core): Promise<void> {
  if ((await core.reindexDue()) === 'first') await showProgress(core.reindex({ mode: 'changed' }));
}

async function askBatch(core: Core, file: string, article: string | undefined): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const { id, question } = parseBatchLine(line, file, number);
    try {
      print(
        JSON.stringify({
          ref: id,
          ...toDocument(await core.ask({ question, ...(article === undefined ? {} : { article }) })),
        }),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.audience !== 'asker') throw error;
      print(
        JSON.stringify({
          ref: id,
          question,
          status: 'refused',
          reason: error.message,
          quotes: [],
          nearest: [],
          passages: [],
        }),
      );
    }
  }
}

function parseBatchLine(line: string, file: string, number: number): { id: unknown; question: string } {
  try {
    const { id, question } = JSON.parse(line) as { id?: unknown; question?: unknown };
    if (typeof question === 'string') return { id: id ?? null, question };
  } catch {
    // Told below, with the line's number.
  }
  throw new AppError(
    'QUESTION_INVALID',
    `${file}, line ${number}: wanted {"id": …, "question": "…"} on one line, found ${JSON.stringify(line.slice(0, 60))}.`,
    { audience: 'asker' },
  );
}

const program = new Command('footnote')
  .description('Answers questions about a folder of articles with exact, numbered quotes.')
  .version(VERSION)
  .exitOverride()
  .showHelpAfterError();

program
  .command('index')
  .description('read the articles and bring the index up to date')
  .option('--full', 'read and embed every file again')
  .option('--rollback', 'return to the index before the last change')
  .option('--preview', 'only say what would change')
  .option('--json', 'print the report as JSON')
  .action(
    async ({ full, rollback, preview, json }: Json & { full?: boolean; rollback?: boolean; preview?: boolean }) => {
      const mode: ReindexMode = rollback ? 'rollback' : full ? 'full' : 'changed';
      await withCore(async (core) => {
        const job = core.reindex({ mode, preview: preview ?? false });
        process.once('SIGINT', job.cancel);
        const { job: _job, mode: _mode, preview: _preview, names, ...report } = await showProgress(job);
        show(json, report, () => formatReport({ ...report, job: job.id, mode, preview: preview ?? false, names }));
      });
    },
  );

program
  .command('ask')
  .description('ask a question')
  .argument('[question]')
  .option('--article <name>', 'search one article only')
  .option('--batch <file>', 'read {"id", "question"} a line and print one JSON object a line')
  .option('--json', 'print the answer and the ten best passages as JSON')
  .action(
    async (question: string | undefined, { article, batch, json }: Json & { article?: string; batch?: string }) => {
      if ((question === undefined) === (batch === undefined)) {
        throw new CommanderError(EXIT_WRONG_USE, 'usage', 'Give either a question or --batch FILE.');
      }
      await withCore(async (core) => {
        await ensureIndex(core);
        if (batch !== undefined) return askBatch(core, batch, article);
        const result = await core.ask({
          question: question as string,
          place: 'terminal',
          ...(article === undefined ? {} : { article }),
        });
        show(json, toDocument(result), () => formatAnswer(result.answer));
      });
    },
  );

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

const articles = program.command('articles').description('what is in the index');
articles
  .command('list')
  .option('--json', 'print as JSON')
  .action(async ({ json }: Json) => {
    await withCore(async (core) => {
      const { articles: found } = await core.listArticles(0, LIST_PAGE);
      show(json, found, () =>
        plain(found.map(({ path, title, date }) => [path, title, date].filter(Boolean).join('  ')).join('\n')),
      );
    });
  });
articles
  .command('show')
  .argument('<name>', 'path or title')
  .option('--text', 'print the stored cleaned text, exactly')
  .option('--json', 'print as JSON')
  .action(async (name: string, { text, json }: Json & { text?: boolean }) => {
    await withCore(async (core) => {
      const article = await core.showArticle(name);
      if (!text) return show(json, article, () => formatArticle(article));
      const stored = await core.readVersion(article.version);
      if (json) print(JSON.stringify({ article: article.path, version: article.version, text: stored?.text ?? '' }));
      else process.stdout.write(stored?.text ?? '');
    });
  });

program
  .command('status')
  .description('version, model, corpus, last job')
  .option('--json', 'print as JSON')
  .action(({ json }: Json) =>
    withCore(async (core) => {
      const status = await core.status();
      show(json, status, () => formatStatus(status));
    }),
  );

program
  .command('doctor')
  .description('check model, index, store, disk and clock')
  .option('--json', 'print as JSON')
  .action(({ json }: Json) =>
    withCore(async (core) => {
      const findings = await core.diagnose();
      show(json, findings, () => formatFindings(findings));
      if (findings.some(({ state }) => state === 'problem')) process.exitCode = EXIT_FAILED;
    }),
  );

program
  .command('backup')
  .description('copy the whole store into a file')
  .argument('<file>')
  .action((file: string) =>
    withCore(async (core) => {
      await core.backup(file);
      print(`Saved ${file}. "restore ${file}" brings it back.`);
    }),
  );

program
  .command('restore')
  .description('put a backup in the place of the store')
  .argument('<file>')
  .action(async (file: string) => {
    const kept = await restoreBackup(settings().DATA_DIR, file);
    print(`Restored ${file}.${kept === null ? '' : ` The store that was there is kept as ${kept}.`}`);
  });

try {
  await program.parseAsync(process.argv);
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
