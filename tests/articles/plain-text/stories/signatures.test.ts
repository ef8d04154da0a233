import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

interface Story {
  readonly headline: string;
  readonly teaser: string;
  readonly name: string;
  readonly place: string;
  readonly day: string;
}

// Headline and teaser of some are of one length, as lines that an editor wrapped are.
const STORIES: readonly Story[] = [
  {
    headline: 'Baker on Tern Street gives up rye after sixty years',
    teaser: 'The last loaf was sold at noon to a dentist from Oslo.',
    name: 'Una Solberg-Ness',
    place: 'Strand',
    day: 'March 14, 2021',
  },
  {
    headline: 'Council buys a second snow plough for the north road',
    teaser: 'The machine, built in 1998, has cost less than a bus.',
    name: 'Ola Brekke',
    place: 'Outer Holm',
    day: 'March 12, 2021',
  },
  {
    headline: 'Choir of the lifeboat crew to sing in five harbours',
    teaser: 'The tour begins in May and ends at home.',
    name: 'Una Solberg-Ness',
    place: 'Strand',
    day: 'March 11, 2021',
  },
  {
    headline: 'Why the lighthouse stopped answering the radio',
    teaser: 'Calls at nine and at five have gone unanswered since the autumn.',
    name: 'Mette van Dijk',
    place: 'Oslo',
    day: 'March 9, 2021',
  },
  {
    headline: 'Price of cod climbs past forty crowns a kilo',
    teaser: 'Traders blame a late thaw and the new weir on the road to Kapp.',
    name: 'J. K. Lund',
    place: 'Strand',
    day: 'February 28, 2021',
  },
];

const BYLINES: Readonly<Record<string, (story: Story) => string>> = {
  'name, two spaces, day': ({ name, day }) => `${name}  ${day}`,
  'name, tab, day': ({ name, day }) => `${name}\t${day}`,
  'name · day': ({ name, day }) => `${name} · ${day}`,
  'name, day': ({ name, day }) => `${name}, ${day}`,
  'day, name': ({ name, day }) => `${day}  ${name}`,
  'day by name': ({ name, day }) => `${day} by ${name}`,
  'by name | day': ({ name, day }) => `By ${name} | ${day}`,
  'name, place': ({ name, place, day }) => `${name}, ${place}  ${day}`,
  'analysis by name': ({ name, day }) => `Analysis by ${name}  ${day}`,
  'a desk and the day': ({ place, day }) => `${place} desk  ${day}`,
  'by name alone': ({ name }) => `By ${name}`,
  'name and the day without year': ({ name, day }) => `${name}  ${day.replace(/, \d{4}/, '')}`,
  'name and how long ago': ({ name }) => `${name}  3h ago`,
};

const LAYOUT = fc.record({
  byline: fc.constantFrom(...Object.keys(BYLINES)),
  place: fc.constantFrom('below the teaser', 'above the teaser'),
  blank: fc.constantFrom('nowhere', 'between stories', 'everywhere'),
});

describe('a name and a day sign the story that they stand in, whatever parts them', () => {
  test('the headlines are the headings, and each byline stands with its own story', async () => {
    const chosen = fc.shuffledSubarray([...STORIES], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(chosen, LAYOUT, async (stories, { byline, place, blank }) => {
        const write = BYLINES[byline] as (story: Story) => string;
        const items = stories.map((story) => {
          const { headline, teaser } = story;
          const lines = [headline, write(story), teaser];
          return place === 'above the teaser' ? lines : [headline, teaser, write(story)];
        });
        const within = blank === 'everywhere' ? '\n\n' : '\n';
        const page = ['Holm Gazette', ...items.map((lines) => lines.join(within))];
        const article = await read(page.join(blank === 'nowhere' ? '\n' : '\n\n'));
        expect(headings(article)).toEqual(stories.map(({ headline }) => headline));
        expect(article).toMatchObject({ date: null, author: null });
        for (const story of stories) {
          for (const line of [story.teaser, write(story).replace(/\s+/g, ' ')]) {
            const block = article.blocks.find(
              ({ start, heading }) => article.text.startsWith(line, start) && heading.at(-1) === story.headline,
            );
            expect(block, `${line} under ${story.headline}`).toBeDefined();
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('two stories below each other are told apart as well as many', async () => {
    const stories = STORIES.slice(0, 2).map(
      ({ headline, teaser, name, day }) => `${headline}\n${teaser}\n${name}  ${day}`,
    );
    const article = await read(
      `Holm Gazette\n\nNews of the islands, written by those who live on them.\n\n${stories.join('\n\n')}`,
    );
    expect(headings(article).filter((text) => /20\d\d/.test(text ?? ''))).toEqual([]);
    expect(texts(article)).toContain('Una Solberg-Ness March 14, 2021');
  });
});

describe('what only resembles a signature stays what it is', () => {
  test('events that are named with their day head the text below them', async () => {
    const events = ['Moon Landing, 20 July 1969', 'Berlin Wall, 9 November 1989', 'Storm Daria, 25 January 1990'];
    const article = await read(
      `Days we remember\n\nThey were told to us by those who were there, and written down by the school.\n\n${events.map((event) => `${event}\n\n${event.slice(0, 6)} is what everybody in the village still speaks of.`).join('\n\n')}`,
    );
    expect(headings(article)).toEqual(events);
  });

  test('a day and what happens on it are an entry of a calendar', async () => {
    const entries = ['Sat 30 March Supper', 'Sun 7 April Dance', 'Sat 13 April Village Market'];
    const article = await read(
      `What is on\n\nAll of it takes place in the old school.\n${entries.join('\n')}\n\nTickets are sold at the door.`,
    );
    for (const entry of entries) expect(texts(article)).toContain(entry);
  });

  test('a wrapped paragraph is not cut where a name and a day happen to fill a line', async () => {
    const article = await read(
      'The register\n\nThe book was begun in the year of the great flood by\nJon Vik on the Monday of Easter and was then kept by\nAda Berg, 3 March 1901 to 5 May 1950, without a gap.\n',
    );
    expect(texts(article)).toEqual([
      'The book was begun in the year of the great flood by Jon Vik on the Monday of Easter and was then kept by Ada Berg, 3 March 1901 to 5 May 1950, without a gap.',
    ]);
  });
});
