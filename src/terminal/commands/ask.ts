/** `ask`: one question, or a file of them. */
import { type Command, CommanderError } from 'commander';
import type { Core } from '../../core.ts';
import { toDocument } from '../answer-document.ts';
import { askBatch } from '../batch.ts';
import { formatAnswer } from '../format.ts';
import { findNamedArticle } from '../named-article.ts';
import { showProgress } from '../progress.ts';
import { EXIT_WRONG_USE, type Json, show, type Terminal } from '../terminal.ts';

interface Options extends Json {
  readonly article?: string;
  readonly follows?: string;
  readonly batch?: string;
}

/** Answers need an index; the first question makes one. */
async function ensureIndex(core: Core): Promise<void> {
  if ((await core.reindexDue()) === 'first') await showProgress(core.reindex({ mode: 'changed' }));
}

export function addAsk(program: Command, { withCore }: Terminal): void {
  program
    .command('ask')
    .description('ask a question')
    .argument('[question]', 'in words, inside quotation marks')
    .option('--article <name>', 'search one article only')
    .option('--follows <answer>', 'id of the answer that this question follows up')
    .option('--batch <file>', 'read {"id", "question"} a line and print one JSON object a line')
    .option('--json', 'print the answer and the ten best passages as JSON')
    .action(async (question: string | undefined, { article, follows, batch, json }: Options) => {
      if ((question === undefined) === (batch === undefined)) {
        throw new CommanderError(EXIT_WRONG_USE, 'usage', 'Give either a question or --batch FILE.');
      }
      await withCore(async (core) => {
        await ensureIndex(core);
        const only = article === undefined ? undefined : await findNamedArticle(core, article);
        if (batch !== undefined) return askBatch(core, batch, only);
        const result = await core.ask({
          question: question as string,
          place: 'terminal',
          ...(only === undefined ? {} : { article: only }),
          ...(follows === undefined ? {} : { follows }),
        });
        show(json, toDocument(result), () => formatAnswer(result, `npm run cli -- source ${result.answer.id} 1`));
      });
    });
}
