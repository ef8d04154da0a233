/** Adding and removing articles. Both change files only; a reindex puts them into the answers, a rollback undoes them. */
import type { Core } from '../../src/core.ts';
import { articleKey, findFilePath } from '../../src/discord/article-key.ts';
import {
  type CommandContext,
  type ComponentHandler,
  type Context,
  fileOption,
  flagOption,
  type Reply,
} from '../../src/discord/command.ts';
import { encodeCustomId } from '../../src/discord/custom-id.ts';
import { escapeLine } from '../../src/discord/rendering/escape.ts';
import { fitLine } from '../../src/discord/rendering/excerpt.ts';
import { button, message, notice, row, text } from '../../src/discord/rendering/payload.ts';
import { downloadUpload } from '../../src/discord/upload.ts';
import { AppError } from '../../src/errors.ts';

export async function add(context: CommandContext, core: Core): Promise<Reply> {
  const file = fileOption(context, 'file');
  if (!file) return notice(context.say('upload.failed'));
  const { name, content } = await downloadUpload(file, context);
  const { path, replaced } = await core.addArticleFile(name, content, flagOption(context, 'replace'));
  return withRun(context.say(replaced ? 'articles.replaced' : 'articles.added', { path: escapeLine(path) }), context);
}

export async function confirmRemoval(path: string, { say }: Context, core: Core): Promise<Reply> {
  const title = (await indexedTitle(path, core)) ?? path;
  const question = say('articles.remove.confirm', {
    title: fitLine(title, 150),
    path: fitLine(path, 200),
  });
  const yes = button(say('button.remove'), encodeCustomId('art-remove', articleKey(path)), 'danger');
  return message([text(question), row(yes, button(say('button.keep'), encodeCustomId('art-keep')))]);
}

/** Null for a file that is not indexed yet. */
async function indexedTitle(path: string, core: Core): Promise<string | null> {
  try {
    const article = await core.showArticle(path);
    return article.path === path ? article.title : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'ARTICLE_NOT_FOUND') return null;
    throw error;
  }
}

/** The sentence, and a button that brings the index up to date. */
function withRun(sentence: string, { say }: Context): Reply {
  return message([text(sentence), row(button(say('button.run'), encodeCustomId('rx-run', 'changed'), 'main'))]);
}

const remove: ComponentHandler = {
  action: 'art-remove',
  acknowledge: 'update',
  adminOnly: true,
  async execute(context, core) {
    const path = await findFilePath(context.args[0] ?? '', core);
    const indexed = (await indexedTitle(path, core)) !== null;
    await core.removeArticleFile(path);
    if (!indexed) return notice(context.say('articles.withdrawn', { path: fitLine(path, 200) }));
    return withRun(context.say('articles.removed', { path: fitLine(path, 200) }), context);
  },
};

const keep: ComponentHandler = {
  action: 'art-keep',
  acknowledge: 'update',
  adminOnly: true,
  execute: async ({ say }) => notice(say('articles.kept')),
};

export const fileChanges: readonly ComponentHandler[] = [remove, keep];
