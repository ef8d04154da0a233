import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPassages } from '../../../../embeddings/chunker.ts';
import { parseArticle } from '../../../../src/articles/read.ts';
import type { Article } from '../../../../src/types.ts';

const read = (text: string) =>
  parseArticle('a.txt', new TextEncoder().encode(text), { boilerplate: 'drop', maxBytes: 1_000_000 });
const headings = (article: Article) =>
  article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading.at(-1));
const pathOf = (article: Article, start: string) =>
  article.blocks.find((block) => article.text.startsWith(start, block.start))?.heading;

interface Story {
  readonly kicker: string;
  readonly headline: string;
  readonly stamp: string;
  readonly teaser: string;
  readonly caption: string;
}

const STORIES: readonly Story[] = [
  [
    'Harbour',
    'Herring boats stay in port for a second week',
    'By Ola Brekke | 3h ago',
    'A dozen skippers tied up at the east quay on Tuesday. They ask for 90 crowns a crate.',
    'The east quay at noon. (Photo: Gazette file)',
  ],
  [
    'Schools',
    'Parents asked to bring their own chalk',
    '04.05.21',
    'The order came from the county, whose stores are empty after the winter, teachers said.',
    'A blackboard in Strand. Photo by Ida Moe',
  ],
  [
    'Trade',
    'Can a drone carry the post? The islands think so',
    'Yesterday',
    'Letters for the lighthouse now come by air, and parcels of up to two kilos will follow in June.',
    'The drone on its pad (Foto: Ida Moe)',
  ],
  [
    'Sea',
    'Ferry to Outer Holm sails again, operator says',
    'Saturday, May 1',
    'The boat had lain in dock since the autumn. Tickets cost what they cost before.',
    'MV Tern in dry dock. Credit: R. Aas',
  ],
  [
    'Labour',
    'Net makers walk out over cold workshop',
    '2 weeks ago',
    'Some forty women left their benches at noon and went home. The heating has failed since March.',
    'Picket at the net works. (Photo: Gazette file)',
  ],
  [
    'Money',
    'Opinion: Why the tide tax should go',
    'Per Aas | April 28, 2021 | 4 min read',
    'Nobody can tax the moon. That is what the council tries to do, and it will fail.',
    'Per Aas. Photo: private',
  ],
  [
    'Weather',
    'Storm of the century damages all three piers',
    'Apr. 24',
    'Waves broke over the harbour light for nine hours. No one was hurt.',
    'The light, seen from the hill. Photo by Ida Moe',
  ],
  [
    'Farms',
    'Sheep to graze on the airfield until autumn',
    '23/04/2021',
    'The grass is free, the shepherd has to keep the runway clear at ten and at four.',
    'Runway two (Photo: R. Aas)',
  ],
].map(([kicker = '', headline = '', stamp = '', teaser = '', caption = '']) => ({
  kicker,
  headline,
  stamp,
  teaser,
  caption,
}));

const LAYOUT = fc.record({
  blank: fc.constantFrom('nowhere', 'before headlines', 'everywhere'),
  stamp: fc.constantFrom('below', 'above', 'after'),
  kicker: fc.constantFrom('none', 'before', 'after'),
  caption: fc.boolean(),
  more: fc.boolean(),
});
type Layout = Readonly<Record<'blank' | 'stamp' | 'kicker', string> & Record<'caption' | 'more', boolean>>;

function layOut(stories: readonly Story[], { blank, stamp, kicker, caption, more }: Layout): string {
  const within = blank === 'everywhere' ? '\n\n' : '\n';
  const items = stories.map((story) =>
    [
      caption && story.caption,
      kicker === 'before' && story.kicker,
      stamp === 'above' && story.stamp,
      story.headline,
      stamp === 'below' && story.stamp,
      story.teaser,
      stamp === 'after' && story.stamp,
      kicker === 'after' && story.kicker,
      more && 'Read more',
    ]
      .filter((line) => line !== false)
      .join(within),
  );
  const head = ['Skip to content', 'Menu', 'Home', 'Sport', 'Donate', 'Outer Holm'].join(within);
  const foot = ['Load more', '1 2 3 … 9 Next', 'About us', 'Contact', 'Terms of use'].join(within);
  return [head, ...items, foot].join(blank === 'nowhere' ? '\n' : '\n\n');
}

