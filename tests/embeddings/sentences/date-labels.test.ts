import { describe, expect, test } from 'vitest';
import { beginsWithDateLabel, isDateLabel } from '../../../embeddings/sentences/date-labels.ts';

describe('entries that begin with a day or a time', () => {
  test.each([
    '1974: the first boat',
    '1974 – the first boat',
    'c. 1890: a hut',
    '1990s – decline',
    '1974-76: repairs',
    'Wed 16 Oct - trip to the mill',
    'Wednesday: soup',
    'Thurs. - market',
    '12 March 1998 — the flood',
    'March 3, 1998: the flood',
    'March 1998: the flood',
    '2024-05-01: the release',
    '09:30 – doors open',
    '7.30 pm: supper',
    '- 1974: the first boat',
    '25 to 28 March. Kim travels to Beijing.',
    '9 May. Three men are freed.',
    'Feb. 8, 2018. A parade is held.',
    '30 May – 1 June: the fair',
  ])('%s', (text) => {
    expect(beginsWithDateLabel(text)).toBe(true);
  });

  test.each([
    'In 1974 the first boat was bought.',
    '1974 was a wet year.',
    'May I bring a dog? Yes: on a lead.',
    'Sunday is quiet.',
    'The keeper: a life',
    '12 boats: six of them old',
    '1974-built boats are heavy.',
    '3.5 A member who misses three meetings',
    'Monday',
    'May I come? Yes.',
    '9 May',
    'March. 3 boats',
  ])('but not: %s', (text) => {
    expect(beginsWithDateLabel(text)).toBe(false);
  });
});

describe('a label alone', () => {
  test.each(['25 to 28 March.', '9 May.', '1974:', 'Wednesday.', '7.30 pm:', 'March 3, 1998.', 'Sept. 2019.'])(
    '%s',
    (text) => {
      expect(isDateLabel(text)).toBe(true);
    },
  );

  test.each(['It rained.', '9 May was warm.', '12.', 'May it rain.', '9 May', 'In March.'])('but not: %s', (text) => {
    expect(isDateLabel(text)).toBe(false);
  });
});
