import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutPassages } from '../../embeddings/chunker.ts';
import { parseArticle } from '../../src/articles/read.ts';
import type { Article } from '../../src/types.ts';

const OPTIONS = { boilerplate: 'drop', maxBytes: 30_000_000 } as const;
const read = (text: string, path = 'a.txt') => parseArticle(path, new TextEncoder().encode(text), OPTIONS);
const fixture = (name: string) =>
  parseArticle(name, readFileSync(new URL(`../fixtures/awkward/${name}`, import.meta.url)), OPTIONS);
const texts = (article: Article) => article.blocks.map(({ start, end }) => article.text.slice(start, end));
const headings = (article: Article) =>
  article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading.at(-1));

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

describe('short lines that are no headings', () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  test.each([
    ['a list item', `Title\n\n${prose}\n\n- Milk and bread\n- Eggs\n\n${prose}!`],
    ['verse', `Title\n\n${prose}\n\nThe wind is up\n\nThe moon is low\n\nThe boats are in\n\n- end -\n\n${prose}!`],
    ['a signature', `Title\n\n${prose}\n\nJane Doe`],
    ['a date line', `Title\n\nMarch 8, 2018\n\n${prose}`],
    ['a byline', `Title\n\nBy Jane Doe\n\n${prose}`],
    ['a byline in capitals', `Title\n\nVON ANNA SCHMIDT\n\n${prose}`],
    ['who reported', `Title\n\nReported by Jane Doe\n\n${prose}`],
    ['a credit', `Title\n\n${prose}\n\nPhoto: Jane Doe\n\n${prose}!`],
    ['a lead-in', `Title\n\n${prose}\n\nThe following was agreed:\n\n${prose}!`],
    ['a torn line', `Title\n\n${prose}\n\nThe share of CO\n\n2 has risen in all of the years that were measured.`],
    ['a quotation and its speaker', `Title\n\n“${prose}”\n\nJane Doe\n\n${prose}!`],
  ])('%s', async (_, text) =>
    expect(headings(await read(text)).filter((heading) => heading !== 'The share of CO')).toEqual([]),
  );
});

test.each([
  'Parliament Approves The Treaty',
  'Portugal Votes Again',
  'Byzantium After The Fall',
  'Von der Leyen Replies',
])('a heading that only begins as a byline does is one: %s', async (heading) => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  const article = await read(`Title\n\n${prose} One.\n\n${heading}\n\n${prose} Two.`);
  expect(headings(article)).toEqual([heading]);
});

const CREDITS = `By Jane Doe|By JANE DOE, Reuters|Jane Doe|Analysis by Jane Doe|Jane Doe, Seoul correspondent|김철수 기자
12 March 2018|Posted on March 12, 2018 by Jane Doe|Updated 9:42 PM ET, Tue March 6, 2018|5 min read|Reuters|The Associated Press`;

test.each(CREDITS.split(/[|\n]/))('"%s" between a headline and its story takes no rank from it', async (credit) => {
  const article = await read(
    [
      'Island News',
      'The ferry to the outer isles runs again since Monday, and nobody on the quay believed that it would.',
      'Bridge closed until spring',
      credit,
      'The bridge stays closed, said the mayor, because its deck is rotten through and through.',
      'The last miller',
      credit,
      '3 April 2018',
      'He has ground the corn of the island for sixty years, and nobody follows him.',
    ].join('\n\n'),
  );
  expect(article.title).toBe('Island News');
  expect(headings(article)).toEqual(['Bridge closed until spring', 'The last miller']);
  const pathOf = (start: string) =>
    article.blocks.find((block) => article.text.startsWith(start, block.start))?.heading;
  expect(pathOf('The bridge stays')).toEqual(['Bridge closed until spring']);
  expect(pathOf('He has ground')).toEqual(['The last miller']);
});

test('headings are found by underline, number, capitals and table of contents', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  const article = await read(
    `The Report\n\nFirst Part\n==========\n${prose}\n\nInner Part\n----------\n\n${prose} One.\n\n2. METHODS\n\n${prose} Two.\n\n2.1 Samples\n\n${prose} Three.`,
  );
  expect(article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading)).toEqual([
    ['First Part'],
    ['First Part', 'Inner Part'],
    ['2. METHODS'],
    ['2. METHODS', '2.1 Samples'],
  ]);
  const wiki = await read(
    `Wiki\n\nContents\n1 Early life\n2 Work\n3 Later\nEarly life\n${prose}\nWork\n${prose} Two.\nLater\n${prose} Three.`,
  );
  expect(headings(wiki)).toEqual(['Early life', 'Work', 'Later']);
});

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

