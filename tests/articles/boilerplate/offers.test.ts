/** Offers, pointers and rows of labels at the foot of a page; and the lines of articles that are like them. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE =
  'The otters came back to the canal in the spring of 2019, after forty years in which nobody had seen one.';
const MORE = 'They live below the second lock, where the wall has a hole that the engineers have agreed not to mend.';

describe('left out', () => {
  test.each([
    ['donation', 'Support the show on Patreon: outtakes and maps from 2 crowns'],
    ['donation', 'Support our work through Ko-fi'],
    ['donation', 'Liked this story? Buy us a coffee · Join our mailing list for maps'],
    ['sharing', 'Listen on: Spotify · Overcast · Pocket Casts'],
    ['sharing', 'Share this: Facebook X Mastodon'],
    ['sharing', '공유: 페이스북 카카오톡'],
    ['navigation', 'Read more: How the pike got into the fountain'],
    ['navigation', 'Read more: Who let the pike in?'],
    ['navigation', 'Customers also viewed: Otter mug, blue | Pike tea towel'],
    ['navigation', 'Labels: otters, canals, locks, spring'],
    ['navigation', 'Version: 2.1 ▾ | Edit this page on GitHub | Search docs…'],
    ['navigation', 'SPOILERS AHEAD!'],
    ['advertisement', 'ADVERTISEMENT - CONTINUE READING BELOW'],
    ['sign-up', 'Newsletter: One animal a week. Your e-mail: ________ [Join]'],
    ['sign-up', 'Join 12,000 canal walkers. Get our free map.'],
  ])('%s: %s', async (reason, line) => {
    const article = await read(`Otters\n\n${PROSE}\n\n${line}\n\n${MORE}`);
    expect(texts(article)).toEqual([PROSE, MORE]);
    expect(article.omitted).toEqual([{ text: line, reason }]);
  });

  test('a heading goes with the box below it, though a few words stand at the foot of the page', async () => {
    const article = await read(
      `Otters\n\n${PROSE}\n\nLocks\n\n${MORE}\n\nThe otter post\n\nSign up for our letter and never miss an issue. No spam, unsubscribe at any time.\n\nVisa Maestro Twint`,
    );
    expect(headings(article)).toEqual(['Locks']);
  });

  test('a row of labels below all prose, with a motto beside it', async () => {
    const article = await read(
      `Otters\n\n${PROSE}\n\n${MORE}\n\nReport a leak | Moor a boat | Lock times\n\n"Slow is fast enough"`,
    );
    expect(article.omitted).toEqual([{ text: 'Report a leak | Moor a boat | Lock times', reason: 'navigation' }]);
  });
});

describe('kept', () => {
  test.each([
    'Support for the show came on Patreon, where 900 people paid for the boat and its two crews.',
    'Listen on: the third step of the lock, where the water is loudest',
    'Read more: it is good for the otters and for you.',
    'Labels: red for the males, green for the females and their young',
    'Labels: red for males, green for females, blue for cubs',
    'Join 200 walkers at the second lock on Sunday morning.',
    'Spoilers below the lock slow the water down before it meets the otters.',
    'Share this with the otters: half a pike, three crayfish',
  ])('%s', async (line) => {
    expect(texts(await read(`Otters\n\n${PROSE}\n\n${line}\n\n${MORE}`))).toContain(line);
  });

  test.each([
    ['a row between paragraphs', `Otters\n\n${PROSE}\n\nPike | Perch | Crayfish\n\n${MORE}`],
    ['a row that a heading announces', `Otters\n\n${PROSE}\n\n${MORE}\n\nWhat they eat\n\nPike | Perch | Crayfish`],
    ['a row that a colon announces', `Otters\n\n${PROSE}\n\n${MORE} They eat three things:\n\nPike | Perch | Crayfish`],
    ['a row with numbers', `Otters\n\n${PROSE}\n\n${MORE}\n\n12 males | 14 females | Pike | Perch | Crayfish 3`],
  ])('%s', async (_, text) => {
    expect(texts(await read(text)).some((line) => line.includes('Perch'))).toBe(true);
  });
});
