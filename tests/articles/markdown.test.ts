import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitMarkdown } from '../../src/articles/markdown/chunks.ts';
import { readMarkdown } from '../../src/articles/markdown.ts';
import { parseArticle } from '../../src/articles/read.ts';
import type { Article } from '../../src/types.ts';

const read = (text: string) =>
  parseArticle('a.md', new TextEncoder().encode(text), { boilerplate: 'drop', maxBytes: 30_000_000 });
const texts = (article: Article) =>
  article.blocks.map(({ kind, start, end }) => [kind, article.text.slice(start, end)]);

test('front matter that is no YAML is read line by line, and what no line gave is listed as left out', async () => {
  const broken = await read('---\ntitle: Salt: a history\nauthor [Kim A\ndate: 2018-07-20\n---\nText.');
  expect(broken).toMatchObject({ title: 'Salt: a history', date: '2018-07-20', author: null, text: 'Text.' });
  expect(broken.omitted).toEqual([{ text: 'author [Kim A', reason: 'front-matter' }]);
  const quoted = await read('---\ntitle: "Salt: a history"\nsubtitle: more: of it\n---\nText.');
  expect(quoted.title).toBe('Salt: a history');
  const whole = await read('---\ntitle: Salt: a history\n\ndate: 2018-07-20\n---\nText.');
  expect([whole.title, whole.omitted]).toEqual(['Salt: a history', []]);
});

test('front matter gives title, address, date, author and tags', async () => {
  const article = await read(
    '---\ntitle: "A war: stopped"\nurl: https://example.org/a\ndate: 2018-07-20\nauthor: [Kim A, Lee B]\ntags: [war, 1953]\n---\n# A war: stopped\n\nText.',
  );
  expect(article).toMatchObject({
    title: 'A war: stopped',
    url: 'https://example.org/a',
    date: '2018-07-20',
    author: 'Kim A, Lee B',
    tags: ['war', '1953'],
  });
  expect(article.text).toBe('Text.');
});

test.each([
  ['["[[Kim A]]", "[[people/lee-b|Lee B]]"]', 'Kim A, Lee B'],
  ['[[Kim A]]', 'Kim A'],
])(
  'a page clipped into a vault of notes names its authors as links, and its address as its source: %s',
  async (by, author) => {
    const article = await read(
      `---\ntitle: "A war"\nsource: "https://example.org/a"\nauthor: ${by}\npublished: 2018-07-20\ncreated: 2018-08-01\n---\nText.`,
    );
    expect(article).toMatchObject({ url: 'https://example.org/a', date: '2018-07-20', author });
  },
);

test.each([
  ['a.md', '# A war\n\n**Source:** [https://example.org/a](https://example.org/a?utm_source=x)\n\n'],
  ['a.md', '# A war\n\nURL: https://example.org/a\n\n'],
  ['a.txt', 'A war\nSource: https://example.org/a\n\n'],
])('a line at the head that gives the address does so, and is no text: %s %j', async (path, head) => {
  const article = await parseArticle(path, new TextEncoder().encode(`${head}Text of the war.`), {
    boilerplate: 'drop',
    maxBytes: 30_000_000,
  });
  expect(article).toMatchObject({ title: 'A war', url: 'https://example.org/a', text: 'Text of the war.' });
});

test('malformed front matter is read line by line, and the text below it in any case', async () => {
  const article = await read(
    '---\ntitle: A war: stopped: twice\ndate: 20 July 2018\ntags: [war, towers]\n\tbad: [\n---\nText.',
  );
  expect(article).toMatchObject({
    title: 'A war: stopped: twice',
    date: '2018-07-20',
    tags: ['war', 'towers'],
    text: 'Text.',
  });
  expect((await read('---\n\nNo front matter.\n\n---\n\nText.')).text).toBe('No front matter.\n\nText.');
});

test('aliases unfold nothing, and an address that is no web address is dropped', async () => {
  const bomb = `---\ntitle: T\nurl: javascript:alert(1)\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
    .split('')
    .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[at]}`).join()}]`)
    .join('\n')}\n---\nText.`;
  expect(await read(bomb)).toMatchObject({ title: 'T', url: null, text: 'Text.' });
});

test('tags may stand in one line, and half a character is none', async () => {
  const article = await read(
    `---\ntitle: "The tower \\ud83d of Oor"\nauthor: ${'a'.repeat(199)}\u{1f600}\ntags: bells; towers, coasts\n---\nText.`,
  );
  expect(article).toMatchObject({ title: 'The tower \ufffd of Oor', tags: ['bells', 'towers', 'coasts'] });
  expect(article.author).toBe('a'.repeat(199));
});

test('a quote is what the page shows, without its markup', async () => {
  const article = await read(
    '# Title\n\nThe *U.S.* [Congress](https://x.y "t") met **Kim**, ~~not~~ `Moon`.[^1] ![a picture](p.png) <b>Bold</b> &amp; plain.\n<!-- hidden\n\nstill hidden -->\n\n[^1]: A note on this.\n\nSee [the page][ref].\n\n[ref]: http://x.y',
  );
  expect(article.title).toBe('Title');
  expect(texts(article)).toEqual([
    ['paragraph', 'The U.S. Congress met Kim, not Moon. Bold & plain.'],
    ['paragraph', 'A note on this.'],
    ['paragraph', 'See the page.'],
  ]);
});