describe('a page that lists stories gives each its section, whatever its lines', () => {
  const stories = fc.shuffledSubarray([...STORIES], { minLength: 4 });

  test('headlines are the headings, and each teaser stands under its own', async () => {
    await fc.assert(
      fc.asyncProperty(stories, LAYOUT, async (chosen, layout) => {
        const article = await read(layOut(chosen, layout));
        // Who wrote the first story, and when, is not said of the page.
        expect(article).toMatchObject({ title: 'Outer Holm', date: null, author: null });
        expect(headings(article)).toEqual(chosen.map(({ headline }) => headline));
        for (const { headline, teaser, stamp } of chosen) {
          expect(pathOf(article, teaser)).toEqual([headline]);
          expect(pathOf(article, stamp)).toEqual([headline]);
        }
        for (const { heading } of cutPassages(article)) expect(heading.length).toBeLessThan(2);
      }),
      { numRuns: 300 },
    );
  });

  test('headlines without date or name are found by how closely they follow each other', async () => {
    const plain = STORIES.filter(({ headline }) => !headline.includes('?'));
    const layout = fc.record({
      blank: fc.constantFrom('nowhere', 'before headlines', 'everywhere'),
      stamp: fc.constant('nowhere'),
      kicker: fc.constant('none'),
      caption: fc.constant(false),
      more: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(plain, { minLength: 4 }), layout, async (chosen, lines) => {
        const article = await read(layOut(chosen, lines));
        expect(headings(article)).toEqual(chosen.map(({ headline }) => headline));
        for (const { headline, teaser } of chosen) expect(pathOf(article, teaser)).toEqual([headline]);
      }),
      { numRuns: 100 },
    );
  });
});

test('a line below the headline that tells more of it is no headline', async () => {
  const items = STORIES.map(({ headline, teaser }) =>
    [headline, 'What it means for the outer islands', 'By Ida Moe', teaser].join('\n'),
  );
  const article = await read(`Outer Holm\n\n${items.join('\n\n')}`);
  expect(headings(article)).toEqual(STORIES.map(({ headline }) => headline));
});

test('the titles of a numbered list end with its last number', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn';
  const article = await read(
    `The Ferry\n\n${prose} one.\n\nMost read\n1\nQuay closed by storm\n2\nMayor resigns\nm/s Tern sails again\n${prose} two.`,
  );
  expect(article.text).toContain('m/s Tern sails again');
  expect(article.text).not.toMatch(/Most read|Mayor|Quay/);
});

test('dates head the entries of a chronicle that has no headlines', async () => {
  const entry = (day: number) =>
    `${day} March 1961\n\nThe ice reached the ${day}th buoy, and the boats were drawn up on the strand.`;
  const article = await read(`The winter of the ice\n\n${[3, 4, 5, 6].map(entry).join('\n\n')}`);
  expect(headings(article)).toEqual(['3 March 1961', '4 March 1961', '5 March 1961', '6 March 1961']);
});

test.each(['1961', 'March 1961', '3 March 1961', '1961 to 1964', 'Spring 1961', '1960s', 'c. 1961', '1961 – present'])(
  'a date directly on its entry heads it, as the others of the chronicle do: %s',
  async (date) => {
    const entry = (year: number) => `${year}\nThe ice of ${year} reached the buoy, and the boats were drawn up.`;
    const article = await read(
      `The winters of the ice\n\n${entry(1824)}\n\n${entry(1846)}\n\n${entry(1871)}\n\n${date}\nNobody went out.\n\n${entry(1996)}`,
    );
    expect(headings(article)).toEqual(['1824', '1846', '1871', date, '1996']);
  },
);

