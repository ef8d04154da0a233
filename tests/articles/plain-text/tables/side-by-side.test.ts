/** Prose in two columns is read down the one and then down the other; what else stands side by side is left alone. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const sideBySide = (left: string, right: string): string => {
  const [lefts, rights] = [left.split('\n'), right.split('\n')];
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, at) =>
    `${(lefts[at] ?? '').padEnd(44)}${rights[at] ?? ''}`.trimEnd(),
  ).join('\n');
};
const LEFT = `Abstract. Grey seals haul out on the
reefs of Ness in August. We counted
them from the air in each year from 2010
to 2020 and compared the counts with the
catch of salmon nets.

1 Introduction
Seals were hunted on this coast until the
law of 1962. Since then no count had been
made that covered all of the reefs. The`;
const RIGHT = `fishermen blame the seals for torn nets,
and others blame nets for drowned seals.

2 Methods
We flew at 200 m along the coast at low
tide. A photograph was taken every three
seconds. Two people counted what was to
be seen on each of them, and a third one
decided where they differed by more than
five per cent.`;

test('a sentence goes on below itself, and from the foot of one column to the top of the next', async () => {
  const page = `Counting seals\n\n${sideBySide(LEFT, RIGHT)}\n\n101\n`;
  const article = await read(page);
  expect(headings(article)).toEqual(['1 Introduction', '2 Methods']);
  expect(texts(article)).toContain(
    'Seals were hunted on this coast until the law of 1962. Since then no count had been made that covered all of the reefs. The fishermen blame the seals for torn nets, and others blame nets for drowned seals.',
  );
  expect(article.text).toContain('A photograph was taken every three seconds. Two people counted what was to be seen');
  expect(texts(article).at(-1)).toBe('101');
});

describe('what does not go on in both columns is read line by line', () => {
  const words =
    'are sown in May, and when they have\nfour leaves they are planted out into\nthe beds behind the school, where the\nchildren water them until the end of\nthe summer.';
  test.each([
    ['labels beside what they mean', 'Blue Lake\nCherokee Trail\nDwarf French\nEnglish Runner\nFat Pea', words],
    [
      'verse beside its translation',
      'Grau ist der Strand und grau das Meer,\nUnd seitab liegt die Stadt;\nDer Nebel drückt die Dächer schwer,\nUnd durch die Stille braust das Meer\nEintönig um die Stadt.',
      'Grey is the shore and grey the sea,\nAnd off it lies the town;\nThe fog weighs heavy on the roofs,\nAnd through the silence roars the sea\nMonotonous round the town.',
    ],
    [
      'tasks beside their prices',
      'mend the sail of the small boat\npaint the planks above the water\noil the oars and the thole pins\nbuy a rope for the anchor chain\nsweep the loft above the boats',
      '40 crowns\n25 crowns\n12 crowns\n80 crowns\n10 crowns',
    ],
  ])('%s', async (_, left, right) => {
    const first = (text: string) => (text.split('\n')[1] as string).replace(/\s+/g, ' ');
    const { text } = await read(`Notes\n\n${sideBySide(left, right)}\n\nThey were written by the keeper of the loft.`);
    expect(text).toContain(`${first(left)} | ${first(right)}`);
  });
});

const SIDEBAR = `Sections

 • Harbour
 • Letters

Most read

 1. Coal in the
    fog at Ness
 2. Who paints
    the boats

Newsletter

One letter a month.
[            ]
[Join]`;
const STORIES = `Lighthouses

Coal in the fog at Ness

Ulla Brand, 18 November 2024

Ships that carry coal from Ness put out
their lamps south of the reef and turn
up two days later in Thorn, where it is
paid for in herring.

The keeper's joke

Ulla Brand, 2 October 2024

The tunnel was found in 1978. When the
keeper was asked about it, he said that
it had been a coal mine, and the walls
had been painted black.

Who paints the boats

Kim Berg, 21 August 2024

There is one school for it in Thorn,
with 18 pupils. They learn a single
letter in the first year.`;
const beside = (left: string, right: string, width: number) =>
  left
    .padEnd(left.length + 40, '\n')
    .split('\n')
    .map((line, at) => `${line.padEnd(width)}${right.split('\n')[at] ?? ''}`.trimEnd())
    .join('\n');

describe('the sidebar of a page, which a text browser prints beside the stories', () => {
  test.each([
    ['left of them, as close as one space', beside(SIDEBAR, STORIES, 20)],
    ['right of them', beside(STORIES, SIDEBAR.slice(SIDEBAR.indexOf('Most read')), 42)],
  ])('%s', async (_, page) => {
    const article = await read(`THE NESS LAMP          Home     Issues     Donate     Log in\n\n${page}`);
    expect(article.title).toBe('Lighthouses');
    expect(headings(article)).toEqual(['Coal in the fog at Ness', "The keeper's joke", 'Who paints the boats']);
    expect(texts(article)).toContain(
      'The tunnel was found in 1978. When the keeper was asked about it, he said that it had been a coal mine, and the walls had been painted black.',
    );
    for (const line of ['Most read', 'Newsletter', 'One letter a month.', '[Join]'])
      expect(article.text).not.toContain(line);
  });

  test('what it has in common with a table is not enough', async () => {
    const rows = beside('Boats\nBees\nNewsletter\nTides\nLetters', STORIES.split('\n\n')[3] ?? '', 20);
    expect((await read(`What there is\n\n${rows}`)).text).toContain('Boats | Ships that carry coal');
  });
});
