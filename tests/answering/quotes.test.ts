/** Which sentences are quoted together, given how the sentences scored. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseQuotes } from '../../src/answering/quotes.ts';
import type { PassageWithSentences, ScoredSentence } from '../../src/answering/sentences.ts';
import { questionTerms } from '../../src/lexical/terms.ts';
import type { Quote } from '../../src/types.ts';

/** The quotes of one passage, whose sentences stand a line each unless told otherwise; all but the best one are far from the question. */
function quote(question: string, lines: readonly string[], best: number, between = '\n'): string[] {
  return quoteScored(
    question,
    lines,
    lines.map((_, position) => (position === best ? 10 : -10)),
    between,
  ).map(({ text }) => text);
}

/** Characters of the article that stand before the passage. */
const BEFORE = 1000;

function quoteScored(
  question: string,
  lines: readonly string[],
  scores: readonly number[],
  between: string | readonly string[] = '\n',
  heading: readonly string[] = [],
): Quote[] {
  return quoteFrom(question, [scorePassage(lines, scores, between, { heading })]);
}

function quoteFrom(question: string, passages: readonly (readonly ScoredSentence[])[]): Quote[] {
  const ranked = passages.flat().sort((a, b) => b.score - a.score);
  const read = new Map(ranked.map(({ passage }) => [passage.id, passage as PassageWithSentences]));
  return chooseQuotes({ question, terms: questionTerms(question) }, ranked, read);
}

function scorePassage(
  lines: readonly string[],
  scores: readonly number[],
  between: string | readonly string[] = '\n',
  about: Partial<PassageWithSentences> = {},
): ScoredSentence[] {
  const first = about.start ?? BEFORE;
  const gap = (at: number) => (typeof between === 'string' ? between : between[at]);
  const text = lines.reduce((before, line, at) => `${before}${gap(at - 1)}${line}`);
  const sentences = lines.map((line) => {
    const start = first + text.indexOf(line);
    return { start, end: start + line.length };
  });
  const passage: PassageWithSentences = {
    id: 1,
    versionId: 1,
    article: 'a.txt',
    title: 'A',
    heading: [],
    url: null,
    date: null,
    page: null,
    start: first,
    end: first + text.length,
    text,
    sentences,
    ...about,
  };
  return lines.map(
    (line, position): ScoredSentence => ({
      passage,
      position,
      text: line,
      start: sentences[position]?.start ?? 0,
      end: sentences[position]?.end ?? 0,
      score: scores[position] ?? 0,
    }),
  );
}

const textsOf = (quotes: readonly Quote[]): string[] => quotes.map(({ text }) => text);

/** Makes a paragraph too long to be quoted whole. */
const REST = `${Array.from({ length: 80 }, (_, i) => `more${i}`).join(' ')}.`;

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

test('the paragraph of the best sentence is quoted whole where it is short, and those of further ones are not', () => {
  const first =
    'Marta Lindqvist drew the plans for the breakwater. Nobody drowned that year. The council paid her in oak.';
  const second = 'Bo Lind drew the first of them on birch bark, long before there was a council. It was lost.';
  const lines = [...first.split(/(?<=\.) /), ...second.split(/(?<=\.) /)];
  const quotes = quoteScored('who drew plans', lines, [10, -10, -10, 8, -10], [' ', ' ', '\n\n', ' ']);
  expect(textsOf(quotes)).toEqual([first, lines[3]]);
});

