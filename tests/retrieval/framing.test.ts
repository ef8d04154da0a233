import { expect, test } from 'vitest';
import { framingTerms } from '../../src/retrieval/framing.ts';

test.each([
  ['How many districts does Istanbul have?', ['mani', 'district', 'istanbul'], ['mani']],
  ['What is the name of the river in the town?', ['name', 'river', 'town'], ['name']],
  ['In what year did the ferry sink?', ['year', 'ferri', 'sink'], ['year']],
  ['Who gave the river its name?', ['gave', 'river', 'name'], []],
  // Nothing else could be looked up.
  ['How long?', ['long'], []],
])('%s', (question, terms, framing) => {
  expect([...framingTerms(question, terms)]).toEqual(framing);
});
