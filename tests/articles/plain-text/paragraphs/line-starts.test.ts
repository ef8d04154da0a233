/** Lines that begin alike (dates, numbers of clauses, labels) are lines of their own, however wide they are. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const INTRO = 'The rowing club has met in the boathouse below the weir since 1911, in every year but two.';
const page = (group: string) => read(`Rowing club\n\n${INTRO}\n\nWhat holds\n\n${group}\n\n${INTRO} Bring a lamp.`);

describe('each line stays a line', () => {
  test.each([
    [
      'dates',
      'Mon 4 March, 6 p.m.  Oiling of the oars, in the old boathouse\n11-12 March  Regatta of the upper reach, first and second heat\nSat 30 March  Supper',
    ],
    [
      'dates by month',
      'March 4: oiling of the oars, in the old boathouse below the weir\nMarch 11: regatta of the upper reach, first and second heats\nApril 2: supper for all who rowed, and for those who only watched',
    ],
    [
      'clauses',
      '4.1 Nobody rows alone after dark, and nobody at all when the red flag is up.\n4.2 The last one out locks the boathouse and hangs the key behind the tiles.\n4.3 Guests wear a vest.',
    ],
    [
      'two clauses',
      '6.1 A boat that has touched the weir is lifted out and looked at before it is used again.\n6.2 Whoever finds a hole tells the boatman.',
    ],
    [
      'labels',
      'Single (one rower, two oars): eight metres long, fourteen kilos\nPair (two rowers, one oar each): ten metres, twenty-seven kilos\nEight (with a cox): eighteen metres, ninety-six kilos, two trailers',
    ],
  ])('%s', async (_, group) => {
    const article = await page(group);
    const lines = group.split('\n').map((line) => line.replace(/ +/g, ' '));
    expect(texts(article).slice(2, -1)).toEqual(lines);
    expect(headings(article)).toEqual(['What holds']);
  });

  test('short lines with labels are no headings', async () => {
    const group = 'Adults: 4 crowns\nChildren under twelve, with an adult: 2 crowns\nDogs, if there is room: 1 crown';
    const article = await page(group);
    expect(headings(article)).toEqual(['What holds']);
    expect(texts(article).slice(2, -1)).toEqual(group.split('\n'));
  });

  test('and a clause that an editor wrapped is one paragraph', async () => {
    const article = await page(
      '4.1 Nobody rows alone after dark, and nobody rows at all when\nthe red flag is up at the weir or the river stands above the\nsecond mark.\n4.2 The last one out locks the boathouse and hangs the key up\nbehind the tiles.',
    );
    expect(texts(article).slice(2, -1)).toEqual([
      '4.1 Nobody rows alone after dark, and nobody rows at all when the red flag is up at the weir or the river stands above the second mark.',
      '4.2 The last one out locks the boathouse and hangs the key up behind the tiles.',
    ]);
  });
});

describe('wrapped prose is one paragraph', () => {
  test.each([
    'The club was founded in a barn by four men who had met there on\n4 March 1911 to play cards, and it was given its first boat on\n2 April of the same year by a miller who could not swim at all.',
    'The course measures from the weir to the second bridge about\n4.1 kilometres, which is more than the upper reach has, with its\n4.2 kilometres of stones and its ferry that nobody has ever steered.',
    'Two things were said at the meeting. The first one was simple:\nBoats are wood: they swell. The second one was not as simple, as\nOars are wood as well: they break, and nobody had thought of it.',
    '4 March was the day on which the club lost its first boat, which\nwas found two years later in a garden by the second bridge, full of\nbeans.',
  ])('%j', async (group) => {
    expect(texts(await page(group)).slice(2, -1)).toEqual([group.replaceAll('\n', ' ')]);
  });
});

describe('among questions with their answers', () => {
  const answer = (at: number) =>
    `A: The boatman knows, who has his bench at gate ${at} and a telephone that works before noon.`;
  const faq = (lines: readonly string[]) =>
    read(`Rowing club\n\n${INTRO}\n\n${lines.map((line, at) => `${line}\n${answer(at)}`).join('\n\n')}`);

  test('one that asks nothing heads its answer as well', async () => {
    const lines = ['Q: Who repairs the oars?', 'Q: Where is the key?', 'Q: My boat leaks and the river is rising.'];
    const article = await faq(lines);
    expect(headings(article)).toEqual(lines);
  });

  test('none is a heading where one is as long as an answer', async () => {
    const lines = [
      'Q: Who repairs the oars?',
      'Q: Where is the key?',
      `Q: ${INTRO} Is that true, and who told you so, if I may ask you that?`,
    ];
    expect(headings(await faq(lines))).toEqual([]);
  });

  test('what somebody said is none', async () => {
    const lines = ['The boatman, who never asked.', 'Nobody was there.', 'Q: My boat leaks and the river is rising.'];
    expect(headings(await faq(lines))).toEqual([]);
  });
});

test('two times that are set apart from what happened begin entries, and a greeting is no part of the name below it', async () => {
  const log = [
    '12:40  the bell was rung\nby the keeper, as it is at noon',
    '13:05  the bell was rung again\nby nobody whom they knew',
  ];
  expect(
    texts(
      await read(`The bell\n\nIt is rung by hand, and hangs above the gate of the harbour.\n\n${log.join('\n')}`),
    ).slice(1),
  ).toEqual([
    '12:40 the bell was rung by the keeper, as it is at noon',
    '13:05 the bell was rung again by nobody whom they knew',
  ]);
  const letter = await read(
    'Dear all\n\nThe bell is rung by hand, and hangs above the gate of the harbour.\n\nWith kind regards and our thanks to all,\nMarguerite Honeychurch',
  );
  expect(texts(letter).slice(1)).toEqual(['With kind regards and our thanks to all,', 'Marguerite Honeychurch']);
});
