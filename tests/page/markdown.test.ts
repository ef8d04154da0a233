/** Discord's Markdown as the page reads it: what is styled, and what escaping has made plain. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockQuote, escapeLine, escapeMarkdown } from '../../src/discord/rendering/escape.ts';
import { type Block, type Inline, readInline, readMarkdown } from '../../src/page/client/message/markdown.ts';
import { formatRelative } from '../../src/page/client/message/relative-time.ts';

const plainOf = (parts: readonly Inline[]): string =>
  parts.map((part) => ('children' in part ? plainOf(part.children) : 'text' in part ? part.text : '')).join('');
const kindsOf = (parts: readonly Inline[]) => parts.map(({ kind }) => kind);
const text = (value: string): Inline => ({ kind: 'text', text: value });

describe('blocks', () => {
  test('headings, small lines and paragraphs follow each other', () => {
    expect(readMarkdown('### Title\n-# small\nfirst\nsecond')).toEqual([
      { kind: 'heading', level: 3, children: [text('Title')] },
      { kind: 'small', children: [text('small')] },
      { kind: 'paragraph', children: [text('first\nsecond')] },
    ]);
  });

  test('a quote ends where its lines end', () => {
    const [quote, after] = readMarkdown('> **1**  one\n> two\n-# where it stands');
    expect(quote).toMatchObject({ kind: 'quote' });
    expect((quote as Extract<Block, { kind: 'quote' }>).blocks).toHaveLength(1);
    expect(after).toMatchObject({ kind: 'small' });
  });

  test('lists keep their kind and their first number', () => {
    expect(readMarkdown('- a\n- b')).toMatchObject([
      { kind: 'list', ordered: false, items: [[text('a')], [text('b')]] },
    ]);
    expect(readMarkdown('4. a\n5. b')).toMatchObject([{ kind: 'list', ordered: true, start: 4 }]);
  });

  test('a fence keeps its lines as they are', () => {
    expect(readMarkdown('```js\n**a**\n```\nb')).toMatchObject([{ kind: 'pre', text: '**a**' }, { kind: 'paragraph' }]);
  });
});

describe('styles inside a line', () => {
  test.each([
    ['**a**', 'strong'],
    ['*a*', 'emphasis'],
    ['_a_', 'emphasis'],
    ['__a__', 'underline'],
    ['~~a~~', 'strike'],
    ['||a||', 'spoiler'],
    ['`a`', 'code'],
    ['[a](https://example.org)', 'link'],
    ['https://example.org', 'link'],
    ['<@123456789012345678>', 'mention'],
    ['@everyone', 'mention'],
    ['<t:1618953630:R>', 'timestamp'],
    ['<t:1618953630>', 'timestamp'],
  ])('%s is %s', (source, kind) => {
    expect(kindsOf(readInline(source))).toEqual([kind]);
  });

  test('links lead to http and https only', () => {
    expect(kindsOf(readInline('[a](javascript:alert(1))'))).toEqual(['text']);
    expect(kindsOf(readInline('<data:text/html,x>'))).toEqual(['text']);
  });

  test('a backslash makes the next sign plain', () => {
    expect(readInline('\\*a\\* \\[b\\]\\(c\\) d\\_e')).toEqual([text('*a* [b](c) d_e')]);
  });

  test('underscores inside a word stay', () => {
    expect(readInline('snake_case_name')).toEqual([text('snake_case_name')]);
  });
});

describe('text that was escaped for Discord', () => {
  const awkward = fc.string({ unit: fc.constantFrom(...'**__~~||``<>[]()@#-+=.:/\\>1a b\n'), maxLength: 60 });

  test('shows as the very characters that were escaped, without any style', () => {
    fc.assert(
      fc.property(awkward, (value) => {
        const parts = readMarkdown(`x${escapeMarkdown(value)}`).flatMap((block) =>
          block.kind === 'paragraph' ? block.children : [{ kind: 'code' as const, text: block.kind }],
        );
        expect(new Set(kindsOf(parts))).toEqual(new Set(['text']));
        expect(plainOf(parts).replace(/\n+$/, '')).toBe(`x${value}`.replace(/\n+$/, ''));
      }),
    );
  });

  test('stays inside its quote', () => {
    fc.assert(
      fc.property(awkward, (value) => {
        const blocks = readMarkdown(blockQuote(`a${value}`));
        expect(blocks.map(({ kind }) => kind)).toEqual(['quote']);
      }),
    );
  });

  test('a title stays one line of text in a heading', () => {
    const [heading] = readMarkdown(
      `### ${escapeLine('**Bold** @everyone [click](https://evil.example) <@1234567890>')}`,
    );
    expect(heading).toMatchObject({ kind: 'heading', level: 3 });
    expect(kindsOf((heading as Extract<Block, { kind: 'heading' }>).children)).toEqual(['text']);
  });
});

test('a relative moment is told in its largest unit, in the language of the reader', () => {
  const now = Date.UTC(2026, 0, 1);
  const at = (secondsAway: number, locale: string) => formatRelative(now / 1000 + secondsAway, locale, now);
  expect([at(-200, 'en'), at(7_300, 'en'), at(-90_000, 'de'), at(-40, 'ko')]).toEqual([
    '3 minutes ago',
    'in 2 hours',
    'vor 1 Tag',
    '40초 전',
  ]);
});
