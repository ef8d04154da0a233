/** Footnote in a terminal, for people and for scripts. With --json stdout holds JSON and nothing else. */
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command, CommanderError } from 'commander';
import dotenv from 'dotenv';
import { loadConfig } from './config.ts';
import type { AskResult, Core, ReindexMode } from './core.ts';
import { AppError, describeError } from './errors.ts';
import { formatEvaluation } from './evaluation/report.ts';
import { evaluateFolder } from './evaluation/run.ts';
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
  toJson,
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
const show = (json: boolean | undefined, value: unknown, text: () => string) => print(json ? toJson(value) : text());

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

const refusal = (ref: unknown, question: string | null, reason: string) => ({
  ref,
  question,
  status: 'refused',
  reason,
  quotes: [],
  nearest: [],
  passages: [],
});

/** One object for each line that is not blank, in order; a line that cannot be asked gets its reason. */
async function askBatch(core: Core, file: string, article: string | undefined): Promise<void> {
  const input = await open(file).catch((cause: unknown) => {
    throw new AppError(
      'QUESTION_INVALID',
      `${file} cannot be read (${describeError(cause)}). Give a file of questions.`,
      {
        cause,
      },
    );
  });
  let number = 0;
  for await (const line of createInterface({ input: input.createReadStream(), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseBatchLine(line);
    if (parsed === null) {
      const reason = `${file}, line ${number}: wanted {"id": …, "question": "…"} on one line, found ${JSON.stringify(line.slice(0, 60))}.`;
      print(toJson(refusal(null, null, reason)));
      process.exitCode = EXIT_WRONG_USE;
      continue;
    }
    const { id, question } = parsed;
    try {
      const result = await core.ask({ question, ...(article === undefined ? {} : { article }) });
      print(toJson({ ref: id, ...toDocument(result) }));
    } catch (error) {
      if (!(error instanceof AppError) || error.audience !== 'asker') throw error;
      print(toJson(refusal(id, question, error.message)));
    }
  }
}

function parseBatchLine(line: string): { id: unknown; question: string } | null {
  try {
    const { id, question } = JSON.parse(line) as { id?: unknown; question?: unknown };
    return typeof question === 'string' ? { id: id ?? null, question } : null;
  } catch {
    return null;
  }
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
      const characters = stored?.text ?? '';
      if (json) print(toJson({ article: article.path, version: article.version, text: characters }));
      // For a person the characters that could steer the terminal are blanked, one for one; a file gets every byte.
      else process.stdout.write(process.stdout.isTTY ? plain(characters) : characters);
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
  .command('eval')
  .description('measure ranking, quotes and refusals on a folder with articles/ and questions.jsonl')
  .argument('<folder>')
  .option('--json', 'print the figures as JSON')
  .option('--articles <folder>', 'index this folder instead of the set’s own articles')
  .option('--details <file>', 'write what happened to each question, one JSON object a line')
  .action(
    async (
      folder: string,
      { json, details, articles: articlesDir }: Json & { details?: string; articles?: string },
    ) => {
      const onProgress = process.stderr.isTTY
        ? (done: number, total: number) => process.stderr.write(`\r${done} of ${total} questions`)
        : undefined;
      const result = await evaluateFolder(folder, {
        config: settings(),
        ...(articlesDir === undefined ? {} : { articlesDir }),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      if (details !== undefined)
        writeFileSync(details, result.outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
      show(json, { set: result.name, ...result.evaluation }, () => formatEvaluation(result.name, result.evaluation));
    },
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

// A reader that has seen enough, such as head, ends the output; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
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
