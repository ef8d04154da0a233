/** Whole pages in plain text: lists of stories, essays, what readers wrote below, wrapped lines. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutPassages } from '../../embeddings/chunker.ts';
import { parseArticle } from '../../src/articles/read.ts';
import { headings, OPTIONS, read, texts } from './reading.ts';

const fixture = (name: string) =>
  parseArticle(name, readFileSync(new URL(`../fixtures/awkward/${name}`, import.meta.url)), OPTIONS);

describe('a page that lists stories', () => {
  test('becomes a section a story, without appeals, sign-up and navigation', async () => {
    const article = await fixture('listing.txt');
    expect(article.title).toBe('Island News');
    expect(headings(article)).toEqual([
      'Ferry To The Outer Isles – Back In Service, Not On Time',
      'Will The Lighthouse Be Lit Again?',
      '“We Never Left”: Interview With The Last Miller',
      'Bridge Closed, Says Mayor, Council',
    ]);
    expect(article.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(4);
    expect(article.text).not.toMatch(/donat|Sign|Skip|Urgent/);
    expect(new Set(article.omitted.map(({ reason }) => reason))).toEqual(
      new Set(['navigation', 'donation', 'sign-up']),
    );
    for (const passage of cutPassages(article)) expect(passage.heading).toHaveLength(1);
  });

  test('becomes the same where its lines stand without blank ones between', async () => {
    const article = await fixture('listing-lines.txt');
    expect(article.title).toBe('Strait Gazette | Fishing');
    expect(headings(article)).toEqual([
      'Two Islands Fail For The Fourth Time to Agree on How Many Herring Each May Land',
      'Who Cut the Nets Off Gull Point?',
      'Season for Night Boats Closed After Three Men Drown',
      'Smokehouse resumes work after the fire',
    ]);
    expect(texts(article)).toContain('The two ovens had stood cold since February.');
    expect(article.text).not.toMatch(/Read more|DONATE|Join|JOIN|spam|Next|Facebook|Advertise|goal|ISSN/);
    expect(cutPassages(article).filter(({ heading }) => heading.length !== 1)).toEqual([]);
  });

  test('becomes the same where there is no blank line at all', async () => {
    const article = await fixture('listing-dense.txt');
    expect(headings(article)).toEqual([
      'More Than Twenty Boats Held After Night Raid on the Northern Fishing Grounds',
      'Mayor Says Bridge Will Open Before the Winter',
      'Why the Last Miller of the Outer Isle Will Not Sell His Stones',
      'Council Votes to Close the School',
      'Fox Seen on the Ice for the First Time Since 1962',
    ]);
    expect(article.text).not.toMatch(/Menu|Donate|Keep us|Next page/);
  });

  test('is kept whole when the host asks for it', async () => {
    const bytes = readFileSync(new URL('../fixtures/awkward/listing.txt', import.meta.url));
    const article = await parseArticle('listing.txt', bytes, { ...OPTIONS, boilerplate: 'keep' });
    expect(article.title).toBe('Island News');
    expect(article.text).toContain('Sign up for our weekly email letter');
    expect(article.omitted).toEqual([]);
  });
});

test('an essay keeps its headings, and its conclusion and author are no part of the last section', async () => {
  const article = await fixture('essay.txt');
  expect(article.title).toBe('How The Valley Got Its Railway');
  expect(headings(article)).toEqual(['The Survey', 'Tunnel and Town']);
  const pathOf = (start: string) =>
    article.blocks.find((block) => article.text.startsWith(start, block.start))?.heading;
  expect(pathOf('For most of')).toEqual([]);
  expect(pathOf('When the two halves')).toEqual(['Tunnel and Town']);
  expect(pathOf('Overall, the railway')).toEqual([]);
  expect(pathOf('Marta Lindqvist is')).toEqual([]);
  expect(article.text).not.toContain('Comment');
  const last = cutPassages(article).at(-1);
  expect(article.text.slice(last?.start)).toMatch(/^Marta Lindqvist is/);
});

test('titles of other articles below the last paragraph are no part of it', async () => {
  const article = await read(
    [
      'The Ferry And Its Captain',
      'The ferry to the outer isles runs again since Monday, and nobody on the quay believed that it would.',
      'Related articles',
      'How the Bridge Was Lost\nWhat Comes Next for the Old Harbour\nStorm Warning: Three Lessons From the Winter',
      'The next boat leaves at nine, said the captain, who has kept the timetable of his grandfather for all those years.',
    ].join('\n\n'),
  );
  expect(article.text).not.toMatch(/Bridge|Harbour|Lessons/);
  expect(article.text).toContain('The next boat leaves');
});

test('what readers wrote below an essay is not the essay, and the kind of piece is not its title', async () => {
  const article = await fixture('essay-comments.txt');
  expect(article).toMatchObject({ title: 'On Mending Boats in Winter', author: 'Olena Varga', date: '2023-02-04' });
  expect(headings(article)).toEqual(['What the caulkers wanted']);
  expect(article.text).toContain('In the autumn of last year');
  expect(article.text).not.toMatch(/petruk|uncle|Anna|lined|old men|Reply|ESSAY|\*/);
  const note = article.blocks.at(-1);
  expect(article.text.slice(note?.start)).toMatch(/^Olena Varga is a boatbuilder/);
  expect(note?.heading).toEqual([]);
});

