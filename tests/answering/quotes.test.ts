/** Which sentences are quoted together, given how the sentences scored. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote, quoteFrom, quoteScored, REST, scorePassage, textsOf } from './quotes/scored-lines.ts';

const FERRY = 'why does the ferry stop early';

test('a sentence that adds little to the question brings the one that tells', () => {
  const lines = [
    'The ferry stops early now.',
    'Ice closes the channel after six.',
    'A new boat is being built in Turku.',
  ];
  expect(quote(FERRY, lines, 0)).toEqual([`${lines[0]}\n${lines[1]}`]);
});

test('credits and scraps between the two are passed over, as far as they are few', () => {
  const between = ['Ferry stops early', 'By Harriet Coombe', 'Read more', 'Ice closes the channel after six.'];
  expect(quote(FERRY, between, 0)).toEqual([between.join('\n')]);
  const many = ['Ferry stops early', 'Read more', 'Share', 'Print', 'Ice closes the channel after six.'];
  expect(quote(FERRY, many, 0)).toEqual([many[0]]);
});

test('a sentence that tells something of its own stands alone', () => {
  const lines = [
    'The ferry stops early because drifting ice closes the narrow channel.',
    'A new boat is being built in Turku.',
  ];
  expect(quote(FERRY, lines, 0)).toEqual([lines[0]]);
});

test('what follows is left out where both would be too long, and where it is a table', () => {
  const long = `Ice ${'and more ice '.repeat(30)}closes the channel.`;
  expect(quote(FERRY, ['The ferry stops early.', long], 0)).toEqual(['The ferry stops early.']);
  expect(quote(FERRY, ['The ferry stops early.', 'Month | Last boat', 'May | 22'], 0)).toEqual([
    'The ferry stops early.',
  ]);
});

const QUARRY = [
  'The old quarry behind the village has filled up with clear green water over the years.',
  'Divers come there from the whole county.',
  'It was given up because the pumps could no longer be paid for.',
];

test.each([
  ['Why was the quarry given up?', 3],
  // "Over the years" names no year, and no other sentence does.
  ['When was the quarry given up?', 1],
  ['What is in the quarry?', 1],
])('a quote that lacks what is asked for goes on to the sentence that has it: %s', (question, count) => {
  const joined = QUARRY.join(' ');
  const [first] = quote(question, [...QUARRY, REST], 0, ' ');
  expect(first).toBe(count === 1 ? QUARRY[0] : joined);
});

test('a question in the article is quoted with what is said to it, up to the next question', () => {
  const asked = 'If I want wild bees to settle in my own small garden behind the house, what should I do?';
  const lines = [asked, 'Three things.', 'Leave a patch of soil bare.', 'And their enemies?', 'Hardly any.'];
  expect(quote('how do i get bees', lines, 0)).toEqual([lines.slice(0, 3).join('\n')]);
  const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
  expect(quote('how do i get bees', [asked, long], 0)).toEqual([asked]);
  expect(quote('how do i get bees', [asked, 'Three things.', long], 0)).toEqual([`${asked}\nThree things.`]);
});

test('a short quote takes the better neighbour for its context, a long one only what is nearly as good', () => {
  const best = 'Marta Lindqvist drew the plans for the breakwater.';
  const before = 'The council had asked for a wall of oak.';
  const question = 'who was the engineer';
  const scored = (lines: readonly string[], scores = [6, 10, 3]) =>
    quoteScored(question, [...lines, REST], [...scores, -10], ' ').map(({ text }) => text);
  const after = 'Nobody drowned that year.';
  expect(scored([before, best, after])).toEqual([`${before} ${best}`]);
  const long = `${before.slice(0, -1)} ${Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ')}.`;
  expect(scored([long, best, 'Read on.'])[0]).toBe(best);
  expect(scored([long, best, after], [9, 10, 3])).toEqual([`${long} ${best}`]);
});

test('it does not go on into the next paragraph, nor where the answer stands further off', () => {
  const question = 'Why was the quarry given up?';
  expect(quote(question, QUARRY, 0)[0]).toBe(QUARRY[0]);
  const far = [QUARRY[0], QUARRY[1], 'Nobody swims.', QUARRY[2], REST] as string[];
  expect(quote(question, far, 0, ' ')[0]).toBe(QUARRY[0]);
});

test('"there is" does not lean on the sentence before, "he" and "there" do', () => {
  const before = 'The names of living persons have been changed for the printed edition.';
  const quoted = (second: string) => quote('which stone stands on the moor', [before, second], 1);
  const stone = 'There is a granite stone on the moor that carries forty cut letters.';
  expect(quoted(stone)).toEqual([stone]);
  const leaning = [
    'There the moor ends at a granite stone that carries forty cut letters.',
    'He found a granite stone on the moor that carries forty cut letters.',
  ];
  for (const second of leaning) expect(quoted(second)).toEqual([`${before}\n${second}`]);
});

test('no sentence is quoted twice, however the sentences scored', () => {
  const lines = [
    'The bridge over the river opened in spring of that year with a ceremony.',
    'Walter Krause from the council paid for the lamps along the northern side.',
    'Iron came by rail from the mill near Sandvik during two long winters.',
    'The bridge opened.',
    'It carried carts at first, with sheep and barrels on market mornings.',
    'They later added tram rails, signals and a wooden shelter for guards.',
    'Year | Carts | Trams',
    '1904 | 112 | 0',
    'However the tram closed because petrol buses were cheaper to repair.',
    'Finally a museum bought the shelter and moved it beside the old ferry.',
  ];
  const scored = fc.array(fc.double({ min: 4, max: 10, noNaN: true }), {
    minLength: lines.length,
    maxLength: lines.length,
  });
  fc.assert(
    fc.property(scored, (scores) => {
      const spans = quoteScored('when did the bridge open', lines, scores).sort((a, b) => a.start - b.start);
      for (const [at, { start }] of spans.slice(1).entries()) expect(start).toBeGreaterThanOrEqual(spans[at]?.end ?? 0);
    }),
    { numRuns: 2000 },
  );
});

test('a quote from a timeline keeps to its day, however short and near the others are', () => {
  const lines = [
    '1974: The rowing club is founded by six keepers.',
    '1975: The club buys its first boat, the Heron.',
    '1981: A boathouse is built.',
  ];
  expect(textsOf(quoteScored('when was the rowing club founded', lines, [10, 9, 4]))).toEqual([lines[0]]);
  expect(textsOf(quoteScored('when was the rowing club founded', lines, [4, 10, 9]))).toEqual([lines[1]]);
  const days = ['Wed 16 Oct - trip to the mill, back by 4.15pm', 'Thu 17 Oct - photographs, hall, from 9am'];
  expect(textsOf(quoteScored('what time is the trip back', days, [10, 8]))).toEqual([days[0]]);
  // A sentence of the same entry still belongs beside its neighbour.
  const entry = ['1974: The club is founded.', 'Six keepers put in a crown each.', '1975: A boat is bought.'];
  expect(textsOf(quoteScored('how was the club paid for', entry, [8, 10, 9]))).toEqual([`${entry[0]}\n${entry[1]}`]);
  // What stands above the first entry is none.
  const above = ['Six keepers put in a crown each.', '1974: The club is founded.'];
  expect(textsOf(quoteScored('how was the club paid for', above, [10, 9]))).toEqual([above.join('\n')]);
});

test('a sentence that ends in a colon brings what it leads on to', () => {
  const lines = ['Three keepers were set free:', 'Ada Berg.', 'Bo Lind.', 'Cato Moe.', 'The ferry took them home.'];
  expect(quote('which keepers were set free', lines, 0)).toEqual([lines.slice(0, 4).join('\n')]);
});

test('so does one that is quoted with its neighbour, and a numbered list comes whole', () => {
  const lines = [
    'In the afternoon the two towns signed a paper of one page.',
    'Its core is four numbered points:',
    '1. The ferry will sail every hour from May to October, as both towns wish it.',
    '2. They will share what the new pier costs.',
    '3. The old lamp stays where it is.',
    '4. Both will look for the anchor that was lost in 1921.',
    REST,
  ];
  const between = [' ', ...lines.slice(2).map(() => '\n\n')];
  const scores = [10, 9, -10, -10, -10, -10, -10];
  const [first] = quoteScored('What are the four points of the paper?', lines, scores, between);
  expect(first?.text).toBe(`${lines[0]} ${lines.slice(1, 6).join('\n\n')}`);
});

test('a first paragraph that ends in a colon is not filled up to it without what it leads on to', () => {
  const lines = [
    'The two spoke alone for an hour.',
    'They had lunch in the hall with the keepers of both lamps and the pilots.',
    'They agreed on this:',
    ...Array.from(
      { length: 6 },
      (_, i) => `${i + 1}. ${'The ferry will sail every hour from May to October. '.repeat(2).trim()}`,
    ),
    REST,
  ];
  const between = [' ', ' ', ...lines.slice(3).map(() => '\n\n')];
  const [first] = quoteScored(
    'How long did the two speak alone?',
    lines,
    [10, ...lines.slice(1).map(() => -10)],
    between,
  );
  expect(first?.text.endsWith(':')).toBe(false);
});

test('what gives a short quote its context stands in the same paragraph', () => {
  const lines = [
    'The loaf is cut after two hours on a wire rack by the kitchen window.',
    'The oven is turned off.',
    'Lid and stone stay in.',
    REST,
  ];
  expect(quoteScored('when may the loaf be cut', lines, [10, 6, 5, -10], ' ').map(({ text }) => text)).toEqual([
    `${lines[0]} ${lines[1]}`,
  ]);
  expect(quoteScored('when may the loaf be cut', lines, [10, 6, 5, -10]).map(({ text }) => text)).toEqual([lines[0]]);
});

test('two sentences that say the same are quoted once, unless they name other figures', () => {
  const said = (boats: string) => [
    'The harbour master of Gull Point counted 112 boats at the quay.',
    REST,
    `At the quay of Gull Point the harbour master counted ${boats} boats.`,
  ];
  const quoted = (boats: string) => textsOf(quoteScored('boats', said(boats), [10, -10, 9]));
  expect(quoted('112')).toEqual([said('112')[0]]);
  expect(quoted('114')).toEqual([said('114')[0], said('114')[2]]);
});

test('a row of a table that began in an earlier passage stands under its header, once', () => {
  const rows = ['Alder pier | 6:10 | 5:25', 'Birch pier | 7:10 | 6:25'];
  const heading = ['Boats', 'Pier | Winter boat | Summer boat'];
  for (const scores of [
    [10, -10],
    [-10, 10],
  ])
    expect(quoteFrom('when does the boat leave', [scorePassage(rows, scores, '\n', { heading })])).toMatchObject([
      { heading, text: rows[scores.indexOf(10)] },
    ]);
});

test('a sentence that leans on what stands before it does not lean on a byline', () => {
  const lines = [
    'The library opens at noon.',
    'By Jane Doe, 3 May 2024',
    'It has been shut since the flood of last winter.',
  ];
  expect(textsOf(quoteScored('what is shut since the flood', lines, [-10, -10, 10]))).toEqual([lines[2]]);
});

test('sentences without spaces are as long as they read: two long ones are no quote together', () => {
  const lines = [`渡轮${'早早停航'.repeat(25)}。`, `海峡${'六点结冰'.repeat(25)}。`];
  expect(textsOf(quoteScored('渡轮停航', lines, [10, 9], ''))).not.toContain(lines.join(''));
});
