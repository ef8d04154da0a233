/** Plain text as the reader gets it, and what it made of it; for the tests of what plain text shows. */
import { parseArticle } from '../../src/articles/read.ts';
import type { Article } from '../../src/types.ts';

export const OPTIONS = { boilerplate: 'drop', maxBytes: 30_000_000 } as const;
export const read = (text: string, path = 'a.txt'): Promise<Article> =>
  parseArticle(path, new TextEncoder().encode(text), OPTIONS);
export const texts = (article: Article): string[] =>
  article.blocks.map(({ start, end }) => article.text.slice(start, end));
export const headings = (article: Article): (string | undefined)[] =>
  article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading.at(-1));
