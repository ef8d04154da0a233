import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPassages } from '../../embeddings/chunker.ts';
import { splitMarkdown } from '../../src/articles/markdown/chunks.ts';
import { readFrontMatter } from '../../src/articles/markdown/front-matter.ts';
import { parseArticle } from '../../src/articles/read.ts';
import { escapeMarkdown } from '../../src/discord/rendering/escape.ts';
import type { AppError } from '../../src/errors.ts';
import { cutTerms } from '../../src/lexical/terms.ts';
import { OPTIONS, survives } from './survives.ts';

const ENDINGS = ['txt', 'md', 'html'] as const;
const scrap = fc.constantFrom(
  '# ',
  '## A heading',
  '\n',
  '\n\n',
  '\r\n',
  '---\n',
  '- ',
  '1. ',
  '> ',
  '```\n',
  '| a | b |\n|---|---|\n',
  '[a](b)',
  '[^1]',
  '[^1]: x',
  '<!--',
  '-->',
  '<b>',
  '</b>',
  '<p>',
  '<div>',
  '</div>',
  '<script>',
  '</script>',
  '<table><tr><td>',
  '<h2>',
  '</h2>',
  '<li>',
  '<br>',
  '&amp;',
  '&#0;',
  '&#x202e;',
  '<nav>',
  '***',
  '==\n',
  '\\',
  'title: x\n',
  'Donate now',
  'Leave a comment',
  'Contents\n',
  'By Jane Doe',
  'March 8, 2018',
  'The ferry left the harbour on Monday.',
  'U.S. ',
  '“',
  '”',
  '\u0000',
  '\ud800',
  '북한은 발표했다.',
  '北朝鮮',
  'e\u0301',
  '\u202e',
  '👩‍👩‍👧',
  '\t',
  '    ',
  'x'.repeat(300),
  'date: 2018-13-45\n',
);
const grammar = fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join(''));

