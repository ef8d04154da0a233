/** What a "how many" question counts, and whether a text counts it. */
import { expect, test } from 'vitest';
import { countsAsked } from '../../../src/answering/asked-for/counts.ts';

test.each([
  ['How many members are there in the club?', 'We are 112 members as I write this.', true],
  ['how many members are there', 'The club lends three canoes to members, free of charge.', false],
  ['How many North Koreans worked there?', 'About 54,000 North Koreans worked in shifts.', true],
  ['how many sheep', 'Hundreds of young sheep were lost in the snow.', true],
  ['How many lamps hang in the nave?', 'Twenty-three lamps hang there.', true],
  ['How many lamps hang in the nave?', 'The lamps of the nave were lit on 3 May.', false],
  ['How many hothouses does the farm have?', 'The picture of Sept. 14, 2023, shows hothouses.', false],
  ['How many members came?', 'It has 112 “active” members.', true],
])('%s %s', (question, text, counted) => {
  expect(countsAsked(question)?.(text)).toBe(counted);
});

test.each(['Who counts the members?', 'how many', 'How many of them came?'])(
  'no things are counted by "%s"',
  (question) => {
    expect(countsAsked(question)).toBeNull();
  },
);
