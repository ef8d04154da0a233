/** Title, date and author of plain text, which stand where they stand. */
import { describe, expect, test } from 'vitest';
import { headings, read } from '../reading.ts';

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

  test('and not the bar of a public service', async () => {
    const bar =
      'Skip to main content\nCookies on this site\nWe use some essential cookies to make this service work.\nAccept additional cookies\nReject additional cookies\nView cookies\nBETA This is a new service – your feedback will help us to improve it.\nHome > Judgments > 2022';
    const foot = 'Is this page useful?\nYes\nNo\nReport a problem with this page';
    const article = await read(
      `${bar}\n\nHarker v Dunmore Canal Trust [2022] CAC 117\n\n${prose} one.\n\n${prose} two.\n\n${foot}\n`,
    );
    expect(article.title).toBe('Harker v Dunmore Canal Trust [2022] CAC 117');
    expect(article.text).toBe(`${prose} one.\n\n${prose} two.`);
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
  ['김서윤 기자 seoyun@desk.example', null, '김서윤'],
  ['2023. 3. 14. (화) 오전 8:30', '2023-03-14', null],
  ['입력 2023.03.14. 오전 8:30', '2023-03-14', null],
  ['mardi 14 mars 2023', '2023-03-14', null],
  ['Words: Ida Moe', null, 'Ida Moe'],
  ['Words: Ida Moe Pictures: Jon Vik', null, 'Ida Moe'],
  ['Words by Ida Moe | 4 May 2020', '2020-05-04', 'Ida Moe'],
])('"%s" below the title gives date and author', async (line, date, author) => {
  const article = await read(
    `The ferry and its captain\n\n${line}\n\nThe committee met on Tuesday and agreed that nothing could be decided before the autumn.\n\nIt met again.`,
  );
  expect(article).toMatchObject({ title: 'The ferry and its captain', date, author });
});

describe('credits below a title', () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';

  test.each([
    ['By Ida Moe | May 6, 2019 | Updated May 8, 2019 | 4 min read', '2019-05-06', 'Ida Moe'],
    ['By Ida Moe and Jon Vik', null, 'Ida Moe and Jon Vik'],
    ['By Ida Moe, Jon Vik and Mia Dahl | May 6, 2019', '2019-05-06', 'Ida Moe, Jon Vik and Mia Dahl'],
    ['By Ida Moe, Oslo', null, 'Ida Moe'],
    ['By science reporter Ida Moe', null, 'Ida Moe'],
    ['By political correspondent Ida Moe and Jon Vik | May 6, 2019', '2019-05-06', 'Ida Moe and Jon Vik'],
    ['Ida Moe and Jon Vik\n\nThe sea was calm.', null, null],
    ['Ida Moe, Oslo\n22 June 2020', '2020-06-22', 'Ida Moe'],
    ['Recorded in Oslo, 3 September 2023. Published 19 September 2023.', '2023-09-19', null],
    ['Page last updated: 22 April 2024', '2024-04-22', null],
    ['Version 4, revised 11 September 2022 by Ida Moe (head of the club). First written in 2015.', '2022-09-11', null],
    ['Fares from 1 April 2024 to 31 March 2025', null, null],
    ['May 6, 2019 by Ida Moe | 12 Comments | Some of these links earn us money.', '2019-05-06', 'Ida Moe'],
    ['Updated 6 May 2019 | By Ida Moe | 4 min read', '2019-05-06', 'Ida Moe'],
    ['4 min read · Posted by Ida · 6 May 2019', '2019-05-06', 'Ida'],
    ['Last updated: 6 May 2019 · Written by the harbour desk · 4 min read', '2019-05-06', null],
    ['Monday 6 May 2019 14.05 BST', '2019-05-06', null],
    ['Ida Moe in Bergen\nMonday 6 May 2019 14.05 BST', '2019-05-06', 'Ida Moe'],
    ['Ida Moe in New Bergen\n6 May 2019', '2019-05-06', 'Ida Moe'],
    ['Harbour Committee in Bergen\n6 May 2019', '2019-05-06', null],
    ['Winter in Bergen\n6 May 2019', '2019-05-06', null],
    ['Ida Moe in Bergen', null, null],
    ['The boats were sold on 6 May 1963. | Read on | Print', null, null],
    ['On May 6, 2019 by chance the boats met', '2019-05-06', null],
    ['Tickets until 3 May 2024', null, null],
    ['The quay in a storm, 3 May 1963. Photo: Ida Moe', null, null],
    ['Oslo and Bergen\n\nThe boats were sold on 3 May 1963.', null, null],
  ])('%j', async (lines, date, author) => {
    const article = await read(`The ferry and its captain\n\n${lines}\n\n${prose}\n\nIt met again.`);
    expect(article).toMatchObject({ title: 'The ferry and its captain', date, author });
  });
});

