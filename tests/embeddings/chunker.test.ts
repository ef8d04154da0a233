import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPassages, PASSAGE_WORDS, WINDOW_WORDS } from '../../embeddings/chunker.ts';
import { measureWords } from '../../embeddings/words.ts';
import type { Article, Block, BlockKind, Span } from '../../src/types.ts';

type Draft = { kind: BlockKind; text: string; heading?: string[]; omitted?: true; sectionStart?: true; page?: number };

function buildArticle(drafts: readonly Draft[]): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const { kind, text: content, heading = [], omitted, sectionStart, page } of drafts) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += content;
    blocks.push({
      kind,
      heading,
      start,
      end: text.length,
      ...(omitted ? { omitted: 'repeated-in-corpus' } : {}),
      ...(sectionStart ? { sectionStart } : {}),
      ...(page === undefined ? {} : { page }),
    });
  }
  return { path: 'a.txt', title: 'A', url: null, date: null, author: null, tags: [], text, blocks, omitted: [] };
}

const sentence = fc
  .array(fc.constantFrom('Kim', 'met', 'Moon', 'the', 'summit', 'U.S.', '北朝鮮', '“no”', 'x'.repeat(90)), {
    minLength: 1,
    maxLength: 30,
  })
  .map((words) => `${words.join(' ')}.`);
