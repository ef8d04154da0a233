/** Whatever an article, a title or a question holds, a message stays inside Discord's limits and shows plain characters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../src/discord/command.ts';
import { decodeCustomId, encodeCustomId, escapePart } from '../../../src/discord/custom-id.ts';
import { type LocaleName, speak } from '../../../src/discord/messages/index.ts';
import { renderAnswer, renderCitations } from '../../../src/discord/rendering/answer.ts';
import { cutText, ellipsize, shareBudget, weigh } from '../../../src/discord/rendering/cut.ts';
import { blockQuote, escapeLine, escapeMarkdown, plainLine } from '../../../src/discord/rendering/escape.ts';
import { renderSource } from '../../../src/discord/rendering/source.ts';
import { markStretch, withoutTrailingHeadings } from '../../../src/discord/rendering/stretch.ts';
import type { Answer } from '../../../src/types.ts';
import { checkMessage } from '../../helpers/discord/checks/message.ts';
import type { JsonObject } from '../../helpers/discord/json.ts';
import { findPings, mentionableText } from '../../helpers/discord/pings.ts';
import { generatedAnswer, hostileText } from './generated.ts';
import { readAsDiscord } from './markdown-rules.ts';

/** What Discord can show of a text at all: one kind of line end, no control characters, whole characters. */
const showable = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
    .replace(/\p{Surrogate}/gu, '\ufffd');

function expectAccepted(outgoing: OutgoingMessage): void {
  const { files, ...body } = outgoing;
  const json = JSON.parse(JSON.stringify(body)) as JsonObject;
  checkMessage(json, { flags: 1 << 15, fileNames: new Set(files.map(({ name }) => name)) });
  const components = json.components as JsonObject[];
  const pings = findPings(mentionableText('', components), json.allowed_mentions, null);
  expect(pings).toEqual({ everyone: false, users: [], roles: [] });
}

const texts = (component: object): string[] => {
  const own = 'content' in component && typeof component.content === 'string' ? [component.content] : [];
  const nested = 'components' in component && Array.isArray(component.components) ? component.components : [];
  return [...own, ...nested.flatMap(texts)];
};

describe('escaping', () => {
  test('escaped text shows its own characters, all of them, and no construct takes effect', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(readAsDiscord(escapeMarkdown(text))).toEqual({ plain: showable(text), found: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  test('inside a block quote it is the same, line by line', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const lines = blockQuote(text).split('\n');
        expect(lines.every((line) => line.startsWith('> '))).toBe(true);
        const inner = lines.map((line) => line.slice(2)).join('\n');
        expect(readAsDiscord(inner)).toEqual({ plain: showable(text), found: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('a plain line has no line breaks and nothing that turns what follows it', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(plainLine(text)).not.toMatch(/[\n\r\u2028\u202a-\u202e\u2066-\u2069\u200b]/);
        expect(readAsDiscord(escapeLine(text)).found).toEqual([]);
      }),
    );
  });

  test('the quote in its context is bold, and every character of the stretch is there', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(), fc.nat(), (raw, a, b) => {
        const text = showable(raw).trim();
        fc.pre(text !== '');
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const stretch = { span: { start: 100, end: 100 + text.length }, text, articleLength: 10_000 };
        const { plain, found } = readAsDiscord(markStretch(stretch, { start: 100 + from, end: 100 + to }));
        expect(found.filter((one) => one !== 'strong')).toEqual([]);
        // A mark that splits a character in two shows two replacement characters; a quote never does.
        if (!/[\ud800-\udfff]/.test(text)) expect(plain).toBe(text);
      }),
      { numRuns: 1_000, examples: [['1. aaa', 1, 1]] },
    );
  });
});

test('headings stand out in the text of an article, also hostile ones, and nothing else does', () => {
  const text = 'Rise *and* fall\n\nRise is a word here.\n\nRise';
  const stretch = { span: { start: 0, end: text.length }, text, articleLength: text.length };
  const marked = markStretch(stretch, { start: 17, end: 21 }, new Set(['Rise', 'Rise *and* fall', '']));
  expect(marked).toBe('__Rise \\*and\\* fall__\n\n**Rise** is a word here.\n\n__Rise__');
});

