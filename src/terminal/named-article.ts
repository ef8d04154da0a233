/** The article that a person names in a terminal, where nothing completes what is typed. */
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';

const MOST_NAMED = 5;

/**
 * @param name - a path or a title, or a part of one that only one article has.
 * @returns its path.
 * @throws AppError ARTICLE_NOT_FOUND, with the articles that it could be.
 */
export async function findNamedArticle(core: Core, name: string): Promise<string> {
  try {
    return (await core.showArticle(name)).path;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'ARTICLE_NOT_FOUND' || name.trim() === '') throw error;
    const paths = [...new Set(core.suggestArticles(name).map(({ value }) => value))];
    const [only, ...others] = paths;
    if (only === undefined) throw error;
    if (others.length === 0) return only;
    const listed = paths.slice(0, MOST_NAMED).join(', ') + (paths.length > MOST_NAMED ? ', …' : '');
    throw new AppError('ARTICLE_NOT_FOUND', `Several articles could be "${name.slice(0, 100)}": ${listed}. Name one.`, {
      audience: 'asker',
    });
  }
}
