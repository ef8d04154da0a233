/** What papers, letters, wikis and podcasts put round a text: left out, and what only resembles it kept. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE = 'Ada Fenn was a maker of sails who taught the whole coast between Havern and Morby how to cut a jib.';
const MORE = 'She sewed by hand all her life and left her needles to the museum in the old customs house of Havern.';

test.each([
  '-ENDS-',
  'From Havernpedia, the free encyclopedia',
  'Not to be confused with Ida Fenn.',
  'This page is about the sailmaker. For the ship, see Ada Fenn (ship).',
  'Text is available under a free licence; additional terms may apply.',
  'Content is available under CC BY-SA unless otherwise noted.',
  'Privacy policy About Havernpedia Disclaimers',
  'Categories: 1871 births | Sailmakers | People from Havern',
  'You are receiving this because you signed up for press alerts. Unsubscribe.',
  'Help a paper that nobody owns. Give from €3 a month. Donate now',
  'Join 12,000 readers and get one long story each month.',
])('left out: %s', async (line) => {
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${line}\n\n${MORE}\n`);
  expect(texts(article)).toEqual([PROSE, MORE]);
  expect(article.omitted.map(({ text }) => text)).toEqual([line]);
});

test.each([
  'From Havern she went to the free port of Morby.',
  'Not to be confused with the jib is the flying jib.',
  'This page is about sails.',
  'Categories: jibs, mainsails and spinnakers are what she made.',
  'The text is available under glass in the museum.',
  'She asked the town for money and got none. Donate now, said the mayor to the others.',
])('kept: %s', async (line) => {
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${line}\n\n${MORE}\n`);
  expect(article.text).toContain(line);
});

test('a letter that is offered goes with its heading', async () => {
  const article = await read(
    `Ada Fenn\n\n${PROSE}\n\nGet the Friday Post\nOne email, three stories, no fuss.\nYour email address\nSign up\n\nHer needles\n\n${MORE}\n`,
  );
  expect(headings(article)).toEqual(['Her needles']);
  expect(article.text).not.toMatch(/Friday|email/);
});

test('titles of other episodes go', async () => {
  const article = await read(
    `Ada Fenn\n\n${PROSE}\n\n${MORE}\n\nMore episodes\n11: The Man Who Counts Gulls\n10: Nettle, Needle, Knot\n`,
  );
  expect(texts(article)).toEqual([PROSE, MORE]);
});

test.each(['', '<meta name="author" content="Ida Lund">'])(
  'the kind of piece above the heading of a page goes',
  async (meta) => {
    const article = await read(
      `<html><head><title>Ada Fenn: How One Woman Taught a Coast to Sew | The Havern Quarterly</title>${meta}</head><body><main><article><p class="kicker">ESSAY</p><h1>Ada Fenn: How One Woman Taught a Coast to Sew</h1><p>${PROSE}</p><h2>Needles</h2><p>${MORE}</p></article></main></body></html>`,
      'a.html',
    );
    expect(texts(article)).toEqual([PROSE, 'Needles', MORE]);
  },
);