describe('the title is that of the article', () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn';
  const privacy =
    'We and our 88 partners store and access information on a device, such as cookies, and process personal data. You may click to consent to our processing.';

  test('and not what a page asks first', async () => {
    const article = await read(
      `We value your privacy\n${privacy}\nAccept all\nReject all\n\nThe Ferry And Its Captain\n\n${prose} one.\n\n${prose} two.`,
    );
    expect(article.title).toBe('The Ferry And Its Captain');
    expect(article.text).not.toMatch(/partners|privacy/);
  });

  test('and not the button above a letter, whose foot goes too', async () => {
    const foot =
      'Forward to a friend | Share | Tweet\n\nYou received this email because you signed up at the ferry.\n\nUnsubscribe | Update your preferences | View in browser';
    const article = await read(
      `View this email in your browser\n\nTHE QUAY LETTER\n\n${prose} one.\n\n${prose} two.\n\n${foot}`,
    );
    expect(article.title).toBe('THE QUAY LETTER');
    expect(article.text).toBe(`${prose} one.\n\n${prose} two.`);
  });

  test('and not the name of the paper above it', async () => {
    const article = await read(
      `THE TIDE TABLE\nEssays on islands and the people who row to them\n\nThe Last Boat: How an Island Lost Its Sunday\n\nBy Ola Brekke\n\n3 March 2021\n\n${prose} one.\n\n${prose} two.`,
    );
    expect(article).toMatchObject({
      title: 'The Last Boat: How an Island Lost Its Sunday',
      author: 'Ola Brekke',
      date: '2021-03-03',
    });
    expect(headings(article)).toEqual([]);
  });

  test.each([
    'THE QUIET RIVER\n\nHow a valley lost its water\n\nBy Ola Brekke',
    'Quiet River\n\nA Valley And Its Water\n\nBy Ola Brekke',
  ])('whose second line is no other title: %j', async (head) => {
    const article = await read(`${head}\n\n${prose} one.\n\n${prose} two.`);
    expect(article.title).toMatch(/^quiet river|^the quiet river/i);
  });
});

test.each([
  ['Stand: 04.11.2022, 18:05 Uhr', '2022-11-04', null],
  ['Posted by Gwen on 7 March 2016', '2016-03-07', 'Gwen'],
  ['28/10/2023', '2023-10-28', null],
  ['Minutes of the meeting that was held on Tuesday 9th May 2023 at 7.30 pm in the Reading Room', '2023-05-09', null],
  ['03/04/2023', null, null],
  ['김서윤 기자', null, '김서윤'],
])('"%s" below the title gives date and author', async (line, date, author) => {
  const article = await read(
    `The ferry and its captain\n\n${line}\n\nThe committee met on Tuesday and agreed that nothing could be decided before the autumn.\n\nIt met again.`,
  );
  expect(article).toMatchObject({ title: 'The ferry and its captain', date, author });
});

test.each(['\n', '\n\n'])('numbered points of minutes are headings, set apart by %j', async (gap) => {
  const points = [
    'The tank leaks and will be mended before Easter, the meeting decided.',
    'None was declared.',
    '3.1 Gate. The gate will be painted. 3.2 Hedge. The hedge stays as it is.',
  ];
  const names = ['1. Water', '2. Declarations of interest', '3. Any other business'];
  const article = await read(
    `Allotment Society\n\nMinutes of 4 March 2022\n\n${names.map((name, at) => `${name}${gap}${points[at]}`).join('\n\n')}`,
  );
  expect(headings(article)).toEqual(names);
});

test('numbered steps stay a list', async () => {
  const steps = '1. Wet your hands\n2. Take a piece of dough and roll it\n3. Serve';
  const article = await read(
    `Dumplings\n\nMy grandmother made them every winter, and never weighed a thing.\n\n${steps}`,
  );
  expect(headings(article)).toEqual([]);
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

test('a question of two short sentences heads its answer among other questions', async () => {
  const questions = [
    'Who can get a card?',
    'I lost my card. What now?',
    'How long is it valid?',
    'Do you charge fines?',
  ];
  const answers = questions.map(
    (question, at) => `${question}\nThe desk on floor ${at} tells you what to do about that.`,
  );
  const article = await read(`The Library\n\n${answers.join('\n\n')}`);
  expect(headings(article)).toEqual(questions);
});

test('a numbered heading above a table follows the numbered headings before it', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn';
  const article = await read(
    `The Comet\n\n1. WHERE\n\n${prose} one.\n\n2. WHEN\n\n${prose} two.\n\n3. DATES\n\n    Day   Height\n    1     22\n    2     16`,
  );
  expect(headings(article)).toEqual(['1. WHERE', '2. WHEN', '3. DATES']);
});

test('a word cut at the end of a wrapped line is one word again, a compound keeps its hyphen', async () => {
  const article = await read(
    'The comet\n\nIt stands low in the west, and observers south of lati-\ntude 30 will not see it at all in April. The well-\nknown star beside it is a mark in short-\nand long-lasting twilight for those at that latitude\nwho have never found a comet before.',
  );
  expect(article.text).toContain('south of latitude 30');
  expect(article.text).toContain('The well-known star beside it is a mark in short- and long-lasting');
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
