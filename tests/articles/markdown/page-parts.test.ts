/** Markdown of a whole page: a bar of links above the title, and what stands below the last rule. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE =
  'The lighthouse was painted in the summer, and nobody who lives below it had been asked about the colour.';
const MORE = 'Two of the painters came from the mainland and slept in the lamp room, which smelled of oil for a month.';
const BODY = `${PROSE}\n\n## The money\n\n${MORE}`;

test.each([
  ['two links', '[Home](/) | [Letters](/letters)'],
  ['links of which few are known', '[Lamp Notes](/) · [Archive](/archive) · [RSS](/feed) · [Send us oil](/oil)'],
  ['a breadcrumb', 'Home › Letters'],
  ['a picture', '![A lamp](lamp.png)'],
])('the top heading is the title below %s', async (_, bar) => {
  const article = await read(`${bar}\n\n# A lighthouse in green\n\n${BODY}`, 'notes.md');
  expect(article.title).toBe('A lighthouse in green');
  expect(texts(article)).toEqual([PROSE, 'The money', MORE]);
  expect(article.blocks.at(-1)?.heading).toEqual(['The money']);
});

const MENU = ['Lamp Notes', 'Archive', 'Send us oil', 'Log in', 'About', 'RSS'].map((name) => `- [${name}](/x)`);
const TRAIL = '1. [Lamp Notes](/)\n2. [Letters](/letters)\n\nSearch';

test.each([
  ['a menu that is a list', `[Skip to content](#main)\n\n${MENU.join('\n')}`],
  ['the way to the page as a list', `[![Lamp](lamp.svg)](/)\n\n[Send us oil](/oil) [Sign in](/in)\n\n${TRAIL}`],
])('the one top heading is the title below %s', async (_, above) => {
  const article = await read(`${above}\n\n# A lighthouse in green\n\n${BODY}`, 'notes.md');
  expect(article.title).toBe('A lighthouse in green');
  expect(headings(article)).toEqual(['The money']);
});

test('a top heading below a list is no title where there are others', async () => {
  const article = await read(`- Oil\n- Wicks\n\n# Monday\n\n${PROSE}\n\n# Tuesday\n\n${MORE}`, 'notes.md');
  expect(article.title).toBe('notes');
  expect(headings(article)).toEqual(['Monday', 'Tuesday']);
});

test('and it is no second title where front matter names it', async () => {
  const front = '---\ntitle: "A lighthouse, in green"\n---\n\n[Home](/) | [Letters](/letters)\n\n';
  const article = await read(`${front}# A lighthouse in green\n\n${BODY}`, 'notes.md');
  expect(article.title).toBe('A lighthouse, in green');
  expect(headings(article)).toEqual(['The money']);
});

test.each([
  ['prose', `${PROSE}`],
  ['another heading', '## A foreword'],
  ['a sentence', 'Read this first.'],
])('a top heading below %s heads what follows it', async (_, above) => {
  const article = await read(`${above}\n\n# A lighthouse in green\n\n${BODY}`, 'notes.md');
  expect(article.title).toBe('notes');
  expect(headings(article)).toContain('A lighthouse in green');
  expect(article.text).toContain(above.replace(/^#+ /, ''));
});

test('and below it stands a list of contents', async () => {
  const list = 'On this page\n- The money\n- The oil';
  const article = await read(
    `Lamp Notes › Help\n\nVersion: 3.4 ▾ | Edit this page | Search…\n\n# Frequently asked questions\n\n${list}\n\n## The money\n\n${PROSE}\n\n## The oil\n\n${MORE}`,
    'notes.md',
  );
  expect(article.title).toBe('Frequently asked questions');
  expect(headings(article)).toEqual(['The money', 'The oil']);
});

test('a line of sentences between bars is text', async () => {
  const article = await read(
    `It was green. | It was red. | It was blue.\n\n# A lighthouse in green\n\n${BODY}`,
    'notes.md',
  );
  expect(article.title).toBe('notes');
});

test('what a letter says below its last rule is no part of the last section', async () => {
  const foot =
    '---\n\n*If you liked this, forward it to a friend.*\n[Subscribe](/subscribe) · [Unsubscribe](/unsubscribe) · [Give it away](/gift)';
  const article = await read(`# A lighthouse in green\n\n${BODY}\n\n${foot}`, 'notes.md');
  expect(texts(article)).toEqual([PROSE, 'The money', MORE]);
  expect(article.omitted.map(({ reason }) => reason)).toEqual(['sharing', 'sign-up']);
});

test('a line of links in a paragraph stays where a sentence leads to it', async () => {
  const article = await read(
    `# Lamps\n\n${PROSE}\n\nThe plans are here:\n[north](/n) and [south](/s)\n\n${MORE}`,
    'notes.md',
  );
  expect(texts(article)).toContain('The plans are here: north and south');
});

test('as many comments as are counted are left out, and no more', async () => {
  const comments =
    '**Comments (2)**\n\n*lamplady:* Green is the colour of weed.\n\n*Odd J.:* My uncle, who kept it from 1971, would laugh.';
  const article = await read(`# Lamps\n\n${BODY}\n\n${comments}`, 'notes.md');
  expect(texts(article)).toEqual([PROSE, 'The money', MORE]);
  expect(article.omitted).toMatchObject([{ reason: 'comments' }]);
  const more = await read(`# Lamps\n\n${BODY}\n\n${comments}\n\n${PROSE.replace('summer', 'autumn')}`, 'notes.md');
  expect(more.text).toContain('painted in the autumn');
  const other = await read(
    `# Lamps\n\n${BODY}\n\n**Comments (2)**\n\n${PROSE.replace('summer', 'autumn')}`,
    'notes.md',
  );
  expect(other.text).toContain('painted in the autumn');
});
