import { expect, test } from 'vitest';
import { expectsAnswerType, holdsAnswerType } from '../../../src/answering/asked-for/answer-type.ts';
import { leansOnContext } from '../../../src/answering/follow-up.ts';

test.each([
  ['Who signed it?', 'person'],
  ['When did it open?', 'time'],
  ['whos the captain', 'person'],
  ['Where is the quarry?', 'place'],
  ['wheres the quarry', 'place'],
  ['How many blocks were used?', 'number'],
  ['Why does the channel close?', 'reason'],
  ['How did they move the stones?', 'manner'],
  ['Describe the harbour.', null],
])('%s asks for %s', (question, type) => {
  expect(expectsAnswerType(question)).toBe(type);
});

test('a name that the question gives is no answer to who', () => {
  expect(holdsAnswerType('person', 'The engineer Marta Lindqvist signed it.', 'Who is Marta Lindqvist?')).toBe(false);
  expect(holdsAnswerType('person', 'It was signed by Anselm Ruiz in May.', 'Who signed it?')).toBe(true);
});

test('short and pointing questions lean on the one before, whole ones do not', () => {
  expect(leansOnContext('and when was that?')).toBe(true);
  expect(leansOnContext('why?')).toBe(true);
  expect(leansOnContext('When did the council of the bay vote for it?')).toBe(true);
  for (const whole of [
    'Which engineer finished the breakwater in 1931?',
    'When was the breakwater of the harbour finished?',
    'Did the engineer of the harbour say that the breakwater was finished?',
  ])
    expect([whole, leansOnContext(whole)]).toEqual([whole, false]);
});
