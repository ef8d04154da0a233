import { expect, test } from 'vitest';
import { findDisagreement } from '../../../src/answering/quotes/disagreement.ts';
import type { Quote } from '../../../src/types.ts';

const quote = (article: string, text: string): Quote => ({
  n: 1,
  text,
  article,
  title: article,
  heading: [],
  start: 0,
  end: text.length,
  version: 1,
  url: null,
  date: null,
  page: null,
});
const QUESTION = 'When did the keepers meet the mayor?';

test('articles that name other days for one thing differ', () => {
  const quotes = [
    quote('a.txt', '27 April. The keepers meet the mayor at the lighthouse.'),
    quote('b.txt', 'On 26 May the keepers met the mayor at the lighthouse.'),
  ];
  expect(findDisagreement(QUESTION, quotes)).toBe(true);
});

test('a figure of the question itself, which both name, hides no other that they differ in', () => {
  const quotes = [
    quote('a.txt', 'In 1902 the keepers had 12 boats.'),
    quote('b.txt', 'The keepers had 15 boats in 1902.'),
  ];
  expect(findDisagreement('How many boats had the keepers in 1902?', quotes)).toBe(true);
  expect(findDisagreement('How many boats had the keepers?', quotes)).toBe(false);
});

test('an article that tells of two meetings does not differ from one that tells of the second', () => {
  const quotes = [
    quote('a.txt', '27 April. The keepers meet the mayor.'),
    quote('a.txt', '26 May. The keepers meet the mayor again.'),
    quote('b.txt', 'On 26 May the keepers met the mayor.'),
  ];
  expect(findDisagreement(QUESTION, quotes)).toBe(false);
});

test('a quote without the unit that is asked for differs in nothing', () => {
  const quotes = [
    quote('a.txt', '13 January. A false alarm about the lighthouse frightens the town.'),
    quote('b.txt', 'The false alarm about the lighthouse lasted 38 minutes.'),
  ];
  const question = 'How long did the false alarm about the lighthouse last?';
  expect(findDisagreement(question, quotes)).toBe(false);
  const other = quote('c.txt', 'The false alarm about the lighthouse lasted 45 minutes.');
  expect(findDisagreement(question, [...quotes, other])).toBe(true);
});

test('a day and an hour of it do not differ, two hours do', () => {
  const question = 'When was the false alarm at the lighthouse?';
  const day = quote('a.txt', '13 January. A false alarm frightens the lighthouse.');
  const hour = quote('b.txt', 'The keeper wrote at 8:19 that the alarm at the lighthouse was false.');
  expect(findDisagreement(question, [day, hour])).toBe(false);
  const other = quote('c.txt', 'The false alarm at the lighthouse came at nine, a keeper wrote.');
  expect(findDisagreement(question, [day, hour, other])).toBe(true);
});

test('one article does not differ from itself, and what counts nothing differs in no figure', () => {
  const quotes = [
    quote('a.txt', '27 April. The keepers meet the mayor.'),
    quote('a.txt', '26 May. The keepers meet the mayor again.'),
  ];
  expect(findDisagreement(QUESTION, quotes)).toBe(false);
  expect(
    findDisagreement('Why did the keepers meet the mayor?', [...quotes, quote('b.txt', '3 June. They met.')]),
  ).toBe(false);
});

test('the month that both name is no sign that they speak of one thing', () => {
  const quotes = [
    quote('a.txt', '25 to 28 March. Vell travels to Ardo and back by train.'),
    quote('b.txt', 'Engines were fired on a stand close by; the one that Vell praised was tested in March 2017.'),
  ];
  expect(findDisagreement('When did Vell go to Ardo?', quotes)).toBe(false);
});

test('quotes for several questions speak of different things', () => {
  const quotes = [
    quote('a.txt', '27 April. The keepers meet the mayor.'),
    quote('b.txt', 'On 26 May the keepers met the mayor.'),
  ];
  expect(findDisagreement('When did the keepers meet the mayor, and how many windows has the mill?', quotes)).toBe(
    false,
  );
});