describe('credits at the foot of a text', () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  const text = `${prose}\n\n${[1, 2, 3, 4].map((year) => `It met again in the winter of year ${year}.`).join('\n\n')}`;
  const article = (foot: string) => read(`The ferry and its captain\n\n${text}\n\n${foot}`);

  test.each([
    ['Posted by Ida Moe at 21:06', null, 'Ida Moe'],
    ['Posted by Ida Moe at 21:06\nLabels: ferries, captains', null, 'Ida Moe'],
    ['Written by Ida Moe on 6 May 2019', null, 'Ida Moe'],
    ['Posted by Ida Moe at 9:12 PM | 2 comments', null, 'Ida Moe'],
    ['Posted by Ida Moe at 21:06\n\nIt is true.\n\nPosted by Jon Vik at 21:30', null, null],
    ['2 comments\n\nPosted by Jon Vik at 21:30\nIt is true.', null, null],
    ['Posted by a friend at the quay', null, null],
    ['Posted by Ida Moe at the quay, where she had seen the notice on the wall that morning.', null, null],
    ['Last updated: 6 May 2019', '2019-05-06', null],
    ['This page was last edited on 6 May 2019.', '2019-05-06', null],
    ['Last edited by Ida, 6 May 2019. Edit this page · History · Discuss', '2019-05-06', null],
    ['This leaflet was last revised in May 2019.', null, null],
    ['The boats were last seen on 6 May 1963.', null, null],
    ['The book was last revised 6 May 1963.', null, null],
  ])('%j', async (foot, date, author) => {
    expect(await article(foot)).toMatchObject({ title: 'The ferry and its captain', date, author });
  });

  test('give way to what stands elsewhere', async () => {
    const headed = `The ferry and its captain\n\nBy Jon Vik\n3 March 2018\n\n${text}\n\nPosted by Ida Moe at 21:06\n\nLast updated: 6 May 2019`;
    expect(await read(headed)).toMatchObject({ date: '2018-03-03', author: 'Jon Vik' });
    const named = `The ferry and its captain\n\n${text}\n\nLast updated: 6 May 2019`;
    expect((await read(named, '2018-03-03-ferry.txt')).date).toBe('2018-03-03');
  });

  test.each([
    'Was this page helpful? 👍 👎\nLast updated on May 6, 2019 by ida\n← Ferries | Captains →',
    'Did this help you? 🙂\nThis page was last edited on 6 May 2019\n← Ferries',
    'Edit this page | Last updated 6 May 2019',
  ])('stand among the buttons of a page: %j', async (foot) => {
    expect((await read(`# The ferry\n\n${text}\n\n---\n${foot}\n`, 'ferry.md')).date).toBe('2019-05-06');
  });

  test.each([
    'Nobody knows where the list of captains, last updated on 6 May 2019 by Ida, has gone since.',
    'They keep a book. The rules in it were last revised on 6 May 2019.',
    'Her letter ends: “Last updated on 6 May 2019”.',
  ])('and are none of what is told: %j', async (told) => {
    expect((await read(`# The ferry\n\n${text}\n\n${told}\n`, 'ferry.md')).date).toBe(null);
  });

  test('below the title of a Markdown file name its day, unless the file does', async () => {
    const note = `# The ferry\n\n*A drawing by Green Boat Models. Last updated 6 May 2019*\n\n${text}\n`;
    expect((await read(note, 'ferry.md')).date).toBe('2019-05-06');
    expect((await read(note, '2018-03-03-ferry.md')).date).toBe('2018-03-03');
  });

  test('are read in Markdown too', async () => {
    const foot = '*Last edited by Ida, 6 May 2019. [Edit this page](#) · [History](#)*';
    expect(await read(`# The ferry\n\n${text}\n\n---\n${foot}\n`, 'ferry.md')).toMatchObject({
      title: 'The ferry',
      date: '2019-05-06',
    });
  });
});