test('a further quote that reaches out of the paragraph of the first one loses nothing to it', () => {
  const lines = [
    'Marta Lindqvist drew the plans for the breakwater.',
    'Nobody drowned that year.',
    'The first plans were lost at sea.',
    'They had been drawn on birch bark by Bo Lind.',
  ];
  const quotes = quoteScored('who drew plans', lines, [10, -10, -10, 8], [' ', ' ', '\n\n']);
  expect(textsOf(quotes)).toEqual([`${lines[0]} ${lines[1]}`, `${lines[2]}\n\n${lines[3]}`]);
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

test('no row, credit or entry of a timeline comes with a paragraph, and no long one is quoted whole', () => {
  const best =
    'The lamp of the lighthouse at Gull Point was lit for the first time by Anselm Ruiz, who had brought its glass from Turku.';
  for (const other of ['Year: 1902 | Keeper: Ruiz', 'By Ada Berg', '4 May 1903. The fog bell comes.', REST])
    expect(quote('who lit the lamp', [best, other], 0, ' ')).toEqual([best]);
});

const STEPS = [
  '1. Heat the oven until the plate above its door turns white.',
  '2. Mix the flour with salt, caraway and sugar in a wide clay bowl.',
  '3. Warm the buttermilk on the stove, and take it off before it steams.',
  '4. Stir in the yeast and leave it by the window for ten minutes.',
  '5. Knead the dough with the buttermilk for as long as your arms allow.',
  'Eat the loaf with salted butter and smoked eel while it is warm.',
];
const BAKING = 'what do I do with the things';

test('steps of one instruction are quoted without a gap, or one of them alone', () => {
  const scores = [-10, 10, -10, -10, 9, -10];
  expect(textsOf(quoteScored(BAKING, STEPS, scores))).toEqual([STEPS.slice(1, 5).join('\n')]);
  const long = STEPS.map((line, at) => (at === 3 ? `4. ${'Stir in the yeast and wait. '.repeat(12).trim()}` : line));
  expect(textsOf(quoteScored(BAKING, long, scores))).toEqual([STEPS[1]]);
});

test('steps that go on in the next passage are of the same instruction, those of another article are not', () => {
  const first = scorePassage(STEPS.slice(0, 2), [-10, 10]);
  const start = (first[0]?.passage.end ?? 0) + 2;
  const quotedWith = (about: Partial<PassageWithSentences>) =>
    textsOf(quoteFrom(BAKING, [first, scorePassage(STEPS.slice(2, 5), [9, -10, -10], '\n', { id: 2, ...about })]));
  expect(quotedWith({ start })).toEqual([STEPS[1]]);
  expect(quotedWith({ start, versionId: 2 })).toEqual([STEPS[1], STEPS[2]]);
  expect(quotedWith({ start: start + 100 })).toEqual([STEPS[1], STEPS[2]]);
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

test('what stands below the steps, and items of a list without numbers, are quoted beside each other', () => {
  expect(textsOf(quoteScored(BAKING, STEPS, [-10, 10, -10, -10, -10, 9]))).toEqual([STEPS[1], STEPS[5]]);
  const items = STEPS.map((line) => line.replace(/^\d\. /, ''));
  expect(textsOf(quoteScored(BAKING, items, [-10, 10, -10, -10, 9, -10]))).toEqual([items[1], items[4]]);
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

test('no further quote is a headline, a label or a credit alone, but where somebody asks who or when', () => {
  const teaser =
    'Ships that carry coal from Ness put out their lamps south of the reef, and a trader pays $78 a tonne there.';
  const lines = ['Coal ships in the fog', 'ANALYSIS', teaser, REST, 'Ulla Brand', '7 hours ago'];
  const quoted = (question: string) =>
    textsOf(quoteScored(question, lines, [9, 0, 10, -10, 0, 8], '\n', [lines[0] as string]));
  expect(quoted('what do traders pay for coal')).toEqual([expect.stringContaining(teaser)]);
  expect(quoted('what do traders pay for coal')[0]).not.toContain('7 hours ago');
  expect(quoted('when were the coal ships seen').join('\n')).toContain('7 hours ago');
});

test('a headline that is the best there is stays, and so does a short item of a list', () => {
  const heading = ['Tide tax to go in May'];
  const only = quoteScored('what becomes of the tide tax', [...heading, REST], [10, -10], '\n', heading);
  expect(textsOf(only)[0]).toContain(heading[0]);
  const items = [
    'Burn dry twigs and nothing else in the base of the kettle.',
    REST,
    'Fir cones',
    REST.replace('more0', 'most0'),
  ];
  expect(textsOf(quoteScored('what burns in the kettle', items, [10, -10, 9, -10]))).toContain('Fir cones');
});
