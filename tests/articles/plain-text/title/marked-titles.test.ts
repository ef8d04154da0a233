/** Titles that a letter, a podcast, a notice or a regular page marks, below the name of who sends it. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const PROSE =
  'The boat leaves from the east quay at nine in the morning, and nobody who comes later than that will be waited for.';
const MORE = 'Bring a coat, a hat and something to eat, since the shop on the island has been shut for the winter.';
const BODY = `${PROSE}\n\n${MORE}`;

describe('the subject of a letter is its title', () => {
  const letterhead = 'STRAND SAILING SCHOOL\nQuay Lane 4, Strand\n\n12th January 2021';
  test.each([
    ['Dear Parents,\n\nRe: Trip to the seal island', 'Trip to the seal island'],
    ['Subject: Trip to the seal island, May 2021\n\nDear Mr Lund,', 'Trip to the seal island, May 2021'],
    ['Betreff: Fahrt zur Insel\n\nSehr geehrte Eltern,', 'Fahrt zur Insel'],
    ['Objet : Sortie en mer\n\nMadame, Monsieur,', 'Sortie en mer'],
    ['RE: SEAL ISLAND IN MAY\n\nTo whom it may concern:', 'SEAL ISLAND IN MAY'],
  ])('%j', async (lines, title) => {
    const article = await read(`${letterhead}\n\n${lines}\n\n${BODY}`);
    expect(article).toMatchObject({ title, date: '2021-01-12' });
    expect(texts(article)).toContain('STRAND SAILING SCHOOL');
    expect(article.text).not.toContain(title);
    expect(headings(article)).toEqual([]);
  });

  test.each([
    'Subject: Biology\nClass: 6b\n\nThe seal and its teeth',
    'Re: Trip to the seal island',
    'Dear Parents,\n\nRef: SS/2021/037',
    'Dear Parents,',
  ])('and is not known without a greeting, or where it is a number: %j', async (lines) => {
    expect((await read(`${letterhead}\n\n${lines}\n\n${BODY}`)).title).toBe('STRAND SAILING SCHOOL');
  });
});

describe('an episode is named below its podcast', () => {
  test.each([
    'Episode 12: The seals under the pier',
    'Ep. 12 – The seals under the pier',
    'Folge 12: Robben',
    'S2 E4: Seals',
  ])('%s', async (title) => {
    const article = await read(`Small Boats\n${title}\n\nReleased: 17 April 2021 | Length: 52:10\n\n${BODY}`);
    expect(article).toMatchObject({ title, date: '2021-04-17' });
    expect(texts(article)[0]).toBe('Small Boats');
  });

  test('be its menu between them', async () => {
    const article = await read(
      `Small Boats\nEpisodes   About   Support the show   Merch\nListen on Apple Podcasts | Spotify | Overcast | RSS\n\nEpisode 12: The seals under the pier\n\n${PROSE}\n\n${MORE}`,
      'small-boats-ep-12-transcript.txt',
    );
    expect(article.title).toBe('Episode 12: The seals under the pier');
  });

  test('and a list of episodes is named by the podcast', async () => {
    const episodes = ['Seals', 'Piers', 'Ropes'].map((name, at) => `Episode ${at + 1}: ${name}\n${PROSE}`);
    expect((await read(`Small Boats\n\n${episodes.join('\n\n')}`)).title).toBe('Small Boats');
  });

  test('and an episode that the text only goes on to is none', async () => {
    const article = await read(`Why we make a podcast about boats\n\n${PROSE}\n\nEpisode 12: Seals\n\n${MORE}`);
    expect(article.title).toBe('Why we make a podcast about boats');
  });
});

describe('what a notice gives notice of is its title', () => {
  test.each(['PUBLIC NOTICE', 'Press Release', 'Pressemitteilung'])('%s', async (kind) => {
    const article = await read(
      `Strand Harbour Board\nQuay Lane 4, Strand | 555 0199\n\n${kind}\nRef: HB/2021/037\n\nCLOSURE OF THE EAST QUAY IN MAY\n\nPosted: 12 April 2021\n\n${BODY}`,
    );
    expect(article).toMatchObject({ title: 'CLOSURE OF THE EAST QUAY IN MAY', date: '2021-04-12' });
    expect(texts(article)[0]).toBe('Strand Harbour Board');
  });

  test.each([
    'PUBLIC NOTICE\n\nLOCATION',
    'PUBLIC NOTICE\n\nCLOSURE OF THE EAST QUAY\n\nWHAT BOATS HAVE TO DO',
    'What the harbour board does all day',
  ])('and is not where it is not clear: %j', async (lines) => {
    expect((await read(`Strand Harbour Board\n\n${lines}\n\n${BODY}`)).title).toBe('Strand Harbour Board');
  });

  test('nor where an article tells of one', async () => {
    const article = await read(
      `The quay that closed and was not missed\n\n${PROSE}\n\nPublic notice\n\nCLOSURE OF THE EAST QUAY\n\n${MORE}`,
    );
    expect(article.title).toBe('The quay that closed and was not missed');
  });
});

describe('a regular page of a paper is no title', () => {
  const questions = ['Do you swim?', 'Since when do you sail?', 'Who taught you?', 'What is it that you fear?']
    .map((question) => `${question}\n${PROSE.replace('boat', question)}`)
    .join('\n\n');
  test.each(['The Tuesday Interview', 'Weekend Profile', 'The Big Interview'])('%s', async (regular) => {
    const article = await read(
      `${regular}\n\n'I never waited for anybody'\n\nAda Berg has steered the ferry to the seal island since 1980. She tells us what she saw in the fog.\n\nInterview: Jon Vik | 9 October 2021\n\n${questions}`,
    );
    expect(article).toMatchObject({ title: "'I never waited for anybody'", date: '2021-10-09' });
    expect(headings(article)).toHaveLength(4);
  });

  test.each(['The Last Interview', 'The Sunday Boat'])('and a title may be like one: %s', async (title) => {
    const article = await read(`${title}\n\nWhat she saw in the fog\n\nBy Jon Vik\n\n${BODY}`);
    expect(article.title).toBe(title);
  });
});

test.each([
  'ADVERTISEMENT - CONTINUE READING BELOW',
  'Advertisement — story continues below',
  'Advertisement: scroll to continue',
])('an advertisement parts the text and heads nothing: %s', async (line) => {
  const article = await read(`The Ferry\n\n${PROSE}\n\n${line}\n\n${MORE}`);
  expect(texts(article)).toEqual([PROSE, MORE]);
});

test.each(['Advertisement and reading', 'Advertisement: a history of the poster'])(
  'and may be a subject: %s',
  async (line) => {
    expect(headings(await read(`The Ferry\n\n${PROSE}\n\n${line}\n\n${MORE}`))).toEqual([line]);
  },
);

test('a page of a manual is named by what stands on both sides of its first line', async () => {
  const line = 'LAMP(1)                    User Commands                    LAMP(1)';
  expect((await read(`${line}\n\nNAME\n       lamp - switch the lamp on\n\n${BODY}`)).title).toBe('LAMP(1)');
});