test('nor where a page counts more comments than it shows', async () => {
  const prose =
    'The ferry sails again after nine weeks in the dock, and the island has had neither flour nor lamp oil since.';
  const comments = '48 Comments\n\nAda: It was not nine weeks. It was ten.\nJon: At last.\n\nLeave a comment';
  const article = await read(`The ferry sails\n\n${prose}\n\n${comments}`);
  expect(texts(article)).toEqual([prose]);
});

test('nor where a name has an initial and its comments stand below a form', async () => {
  const prose =
    'The railway of the valley was opened in the spring, and the mayor rode the first train up to the tunnel.';
  const article = await read(
    [
      `Letters to the railway\n\n${prose}\n\n${prose.replace('spring', 'autumn')}`,
      'Leave a comment\nName *\nPost comment\n\n2 comments',
      'Ada B. says:\n15 February 2021 at 08:12\nMy aunt drove it for nine years.\nReply',
      'trackman says:\n15 February 2021 at 11:40\nYou forget the tunnel.\nReply',
    ].join('\n\n'),
  );
  expect(texts(article)).toEqual([prose, prose.replace('spring', 'autumn')]);
});

test('nor where each says in its first line who wrote it and when', async () => {
  const prose =
    'The railway of the valley was opened in the spring, and the mayor rode the first train up to the tunnel.';
  const comments =
    '7 responses to "Letters to the railway"\n\nSheila M on 3 March: rode it, lovely, but cold\n\nAnon on 9 March: is there a train on Sundays?';
  const article = await read(`Letters to the railway\n\n${prose}\n\n${comments}`);
  expect(texts(article)).toEqual([prose]);
  const chronicle = 'Diary (2)\n\nWork on 3 March: the rails were laid\n\nWork on 9 March: the points were set';
  expect((await read(`Letters to the railway\n\n${prose}\n\n${chronicle}`)).text).toContain('points were set');
});

test.each([
  'Jane Doe\n\n4 March 2018 at 10:12\n\nThe train left at noon.\n\nJohn Roe\n\n5 March 2018 at 11:40\n\nThe train came back.',
  '12 Comments\n\nJane Doe\n\n4 March 2018 at 10:12',
])('names and times that no comments stand round are the article itself', async (lines) => {
  const prose =
    'The railway of the valley was opened in the spring, and the mayor rode the first train up to the tunnel.';
  const article = await read(`Letters to the railway\n\n${lines}\n\n${prose}\n\n${prose.replace('spring', 'autumn')}`);
  expect(article.text).toContain('opened in the spring');
  expect(article.text).toContain('opened in the autumn');
  if (lines.includes('train left')) expect(article.text).toContain('The train came back.');
});

const PAGES = new URL('../../../shared/articles/', import.meta.url);

describe.skipIf(!existsSync(PAGES))(
  'the two pages this was first built for (skipped: ../shared/articles is absent)',
  () => {
    // Their words belong to others and do not stand here: what was found is held to a digest.
    const digest = (found: readonly unknown[]) =>
      createHash('sha256').update(JSON.stringify(found)).digest('hex').slice(0, 16);
    const page = (name: string) => parseArticle(name, readFileSync(new URL(name, PAGES)), OPTIONS);

    test('the first gives fifteen stories under their headlines', async () => {
      const article = await page('000_f5e591a8c274ea44.txt');
      expect(article.title).toBe('North Korea');
      expect(headings(article)).toHaveLength(15);
      expect(digest(headings(article))).toBe('7bf9505df35838b9');
      expect(article.text).not.toMatch(/Skip to content|Fundraising|Daily Digest|Popular Resistance/);
      expect(cutPassages(article).every(({ heading }) => heading.length === 1)).toBe(true);
    });

    test('the second gives introduction, four sections, conclusion and author’s note', async () => {
      const article = await page('004_29ef41fdf7496be4.txt');
      expect(digest([article.title, ...headings(article)])).toBe('d47a48640a0d1ad3');
      const paths = article.blocks.filter(({ kind }) => kind !== 'heading').map(({ heading }) => heading.join('/'));
      expect(paths.filter((path) => path === '')).toHaveLength(9);
      expect(paths.slice(-2)).toEqual(['', '']);
      expect(article.text).not.toContain('Leave a Comment');
    });
  },
);

