/** The day of an article, from whatever place names it. */
import { expect, test } from 'vitest';
import { read } from '../reading.ts';

const PROSE = 'The club agreed to buy another kettle for the autumn regatta, which the treasurer is to look for.';

test.each([
  ['a bold label below the title', `# Minutes\n\n**Date:** Tuesday 12 March 2024, 19:00\n\n${PROSE}`],
  [
    'a label among others in one paragraph',
    `# Minutes\n\n**Place:** back room\n**Date:** Tuesday 12 March 2024, 19:00–20:35\n**Present:** Ann Lee, Bob May, Cy Orr, Di Poe, Ed Roe, Flo Tan, Gus Upton, Hal Voss\n\n${PROSE}`,
  ],
  ['a label in a list', `# Minutes\n\n- Place: back room\n- Date: 12 March 2024\n\n${PROSE}`],
  ['a line of its own', `# Minutes\n\n*12 March 2024*\n\n${PROSE}`],
  [
    'a line of its own below the kind of piece, its author and what it is about in short',
    `# Kettles\n\n[Opinion](https://a.example/o)\n\n[Ida Moe](https://a.example/moe)\n\nNobody needs a third kettle\n\nTue 12 Mar 2024 07.00 GMT\n\n${PROSE} ${PROSE}`,
  ],
  ['front matter that tells of a change only', `---\nlast_updated: 2024-03-12\ncreated: 2023-01-01\n---\n\n${PROSE}`],
  ['front matter of a blog', `---\npublishDate: 2024-03-12\nlastmod: 2024-05-01\n---\n\n${PROSE}`],
  ['front matter in Korean', `---\ndate: 2024년 3월 12일\n---\n\n${PROSE}`],
  ['front matter with an empty date', `---\ndate:\nupdated: 2024-03-12\n---\n\n${PROSE}`],
  ['the end of the title', `# Postmortem: lights out at two shops, 12 March 2024\n\n${PROSE}`],
  ['the end of the title, month first', `# Postmortem: lights out at two shops, March 12, 2024\n\n${PROSE}`],
  ['what a title is the record of', `# Minutes of 12 March 2024\n\n${PROSE}`],
])('Markdown is dated by %s', async (_, text) => {
  expect((await read(text, 'minutes.md')).date).toBe('2024-03-12');
});

test.each([
  '일시: 2024. 3. 12. (화) 14:00',
  '작성일: 2024년 3월 12일',
  'Veröffentlicht am: 12. März 2024',
  'Date de publication : 12 mars 2024',
  'Fecha de publicación: 12 de marzo de 2024',
])('a text is dated by the label of its language: %s', async (line) => {
  const article = await read(`Kettles\n\n${line}\n\n${PROSE}`);
  expect(article).toMatchObject({ date: '2024-03-12', text: PROSE });
});

test.each(['2024-03-12-minutes.md', '20240312_notes.txt', 'club/2024_03_12.md', '2024-03-12 Kettle.txt'])(
  'where nothing else does, the front of the name %s tells the day',
  async (path) => {
    const mark = path.endsWith('.md') ? '# ' : '';
    expect((await read(`${mark}Kettles\n\n${PROSE}`, path)).date).toBe('2024-03-12');
    expect((await read(`${mark}Kettles, 3 May 2023\n\n${PROSE}`, path)).date).toBe('2023-05-03');
  },
);