test.each([
  'Born 2 May 1871',
  'Born: 2 May 1871, Havern',
  'Died 30 June 1940',
  'Geboren am 2. Mai 1871',
  'Née le 2 mai 1871 à Havern',
  '2 May 1871 – 30 June 1940',
  'Ada Fenn (2 May 1871 – 30 June 1940)',
])('the day of a life is not the day of the article: %s', async (line) => {
  const article = await read(
    `Ada Fenn\n\n${line}\n\nAda Fenn was a maker of sails who taught the whole coast between Havern and Morby how to cut a jib from nettle cloth.\n\nShe sewed by hand all her life and left her needles to the museum in the old customs house.\n`,
  );
  expect(article.date).toBeNull();
});

test.each([
  ['a.txt', 'Nettle pie\n\nBy Ada Fenn at Quay Road\n3 May 2021 • Updated 18:42 GMT\n\n'],
  ['a.md', '# Nettle pie\n\nBy Ada Fenn, 3 May 2021\n\n'],
  ['a.md', '# Nettle pie\n\n*Posted on 3 May 2021 by [Ada Fenn](https://a.example/ada) · 48 comments*\n\n'],
  [
    'a.html',
    '<title>Nettle pie</title><h1>Nettle pie</h1><p class="byline">By Ada Fenn at Quay Road</p><p>3 May 2021</p>',
  ],
])('author and day below the title are read in %s', async (path, head) => {
  const prose =
    'Gather the tops of the nettles in April, before they flower, and wear gloves until they have been in the pan for a minute.';
  const article = await read(
    path === 'a.html' ? `${head}<p>${prose}</p><p>${prose.replace('pan', 'pot')}</p>` : `${head}${prose}\n`,
    path,
  );
  expect(article.author).toBe('Ada Fenn');
  expect(article.date).toBe('2021-05-03');
});

test('a place in the name of a house is no place of a report', async () => {
  const article = await read('---\nauthor: University of Texas at Austin\n---\n# Nettles\n\nThey sting.\n', 'a.md');
  expect(article.author).toBe('University of Texas at Austin');
});

test.each([
  '(Reporting by Ada Fenn in Havern and Jon Vik in Morby; editing by Jo Li)',
  'Reporting by Ada Fenn and Jon Vik',
])('who reported for an agency is named at the end: %s', async (line) => {
  const prose =
    'The cooks of the coast gather their nettles in April, and wear gloves until they have been in the pan.';
  expect((await read(`Nettles are up\n\n${prose}\n\n${prose.replace('April', 'May')}\n\n${line}\n`)).author).toBe(
    'Ada Fenn and Jon Vik',
  );
});

describe('a day stands', () => {
  const prose =
    'Norvik Lines today signed a contract with the yard for three ferries that will run on batteries from 2027 on.';

  test.each([
    ['HAVNES, 18 September 2024 – '],
    ['HAVNES, Norway, September 18, 2024 (Wire) -- '],
    ['NEW HAVNES, Sept. 18, 2024 /Wire/ -- '],
  ])('behind the place at the head of the text: %s', async (dateline) => {
    expect((await read(`Norvik Lines orders ferries\n\nThree of them\n\n${dateline}${prose}\n\n${prose}`)).date).toBe(
      '2024-09-18',
    );
  });

  test('and not where a text only begins with a place and tells of a day', async () => {
    expect((await read(`Ferries\n\nHavnes, 18 September 2024 – a day of rain. ${prose}\n\n${prose}`)).date).toBeNull();
  });

  test('with its author below buttons and a subtitle', async () => {
    const article = await read(
      `The Northern Ledger\nSections\nSearch\nSign in\nSubscribe now\n\nObituaries\n\nMaud Ferrante, bell founder who cast the voice of a harbour, dies aged 91\n\nShe took over a foundry that no bank would lend to and made it ring\n\nShare\nSave article\nBy Leonard Ashby\nPublished 23 January 2021\n5 min read\n\n${prose}\n\n${prose}`,
    );
    expect(article).toMatchObject({ author: 'Leonard Ashby', date: '2021-01-23' });
  });
});
