/** Generated text and answers: ordinary, hostile, tiny, huge, in many scripts. */
import fc from 'fast-check';
import type { Answer, Quote } from '../../../src/types.ts';

const HOSTILE = [
  ...[
    '**',
    '*',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '```js\n',
    '\\',
    '\\*',
    '<',
    '>',
    '> ',
    '>>> ',
    '# ',
    '## ',
    '-# ',
    '- ',
  ],
  ...[
    '* ',
    '+ ',
    '1. ',
    '2018. ',
    '12) ',
    '[x](https://evil.example)',
    '](',
    '[',
    ']',
    '(',
    ')',
    '!',
    '\n',
    '\n\n',
    ' ',
    '  ',
  ],
  ...['@everyone', '@here', '<@123456789012345678>', '<@!1>', '<@&123456789012345678>', '<#123456789012345678>'],
  ...['</ask:123456789012345678>', '<id:customize>', '<t:1618953630:R>', '<:smile:123456789012345678>', '<a:wave:1>'],
  ...[
    ':smile:',
    ':100:',
    'https://example.com/a_b_c',
    '<https://example.com>',
    'http://x.y/(z)',
    'steam://run/1',
    '<a@b.c>',
  ],
  ...[
    '¯\\_(ツ)_/¯',
    ':)',
    '\u202e',
    '\u200b',
    '\u2028',
    '\u0000',
    '\r\n',
    '\ud800',
    '=',
    '---',
    '===',
    '| a | b |',
    '&amp;',
  ],
] as const;

const SCRIPTS = [
  'The envoy announced it.',
  'Kim Jong Un visited Beijing in March 2018.',
  '문재인 대통령은 판문점에서 회담했다.',
  '金正恩は北京を訪れた。',
  'Он объявил об этом.',
  'من أعلن أن الرئيس سيلتقي كيم؟',
  'किम ने घोषणा की।',
  '👩‍👩‍👧‍👦🇰🇷',
  'é̂́̃',
];

const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 3, arbitrary: fc.constantFrom(...SCRIPTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{1,40}$/) },
);

/** @param fragments - How many pieces at most. */
export const hostileText = (fragments = 30) =>
  fc.array(fragment, { minLength: 1, maxLength: fragments }).map((parts) => parts.join(''));

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One answer for each seed: built by hand, because ten thousand of them would take fast-check minutes. */
function answerFrom(seed: number): Answer {
  const next = seeded(seed);
  const count = (max: number) => Math.floor(next() * (max + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[count(items.length - 1)] as Item;
  const noise = () => String.fromCodePoint(...Array.from({ length: count(6) }, () => count(0x10ffff)));
  const text = (pieces: number) =>
    Array.from({ length: 1 + count(pieces) }, () => {
      const kind = next();
      return kind < 0.4 ? pick(HOSTILE) : kind < 0.85 ? pick(SCRIPTS) : noise();
    }).join('');
  const long = () => {
    const once = text(12);
    const times = pick([1, 1, 1, 1, 1, 1, 3, 20, 100]);
    return `${Array.from({ length: times }, () => once).join(pick(['', ' ', '\n', '. ']))}.`.trimStart();
  };
  const place = () => ({
    article: text(6),
    title: text(8),
    heading: Array.from({ length: count(5) }, () => text(4)),
    version: count(1_000_000_000),
  });
  const quotes = Array.from({ length: count(next() < 0.1 ? 10 : 3) }, (_, index): Quote => {
    const quoted = long();
    const start = count(1_000_000);
    return {
      ...place(),
      n: index + 1,
      text: quoted,
      start,
      end: start + quoted.length,
      url: pick([null, 'https://example.org/a?b=c', text(3), `https://example.org/${'x'.repeat(600)}`]),
      date: pick([null, '2018-06-12', text(2)]),
      page: pick([null, count(5000)]),
    };
  });
  const id = pick(['0198c0de-0000-7000-8000-000000000001', 'a1b2c3', '123456', 'x:y%z']);
  return {
    id,
    question: text(20),
    status: quotes.length > 0 ? 'answered' : 'abstained',
    confidence: pick(['high', 'medium', 'low']),
    quotes,
    disagreeing: next() < 0.2,
    nearest: Array.from({ length: count(5) }, () => ({ ...place(), start: 0, end: count(1000) })),
    unanswered: Array.from({ length: count(2) }, () => text(20)),
    follows: null,
    askedAt: 0,
  };
}

export const generatedAnswer: fc.Arbitrary<Answer> = fc.noShrink(fc.integer()).map(answerFrom);
