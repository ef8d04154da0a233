import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstQuotes } from '../../src/answering/answer.ts';
import { splitQuestions } from '../../src/questions/several-questions.ts';

test.each([
  ['Who built it, and when was it finished?', ['Who built it', 'when was it finished']],
  ['where do i buy the bell and how much is it', ['where do i buy the bell', 'how much is it']],
  ['What is rye? Where does it grow? Who eats it?', ['What is rye', 'Where does it grow', 'Who eats it']],
  ['Can I bring a dog, and on which days?', ['Can I bring a dog', 'on which days']],
  [
    'Who met him? When did he go? Where is the mill? How many came?',
    ['Who met him', 'When did he go', 'Where is the mill', 'How many came'],
  ],
  ['hi, who runs the mill and what does flour cost, thanks', ['who runs the mill', 'what does flour cost']],
])('%s is several questions', (message, parts) => {
  expect(splitQuestions(message)).toEqual(parts);
});

test.each([
  'When and where was he born?',
  'How and why did the mill close?',
  'What did the council vote on, and what else?',
  'What is the difference between what was promised and what was done?',
  'My dog ate a plum and what do I do?',
  'Who wrote "Salt and Stone"?',
  'Which of salt and rye is dearer?',
  'What is a? What is b? What is c? What is d?',
])('%s is one question', (message) => {
  expect(splitQuestions(message)).toEqual([message]);
});

test('nothing that was asked is lost', () => {
  const word = fc.constantFrom('who', 'and', 'what', 'mill', '?', ', and', 'when', 'rye', 'or', 'is', 'the');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const message = words.join(' ');
      const parts = splitQuestions(message);
      expect(parts.length).toBeGreaterThan(0);
      for (const kept of ['mill', 'rye']) expect(parts.join(' ').split(kept).length).toBe(message.split(kept).length);
    }),
  );
});

test('the quotes for several questions never overlap, hold all that each alone would show, and are exact', () => {
  const text = 'The mill opened. It grinds rye. Salt comes by boat. The bell rings at six. Nobody keeps count.';
  const span = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 2))
    .map(([start, length, version]) => ({ start, end: Math.min(text.length, start + length), version }));
  const place = { article: 'mill.md', title: 'The mill', heading: [], url: null, date: null, page: null };
  fc.assert(
    fc.property(fc.array(span, { minLength: 2, maxLength: 8 }), (spans) => {
      const quoteOf = (one: (typeof spans)[number]) => ({
        ...one,
        ...place,
        n: 1,
        text: text.slice(one.start, one.end),
      });
      const quotes = firstQuotes(spans.map((one) => ({ quotes: [quoteOf(one)] })));
      expect(quotes.map(({ n }) => n)).toEqual(quotes.map((_, i) => i + 1));
      for (const { start, end, text: quoted } of quotes) expect(quoted).toBe(text.slice(start, end));
      for (const { start, end, version } of spans) {
        const holding = quotes.filter((one) => one.version === version && one.start < end && start < one.end);
        expect(holding).toHaveLength(1);
        expect(holding[0]).toSatisfy((one: (typeof quotes)[number]) => one.start <= start && end <= one.end);
      }
    }),
  );
});
