/** Lists of contents in text and Markdown: the list goes, the headings that it names stay. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from './reading.ts';

const NAMES = ['1. What a bowline is and why sailors trust it', '2. How you tie it', '3. When it must not be used'];
const BODIES = [
  'A bowline is a loop that holds under load and can be opened again with two fingers, however wet the rope may be.',
  'Make a small eye in the standing part, bring the end up through it, round behind the rope and down again the same way.',
  'It shakes loose when nobody pulls on it, so climbers tie another knot and riggers put a stopper behind it.',
];
const page = (list: string, names = NAMES) =>
  `Knots of the Sound\n\nThis sheet is handed out on the first evening of the course, and nobody has to bring a rope.\n\n${list}\n\n` +
  names.map((name, at) => `${name}\n\n${BODIES[at]}`).join('\n\n');
const bare = NAMES.map((name) => name.slice(3));

describe('is left out of plain text, and the headings stay', () => {
  test.each([
    ['below a title, with its numbers', `What is in this sheet\n${NAMES.join('\n')}`, NAMES],
    ['in capitals', `IN THIS GUIDE\n${bare.join('\n')}`, bare],
    ['without a title', NAMES.join('\n'), NAMES],
    ['without a title or numbers', bare.join('\n'), bare],
    ['as a list', `On this page\n${bare.map((name) => `- ${name}`).join('\n')}`, bare],
    ['with numbers that the headings lack', `Contents\n${NAMES.join('\n')}`, bare],
  ])('%s', async (_, list, names) => {
    const article = await read(page(list, names));
    expect(headings(article)).toEqual(names);
    expect(texts(article).slice(1)).toEqual(names.flatMap((name, at) => [name, BODIES[at]]));
    expect(article.omitted).toEqual([{ text: list.replace(/^- /gm, ''), reason: 'navigation' }]);
  });

  test('in one line that names the parts in short', async () => {
    const names = ['The bowline', 'Splices and whippings', 'Letters to the bosun'];
    const article = await read(page('In this issue: The bowline / Splices / Letters', names));
    expect(headings(article)).toEqual(names);
    expect(article.omitted).toEqual([{ text: 'In this issue: The bowline / Splices / Letters', reason: 'navigation' }]);
  });
});

describe('is left out of Markdown', () => {
  const parts = bare.map((name, at) => `## ${name}\n\n${BODIES[at]}`).join('\n\n');
  test.each([
    ['links alone', bare.map((name) => `- [${name}](#x)`).join('\n')],
    ['below a title', `## Contents\n\n${bare.map((name) => `- ${name}`).join('\n')}`],
    ['of which one is named otherwise', `**In this article**\n\n- [Uses](#u)\n- ${bare[1]}\n- ${bare[2]}`],
  ])('%s', async (_, list) => {
    const article = await read(`# Knots\n\n${list}\n\n${parts}`, 'a.md');
    expect(texts(article)).toEqual(bare.flatMap((name, at) => [name, BODIES[at]]));
    expect(article.omitted.map(({ reason }) => reason)).toEqual(['navigation']);
  });

  test.each([
    ['that a sentence leads to', `The course has three evenings:\n\n${bare.map((name) => `- ${name}`).join('\n')}`],
    ['of which one part is missing', bare.map((name, at) => `- ${at === 1 ? 'How they are cut' : name}`).join('\n')],
    ['that a heading names', `## Three evenings\n\n${bare.map((name) => `- ${name}`).join('\n')}`],
    [
      'in another order',
      [...bare]
        .reverse()
        .map((name) => `- ${name}`)
        .join('\n'),
    ],
  ])('and not a list %s', async (_, list) => {
    const { text } = await read(`# Knots\n\n${list}\n\n${parts}`, 'a.md');
    expect(text.split(bare[0] as string).length).toBe(3);
  });

  test('and not what sums up at the end', async () => {
    const { text } = await read(`# Knots\n\n${parts}\n\n## To remember\n\n- ${bare.join('\n- ')}`, 'a.md');
    expect(text.split(bare[2] as string).length).toBe(3);
  });
});

describe('stays', () => {
  test.each([
    ['a table of contents of another book', `Contents\n${NAMES.join('\n')}`],
    ['the names of those who speak', 'Ada Berg\nJon Vik\nIda Roe'],
    ['a line about an issue', 'In this issue: nothing but rain, said the bosun / and he was right.'],
  ])('%s', async (_, list) => {
    const names = list.startsWith('Ada') ? list.split('\n') : ['The rope', 'The mast', 'The sail'];
    const { text } = await read(page(list, names));
    expect(text).toContain(list.split('\n').at(-1));
    if (list.startsWith('Ada')) expect(text.split('Jon Vik').length).toBe(3);
  });

  test('a chorus that returns', async () => {
    const chorus = 'Haul away the bowline\nHaul away, my Rosie\nHaul away for home';
    const verse = 'The mate was drunk, the cook was blind\nWe left the other watch behind';
    const { text } = await read(
      `Shanty\n\n${chorus}\n\n${verse}\n\n${chorus}\n\n${verse.replace('mate', 'boy')}\n\n${chorus}`,
    );
    expect(text.split('my Rosie').length).toBe(4);
  });

  test('steps that are told again at length', async () => {
    const steps = ['Make an eye', 'Bring the end through', 'Pull it tight'];
    const { text } = await read(
      page(`You need three movements:\n${steps.map((s, at) => `${at + 1}. ${s}`).join('\n')}`, steps),
    );
    expect(text.split('Pull it tight').length).toBe(3);
  });
});