test('lines wrapped by an editor are joined, lines copied from a page are not', async () => {
  const wrapped = await read(
    'Title\n\nThe committee met on Tuesday and agreed that nothing\ncould be decided before the autumn, because the papers\nhad not arrived. Nobody was surprised by this outcome\nat all.',
  );
  expect(wrapped.blocks).toHaveLength(1);
  expect(wrapped.text).toContain('nothing could be decided');
});

test('lines such as "Date: …" at the head are metadata', async () => {
  const article = await read(
    'A novel assay\n\nhttps://example.org/a\n\nAuthors: Kim, A; Lee, B\nDate: 2012-02-27\nLicense: cc-by\n\nAbstract: The assay works well in all of the cases that we tried.',
  );
  expect(article).toMatchObject({
    title: 'A novel assay',
    url: 'https://example.org/a',
    date: '2012-02-27',
    author: 'Kim, A; Lee, B',
  });
  expect(article.text).toBe('Abstract: The assay works well in all of the cases that we tried.');
});

test('a word cut at the end of a wrapped line is one word again, a compound keeps its hyphen', async () => {
  const article = await read(
    'The comet\n\nIt stands low in the west, and observers south of lati-\ntude 30 will not see it at all in April. The well-\nknown star beside it is a mark in short-\nand long-lasting twilight for those at that latitude\nwho have never found a comet before.',
  );
  expect(article.text).toContain('south of latitude 30');
  expect(article.text).toContain('The well-known star beside it is a mark in short- and long-lasting');
});

test('a word that stands once is one again where the text cuts words, and a compound of its words keeps its hyphen', async () => {
  const article = await read(
    'The wells\n\nVillages had their pump back after nine days on aver-\nage, and there are nine mechanics for the whole dis-\ntrict. Six of them live in the capital town, in Bo-\nranga, where the chair of the com-\nmittee of the district sold them a shop for spare-\npart trade, and every part of it was spare. The\ncommittee paid for the shop within a single season.',
  );
  expect(article.text).toContain(
    'nine days on average, and there are nine mechanics for the whole district. Six of them live in the capital town, in Boranga, where the chair of the committee of the district',
  );
  expect(article.text).toContain('a shop for spare-part trade');
});

describe('a head line is a field only where its value is one', () => {
  test('an interview with an author and a publisher keeps every turn', async () => {
    const turns = [
      'Author: When I began to write, nobody in the town had read a novel in years.',
      'Publisher: And nobody had printed one.',
      'Author: We changed that in a winter, with a press from the harbour.',
      'Publisher: It was broken twice.',
    ];
    const article = await read(`A talk about books\n\n${turns.join('\n\n')}`);
    for (const turn of turns) expect(article.text).toContain(turn.slice(turn.indexOf(':') + 2));
    expect(article.author).toBeNull();
  });

  test('a text of such lines alone is a text', async () => {
    const lines = [
      'Language: the islanders speak a dialect that no one on the mainland understands.',
      'License: boats of more than ten tons need one, and it costs forty crowns a year.',
      'Publisher: the almanac is printed in the town hall each autumn by two clerks.',
    ];
    const { text } = await read(lines.join('\n'));
    for (const line of lines) expect(text).toContain(line);
  });

  test('an author who is asked after stays in the text', async () => {
    const prose = 'The two piers are joined by a wall of stone, on which somebody has written a poem of nine lines.';
    const article = await read(`The poem\nAuthor: who was it?\n\n${prose}\n\n${prose.replace('nine', 'ten')}`);
    expect(article.author).toBeNull();
    expect(article.text).toContain('Author: who was it?');
  });

  test('a link that is none and a date that is none stay in the text', async () => {
    const { text } = await read(
      'The two piers\n\nLink: the two piers are joined by a wall of stone.\nDate: they met on a bench.',
    );
    expect(text).toContain('the two piers are joined by a wall of stone.');
    expect(text).toContain('they met on a bench.');
  });

  test('what an article has no field for is listed as left out', async () => {
    const { omitted, text } = await read(
      'A novel assay\n\nAuthor: Kim Lee\nLicense: cc-by\n\nThe assay works well in all of the cases that we tried.',
    );
    expect(text).not.toContain('cc-by');
    expect(omitted).toContainEqual({ text: 'License: cc-by', reason: 'navigation' });
  });
});
