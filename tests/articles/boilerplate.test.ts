/** Which lines of plain text are left out and why, and which only look like those. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from './reading.ts';

describe('boilerplate', () => {
  test.each([
    'The museum’s director said that visitors should donate to the hospital, and that the comments of the minister were unfair to those who had given.',
    'Facebook and Twitter removed the accounts.',
    'She asked readers to subscribe to our newsletter, which the court called “an advertisement”.',
    `The campaign asked people to sign up for our causes; donate now, it said, and support our work. ${'It went on for pages in that manner, and nobody read it. '.repeat(8)}`,
  ])('a paragraph that only speaks of such things stays: %#', async (text) => {
    const article = await read(
      `Title\n\nThe first paragraph of the article is here and it is long enough to be prose.\n\n${text}\n\nThe end of it.`,
    );
    expect(texts(article)).toContain(text.trim());
  });

  test.each([
    ['sign-up', 'Abonnieren Sie unseren Newsletter'],
    ['cookie-notice', 'Wir verwenden Cookies, um diese Seite zu verbessern.'],
    ['comments', 'Schreibe einen Kommentar'],
    ['comments', 'Laisser un commentaire'],
    ['sharing', 'Partager cet article'],
    ['donation', 'Haz una donación'],
    ['comments', 'Deja un comentario'],
    ['comments', '댓글 남기기'],
    ['sign-up', '뉴스레터 구독'],
    ['navigation', 'Saltar al contenido'],
    ['donation', 'Jetzt spenden'],
    ['advertisement', 'Advertisement'],
  ])('%s is left out: %s', async (reason, text) => {
    const article = await read(
      `Title\n\nThe first paragraph of the article is here and it is long enough to be prose.\n\n${text}\n\nThe end of it is also long enough to be taken for prose by any reader.`,
    );
    expect(article.omitted).toEqual([{ text, reason }]);
    expect(article.text).not.toContain(text);
  });

  test('an article of nothing but boilerplate is kept', async () => {
    expect((await read('Donate now\n\nSubscribe\n\nLeave a comment')).text).toContain('Subscribe');
  });
});

describe('short lines round the prose of saved pages', () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn';

  test.each([
    '[Photograph: the quay in February]',
    'Tagged: history, ferries, salt',
    '47: boats built at the yard since March',
    'Lesen Sie auch: Warum die Brücke gesperrt bleibt',
    'Previous: The Last Ferryman Next: A Short History of Gravel',
  ])('are no headings: %s', async (line) => {
    const article = await read(`The Ferry\n\n${prose} one.\n\n${line}\n\n${prose} two.`);
    expect(headings(article)).toEqual([]);
  });

  test.each([
    ['comments', 'Kommentare (12)'],
    ['navigation', 'Home / North Sea / Fishing'],
    ['navigation', 'Tagged: history, ferries, salt'],
    ['navigation', 'Lesen Sie auch: Warum die Brücke gesperrt bleibt'],
    ['navigation', 'Previous: The Last Ferryman Next: A Short History of Gravel'],
    ['navigation', 'Impressum | Datenschutz | AGB'],
    ['sign-up', 'By signing up you agree to our terms and privacy policy.'],
  ])('are left out as %s: %s', async (reason, line) => {
    const article = await read(`The Ferry And Its Captain\n\n${line}\n\n${prose} one.\n\n${prose} two.`);
    expect(article.omitted).toEqual([{ text: line, reason }]);
  });

  test.each([
    'Tagged turtles came back to the beach in the third year.',
    'Next: the harbour.',
    'Home / away: the club lost both matches, the secretary wrote.',
  ])('are kept where they say something: %s', async (line) => {
    const article = await read(`The Ferry And Its Captain\n\n${prose} one.\n\n${line}\n\n${prose} two.`);
    expect(article.text).toContain(line);
  });
});

test.each([
  '1 2 3 Next page',
  '« Prev 1 2 3 … 9 Next »',
  'Page 2 of 9',
  'Page 2 of 9 Next page',
  '1 2 3 … Weiter',
  '← Previous page 1 2 3',
])('a pager, "%s", is left out and heads nothing', async (pager) => {
  const prose =
    'The herring came late that year, and the boats that had waited for it in the harbour lost three weeks of work.';
  const article = await read(
    `The Late Herring\n\n${prose}\n\nPrices\n\n${prose.replace('herring', 'mackerel')}\n\n${pager}\n\n${prose.replace('herring', 'cod')}`,
  );
  expect(headings(article)).toEqual(['Prices']);
  expect(article.omitted).toMatchObject([{ text: pager, reason: 'navigation' }]);
});

test.each(['3 2 1 Go', 'Chapter 1 of 9', '2017 2018 2019', 'Next', '1 2 3 Last Orders'])(
  'a line that only looks like a pager, "%s", stays',
  async (line) => {
    const prose =
      'The herring came late that year, and the boats that had waited for it in the harbour lost three weeks of work.';
    const article = await read(`The Late Herring\n\n${prose}\n\n${line}\n\n${prose.replace('herring', 'cod')}`);
    expect(article.omitted).toEqual([]);
  },
);