const content = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((sentences) => sentences.join(' '));
const kind = fc.constantFrom<BlockKind>('heading', 'paragraph', 'list-item', 'table-row', 'quotation', 'code');
const drafts = fc
  .array(
    fc.record({
      kind,
      text: content,
      omitted: fc.constantFrom(true as const, undefined),
      sectionStart: fc.constantFrom(true as const, undefined),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((list): Draft[] => {
    let heading: string[] = [];
    return list.map(({ kind, text, omitted, sectionStart }) => {
      if (kind === 'heading') heading = [text.slice(0, 20)];
      return {
        kind,
        text,
        heading,
        ...(omitted && kind !== 'heading' ? { omitted } : {}),
        ...(sectionStart && kind !== 'heading' ? { sectionStart } : {}),
      };
    });
  });
const countTokens = (text: string) => Math.ceil(text.length / 3) + 2;

function expectTiling(text: string, whole: Span, parts: readonly Span[]): void {
  let end = whole.start;
  for (const part of parts) {
    expect(text.slice(end, part.start).trim()).toBe('');
    end = Math.max(end, part.end);
    expect(part.end).toBeLessThanOrEqual(whole.end);
  }
  expect(text.slice(end, whole.end).trim()).toBe('');
}

test('every character of a kept block falls in exactly one passage, and none of a block left out', () => {
  fc.assert(
    fc.property(drafts, (list) => {
      const article = buildArticle(list);
      const passages = cutPassages(article);
      const owners = new Uint8Array(article.text.length);
      for (const { start, end } of passages) for (let at = start; at < end; at += 1) owners[at] = (owners[at] ?? 0) + 1;
      const wrong = article.blocks.filter(({ kind, omitted, start, end }) => {
        const wanted = omitted ? 0 : 1;
        for (let at = start; kind !== 'heading' && at < end; at += 1) {
          if (owners[at] !== wanted && article.text[at]?.trim() !== '') return true;
        }
        return false;
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('sentences and windows tile their passage, and no window is above the limit', () => {
  fc.assert(
    fc.property(drafts, fc.integer({ min: 8, max: 200 }), (list, maxTokens) => {
      const article = buildArticle(list);
      for (const passage of cutPassages(article, { countTokens, maxTokens })) {
        expectTiling(article.text, passage, passage.sentences);
        // A headline is embedded in front of every window and belongs to none.
        const [first] = article.blocks.filter(({ start }) => start === passage.start);
        const below = first?.kind === 'heading' && first.end < passage.end ? first.end : passage.start;
        expectTiling(article.text, { ...passage, start: below }, passage.windows);
        for (const { start, end } of passage.windows)
          expect(countTokens(article.text.slice(start, end))).toBeLessThanOrEqual(maxTokens);
      }
    }),
    { numRuns: 80 },
  );
});

test('no passage reaches over a heading that it does not begin with, a part that stands apart or another heading path', () => {
  fc.assert(
    fc.property(drafts, (list) => {
      const article = buildArticle(list);
      for (const passage of cutPassages(article)) {
        const inside = article.blocks.filter((block) => block.start < passage.end && block.end > passage.start);
        expect(inside.length === 1 || inside.slice(1).every((block) => block.kind !== 'heading')).toBe(true);
        for (const [at, block] of inside.entries()) {
          expect(block.heading).toEqual(passage.heading);
          if (at > 0) expect(block.sectionStart).toBeUndefined();
        }
      }
    }),
    { numRuns: 80 },
  );
});

const prose = (words: number) => `${'Kim met Moon in the house of peace. '.repeat(Math.ceil(words / 8))}`.trim();

test('a section is cut evenly and leaves no scrap', () => {
  const article = buildArticle(Array.from({ length: 8 }, () => ({ kind: 'paragraph' as const, text: prose(56) })));
  const sizes = cutPassages(article).map(({ start, end }) => measureWords(article.text, start, end));
  for (const size of sizes) expect(Math.abs(size - PASSAGE_WORDS)).toBeLessThan(60);
});

test('a short section is a passage of its own; a heading with nothing below it too', () => {
  const article = buildArticle([
    { kind: 'heading', text: 'Trade', heading: ['Trade'] },
    { kind: 'paragraph', text: 'It fell.', heading: ['Trade'] },
    { kind: 'heading', text: 'Open questions', heading: ['Open questions'] },
    { kind: 'heading', text: 'Dates', heading: ['Dates'] },
    { kind: 'paragraph', text: 'It was in May.', heading: ['Dates'] },
  ]);
  const found = cutPassages(article).map(({ start, end, heading }) => [article.text.slice(start, end), heading]);
  expect(found).toEqual([
    ['It fell.', ['Trade']],
    ['Open questions', ['Open questions']],
    ['It was in May.', ['Dates']],
  ]);
});

test('a headline of several words is a sentence of the passage right below it', () => {
  const headline = 'Flu kills 40,000 ducks at the Kwangpo farm';
  const article = buildArticle([
    { kind: 'heading', text: headline, heading: [headline] },
    { kind: 'paragraph', text: 'Roads were closed.', heading: [headline] },
    { kind: 'heading', text: 'Two days later', heading: ['Two days later'] },
    { kind: 'paragraph', text: 'They were open.', heading: ['Two days later'] },
  ]);
  const found = cutPassages(article).map(({ sentences }) =>
    sentences.map(({ start, end }) => article.text.slice(start, end)),
  );
  expect(found).toEqual([[headline, 'Roads were closed.'], ['They were open.']]);
});

test('list items stay with the sentence that leads to them', () => {
  const article = buildArticle([
    { kind: 'paragraph', text: prose(150) },
    { kind: 'paragraph', text: 'Three figures are often quoted:' },
    ...Array.from({ length: 12 }, (_, at) => ({
      kind: 'list-item' as const,
      text: `${at} barrels of oil a year at most, down from two million`,
    })),
  ]);
  const passage = cutPassages(article).find(({ start, end }) =>
    article.text.slice(start, end).includes('often quoted:'),
  );
  expect(article.text.slice(passage?.start, passage?.end)).toContain('0 barrels');
});

test('a question stays with what answers it', () => {
  const article = buildArticle([
    { kind: 'paragraph', text: prose(140) },
    { kind: 'paragraph', text: 'MARR: Which of the clocks is the oldest?' },
    { kind: 'paragraph', text: `BRILL: Cold Aldwick, which has no dial. ${prose(140)}` },
  ]);
  const passage = cutPassages(article).find(({ start, end }) => article.text.slice(start, end).includes('oldest?'));
  expect(article.text.slice(passage?.start, passage?.end)).toContain('Cold Aldwick');
});

test('windows hold about the words wanted and share a sentence', () => {
  const article = buildArticle([{ kind: 'paragraph', text: prose(160) }]);
  const [passage] = cutPassages(article);
  const windows = passage?.windows ?? [];
  expect(windows.length).toBeGreaterThan(2);
  for (const [at, window] of windows.entries()) {
    expect(measureWords(article.text, window.start, window.end)).toBeLessThan(WINDOW_WORDS * 1.3);
    if (at > 0) expect(window.start).toBeLessThan(windows[at - 1]?.end ?? 0);
  }
});

test('a passage of a PDF carries the page on which it begins', () => {
  const article = buildArticle([
    { kind: 'paragraph', text: 'One.', page: 3 },
    { kind: 'paragraph', text: 'Two.', page: 4 },
  ]);
  expect(cutPassages(article).map(({ page }) => page)).toEqual([3]);
});

test('Japanese passages are about as long as English ones', () => {
  const article = buildArticle([{ kind: 'paragraph', text: '北朝鮮は今日、新しいミサイルを発射した。'.repeat(100) }]);
  const passages = cutPassages(article);
  expect(passages.length).toBeGreaterThan(4);
  for (const { start, end } of passages) expect(end - start).toBeLessThan(500);
});

test('numbers that make no sense are refused by name', () => {
  const article = buildArticle([{ kind: 'paragraph', text: 'One.' }]);
  expect(() => cutPassages(article, { passageWords: 0 })).toThrow(RangeError);
  expect(() => cutPassages(article, { windowWords: -1 })).toThrow(RangeError);
});

test('a passage that begins within a table has the header of the table as its innermost heading, and no other has', () => {
  const row = (text: string): Draft => ({ kind: 'table-row', text, heading: ['Boats'] });
  const rows = Array.from({ length: 30 }, (_, at) => row(`Pier ${at} | ${'boat '.repeat(8)}| ${at}:10`));
  const before: Draft = { kind: 'paragraph', text: 'They leave on time.', heading: ['Boats'] };
  const article = buildArticle([before, row('Pier | Boats | Leaves at'), ...rows]);
  const headings = cutPassages(article).map(({ heading }) => heading);
  expect(headings.length).toBeGreaterThan(2);
  expect(headings[0]).toEqual(['Boats']);
  for (const later of headings.slice(1)) expect(later).toEqual(['Boats', 'Pier | Boats | Leaves at']);
  const [first] = cutPassages(buildArticle([row('Long '.repeat(100)), ...rows]), { passageWords: 60 }).slice(1);
  expect(first?.heading).toEqual(['Boats']);
});

test('the first of a list of facts names none of the others, and the head of a column of numbers does', () => {
  const row = (text: string): Draft => ({ kind: 'table-row', text, heading: ['Lake'] });
  const headingsOf = (rows: readonly string[]) =>
    new Set(
      cutPassages(buildArticle(rows.map(row)), { passageWords: 20 })
        .slice(1)
        .map(({ heading }) => heading.length),
    );
  const facts = Array.from(
    { length: 12 },
    (_, at) =>
      `Fact ${'ab'[at % 2]} | ${at % 2 === 0 ? `${at} metres of salt and water` : 'a village of fishermen and monks'}`,
  );
  expect(headingsOf(['Location | Orrun Basin, in the middle', ...facts])).toEqual(new Set([1]));
  const counts = Array.from(
    { length: 12 },
    (_, at) => `Harbour of the ${'ab'[at % 2]} side | ${at === 3 ? 'none' : at} boats in all of the year`,
  );
  expect(headingsOf(['Harbour | Boats', ...counts])).toEqual(new Set([2]));
});
