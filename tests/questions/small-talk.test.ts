/** What is left of a question without greetings, thanks and links, and that nothing else is ever lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutSmallTalk } from '../../src/questions/small-talk.ts';

describe('what a question is wrapped in goes', () => {
  test.each([
    ['lol idk how high did the tide get', 'how high did the tide get'],
    ['hey footnote, how high did the tide get', 'how high did the tide get'],
    ['Hi! How high did the tide get? Thanks in advance!', 'How high did the tide get?'],
    ['guys quick question: how high did the tide get', 'how high did the tide get'],
    ['ok so I was wondering how high the tide got', 'so I was wondering how high the tide got'],
    ['I was wondering how high the tide got', 'how high the tide got'],
    ['how high did the tide get pls thx', 'how high did the tide get'],
    ['how high did the tide get? anyone?', 'how high did the tide get?'],
    ['<@123456789012345678> how high did the tide get', 'how high did the tide get'],
    ['how high did the tide get <:wave:123456789012345678>', 'how high did the tide get'],
    ['how high did the tide get https://example.com/tide?day=1', 'how high did the tide get'],
    ['Could you please tell me how high the tide got?', 'how high the tide got?'],
  ])('%s', (question, asked) => {
    expect(withoutSmallTalk(question)).toBe(asked);
  });
});

describe('what belongs to a question stays', () => {
  test.each([
    'Hello Kitty sales in 2010',
    'how do islanders say thank you',
    'who are the bad guys',
    'What is a footnote?',
    'Well water in the village',
    'good morning broadcast director',
    'and when was that?',
    'thanks',
  ])('%s', (question) => {
    expect(withoutSmallTalk(question)).toBe(question);
  });
});

test('a question without small talk comes back as it was, but for white space', () => {
  const word = fc.constantFrom('tide', 'harbour', 'lifeboat', 'Skerrow', '1902', 'keeper', 'storm');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const question = `How did the ${words.join(' ')} end?`;
      expect(withoutSmallTalk(question)).toBe(question);
    }),
  );
});

test('whatever is asked, what is left is part of it and says something where the question does', () => {
  const part = fc.oneof(
    fc.constantFrom('hey', 'lol', 'pls', 'thx', 'quick question:', 'so', 'what', 'tide', ',', '?', '<@1>', 'www.a.b'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const question = parts.join(' ').replace(/\s+/g, ' ').trim();
      const asked = withoutSmallTalk(question);
      if (question !== '') expect(asked).not.toBe('');
      expect(asked.length).toBeLessThanOrEqual(question.length);
      for (const word of asked.split(' ')) expect(question).toContain(word);
    }),
  );
});
