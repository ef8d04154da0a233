/** The pages of /articles: the list, one article, its sections, and what was left out of it. */
import type { Core } from '../../src/core.ts';
import { findArticlePath } from '../../src/discord/article-key.ts';
import type { ComponentHandler, Context, Reply } from '../../src/discord/command.ts';
import {
  ARTICLES_A_PAGE,
  renderArticle,
  renderArticleList,
  renderOmitted,
  SECTIONS_A_PAGE,
} from '../../src/discord/rendering/articles.ts';
import { notice } from '../../src/discord/rendering/payload.ts';
import { readFrom } from '../reader.ts';

/** A page beyond the end, after articles were removed, shows the last one. */
export async function listPage(page: number, context: Context, core: Core): Promise<Reply> {
  const wanted = pageNumber(page);
  const found = await core.listArticles(wanted * ARTICLES_A_PAGE, ARTICLES_A_PAGE);
  const last = Math.max(0, Math.ceil(found.total / ARTICLES_A_PAGE) - 1);
  if (wanted <= last) return renderArticleList(found, wanted, context);
  return renderArticleList(await core.listArticles(last * ARTICLES_A_PAGE, ARTICLES_A_PAGE), last, context);
}

export async function showPage(path: string, page: number, context: Context, core: Core): Promise<Reply> {
  const article = await core.showArticle(path);
  const last = Math.max(0, Math.ceil(article.outline.length / SECTIONS_A_PAGE) - 1);
  return renderArticle(article, Math.min(pageNumber(page), last), context);
}

function pageNumber(page: number): number {
  return Number.isSafeInteger(page) && page > 0 ? page : 0;
}

const list: ComponentHandler = {
  action: 'art-list',
  acknowledge: 'update',
  execute: (context, core) => listPage(Number(context.args[0]), context, core),
};

/** From one article back to the list; an action of its own, because two buttons of a message may not share an id. */
const backToList: ComponentHandler = {
  action: 'art-all',
  acknowledge: 'update',
  execute: (context, core) => listPage(0, context, core),
};

const show: ComponentHandler = {
  action: 'art-show',
  acknowledge: 'update',
  execute: async (context, core) => showPage(await findArticlePath(context.values[0] ?? '', core), 0, context, core),
};

const turn: ComponentHandler = {
  action: 'art-page',
  acknowledge: 'update',
  execute: async (context, core) =>
    showPage(await findArticlePath(context.args[0] ?? '', core), Number(context.args[1]), context, core),
};

/** A section chosen from the menu, or a passage whose button says where it starts. */
const open: ComponentHandler = {
  action: 'art-open',
  acknowledge: 'private',
  async execute(context, core) {
    const version = Number(context.args[0]);
    const start = Number(context.args[1] ?? context.values[0]);
    if (!Number.isSafeInteger(version) || !Number.isSafeInteger(start)) return notice(context.say('refused.stale'));
    return readFrom(version, 'a', start, context, core);
  },
};

const omitted: ComponentHandler = {
  action: 'art-omit',
  acknowledge: 'private',
  execute: async (context, core) =>
    renderOmitted(await core.showArticle(await findArticlePath(context.args[0] ?? '', core)), context),
};

export const articlePages: readonly ComponentHandler[] = [list, backToList, show, turn, open, omitted];
