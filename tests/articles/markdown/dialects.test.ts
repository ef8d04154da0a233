/** What Obsidian, Hugo, Jekyll, Docusaurus and MkDocs add to Markdown: a quote is what their readers see. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDialects } from '../../../src/articles/markdown/dialects.ts';
import { headings, read, texts } from '../reading.ts';

const readNote = (text: string) => read(text, 'note.md');

describe('front matter in other formats', () => {
  test.each([
    ['TOML', '+++\ntitle = "Four nights"\ndate = 2022-08-19T06:30:00+02:00\nauthor = "Jo V"\ntags = ["trains"]\n+++\n'],
    [
      'TOML with a day only',
      "+++\ntitle = 'Four nights'\ndate = 2022-08-19\nauthors = ['Jo V']\nkeywords = ['trains']\n+++\n",
    ],
    ['JSON', '{\n  "title": "Four nights",\n  "date": "2022-08-19",\n  "author": "Jo V",\n  "tags": ["trains"]\n}\n'],
  ])('%s', async (_, head) => {
    const article = await readNote(`${head}\nThe train was late.`);
    expect(article).toMatchObject({ title: 'Four nights', date: '2022-08-19', author: 'Jo V', tags: ['trains'] });
    expect(article.text).toBe('The train was late.');
  });

  test('what only begins like it is text', async () => {
    expect((await readNote('+++ plus +++\n\nThe text.')).text).toContain('plus');
    expect((await readNote('+++\nnot = [toml\n+++\n\nThe text.')).text).toContain('not = [toml');
    expect((await readNote('{\n  "no json\n}\n\nThe text.')).text).toContain('no json');
  });
});

test('what an author hid from readers is no part of the text', async () => {
  const article = await readNote(
    'The pit is ten metres deep. %%ask Ada%%\n\n%% never say\n\nwho dug it %% It was dug in May.\n\nA hundred %% of it is clay.',
  );
  expect(texts(article)).toEqual(['The pit is ten metres deep.', 'It was dug in May.', 'A hundred %% of it is clay.']);
});

test('a mark of hidden text that is never closed hides nothing', async () => {
  expect(texts(await readNote('One.\n\n%% Two.\n\nThree.'))).toEqual(['One.', '%% Two.', 'Three.']);
});

test('links between notes show their words, embedded files nothing', async () => {
  const article = await readNote(
    'See [[Leaf mould]], [[Bokashi|fermented scraps]] and [[Worms#What they eat]]. ![[log.png|300]] It is ==always== wet. ^source\n\n| a | b |\n|---|---|\n| [[Worms\\|worms]] | 2 |',
  );
  expect(texts(article)).toEqual([
    'See Leaf mould, fermented scraps and Worms, What they eat. It is always wet.',
    'a | b',
    'worms | 2',
  ]);
});

test('boxes show their titles and what is in them, not their marks', async () => {
  const article = await readNote(
    '> [!warning]- Never\n> Citrus peel.\n\n> [!NOTE]\n> Wash it.\n\n:::tip[Before you start]\nOpen the lid.\n:::\n\n:::info\nClose it.\n:::\n\n!!! note "In winter"\n    Keep it warm.\n\nThe end.',
  );
  expect(texts(article)).toEqual([
    'Never',
    'Citrus peel.',
    'Wash it.',
    'Before you start',
    'Open the lid.',
    'Close it.',
    'In winter',
    'Keep it warm.',
    'The end.',
  ]);
});

test('what a program fills in, tags that file a note and attributes vanish', async () => {
  const article = await readNote(
    'import Tabs from \'@theme/Tabs\';\n\nexport const seasons = 2;\n\n# Harvest {#harvest}\n\n[[_TOC_]]\n\n{{< figure src="a.jpg" caption="x" >}}\n\nTwice a year. {{% notice tip %}}In May.{{% /notice %}}\n{: .lead}\n\n{% include toc.html %}\n\n```dataview\nTABLE temp FROM #log\n```\n\nOwner:: Ada\n\n^harvest-1\n\n#todo/revise #garden',
  );
  expect(article.title).toBe('Harvest');
  expect(texts(article)).toEqual(['Twice a year. In May.', 'Owner: Ada']);
  const below = await readNote(
    '- Weigh it.\n\n  Twice.\n\n    ```dataview\n    TABLE temp FROM #log\n    ```\n\nThe end.',
  );
  expect(texts(below)).toEqual(['Weigh it.', 'Twice.', 'The end.']);
});

test('code is left as it is', async () => {
  const code = 'if [[ -f x ]]; then echo "%% {{< x >}} ==y==" ; fi';
  const article = await readNote(
    `Run \`[[Page]]\` and \`{% raw %}\`.\n\n\`\`\`sh\n${code}\n#tag\n:::info\n\`\`\`\n\nIf [[ a ]] fails.`,
  );
  expect(texts(article)).toEqual(['Run [[Page]] and {% raw %}.', `${code}\n#tag\n:::info`, 'If [[ a ]] fails.']);
});

test('a heading, a price and a comparison are no marks', async () => {
  const article = await readNote(
    '## Part 1\n\n#1 in the charts. A == B, 5 == 5. It costs {10}.\n\nexport of grain fell.\n\nimport rose, too.',
  );
  expect(headings(article)).toEqual(['Part 1']);
  expect(texts(article).slice(1).join(' ')).toBe(
    '#1 in the charts. A == B, 5 == 5. It costs {10}. export of grain fell. import rose, too.',
  );
});

test('plain prose comes back as it was', () => {
  const word = fc.constantFrom('The', 'tide', '9:30', '50', '%', '(sic)', '#1', '—', 'a=b', '[1]', '{x}', 'C:', 'end.');
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { maxLength: 8 }), (lines) => {
      const text = lines.map((line) => line.join(' ')).join('\n\n');
      expect(readDialects(text)).toBe(text);
    }),
  );
});

test('no marks cost more time than their number', () => {
  for (const scrap of [
    '%% ',
    '[[',
    '==a',
    '{{<',
    '{%',
    '`',
    ':::',
    '> [!a]',
    '!!! a\n',
    '%%\n',
    '[[a|',
    '{:',
    'a:: ',
  ]) {
    const took = readingMs(`${scrap.repeat(4_000)}\n`.repeat(20), scrap.repeat(200_000));
    expect(took, scrap).toBeLessThan(4000);
  }
});

test.each([
  ['a box that ends in a brace', `:::${' '.repeat(1_900)}{\n`.repeat(20)],
  ['a box without a name', `!!!${' '.repeat(290)}.\n`.repeat(2_000)],
  ['a colon', `a :${' '.repeat(19_000)}\n\n`.repeat(40)],
  ['an import of nothing', `import${' '.repeat(1_990)}.\n`.repeat(5_000)],
])('no blanks cost more time than their number: %s', (_, text) => {
  expect(readingMs(text)).toBeLessThan(4000);
});

/** Processor time, which a busy machine does not lengthen. */
function readingMs(...notes: readonly string[]): number {
  const before = process.cpuUsage();
  for (const note of notes) readDialects(note);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('what only looks like a mark is text', () => {
  test.each([
    'Both x==1 and y==2 are true.',
    'Take x[[1]] and y(2)[[3]] of the list.',
    'Energy is E = m c ^2',
    'It was 5 %% of all and 6 %% of some.',
    'export default rates rose by a tenth in the spring of that year.',
  ])('%s', async (line) => {
    expect((await readNote(`Some words come first, as they do.\n\n${line}\n\nThe end is here.`)).text).toContain(line);
  });

  test('a tag inside a paragraph', async () => {
    expect((await readNote('They called it\n#MeToo\nand it spread within a week to all of the towns.')).text).toContain(
      '#MeToo',
    );
  });

  test('in indented code, and in a fence that is indented below an item', async () => {
    const code = 'Some words come first:\n\n    y <- x[[1]]\n    if (a==1 && b==2) z\n\nThe end is here.';
    expect((await readNote(code)).text).toContain('y <- x[[1]]\nif (a==1 && b==2) z');
    const item = '- First do this:\n\n    ```r\n    y <- x[[1]]\n    # a==1 b==2\n    ```\n\nThe end is here.';
    expect((await readNote(item)).text).toContain('y <- x[[1]]\n# a==1 b==2');
  });

  test('a mark of hiding in prose is not closed by one in code', async () => {
    const { text } = await readNote(
      'One begins here:\n\n%%\n\n## The middle\n\nIt stays.\n\n```\n100 %%\n```\n\nThe end is here.',
    );
    expect(text).toContain('It stays.');
    expect(text).toContain('100 %%');
    expect(text).toContain('The end is here.');
  });
});
