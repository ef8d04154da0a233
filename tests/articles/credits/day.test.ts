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
  ['front matter that tells of a change only', `---\nlast_updated: 2024-03-12\ncreated: 2023-01-01\n---\n\n${PROSE}`],
  ['front matter of a blog', `---\npublishDate: 2024-03-12\nlastmod: 2024-05-01\n---\n\n${PROSE}`],
  ['front matter with an empty date', `---\ndate:\nupdated: 2024-03-12\n---\n\n${PROSE}`],
  ['the end of the title', `# Postmortem: lights out at two shops, 12 March 2024\n\n${PROSE}`],
  ['what a title is the record of', `# Minutes of 12 March 2024\n\n${PROSE}`],
])('Markdown is dated by %s', async (_, text) => {
  expect((await read(text, 'minutes.md')).date).toBe('2024-03-12');
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