test('a list without other markup is read without the parser, as the parser reads it', () => {
  expect(splitMarkdown('3. one\n4. two\n9. three').map(({ kind }) => kind)).toEqual(['list']);
  const scraps = [
    'a',
    'b  c',
    'The end.',
    'x: y',
    'www.a.org',
    '1990',
    '1.',
    '2)',
    '2) x',
    '-',
    '- x',
    '+',
    '=',
    '---',
    '#',
    '# x',
    '>',
    '    x',
    'a-',
    'a ',
    '&',
    '&amp;',
    '\\.',
    '<b>',
    '[ ] x',
    '[a]',
    'é',
    '| x',
    ':',
    '',
  ];
  const item = (marks: readonly string[]) =>
    fc.tuple(fc.constantFrom(...marks), fc.constantFrom(...scraps)).map(([mark, text]) => `${mark} ${text}`);
  const lists = fc.constantFrom<readonly string[]>(
    ['-'],
    ['*'],
    ['+'],
    ['1.', '2.', '007.'],
    ['3)', '4)'],
    ['-', '1.', '*'],
  );
  const list = lists.chain((marks) => fc.array(item(marks), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(list, (items) => {
      const mark = (items[0] as string).split(' ')[0];
      // One item with emphasis sends the whole list to the parser.
      const parsed = readMarkdown([...items, `${mark} *last*`].join('\n')).blocks.slice(0, -1);
      expect(readMarkdown(items.join('\n')).blocks).toEqual(parsed);
    }),
    { numRuns: 500 },
  );
});

test('lists, tables, quotations and code are blocks of their own kind', async () => {
  const article = await read(
    '# T\n\n- one\n  - inner\n- two\n\n3. third\n4. fourth\n\n> Quoted text.\n\n| a | b |\n|---|---|\n| 1 | *2* |\n\n```js\nlet a = 1;\n\nlet b;\n```\n\nEnd.',
  );
  expect(texts(article)).toEqual([
    ['list-item', 'one'],
    ['list-item', 'inner'],
    ['list-item', 'two'],
    ['list-item', '3. third'],
    ['list-item', '4. fourth'],
    ['quotation', 'Quoted text.'],
    ['table-row', 'a | b'],
    ['table-row', '1 | 2'],
    ['code', 'let a = 1;\n\nlet b;'],
    ['paragraph', 'End.'],
  ]);
  const nested = await read('# T\n\n- one\n\n  ```\n\n  let a = 1;\n  ```\n');
  expect(texts(nested)).toEqual([
    ['list-item', 'one'],
    ['code', '  let a = 1;'],
  ]);
});

test('headings nest, and a rule parts what follows', async () => {
  const article = await read(
    'Intro.\n\n## A\n\nText a.\n\n### A1\n\nText a1.\n\n***\n\nAfter the rule.\n\n## B\n\nText b.',
  );
  expect(article.blocks.map(({ heading }) => heading.join('/'))).toEqual([
    '',
    'A',
    'A',
    'A/A1',
    'A/A1',
    'A/A1',
    'B',
    'B',
  ]);
  expect(article.blocks.find(({ sectionStart }) => sectionStart)).toMatchObject({
    start: article.text.indexOf('After'),
  });
});

test('an article may ask to be kept whole', async () => {
  expect(
    (await read('---\nboilerplate: keep\n---\n# T\n\nThe text of the article.\n\nLeave a comment')).text,
  ).toContain('Leave a comment');
});

describe('Markdown made to hurt is read in time', () => {
  test.each([
    ['nested emphasis', '*a_ '.repeat(50_000)],
    ['nested emphasis in many paragraphs', `${'*a_ '.repeat(60)}\n\n`.repeat(400)],
    ['brackets', '['.repeat(200_000)],
    ['quotations', '> '.repeat(50_000)],
    ['lists', '- '.repeat(50_000)],
    ['a deep list', Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}- a`).join('\n')],
    ['a long table', `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(3000)}`],
    ['unclosed comments', '<!--'.repeat(50_000)],
    ['open tags', '<a '.repeat(50_000)],
    ['many headings', '# a\n\n'.repeat(20_000)],
  ])('%s', async (_, text) => {
    const before = process.cpuUsage();
    await read(`x\n\n${text}`);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(6000);
  });
});

test.each([
  [
    'two spaces at the end of a line break it',
    'The *pier*  \nand the lamp.',
    [['paragraph', 'The pier and the lamp.']],
  ],
  [
    'a blank line parts what stands below an indented line',
    'The pier.\n\n  The lamp.',
    [
      ['paragraph', 'The pier.'],
      ['paragraph', 'The lamp.'],
    ],
  ],
])('%s', async (_, source, blocks) => {
  expect(texts(await read(source))).toEqual(blocks);
});
