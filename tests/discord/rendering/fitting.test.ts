/** Every message that shows parts of articles stays inside Discord's limits, however much their text grows when escaped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pin } from '../../../commands/pin.ts';
import type { ArticleDetail, Core, ReindexReport } from '../../../src/core.ts';
import type { CommandContext, OutgoingMessage } from '../../../src/discord/command.ts';
import { speak } from '../../../src/discord/messages/index.ts';
import { renderAnswer, renderCitations } from '../../../src/discord/rendering/answer.ts';
import {
  ARTICLES_A_PAGE,
  HITS_SHOWN,
  renderArticle,
  renderArticleList,
  renderHits,
  renderOmitted,
} from '../../../src/discord/rendering/articles.ts';
import { MESSAGE_WEIGHT, weigh } from '../../../src/discord/rendering/cut.ts';
import { fitLine, quoteExcerpt } from '../../../src/discord/rendering/excerpt.ts';
import { measure } from '../../../src/discord/rendering/payload.ts';
import { renderReport } from '../../../src/discord/rendering/reindex.ts';
import type { Answer, Hit, Quote } from '../../../src/types.ts';
import { whyRefused } from '../../helpers/discord/index.ts';
import { hostileText } from './generated.ts';
import { readAsDiscord } from './markdown-rules.ts';

const speech = { say: speak('de'), locale: 'de' as const };

/** Text that weighs the most for its length: escaped, of many bytes, of many lines. */
const heavyText = fc.oneof(
  hostileText(60),
  fc
    .tuple(
      fc.constantFrom('*', '_|', '\\', '`--a_b`|', '@a ', '가', '👩‍👩‍👧‍👦', '> x\n', '-\n', '[a](b) '),
      fc.integer({ min: 1, max: 500 }),
    )
    .map(([piece, times]) => piece.repeat(times)),
);
const place = fc.record({
  article: heavyText,
  title: heavyText,
  heading: fc.array(heavyText, { maxLength: 4 }),
  date: fc.constantFrom(null, '2018-06-12'),
  page: fc.constantFrom(null, 12),
  url: fc.constantFrom(null, 'https://example.org/a'),
});

function expectAccepted({ files, ...body }: OutgoingMessage): void {
  expect(measure(body.components).weight).toBeLessThanOrEqual(MESSAGE_WEIGHT);
  expect(
    whyRefused(
      body,
      files.map(({ name }) => name),
    ),
  ).toEqual([]);
}

const quotes = (most: number) =>
  fc
    .array(fc.tuple(place, heavyText), { minLength: 1, maxLength: most })
    .map((all) =>
      all.map(([where, text], index): Quote => ({ ...where, text, n: index + 1, version: 1, start: 0, end: 9 })),
    );

describe('a line', () => {
  test('weighs no more than it may, shows characters of its text, and is whole where it fits', () => {
    fc.assert(
      fc.property(heavyText, fc.integer({ min: 3, max: 300 }), (text, weight) => {
        const line = fitLine(text, weight);
        expect(weigh(line)).toBeLessThanOrEqual(weight);
        expect(readAsDiscord(line).found).toEqual([]);
      }),
    );
    expect(fitLine('a *b*  c', 20)).toBe('a \\*b\\* c');
    expect(fitLine('*'.repeat(50), 12)).toBe(`${'\\*'.repeat(5)}…`);
  });

  test('an excerpt weighs no more than it may', () => {
    fc.assert(
      fc.property(heavyText, fc.integer({ min: 20, max: 400 }), (text, weight) => {
        expect(weigh(quoteExcerpt(text, weight, '**1**  '))).toBeLessThanOrEqual(weight);
      }),
    );
  });
});