describe('white space and marks cost no square of their number', () => {
  const spaces = ' '.repeat(200_000);
  const lines = '\n'.repeat(200_000);
  test.each([
    ['spaces in a fence', 'md', `\`\`\`\na${spaces}b\n\`\`\``],
    ['empty lines in a fence', 'md', `\`\`\`\na${lines}b\n\`\`\``],
    ['empty lines before an indented one', 'md', `a${lines}  b`],
    ['spaces in <pre>', 'html', `<pre>a${spaces}b</pre>`],
    ['empty lines in <pre>', 'html', `<pre>a${lines}b</pre>`],
    ['100,000 links in one paragraph', 'md', `${'[a](b) | '.repeat(100_000)}[a](b)`],
    ['60,000 titles of contents', 'txt', 'Contents\n\n'.repeat(60_000)],
    ['60,000 short lines that all return', 'txt', 'Ropes\nKnots\nSails\n\n'.repeat(20_000)],
    ['60,000 lines above titles', 'txt', `${'Related\n\n'.repeat(60_000)}They are related, as everybody knows.`],
    [
      '60,000 clauses',
      'txt',
      Array.from({ length: 60_000 }, (_, at) => `4.${at} No one rows here, nor there.`).join('\n'),
    ],
    [
      '60,000 names with days below a form',
      'txt',
      `Leave a comment\n\n${'Per O. — 3 May 2020\n\nWell.\n\n'.repeat(30_000)}`,
    ],
    [
      'nested menus',
      'html',
      `<p>${'Row. '.repeat(50)}</p>${'<nav class="nav ad">'.repeat(100)}${'<i></i>'.repeat(19_000)}`,
    ],
    ['60,000 entries and one that is none', 'md', `${'- Ropes\n'.repeat(60_000)}- Ropes, as I said.\n\n## Ropes`],
    ['400,000 items of a list', 'md', '- a\n'.repeat(400_000)],
  ])(
    '%s',
    async (_, ending, text) => {
      const before = process.cpuUsage();
      const article = await parseArticle(`a.${ending}`, Buffer.from(text), OPTIONS);
      const { user, system } = process.cpuUsage(before);
      expect(article.text).not.toBe('');
      expect((user + system) / 1000).toBeLessThan(20_000);
    },
    120_000,
  );

  test.each([
    ['short items with a mark in each tenth', `${'- a\n'.repeat(9)}- [a\n`.repeat(20_000)],
    ['links', `${Array.from({ length: 20 }, (_, at) => `[${at}]`).join(' ')}\n\n`.repeat(10_000)],
  ])('no more than 60,000 lines and marks of a file reach the Markdown parser: %s', (_, text) => {
    const parsed = splitMarkdown(text).filter(({ kind }) => kind === 'markup');
    const pieces = parsed.map(({ source }) => source.split('\n').length + source.split('[').length - 1);
    expect(parsed.length).toBeGreaterThan(0);
    expect(pieces.reduce((sum, count) => sum + count, 0)).toBeLessThan(60_000);
  });

  test.each([
    ['long', `| ${'a '.repeat(60_000)}| b |`, '| *Cod* and all that is landed with it | d |'],
    ['full of marks', `| ${'*a '.repeat(500)}| b |`, '| *Cod* and all that is landed with it | d |'],
    ['as long as a part', `| ${'a '.repeat(2_000)}| b |`, `| ${'c '.repeat(2_000)}| d |`],
  ])('the head of a table counts in each part that is parsed with it: one that is %s', (_, head, row) => {
    const chunks = splitMarkdown(`${head}\n|---|---|\n${`${row}\n`.repeat(6_000_000 / row.length)}`);
    const parsed = chunks.filter(({ kind }) => kind === 'markup').map(({ header, source }) => header + source);
    expect(chunks.length).toBeGreaterThan(50);
    expect(Math.max(0, ...parsed.slice(1).map(({ length }) => length))).toBeLessThanOrEqual(4 * 4096);
    expect(Math.max(0, ...parsed.map((text) => text.split('*').length - 1))).toBeLessThanOrEqual(400);
    expect(parsed.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(3_000_000);
  });

  test('a chain of hyphens gives no terms that grow with it', () => {
    const terms = cutTerms('a-'.repeat(1_500)).map(({ term }) => term);
    expect(Math.max(...terms.map(({ length }) => length))).toBe(60);
    expect(cutTerms('pre-emptive').map(({ term }) => term)).toContain('preemptiv');
  });

  test('a line break of another kind starts a line of its own in what is escaped', () => {
    expect(escapeMarkdown('a\u2028 # b\u2029- c')).toBe('a\u2028 \\# b\u2029\\- c');
    const before = process.cpuUsage();
    escapeMarkdown(`${'\u2028'.repeat(200_000)}x`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
  });
});

test('front matter of more than a thousand lists never reaches the YAML parser', () => {
  const nested = `[${'[], '.repeat(1_200)}]`;
  const { title, body } = readFrontMatter(`---\ntitle: 'It''s'\nx: ${nested}\n---\nText.`);
  // YAML would have made one apostrophe of the two.
  expect([title, body.trim()]).toEqual(["It''s", 'Text.']);
});

describe('nothing that a file holds does more than fail in words', () => {
  test.each(ENDINGS)('scraps of markup named .%s', async (ending) => {
    await fc.assert(
      fc.asyncProperty(grammar, (text) => survives(`a.${ending}`, Buffer.from(text, 'utf8'))),
      { numRuns: 80 },
    );
  });

  test('random bytes, whatever they are named', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    const named = fc.constantFrom(...ENDINGS, 'pdf', 'unknown');
    await fc.assert(
      fc.asyncProperty(named, bytes, (ending, content) => survives(`a.${ending}`, content)),
      { numRuns: 80 },
    );
  });

  test('bytes that begin as UTF-16 or as a PDF', async () => {
    const start = fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [...Buffer.from('%PDF-1.7\n')]);
    const property = fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), (head, rest) =>
      Promise.all([
        survives('a.txt', Uint8Array.from([...head, ...rest])),
        survives('a.pdf', Uint8Array.from([...head, ...rest])),
      ]).then(() => undefined),
    );
    await fc.assert(property, { numRuns: 40 });
  });

  test.each([
    ['md', '# *a*\n\n'],
    ['txt', 'Heading Of Mine\n\n'],
    ['html', '<h2>a'],
  ])('half a million headings are more than an article has: .%s of %j', async (ending, unit) => {
    const content = Buffer.from(unit.repeat(500_100));
    const refused = await parseArticle(`a.${ending}`, content, OPTIONS).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'ARTICLE_UNREADABLE', message: expect.stringContaining('Divide it') });
  });

  test('Markdown of more lines than an article has', async () => {
    await expect(parseArticle('a.md', Buffer.from('a\n'.repeat(2_100_000)), OPTIONS)).rejects.toMatchObject({
      message: expect.stringContaining('more than 2000000 lines'),
    });
  });

  test.each([
    ['a line of 8 MB', 'The ferry left and came back. '.repeat(280_000)],
    ['60,000 headings', 'Heading Of Mine\n\n'.repeat(60_000)],
    ['60,000 buttons', 'Share\n\n'.repeat(60_000)],
    ['60,000 wrapped lines', 'the ferry left the harbour again and came\n'.repeat(60_000)],
    ['60,000 cut words', 'the ferry left the harbour again and ca-\n'.repeat(60_000)],
    ['60,000 stories', 'Bridge stays closed again\n3h ago\nThe mayor told it on Monday at the quay.\n'.repeat(60_000)],
    [
      '60,000 signed stories',
      'Bridge stays closed again\nThe mayor told it at the quay.\nAda Berg  3 May 2018\n\n'.repeat(60_000),
    ],
    ['60,000 subjects of stories', 'Topic: Boats\n\nBridge stays closed\n\n'.repeat(60_000)],
    ['60,000 episodes below a name', `Small Boats\n${'Episode 12: Seals\n'.repeat(60_000)}`],
    ['60,000 dates above headlines', '3 March 2018\n\nBridge stays closed\n\n'.repeat(60_000)],
    ['60,000 turns of two speakers', 'ANNA LEE: Is it so?\nBOB MAY: It is.\n'.repeat(60_000)],
    ['60,000 entries of a log', '06:02:17  first errors in the log\n'.repeat(60_000)],
    ['60,000 rows with tabs', 'Member\t£6\t£40\n'.repeat(60_000)],
    ['60,000 rows with commas', 'Pier,Keeper,"Boats, large"\n'.repeat(60_000)],
    ['60,000 rows that differ in their commas', 'a,b,c\na;b\na, b\n'.repeat(20_000)],
    ['a megabyte of fields that no mark closes', '"""a,'.repeat(250_000)],
    ['600 rows of such fields', `${'""a,"""b,'.repeat(100)}\n`.repeat(600)],
    ['60,000 headings that can be edited', 'Ropes[edit]\nThey are made of hemp.[1][2]\n'.repeat(60_000)],
    ['a megabyte of marks', `A [edit]\nB [edit]\n${'^ [a'.repeat(250_000)}`],
    ['60,000 lines of brackets', 'Present: A (b) c (d) e (f) g (h) i (j) k (l\n'.repeat(60_000)],
    ['60,000 lines in two columns', `${'the ferry left the harbour   and came back again\n'.repeat(60_000)}`],
    [
      '60,000 lines that end below each other',
      `${Array.from({ length: 100 }, (_, at) => `${'x'.repeat(220 - 2 * at)}  y\n`)
        .join('')
        .repeat(600)}`,
    ],
    ['60,000 posts of a thread', 'Re: a\nPost by ann » 10 June 2023\n\nIt is.\n\n'.repeat(60_000)],
    ['60,000 rows with bars', 'Home | Boats | Search\n\n'.repeat(60_000)],
    ['60,000 labels with values', 'President: Ada Berg\n'.repeat(60_000)],
    ['60,000 counts of comments', 'Comments (2)\n\nAda: It is.\n\n'.repeat(60_000)],
    ['60,000 comments below one count', `The ferry is back\n\nComments (2)\n\n${'Ada: It is.\n\n'.repeat(60_000)}`],
    ['60,000 tabs of a wiki', `A[edit]\n\nB[edit]\n\n${'Edit\n'.repeat(60_000)}`],
    ['60,000 subjects above labels', 'Topics\n\nBoats / Bees / Tides\n\n'.repeat(60_000)],
    ['60,000 groups of questions', 'MEETINGS\n\nWhere do you meet?\nIn the hall by the quay.\n\n'.repeat(60_000)],
    [
      '20,000 copies of what one paragraph says',
      Array.from({ length: 20_000 }, (_, at) => `“Song ${at} is sung by all of us in May,” said Ada. `).join('') +
        Array.from({ length: 20_000 }, (_, at) => `\n\n“Song ${at} is sung by all of us in May.”`).join(''),
    ],
    ['60,000 greetings', 'With dry feet,\nAda Berg\n\n'.repeat(60_000)],
    ['a megabyte of tabs', `a${'\t'.repeat(1_000_000)}b\nc`],
    ['60,000 quoted lines', '> the ferry left\n>> and came back again\n'.repeat(60_000)],
    ['60,000 headings between rules', '-----\n1. THE PRESS\n-----\n'.repeat(60_000)],
    ['the header of an e-mail without end', `From: a\nSubject: b\n${'X-Mark: c\n'.repeat(60_000)}`],
    ['a megabyte of marks of quotation', '>'.repeat(1_000_000)],
    ['a megabyte of spaces', `a${' '.repeat(1_000_000)}b`],
    ['a megabyte of equals signs', `a\n${'='.repeat(1_000_000)}`],
    ['more lines than an article has', '\n'.repeat(2_100_000)],
  ])(
    '%s',
    async (_, text) => {
      const before = process.cpuUsage();
      const article = await parseArticle('a.txt', Buffer.from(text, 'utf8'), OPTIONS).catch(
        (error: unknown) => error as AppError,
      );
      if ('blocks' in article) expect(cutPassages(article).length).toBeGreaterThan(0);
      else expect(article.code).toBe('ARTICLE_UNREADABLE');
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(20_000);
    },
    120_000,
  );
});
