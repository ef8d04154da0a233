import { expect, test } from 'vitest';
import { framingTerms } from '../../src/retrieval/framing.ts';

test.each([
  ['How many districts does Istanbul have?', ['mani', 'district', 'istanbul'], ['mani']],
  ['What is the name of the river in the town?', ['name', 'river', 'town'], ['name']],
  ['In what year did the ferry sink?', ['year', 'ferri', 'sink'], ['year']],
  ['What does sisu mean in Finland?', ['sisu', 'mean', 'finland'], ['mean']],
  ['What do the letters MDL stand for?', ['letter', 'mdl', 'stand'], ['stand']],
  ['Who gave the river its name?', ['gave', 'river', 'name'], []],
  // Nothing else could be looked up.
  ['How long?', ['long'], []],
])('%s', (question, terms, framing) => {
  expect([...framingTerms(question, terms)]).toEqual(framing);
});
