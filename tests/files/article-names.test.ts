/** Names of article files, whichever way they come in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE_ENDINGS, checkArticleName, formatOf } from '../../src/files/article-names.ts';

test('the ending decides the format, in capitals too', () => {
  expect(ARTICLE_ENDINGS.map((ending) => formatOf(`a/b.c${ending.toUpperCase()}`))).toEqual([
    ...['text', 'Markdown', 'Markdown', 'HTML', 'HTML', 'PDF'],
  ]);
  for (const path of ['a', 'md', 'a.md.zip', 'a.constructor', '', '.'])
    expect([path, formatOf(path)]).toEqual([path, null]);
});

test('a name that is fit is the last part of what was given, and stays as it is when it is checked again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('', ...ARTICLE_ENDINGS),
      (text, ending) => {
        const { name, wrong } = checkArticleName(`${text}${ending}`);
        if (wrong !== null) return;
        expect(name).not.toMatch(/[/\\]/);
        expect(checkArticleName(name)).toEqual({ name, wrong: null });
      },
    ),
  );
  expect(checkArticleName('..\\etc/100% (new) #1.md')).toEqual({ name: '100% (new) #1.md', wrong: null });
  expect(checkArticleName('a.exe').wrong).toBe('ending');
  for (const name of ['.md', '-x.md', 'a\u202eb.md', 'what?.md', `${'a'.repeat(97)}.md`, `${'기'.repeat(90)}.md`])
    expect([name, checkArticleName(name).wrong]).toEqual([name, 'name']);
});
