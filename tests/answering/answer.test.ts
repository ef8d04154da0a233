/** Answers from a small library through the real store and the built-in model. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import { answerQuestion } from '../../src/answering/answer.ts';
import { type Calibration, loadCalibration } from '../../src/answering/evidence/calibration.ts';
import type { AnswerOptions } from '../../src/answering/one-answer.ts';
import { loadConfig } from '../../src/config.ts';
import { vectorSpace } from '../../src/indexing/made-with.ts';
import { stageJob } from '../../src/indexing/run.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { ARTICLES } from './small-library.ts';

let folder: string;
let store: Store;
let model: EmbeddingModel;
let calibration: Calibration;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-answers-'));
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(join(folder, name), text);
  model = await openEmbeddingModel({ model: 'builtin', dataDir: folder });
  store = openSqliteStore(folder);
  await store.beginJob(1, 'full');
  const config = loadConfig({ ARTICLES_DIR: folder, DATA_DIR: join(folder, '.data') });
  const controls = { onProgress: () => {}, onFile: () => {}, isCancelled: () => false };
  await stageJob(store, async () => model, config, { id: 1, mode: 'full', preview: false, hanging: [] }, controls);
  await store.openVectors(vectorSpace(model));
  await store.activate(1, vectorSpace(model));
  calibration = await loadCalibration(store, model);
});

afterAll(async () => {
  await store.close();
  await model.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async (question: string, options: Partial<AnswerOptions> = {}) =>
  (await answerQuestion(store, model, calibration, question, { askedAt: 0, ...options })).answer;

test('a question is answered with the sentence that holds the answer, first', async () => {
  const answer = await ask('Who lit the lamp of the lighthouse for the first time?');
  expect(answer.status).toBe('answered');
  expect(answer.quotes[0]?.text).toContain('Anselm Ruiz lit the lamp');
  expect(answer.quotes[0]?.title).toBe('The lighthouse at Gull Point');
});

test('two questions in one are each answered with a quote, the second in the light of the first', async () => {
  const { status, quotes, unanswered } = await ask('Who lit the lamp of the lighthouse, and how high is the tower?');
  expect([status, unanswered]).toEqual(['answered', []]);
  expect(quotes.map(({ text }) => text).join(' ')).toMatch(/Anselm Ruiz lit the lamp.*tower is 4\d metres high/s);
  expect(quotes.map(({ n }) => n)).toEqual(quotes.map((_, i) => i + 1));
  const leaning = await ask('When was the breakwater finished and where had she studied who built it?');
  expect(leaning.quotes.map(({ text }) => text).join(' ')).toMatch(/1931.*Gdansk/s);
  expect((await ask('Who counted the seals on the reef and when was that?')).unanswered).toEqual([]);
});

test('four questions in one message are each answered with a quote', async () => {
  const { quotes, unanswered, disagreeing } = await ask(
    'Who lit the lamp of the lighthouse? When was the breakwater finished? When does the bakery close on Sundays? Who measured the tower again?',
  );
  expect([unanswered, disagreeing]).toEqual([[], false]);
  expect(quotes.map(({ text }) => text).join(' ')).toMatch(/Anselm Ruiz.*1931.*closes at noon.*Surveyors/s);
});

test('of two questions in one, the one that the articles leave open is named', async () => {
  const { status, question, quotes, unanswered } = await ask(
    'When does the bakery close on Sundays and which vitamins do oranges contain?',
  );
  expect([status, question]).toEqual([
    'answered',
    'When does the bakery close on Sundays and which vitamins do oranges contain?',
  ]);
  expect(quotes[0]?.text).toContain('closes at noon');
  expect(unanswered).toEqual(['which vitamins do oranges contain']);
  // Few words, which are about something else all the same.
  const short = await ask('Who lit the lamp of the lighthouse and what do oranges contain?');
  expect(short.unanswered).toEqual(['what do oranges contain']);
});

test('several questions of which the articles answer none are refused as one, under their own words', async () => {
  const question = 'Which vitamins do oranges contain and who won the football world cup?';
  expect(await ask(question)).toMatchObject({ status: 'abstained', question, quotes: [] });
});

test('a question on another subject is refused without citations, naming the closest sections', async () => {
  const answer = await ask('Which vitamins do oranges contain?');
  expect(answer).toMatchObject({ status: 'abstained', quotes: [] });
  expect(new Set(answer.nearest.map(({ article, heading }) => [article, ...heading].join())).size).toBe(3);
});

test('a refusal names the words that no article has, as they were typed, and no word that one has in another form', async () => {
  const refused = (question: string) =>
    answerQuestion(store, model, calibration, question, { askedAt: 0 }).then(({ missingWords }) => missingWords);
  expect(await refused("Which of the keeper's Vitamins do oranges contain?")).toEqual([
    'Vitamins',
    'oranges',
    'contain',
  ]);
  expect(await refused('Who baked the emperor’s orchestra in the lighthouses?')).toEqual(['emperor', 'orchestra']);
  expect(await refused('When does the bakery close on Sundays?')).toEqual([]);
  expect(await refused('What is this?')).toEqual([]);
});

test('a phrase that stands in an article word for word is never refused', async () => {
  expect((await ask('the oven burns beech wood, which gives a steady heat')).status).toBe('answered');
});

test('a sentence that begins with a pronoun brings the one it leans on', async () => {
  const { quotes } = await ask('Where had the engineer of the breakwater studied?');
  const text = quotes.find((quote) => quote.text.includes('Gdansk'))?.text ?? '';
  expect(text).toContain('Marta Lindqvist');
});

test('sources with different figures are both shown, and the answer says that they differ', async () => {
  const answer = await ask('How many metres high is the tower of the lighthouse?');
  expect(answer.quotes.map(({ article }) => article)).toEqual(expect.arrayContaining(['lighthouse.txt', 'survey.txt']));
  expect(answer.disagreeing).toBe(true);
});

test('a follow-up is read in the light of the question before', async () => {
  const previous = await ask('Who lit the lamp of the lighthouse for the first time?');
  const answer = await ask('and when was that?', { previous });
  expect(answer.follows).toBe(previous.id);
  expect(answer.quotes[0]?.text).toContain('March 1902');
});

test.each([
  ['How many sacks did the Harbour Relief Fund send?', /^The HRF sent 340 sacks/],
  ['where did the visitors from the DPRK sleep', /slept at the old customs house/],
  ['what did the CTB clerk write', /^A clerk of the Coastal Trade Bureau/],
])('who names a thing in full or in short is answered with what names it otherwise: %s', async (question, wanted) => {
  const texts = (await ask(question)).quotes.map(({ text }) => text).filter((text) => !text.includes('founded'));
  expect(texts[0]).toMatch(wanted);
});

test('a name with a hyphen that the articles write without is no unknown name', async () => {
  const { answer, features } = await answerQuestion(
    ...([store, model, calibration] as const),
    'When was the lamp at Gull-Point lit?',
    { askedAt: 0 },
  );
  expect(features).toMatchObject({ unknownNames: 0, lacking: 0 });
  expect(answer.quotes[0]?.text).toContain('March 1902');
});

test('a misspelled name is still found', async () => {
  expect((await ask('What did Marta Lindqist finish in 1931?')).quotes[0]?.text).toContain('Marta Lindqvist');
});

test.each([
  'hey footnote, how mnay metres high is the tower of the lighthouse? thx',
  'lol wich engineer finished the braekwater',
])('greetings and slips of the fingers cost no answer: %s', async (question) => {
  const answer = await ask(question);
  expect(answer).toMatchObject({ status: 'answered', question });
});

test('a cross-encoder decides the order of the best passages', async () => {
  const reranker = {
    id: 'prefers bread',
    score: async (_question: string, texts: readonly string[]) =>
      Float32Array.from(texts, (text) => (text.includes('Bread') ? 1 : 0)),
    close: async () => {},
  };
  const { passages } = await answerQuestion(store, model, calibration, 'When is the lamp lit?', {
    askedAt: 0,
    reranker,
  });
  expect(passages[0]?.article).toBe('bakery.txt');
});

test('whatever is asked, quotes are exact slices of the stored text', async () => {
  const words = Object.values(ARTICLES).join(' ').split(/\s+/);
  const question = fc.oneof(
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((picked) => picked.join(' ')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.constantFrom('" OR NEAR( * :', '\u0000', '"; DROP TABLE passages; --', '한국어로 질문', 'NOT tower* AND ^lamp'),
  );
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { quotes } = await ask(asked);
      for (const quote of quotes) {
        const version = await store.loadVersion(quote.version);
        expect(version?.text.slice(quote.start, quote.end)).toBe(quote.text);
      }
      expect(quotes.map(({ n }) => n)).toEqual(quotes.map((_, i) => i + 1));
    }),
    { numRuns: 60 },
  );
});

test('a row of a table is quoted with the header that says what it means', async () => {
  const { quotes } = await ask('What was the single fare of the tram in 1980?');
  expect(quotes[0]?.text).toMatch(/^Year \| Single fare[\s\S]*1980 \| 20p/);
});

test.each([
  ['in the passage of the header', 'When does the boat leave from Ivy?', /^Ivy \| 6:10/],
  ['in a later one', 'When does the boat leave from Sorrel?', /^Sorrel \| 8:10/],
])(
  'a row too far below its header to be quoted with it has that as its innermost heading: %s',
  async (_, question, row) => {
    const { quotes } = await ask(question);
    expect(quotes[0]?.text).toMatch(row);
    expect(quotes[0]?.heading).toEqual(['From May', 'Pier | Winter boat | Summer boat']);
  },
);

test('what stands below a table in its last passage is not headed by the names of its columns', async () => {
  const { quotes } = await ask('Where do dogs of passengers sit?');
  expect(quotes[0]).toMatchObject({ text: 'Dogs of passengers sit on the after deck.', heading: ['From May'] });
});

test('an answer that stands in a headline only is quoted from there', async () => {
  const { quotes } = await ask('how many ducks did the bird flu kill');
  expect(quotes[0]?.text).toMatch(/^Bird flu kills 40,000 ducks at the Kwangpo farm/);
});

test('a quote does not begin with what leans on the sentence before', async () => {
  const { quotes } = await ask('Did moving the line to the quay cost less than a new sea wall?');
  expect(quotes[0]?.text).toMatch(/^The council voted eleven million crowns\. That was less/);
});

test('a byline tells who wrote a text, and nothing else', async () => {
  expect((await ask('Which author, Harriet Coombe, wrote of the tram?')).quotes[0]?.text).toContain(
    'By Harriet Coombe',
  );
  expect((await ask('Is Harriet Coombe married?')).quotes[0]?.text).not.toBe('By Harriet Coombe');
});

test('a quote from a page of stories has the day of its own, each by itself', async () => {
  const { quotes } = await ask('What opens at noon in Market Street? What did the cinema put in?', {
    article: 'week.txt',
  });
  expect(quotes.map(({ text, date }) => [/library|cinema/.exec(text)?.[0], date])).toEqual([
    ['library', '2024-05-03'],
    ['cinema', '2024-05-04'],
  ]);
});

test('a byline of a story with its day is no sentence of the story, but where somebody asks for the name', async () => {
  const only = { article: 'week.txt' };
  const { quotes } = await ask('What happened on 3 May 2024?', only);
  for (const { text } of quotes) expect(text).not.toMatch(/^By|By \p{Lu}\p{L}+ \p{Lu}\p{L}+, \d.*$/u);
  const told = await ask('What does Ada Berg want to have found by Monday?', only);
  expect(told.quotes[0]?.text).toContain('By Monday Ada Berg wants');
  const named = await ask('Who is John Roe?', only);
  expect(named.quotes[0]?.text).toContain('By John Roe, 28 April 2024');
});
