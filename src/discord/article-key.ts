/**
 * Articles are named by their path, but a path may be longer than Discord lets a choice or a custom id be. A long one is
 * then named by a digest, and found again among the paths that the core has in memory.
 */
import { createHash } from 'node:crypto';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { because } from '../reasons.ts';
import { escapePart } from './custom-id.ts';

const MAX_KEY = 60;
const MARK = '~';

/** At most 60 characters, also once it stands in a custom id; the path itself when it is short enough. */
export function articleKey(path: string): string {
  if (escapePart(path).length <= MAX_KEY && !path.startsWith(MARK)) return path;
  return MARK + createHash('sha256').update(path).digest('base64url').slice(0, 32);
}

/**
 * The path behind a key, or what a person typed instead of choosing: a path or a title.
 *
 * @throws AppError ARTICLE_NOT_FOUND.
 */
export async function findArticlePath(keyOrName: string, core: Core): Promise<string> {
  if (!keyOrName.startsWith(MARK)) return (await core.showArticle(keyOrName)).path;
  const found = core.articlePaths().find((path) => articleKey(path) === keyOrName);
  if (found === undefined) throw new AppError('ARTICLE_NOT_FOUND', because('article.gone'), { audience: 'asker' });
  return found;
}

/**
 * The same for a file that is to be taken out: one that was added and is not indexed yet is found by its name.
 *
 * @throws AppError ARTICLE_NOT_FOUND.
 */
export async function findFilePath(keyOrName: string, core: Core): Promise<string> {
  try {
    return await findArticlePath(keyOrName, core);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'ARTICLE_NOT_FOUND') throw error;
    const wanted = keyOrName.trim().normalize('NFC');
    const found = (await core.addedArticleFiles()).find((path) => path === wanted || articleKey(path) === wanted);
    if (found === undefined) throw error;
    return found;
  }
}

/** Choices for an article option. From memory, at once. */
export function articleChoices(typed: string, core: Core): { name: string; value: string }[] {
  return core.suggestArticles(typed, 25).map(({ name, value }) => ({ name, value: articleKey(value) }));
}