test('a number directly on a line counts it and dates nothing', async () => {
  const ranked = [1, 2, 3, 4].map((place) => `${place}\nThe ice reached the buoy and the boats were drawn up again.`);
  expect(headings(await read(`The winters of the ice\n\n${ranked.join('\n\n')}`))).toEqual([]);
});

test('names and times of letters are no headlines', async () => {
  const letter = (name: string, day: number) =>
    `${name}\n${day} March 2021\nThe boat was late again on Monday, and nobody told us at the quay.`;
  const article = await read(
    `Letters to the ferry office\n\n${[letter('Jane Doe', 3), letter('Ola Brekke', 4), letter('Ida Moe', 5)].join('\n\n')}`,
  );
  expect(headings(article)).toEqual([]);
});

test('an essay with a section of one word keeps it', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn';
  const article = await read(
    `The Ferry\n\nBy Jane Doe\n\n3 March 2021\n\n${prose} one.\n\nYesterday\n\n${prose} two.\n\nToday\n\n${prose} three.`,
  );
  expect(headings(article)).toEqual(['Yesterday', 'Today']);
});

const PAGE = `Harbour news

Top stories

EXCLUSIVE
Herring boats stay in port for a second week
A dozen skippers tied up at the east quay on Tuesday. They ask for 90 crowns a crate.
Ola Brekke
3h ago

Ferry to Outer Holm sails again, operator says
The boat had lain in dock since the autumn. Tickets cost what they cost before.
Ida Moe
1 May 2021

Latest

Herring boats stay in port for a second week
3h ago

Parents asked to bring their own chalk
4 May 2021

Can a drone carry the post to the islands
Letters for the lighthouse now come by air, and parcels of up to two kilos will follow in June.
Gazette staff
30 April 2021

Net makers walk out over their cold workshop
2 weeks ago
`;

describe('headlines that stand without a teaser', () => {
  test.each([
    ['between groups of lines', PAGE],
    ['where blank lines part all lines', PAGE.replace(/\n+/g, '\n\n')],
  ])('are stories of their own, %s', async (_, page) => {
    const article = await read(page);
    expect(headings(article)).toEqual([
      'Herring boats stay in port for a second week',
      'Ferry to Outer Holm sails again, operator says',
      'Parents asked to bring their own chalk',
      'Can a drone carry the post to the islands',
      'Net makers walk out over their cold workshop',
    ]);
    expect(pathOf(article, '4 May 2021')).toEqual(['Parents asked to bring their own chalk']);
    expect(pathOf(article, 'Gazette staff')).toEqual(['Can a drone carry the post to the islands']);
  });

  test('are left out where the same page tells the story', async () => {
    const article = await read(PAGE);
    expect(article.omitted.find(({ reason }) => reason === 'repeated-in-article')?.text).toBe(
      'Latest\nHerring boats stay in port for a second week\n3h ago',
    );
    const found = article.blocks.filter(({ heading }) => heading[0]?.startsWith('Ferry'));
    expect(found.map(({ start, end }) => article.text.slice(start, end)).at(-1)).toBe('1 May 2021');
  });

  test('a second list without dates goes as well', async () => {
    const page = PAGE.replace(/(?<=second week\n)3h ago\n/, '');
    const { text } = await read(page);
    expect(text.split('Herring boats stay').length).toBe(2);
  });
});

test('a line that goes on below it in lower case was torn, and heads nothing', async () => {
  const torn = ['The law of motion', 'The law of rest', 'The law of light'].map(
    (line, at) => `${line}\n${at === 1 ? '12 ' : ''}as the square of the mass goes on to say that it is so.`,
  );
  expect(headings(await read(`The wave\n\n${torn.join('\n\n')}`))).not.toContain('The law of motion');
});
