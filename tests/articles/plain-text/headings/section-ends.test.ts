/** Which headings hold for what stands below an interview's questions, for turns, and for what nobody heads. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../../src/types.ts';
import { read } from '../../reading.ts';

const headingOf = (article: Article, start: string) =>
  article.blocks.find((block) => article.text.startsWith(start, block.start))?.heading.at(-1);

const INTERVIEW = `The bell founder

Ines Roth casts bells in a shed behind the station, and has done so since her father went deaf.

How does one begin?
With mud. We build the inside of the bell from clay and horse hair, and let it dry for three weeks.

Why horse hair?
It burns away and leaves fine holes through which the gas escapes when the bronze comes.`;

describe('an interview whose questions head their answers', () => {
  test('a question that does not ask ends the section above it', async () => {
    const article = await read(
      `${INTERVIEW}\n\nWhat goes wrong?\nThe rain. One drop in the pit and the whole shed stands on the other side of the river.\n\nIn 2011 you lost a whole bell.\nIt had stood for a week, and when we dug it out there was a crack from lip to crown that one could put a coin into.`,
    );
    expect(headingOf(article, 'The rain.')).toBe('What goes wrong?');
    expect(headingOf(article, 'In 2011')).toBeUndefined();
    expect(headingOf(article, 'It had stood')).toBeUndefined();
  });

  test('so does one that is too long for a heading, until the next', async () => {
    const long =
      'The parish of Oor wanted a bell that sounds like the one that melted in the fire of 1944, of which nobody had a recording, and you said in the paper that you could do it. How?';
    const article = await read(
      `${INTERVIEW}\n\nWho buys bells?\nShips, schools, and a man who has a very large cat and a garden.\n\n${long}\nI asked the old people to hum.\n\nDid they?\nAll of them hummed the same note, and it was not the one that the organist had written down.`,
    );
    expect(headingOf(article, 'I asked')).toBeUndefined();
    expect(headingOf(article, 'All of them')).toBe('Did they?');
  });

  test('so do turns that names open', async () => {
    const turns =
      'VIK: And today?\n\nROTH: Today I sleep.\n\nVIK: Every night?\n\nROTH: Every second one.\n\nVIK: And the shed?\n\nROTH: It stays.';
    const article = await read(
      `${INTERVIEW}\n\nWho buys bells?\nShips, schools, and a man who has a very large cat.\n\n${turns}`,
    );
    expect(headingOf(article, 'Ships')).toBe('Who buys bells?');
    expect(headingOf(article, 'ROTH: Today')).toBeUndefined();
  });

  test('what goes on with an answer stays below its question', async () => {
    const article = await read(
      `${INTERVIEW}\n\nWho buys bells?\nShips, schools, and a man who has a very large cat.\n\nThe cat wears none of them. Is that not strange? It has a garden.\n\nWhat is next?\nA bell of glass, if the bank agrees to it.`,
    );
    expect(headingOf(article, 'The cat')).toBe('Who buys bells?');
  });
});

test('turns directly below a heading belong to it, and so do those below headings that do not ask', async () => {
  const turns = (topic: string) =>
    `VIK: And the ${topic}?\n\nROTH: The ${topic} is well, thank you, and larger than it was.`;
  const article = await read(
    `The bell founder\n\nThe clay\n\nNobody knows where it comes from, and those who know it do not say.\n\n${turns('clay')}\n\nThe bronze\n\n${turns('bronze')}\n\nThe rope\n\n${turns('rope')}`,
  );
  expect(headingOf(article, 'ROTH: The clay')).toBe('The clay');
  expect(headingOf(article, 'ROTH: The rope')).toBe('The rope');
});
