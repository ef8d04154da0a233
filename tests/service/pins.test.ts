/** A pinned quote is found again by the same question in other words, and not by another question about the same thing. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questionsAgree, readQuestion, sameWords } from '../../src/service/same-question.ts';
import { openTestCore } from '../helpers/core.ts';
import { writeFiles } from '../helpers/folders.ts';

const FERRY = `# The ferry to Havergate

## Tickets

A return ticket costs nine pounds. Children under five travel free of charge. Dogs travel for one pound.

## Times

The ferry leaves the quay at nine in the morning. The last ferry returns at five in the afternoon.
`;
const LIGHTHOUSE = `# The lighthouse at Orford

The lighthouse at Orford was lit for the first time in October 1792. Its lamp burned sperm oil until 1913. The keepers were
moved ashore because the sea took the ground from under their houses.
`;
const BREAD = '# Rye bread\n\nA rye loaf needs a sour starter, because rye flour holds little gluten.\n';

test.each([
  ['Why was the summit cancelled?', 'What was the reason for cancelling the summit?', true],
  ['Why was the summit cancelled?', 'When was the summit cancelled?', false],
  ['Where was the treaty signed?', 'Who signed the treaty?', false],
  ['Who won the world cup in 2018?', 'Which team won the 2018 football world cup?', true],
  ['Who won the world cup in 2018?', 'Who won the world cup in 2014?', false],
  ['What did Bolton say about Libya?', 'What did Pompeo say about Libya?', false],
  ['When was the first summit?', 'When was the second summit?', false],
  ['Can I bring my dog on the ferry?', 'Are dogs allowed on the ferry?', true],
  ['Who announced that Trump would meet Kim Jong Un?', 'Who said that Trump will meet Kim?', true],
  ['What do visitors get when they arrive?', 'When do visitors arrive?', false],
  ['What do visitors get when they arrive?', 'What is handed out to visitors when they come?', true],
  ['What did the ferry cost?', 'How much did the ferry cost?', true],
  ['What does the ferry carry?', 'Where does the ferry go?', false],
  ['What does the ferry carry?', 'Does the ferry carry cars?', false],
])('"%s" and "%s" agree: %s', (known, asked, agree) => {
  expect(questionsAgree(readQuestion(asked), readQuestion(known))).toBe(agree);
});

test('the same words in another order, and with a slip of a letter, are the same question', () => {
  const lit = readQuestion('When was the lighthouse lit?');
  expect(sameWords(lit, readQuestion('the lighthouse was lit when'))).toBe(true);
  expect(sameWords(lit, readQuestion('When was the lightouse lit?'))).toBe(true);
  expect(sameWords(lit, readQuestion('Why was the lighthouse lit?'))).toBe(false);
});

test('a pin leads for paraphrases, is replaced by a newer one, and goes and comes back with its article', async () => {
  const files = { 'ferry.md': FERRY, 'lighthouse.md': LIGHTHOUSE, 'bread.md': BREAD };
  const { core, articlesDir } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const ask = async (question: string) => (await core.ask({ question })).answer;
  const pinned = await ask('How much does a ticket for the ferry cost?');
  const price = pinned.quotes.find(({ text }) => text.includes('nine pounds'));
  expect(price?.text).toContain('A return ticket costs nine pounds.');
  await core.pin(pinned.id, price?.n ?? 0);
  const paraphrases = [
    'What is the price of a ferry ticket?',
    'how much is a ticket on the ferry',
    'ferry ticket cost',
  ];
  for (const question of paraphrases) {
    const answer = await ask(question);
    expect([question, answer.quotes[0]?.text]).toEqual([question, price?.text]);
  }
  for (const question of ['When does the ferry leave?', 'When was the lighthouse first lit?']) {
    expect([question, (await ask(question)).quotes[0]?.text]).not.toEqual([question, price?.text]);
  }

  const again = await ask('How much does a ticket for the ferry cost?');
  await core.pin(again.id, 1);
  expect((await core.pins()).map(({ question }) => question)).toEqual(['How much does a ticket for the ferry cost?']);

  rmSync(join(articlesDir, 'ferry.md'));
  await core.reindex({ mode: 'changed' }).finished;
  expect(await core.pins()).toEqual([]);
  expect((await ask('What is the price of a ferry ticket?')).quotes.map(({ article }) => article)).not.toContain(
    'ferry.md',
  );
  await core.reindex({ mode: 'rollback' }).finished;
  expect((await core.pins()).length).toBe(1);
  // Two threads load the built-in model first, which takes a while on a busy machine.
}, 120_000);

test('a pin to a question with a greeting round it is that of the question, and takes the place of an earlier one', async () => {
  const files = { 'ferry.md': FERRY, 'lighthouse.md': LIGHTHOUSE, 'bread.md': BREAD };
  const { core } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  for (const question of ['How much does the ferry cost?', 'hey footnote, how much does the ferry cost? thx']) {
    const { answer } = await core.ask({ question });
    await core.pin(answer.id, answer.quotes.at(-1)?.n ?? 0);
  }
  expect((await core.pins()).map(({ question }) => question)).toEqual(['how much does the ferry cost?']);
}, 120_000);

test('of two pins to one question the newer one leads, also when a rollback brings the older one back', async () => {
  const old = '# The ferry\n\nThe ferry leaves the quay at nine. Dogs travel for one pound.\n';
  const quay = '# The quay\n\nThe ferry leaves the quay at ten since the tide was measured anew.\n';
  const { core, articlesDir } = await openTestCore({
    files: { 'ferry.md': old, 'quay.md': quay, 'bread.md': BREAD },
    env: { EMBEDDING_MODEL: 'builtin' },
  });
  const question = 'When does the ferry leave the quay?';
  const pinFrom = async (article: string) => {
    const { answer } = await core.ask({ question });
    await core.pin(answer.id, answer.quotes.find((quote) => quote.article === article)?.n ?? 0);
  };
  await pinFrom('ferry.md');
  writeFiles(articlesDir, { 'ferry.md': '# The ferry\n\nDogs travel for one pound.\n' });
  await core.reindex({ mode: 'changed' }).finished;
  await pinFrom('quay.md');
  await core.reindex({ mode: 'rollback' }).finished;
  expect((await core.pins()).map(({ quote }) => quote.article)).toEqual(['ferry.md', 'quay.md']);
  for (const asked of [question, 'when does the ferry leave the quay', 'At what time does the ferry leave the quay?'])
    expect([asked, (await core.ask({ question: asked })).answer.quotes[0]?.article]).toEqual([asked, 'quay.md']);
}, 120_000);

test('questions without an answer are grouped by what they ask, the largest group first', async () => {
  const files = { 'ferry.md': FERRY, 'lighthouse.md': LIGHTHOUSE, 'bread.md': BREAD };
  const { core } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const asked = [
    'Who won the football world cup in 2018?',
    'Which team won the 2018 football world cup?',
    'who won the football world cup in 2018',
    'lol idk who won the football world cup in 2018 pls thx',
    'Who won the football world cup in 2014?',
    'How do I bake a chocolate cake?',
  ];
  for (const question of asked)
    expect([question, (await core.ask({ question })).answer.status]).toEqual([question, 'abstained']);
  const gaps = await core.gaps(10);
  expect(gaps.map(({ count }) => count)).toEqual([4, 1, 1]);
  expect(gaps[0]?.examples).toContain('Which team won the 2018 football world cup?');
}, 120_000);

test('a follow-up without an answer is listed with what it followed, and apart from the same words in another conversation', async () => {
  const files = { 'ferry.md': FERRY, 'lighthouse.md': LIGHTHOUSE, 'bread.md': BREAD };
  const { core } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const converse = async (...questions: string[]) => {
    let last: string | undefined;
    for (const question of questions)
      last = (await core.ask({ question, ...(last === undefined ? {} : { follows: last }) })).answer.id;
  };
  await converse('When did the embassy in Ottawa reopen?', 'and when was that?');
  await converse('When did the embassy in Ottawa reopen?', 'And when was that');
  await converse('Who won the football world cup in 2014?', 'and when was that?', 'and where?');
  await converse('and when was that?');
  const gaps = await core.gaps(10);
  expect(gaps.map(({ count, follows, question }) => [count, ...follows, question])).toEqual(
    expect.arrayContaining([
      [2, 'When did the embassy in Ottawa reopen?', 'And when was that'],
      [1, 'Who won the football world cup in 2014?', 'and when was that?'],
      [1, 'Who won the football world cup in 2014?', 'and when was that?', 'and where?'],
      [1, 'and when was that?'],
    ]),
  );
  const embassy = gaps.find(({ follows, count }) => count === 2 && follows.length === 1);
  expect(embassy?.examples).toContain('When did the embassy in Ottawa reopen? › and when was that?');
}, 120_000);

test('a quote of what is no longer searched cannot be pinned, and an empty index says that it is one', async () => {
  const { core, articlesDir } = await openTestCore({ files: { 'ferry.md': FERRY, 'bread.md': BREAD } });
  const { answer } = await core.ask({ question: 'When does the ferry leave the quay?' });
  expect(answer.quotes.length).toBeGreaterThan(0);
  writeFiles(articlesDir, { 'ferry.md': FERRY.replace('nine in the morning', 'ten in the morning') });
  await core.reindex({ mode: 'changed' }).finished;
  await expect(core.pin(answer.id, 1)).rejects.toThrow('The article has changed or gone since this was quoted.');
  expect(await core.pins()).toEqual([]);

  const empty = await openTestCore({ files: {}, indexed: false });
  await expect(empty.core.ask({ question: 'When does the ferry leave?' })).rejects.toThrow(
    'No article is indexed yet.',
  );
});