test.each([
  ['a day of which it tells', `# The flood of 9 October 1963\n\n${PROSE}`, 'flood.md'],
  ['the first of many entries', `# Kettles\n\n- 2024-01-02: kettle bought\n- 2024-02-03: kettle cracked`, 'log.md'],
  ['a row of a table', `Course;Begins;Fee\nSailing;12.04.2024;120\nKnots;03.05.2024;35\n\n${PROSE}`, 'a.txt'],
  ['an entry below the first prose', `# Kettles\n\nA log\n\n${PROSE} ${PROSE}\n\n3 May 2024\n\n${PROSE}`, 'log.md'],
  ['an entry below a heading', `# Kettles\n\nA log\n\n## May\n\n3 May 2024\n\n${PROSE} ${PROSE}`, 'log.md'],
  [
    'a table about what it tells of',
    `# A battle\n\n| Date | 12 March 1824 |\n| --- | --- |\n| Place | pier |\n\n${PROSE}`,
    'b.md',
  ],
  ['a label far down', `# Kettles\n\n${`${PROSE}\n\n`.repeat(8)}Date: 12 March 2024`, 'log.md'],
  ['a number that is no day', `# Kettles\n\n${PROSE}`, '20249912-kettles.md'],
  ['a longer number', `# Kettles\n\n${PROSE}`, '2024031299-kettles.md'],
])('an article is not dated by %s', async (_, text, path) => {
  expect((await read(text, path)).date).toBeNull();
});

test('a label is believed before a title and a file name, and a paper by when it came out', async () => {
  const labelled = await read(`# Kettles, 3 May 2023\n\nDate: 4 May 2023\n\n${PROSE}`, '2024-03-12-a.md');
  expect(labelled.date).toBe('2023-05-04');
  const history = 'Received 3 January 2020; accepted 2 June 2020';
  expect((await read(`Kettles of the coast\n\n${history}\n\n${PROSE}`)).date).toBe('2020-06-02');
  const published = `${history}; published online 9 July 2020.`;
  expect((await read(`Kettles of the coast\n\n${published}\n\n${PROSE}`)).date).toBe('2020-07-09');
});

const DAYS = ['30 November 2018', '12 December 2018', '8 January 2019'];
const story = (at: number) => `Engineers look at stretch ${at} of the track for eighteen days, and a ferry goes twice.`;

test.each([
  [
    'Markdown',
    'news.md',
    `# Harbours\n\n${DAYS.map((day, at) => `## Harbour ${at} opens again\n\n*${day}*\n\n${story(at)}`).join('\n\n')}`,
  ],
  [
    'Markdown with names',
    'news.md',
    `# Harbours\n\n${DAYS.map((day, at) => `## Harbour ${at} opens again\n\nBy Ana Lee | ${day}\n\n${story(at)}`).join('\n\n')}`,
  ],
  [
    'HTML',
    'news.html',
    `<main><h1>Harbours</h1>${DAYS.map(
      (day, at) =>
        `<article><h2>Harbour ${at} opens again</h2><p><a rel="author">Ana Lee</a> | <time datetime="2018-11-3${at}">${day}</time></p><p>${story(at)}</p></article>`,
    ).join('')}</main>`,
  ],
  [
    'HTML with days below',
    'news.html',
    `<main><h1>Harbours</h1>${[...DAYS, '19 October 2018']
      .map(
        (day, at) =>
          `<article><h2>Harbour ${at} opens again</h2><p>${story(at)}</p><div><time datetime="2018-11-3${at}">${day}</time></div></article>`,
      )
      .join('')}</main>`,
  ],
])('a page of stories in %s has neither the day nor the author of the first', async (_, path, text) => {
  const { title, date, author } = await read(text, path);
  expect([title, date, author]).toEqual(['Harbours', null, null]);
});

test('a page of one story has the day and the author that its text marks', async () => {
  const { date, author } = await read(
    `<main><h1>Harbours</h1><p><a rel="author">Ana Lee</a> | <time datetime="2018-11-30">${DAYS[0]}</time></p><p>${PROSE}</p></main>`,
    'news.html',
  );
  expect([date, author]).toEqual(['2018-11-30', 'Ana Lee']);
});

test('a live report has the day that stands above its entries', async () => {
  const entries = ['10:05', '11:20', '12:40'].map(
    (time, at) => `<h2>Report ${at}</h2><time>${time}</time><p>${story(at)}</p>`,
  );
  const { date } = await read(
    `<main><h1>Harbours</h1><time datetime="2018-11-30">${DAYS[0]}</time>${entries.join('')}</main>`,
    'news.html',
  );
  expect(date).toBe('2018-11-30');
});
