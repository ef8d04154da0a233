/** What every file has to give, whatever is in it. */
import { expect } from 'vitest';
import { cutPassages } from '../../embeddings/chunker.ts';
import { parseArticle } from '../../src/articles/read.ts';
import { AppError } from '../../src/errors.ts';

export const OPTIONS = { boilerplate: 'drop', maxBytes: 30_000_000 } as const;

/** Whatever comes in: an article whose blocks are in order and apart, or an AppError. */
export async function survives(path: string, bytes: Uint8Array): Promise<void> {
  let article: Awaited<ReturnType<typeof parseArticle>>;
  try {
    article = await parseArticle(path, bytes, OPTIONS);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('ARTICLE_UNREADABLE');
    return;
  }
  const contents = article.blocks.map(({ start, end }) => article.text.slice(start, end));
  expect(contents.join('\n\n')).toBe(article.text);
  expect(article.text).toBe(article.text.normalize('NFC'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left.
  expect(article.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\p{Surrogate}]/u);
  const untidy = contents.filter((content, at) => {
    if (content.trim() === '') return true;
    return article.blocks[at]?.kind !== 'code' && content !== content.replace(/\s+/g, ' ').trim();
  });
  expect(untidy).toEqual([]);
  cutPassages(article);
}
