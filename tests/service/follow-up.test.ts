/** A conversation through a real core: questions that lean on one another. */
import { expect, test } from 'vitest';
import { openTestCore } from '../helpers/core.ts';

const SUBWAY = `The subway of Marstow

Until 1935 the carriages of the subway had no motors. They gripped a steel cable, 1.5 inches thick, that ran in an endless loop.

Each cable weighed 57 tons. The steam engine that drove it stood in Scotland Street.
`;
const WHALE = `The whale at the quay

A whale that weighed 40 tons drifted to the quay in 1931. Its fat was six inches thick.
`;

test('a question that follows one which itself leaned is read with all that they lean on', async () => {
  const others = ['mill', 'ferry', 'bakery', 'school', 'garden', 'theatre', 'market', 'chapel'].map(
    (place) =>
      [`${place}.txt`, `The ${place}\n\nThe ${place} of the town was opened in spring and is open to all.\n`] as const,
  );
  const files = { 'subway.txt': SUBWAY, 'whale.txt': WHALE, ...Object.fromEntries(others) };
  const { core } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const first = (await core.ask({ question: 'Which cable moved the subway of Marstow before 1935?' })).answer;
  const second = (await core.ask({ question: 'How thick was it?', follows: first.id })).answer;
  const third = (await core.ask({ question: 'And how much did it weigh?', follows: second.id })).answer;
  expect(third.follows).toBe(second.id);
  expect(third.quotes[0]).toMatchObject({ article: 'subway.txt' });
  expect(third.quotes[0]?.text).toContain('57 tons');
});

const KEEPERS = `The lights of Skarn

The keepers were dismissed because the guild stopped paying the levy in 1974. Two of them went to sea.

The first lamp was lit in 1811. Oil came from Bergen until 1866, and gas until 1902.
`;
const OTHER_YEARS = `The ferries of Skarn

When that ferry came in 1926 it was the third. It was sold in 1951, and that was the end of steam.
`;

test('a question without a word of its own is answered from what was just quoted', async () => {
  const { core } = await openTestCore({
    files: { 'lights.txt': KEEPERS, 'ferries.txt': OTHER_YEARS, 'subway.txt': SUBWAY, 'whale.txt': WHALE },
    env: { EMBEDDING_MODEL: 'builtin' },
  });
  const first = (await core.ask({ question: 'Why were the keepers of Skarn dismissed?' })).answer;
  const then = (await core.ask({ question: 'and when was that?', follows: first.id })).answer;
  expect(then.quotes[0]?.text).toContain('1974');
  // Alone it asks for nothing.
  const alone = (await core.ask({ question: 'and when was that?' })).answer;
  expect(alone.status).toBe('abstained');
});

const MILL = `The Kornmeister mill

What it grinds

The mill grinds wheat, rye and spelt. Oily seeds such as poppy clog the stones and must not be ground in the mill.

Care

Never wash the stones. To clean them, grind a handful of dry rice on the coarsest setting and brush the chamber out.
`;

test('a follow-up with words of its own goes on to where the article has them', async () => {
  const { core } = await openTestCore({
    files: { 'mill.txt': MILL, 'lights.txt': KEEPERS, 'ferries.txt': OTHER_YEARS, 'subway.txt': SUBWAY },
    env: { EMBEDDING_MODEL: 'builtin' },
  });
  const first = (await core.ask({ question: 'Can I grind poppy seeds in the Kornmeister mill?' })).answer;
  expect(first.quotes[0]?.text).toContain('poppy');
  const then = (await core.ask({ question: 'how do i clean it?', follows: first.id })).answer;
  expect(then.quotes[0]?.text).toContain('dry rice');
});

test('a pin on a question that leans leads in no other conversation, and leads again in its own', async () => {
  const files = { 'subway.txt': SUBWAY, 'whale.txt': WHALE, 'lights.txt': KEEPERS };
  const { core } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const ask = async (question: string, follows?: string) =>
    (await core.ask(follows === undefined ? { question } : { question, follows })).answer;
  const cable = await ask('Which cable moved the subway of Marstow before 1935?');
  const thick = await ask('How thick was it?', cable.id);
  expect(thick.quotes[0]?.text).toContain('1.5 inches');
  await core.pin(thick.id, 1);
  const whale = await ask('What was the weight of the whale that drifted to the quay in 1931?');
  expect((await ask('How thick was it?', whale.id)).quotes.map(({ article }) => article)).not.toContain('subway.txt');
  const again = await ask('How thick was it?', cable.id);
  expect(again.confidence).toBe('high');
  expect(again.quotes[0]?.article).toBe('subway.txt');
});