describe('hostile text', () => {
  test('in answers, and in the list of their sources', () => {
    fc.assert(
      fc.property(quotes(10), heavyText, heavyText, (cited, question, before) => {
        const given = { id: 'abc', status: 'answered', confidence: 'low', disagreeing: true, nearest: [] } as const;
        const answer: Answer = { ...given, question, quotes: cited, follows: null, askedAt: 0 };
        expectAccepted(renderAnswer(answer, speech, { question: before }));
        expectAccepted(renderCitations(answer, speech));
      }),
    );
  });

  test('in pins, one and many', async () => {
    await fc.assert(
      fc.asyncProperty(quotes(12), heavyText, async (cited, question) => {
        const pins = cited.map((quote, id) => ({ id, question, quote, createdAt: 0 }));
        const [quote] = cited;
        const core = {
          pins: async () => pins,
          findAnswer: async () => ({ quotes: [quote] }),
          readSpan: async () => ({ text: quote?.text, span: { start: 0, end: 9 } }),
          pin: async () => pins[0],
        } as unknown as Core;
        for (const [subcommand, options] of [
          ['list', {}],
          ['add', { answer: 'abc' }],
        ] as const) {
          const context = { ...speech, subcommand, options } as unknown as CommandContext;
          const shown = await pin.execute(context, core);
          if (shown) expectAccepted(shown);
        }
      }),
    );
  });

  test('in passages that a search found', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, heavyText), { maxLength: 8 }), heavyText, (found, query) => {
        const hits = found.map(([where, text], rank): Hit => {
          const passage = { ...where, text, id: rank, versionId: rank, start: rank, end: rank + text.length };
          return { passage, score: 1, rank };
        });
        const shown = renderHits(query, hits, speech);
        expectAccepted(shown);
        const sections = JSON.stringify(shown).match(/"type":9/g) ?? [];
        expect(sections.length).toBe(Math.min(hits.length, HITS_SHOWN));
      }),
    );
  });

  test('in lists of articles, an article and what was left out of it', () => {
    const heavyArticle = fc
      .tuple(place, fc.array(heavyText, { maxLength: 40 }))
      .map(([where, texts]): ArticleDetail => {
        const { article: path, title, date, url } = where;
        const outline = texts.map((text, index) => ({
          ...{ start: index * 10, end: index * 10 + 9, heading: [text, title], page: null, words: 1_234_567 },
        }));
        const counts = { words: 1_234_567, sections: outline.length, passages: 1_234_567 };
        const omitted = texts.map((text) => ({ text, reason: 'repeated-in-corpus' as const }));
        return {
          ...counts,
          path,
          title,
          date,
          url,
          outline,
          omitted,
          author: title,
          tags: [],
          version: 1,
          duplicates: texts,
        };
      });
    fc.assert(
      fc.property(fc.array(heavyArticle, { minLength: 1, maxLength: ARTICLES_A_PAGE }), (articles) => {
        const distinct = articles.map((article, index) => ({ ...article, path: `${index}${article.path}` }));
        expectAccepted(renderArticleList({ total: 1_234_567, articles: distinct }, 3, speech));
        const [first] = distinct;
        if (!first) return;
        for (const page of [0, 1]) expectAccepted(renderArticle(first, page, speech));
        expectAccepted(renderOmitted(first, speech));
      }),
    );
  });

  test('in the report of a reindex', () => {
    fc.assert(
      fc.property(fc.array(heavyText, { minLength: 1, maxLength: 12 }), fc.boolean(), (names, preview) => {
        const counts = { added: 99_999, changed: 99_999, removed: 99_999, unchanged: 99_999, duplicate: 99_999 };
        const left = names.map((file, i) => ({ file, reason: file, ...(i % 2 === 0 ? { kept: true } : {}) }));
        const report: ReindexReport = {
          ...counts,
          ...{
            job: 1,
            mode: 'rollback',
            preview,
            articles: 1_234_567,
            passages: 1_234_567,
            windows: 1,
            seconds: 86_399,
          },
          names: {
            ...{ added: names, changed: names, removed: names },
            duplicate: names.map((file) => ({ file, indexed: file })),
          },
          ...{ failed: left, skipped: left, folder: { putBack: names, overwritten: names, takenOut: names } },
        } as unknown as ReindexReport;
        expectAccepted(renderReport(report, speech));
      }),
    );
  });
});