test('a page does not end with a heading whose text comes on the next one', () => {
  const text = 'One.\n\nTwo.\n\nThe South\n\nCoast';
  const headings = new Set(['The South', 'Coast', 'Two.']);
  const stretch = { span: { start: 10, end: 10 + text.length }, text, articleLength: 500 };
  expect(withoutTrailingHeadings(stretch, headings, 20)).toMatchObject({
    text: 'One.\n\nTwo.',
    span: { start: 10, end: 20 },
  });
  expect(withoutTrailingHeadings({ ...stretch, articleLength: stretch.span.end }, headings).text).toBe(text);
  expect(withoutTrailingHeadings(stretch, new Set()).text).toBe(text);
});

describe('answers', () => {
  const locales: readonly LocaleName[] = ['en', 'ko', 'es', 'fr', 'de'];

  test('10,000 generated answers keep every limit, ping nobody and show quotes character by character', () => {
    let run = 0;
    fc.assert(
      fc.property(generatedAnswer, (answer) => {
        run += 1;
        const locale = locales[run % locales.length] ?? 'en';
        const speech = { say: speak(locale), locale };
        const outgoing = renderAnswer(answer, speech, [null, 'gone' as const, { question: answer.question }][run % 3]);
        expectAccepted(outgoing);
        const shown = outgoing.components.flatMap(texts).filter((text) => text.startsWith('> **'));
        expect(shown.length).toBe(Math.min(answer.quotes.length, 8));
        // Reading every character of every fourth is enough, and takes as long as all the rest.
        for (const [index, content] of run % 4 === 0 ? shown.entries() : []) {
          const quote = answer.quotes[index];
          const body = content.slice(0, content.lastIndexOf('\n-# ')).replace(/ …$/, '');
          const lines = body.split('\n').map((line) => line.slice(2));
          const { plain, found } = readAsDiscord(lines.join('\n').replace(/^\*\*\d+\*\* {2}/, ''));
          expect(found).toEqual([]);
          expect(showable(quote?.text ?? '').startsWith(plain.trimEnd())).toBe(true);
          expect(plain.trim()).not.toBe('');
        }
        if (run % 10 === 0) expectAccepted(renderCitations(answer, speech));
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  test('a source opened in its context keeps every limit', () => {
    fc.assert(
      fc.property(generatedAnswer, hostileText(60), (answer, text) => {
        const quote = answer.quotes[0];
        fc.pre(quote !== undefined && answer.id.length <= 36);
        const length = Math.min(text.length, 1_000);
        const span = { start: quote.start, end: quote.start + length };
        const stretch = { span, text: text.slice(0, length), articleLength: span.end + 5 };
        const view = {
          answer,
          quote,
          context: { text: '', span, quote: span },
          hasBefore: true,
          hasAfter: true,
          state: 'changed' as const,
          articleLength: span.end + 5,
        };
        expectAccepted(renderSource(view, stretch, false, { say: speak('de'), locale: 'de' }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('cutting', () => {
  test('a cut text is a beginning of the text, within its budget, and ends a sentence where it can', () => {
    fc.assert(
      fc.property(hostileText(40), fc.integer({ min: 1, max: 400 }), (text, budget) => {
        const cut = cutText(text, budget);
        expect(text.startsWith(cut)).toBe(true);
        expect(weigh(cut)).toBeLessThanOrEqual(budget);
      }),
    );
    const text = 'One sentence stands here. Another one follows it. And a third is cut.';
    expect(cutText(text, 60)).toBe('One sentence stands here. Another one follows it.');
  });

  test('an ellipsized label is never longer than its limit', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 1, max: 100 }), (text, limit) => {
        expect(ellipsize(text, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('shares add up to no more than the budget, and small needs are met whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5_000 }), { maxLength: 10 }), fc.nat({ max: 5_000 }), (needs, budget) => {
        const shares = shareBudget(needs, budget);
        const total = shares.reduce((sum, share) => sum + share, 0);
        expect(total).toBeLessThanOrEqual(budget);
        const fair = needs.length === 0 ? 0 : Math.floor(budget / needs.length);
        for (const [index, need] of needs.entries()) if (need <= fair) expect(shares[index]).toBe(need);
      }),
    );
  });
});

describe('custom ids', () => {
  test('an id comes back as it went in, and never exceeds 100 characters', () => {
    const escaped = fc.string({ unit: fc.constantFrom('a', ':', '%'), maxLength: 40 });
    const arg = fc.oneof(fc.string({ maxLength: 20 }), escaped, fc.nat());
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z-]{1,12}$/), fc.array(arg, { maxLength: 3 }), (action, args) => {
        let id: string;
        try {
          id = encodeCustomId(action, ...args);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect(['f1', action, ...args.map(String).map(escapePart)].join(':').length).toBeGreaterThan(100);
          return;
        }
        expect(id.length).toBeLessThanOrEqual(100);
        expect(decodeCustomId(id)).toEqual({ action, args: args.map(String) });
      }),
    );
  });

  test('an id of exactly 100 characters is one still, and a longer one is refused', () => {
    expect(encodeCustomId('a', 'x'.repeat(95))).toHaveLength(100);
    expect(() => encodeCustomId('a', 'x'.repeat(96))).toThrow(RangeError);
  });

  test('an id of another version, of nobody or torn is told apart', () => {
    for (const id of ['', 'f0:open:1', 'f1', 'f1:', 'helpful', 'f1:open:%zz', 'f1:open:%2']) {
      expect(decodeCustomId(id)).toBeNull();
    }
  });
});

test('how sure an answer is stands above it in words, whichever of the three it is', () => {
  const where = { article: 'a.md', title: 'The lighthouse', heading: [], url: null, date: null, page: null };
  const quotes = [{ ...where, n: 1, text: 'The lamp was lit in 1902.', start: 0, end: 25, version: 1 }];
  const rest = { id: 'abc', question: 'When?', disagreeing: false, nearest: [], follows: null, askedAt: 0 };
  const said = (confidence: Answer['confidence']) => {
    const answer: Answer = { ...rest, status: 'answered', confidence, quotes };
    return renderAnswer(answer, { say: speak('en'), locale: 'en' }).components.flatMap(texts)[0];
  };
  expect(said('high')).toBe('### When?\n-# Fits the question well.');
  expect(said('medium')).toBe('### When?\n-# Probably. Check the source.');
  expect(said('low')).toBe('### When?\n-# Not sure. Read the source before relying on it.');
});

test('of several questions in one message, those that the articles leave open are named above the quotes', () => {
  const where = { article: 'a.md', title: 'The lighthouse', heading: [], url: null, date: null, page: null };
  const answer: Answer = {
    ...{
      id: 'abc',
      question: 'When was it lit and what is *rye*?',
      status: 'answered',
      confidence: 'high',
      nearest: [],
    },
    quotes: [{ ...where, n: 1, text: 'The lamp was lit in 1902.', start: 0, end: 25, version: 1 }],
    ...{ disagreeing: false, unanswered: ['what is *rye*'], follows: null, askedAt: 0 },
  };
  const heading = renderAnswer(answer, { say: speak('en'), locale: 'en' }).components.flatMap(texts)[0];
  expect(heading).toContain('\n-# No answer was found to: what is \\*rye\\*');
});

test('a refusal names the words that no article has, as plain text and not without end', () => {
  const answer: Answer = {
    ...{ id: 'abc', question: 'Who?', status: 'abstained', confidence: 'low', quotes: [], disagreeing: false },
    ...{ nearest: [], follows: null, askedAt: 0 },
  };
  const said = (missingWords: string[], otherLanguage = false) =>
    renderAnswer(answer, { say: speak('en'), locale: 'en' }, null, { otherLanguage, missingWords }).components.flatMap(
      texts,
    )[1];
  expect(said([])).toBe('No answer was found in the articles.');
  expect(said(['despot', '*rye*'])).toBe(
    'No answer was found in the articles.\n-# In no article: despot, \\*rye\\*. Try other words.',
  );
  expect(said(Array.from({ length: 200 }, (_, i) => `word${i}`))?.length).toBeLessThan(250);
  expect(said(['despot'], true)).not.toContain('despot');
});
