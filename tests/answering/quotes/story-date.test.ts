/** The day of one story on a page of several, as plain text and Markdown are read. */
import { expect, test } from 'vitest';
import { findStoryDate } from '../../../src/answering/quotes/story-date.ts';
import { parseArticle } from '../../../src/articles/read.ts';

const OPTIONS = { boilerplate: 'drop', maxBytes: 1_000_000 } as const;

/** The day that is found for the place of each phrase, and the article's own. */
async function datesOf(path: string, text: string, phrases: readonly string[]) {
  const article = await parseArticle(path, Buffer.from(text), OPTIONS);
  const dates = phrases.map((phrase) => {
    expect(article.text).toContain(phrase);
    return findStoryDate(article, article.text.indexOf(phrase));
  });
  return { own: article.date, dates };
}

const PHRASES = ['Forty grey seals', 'opens at noon.', 'ninety seats'];
const DAYS = ['2024-04-28', '2024-05-03', '2024-05-04'];
const STORIES = [
  [
    'Seals return to the reef',
    'Forty grey seals were counted on the reef. It is the largest number since the count began.',
  ],
  [
    'Library opens at noon',
    'The library in Market Street opens at noon. Three volunteers are wanted for the evenings of the week.',
  ],
  [
    'Cinema gets new seats',
    'The cinema has put in ninety seats of red plush. They came from Turku by ship in the first week of the month.',
  ],
] as const;
const SHOWN = ['28 April 2024', '3 May 2024', '4 May 2024'];

const page = (story: (headline: string, teaser: string, day: string) => string) =>
  ['Voices of the week', ...STORIES.map(([headline, teaser], at) => story(headline, teaser, SHOWN[at] as string))].join(
    '\n\n',
  );

test.each([
  ['below the headline', (headline: string, teaser: string, day: string) => `${headline}\n\n${day}\n\n${teaser}`],
  [
    'beside a name',
    (headline: string, teaser: string, day: string) => `${headline}\n\nBy John Roe | ${day}\n\n${teaser}`,
  ],
  [
    'below a name',
    (headline: string, teaser: string, day: string) => `${headline}\n\nBy John Roe\n\n${day}\n\n${teaser}`,
  ],
  ['above the headline', (headline: string, teaser: string, day: string) => `${day}\n\n${headline}\n\n${teaser}`],
  [
    'below the story',
    (headline: string, teaser: string, day: string) => `${headline}\n\n${teaser}\n\n${day} | 4 comments`,
  ],
])('a story has the day that stands %s', async (_, story) => {
  expect(await datesOf('week.txt', page(story), PHRASES)).toEqual({ own: null, dates: DAYS });
});

test('a part of a dated entry has its day, and one of an entry without a day has none', async () => {
  const text = `# Log of the keeper

## The lamp

3 May 2024

The lamp was cleaned.

### The wick

A new wick was cut.

## The boat

The boat was tarred on a dry day. On 4 May 2024 it went out.
`;
  const { dates } = await datesOf('log.md', text, ['The lamp was', 'A new wick', 'The boat was']);
  expect(dates).toEqual(['2024-05-03', '2024-05-03', null]);
});
