/** `articles`: what is in the index, and what was left out. */
import type { Command } from 'commander';
import type { ArticleSummary, Core } from '../../core.ts';
import { alignColumns } from '../columns.ts';
import { formatArticle, plain, toJson } from '../format.ts';
import { findNamedArticle } from '../named-article.ts';
import { type Json, print, show, type Terminal } from '../terminal.ts';

const LIST_PAGE = 500;

async function listAll(core: Core): Promise<ArticleSummary[]> {
  const all: ArticleSummary[] = [];
  for (;;) {
    const { articles } = await core.listArticles(all.length, LIST_PAGE);
    all.push(...articles);
    if (articles.length < LIST_PAGE) return all;
  }
}

export function addArticles(program: Command, { withCore }: Terminal): void {
  const articles = program.command('articles').description('what is in the index');
  articles
    .command('list')
    .option('--json', 'print as JSON')
    .action(async ({ json }: Json) => {
      await withCore(async (core) => {
        const found = await listAll(core);
        show(json, found, () =>
          plain(alignColumns(found.map(({ path, title, date }) => [plain(path), date ?? '', title]))),
        );
      });
    });
  articles
    .command('show')
    .argument('<name>', 'path or title, or a part of one')
    .option('--text', 'print the stored cleaned text, exactly')
    .option('--json', 'print as JSON')
    .action(async (name: string, { text, json }: Json & { text?: boolean }) => {
      await withCore(async (core) => {
        const article = await core.showArticle(await findNamedArticle(core, name));
        if (!text) return show(json, article, () => formatArticle(article));
        const stored = await core.readVersion(article.version);
        const characters = stored?.text ?? '';
        if (json) print(toJson({ article: article.path, version: article.version, text: characters }));
        // For a person the characters that could steer the terminal are blanked, one for one, and the prompt that
        // follows gets a line of its own; a file gets every byte and no more.
        else if (process.stdout.isTTY) print(plain(characters));
        else process.stdout.write(characters);
      });
    });
}
