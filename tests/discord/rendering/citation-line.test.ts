/** Places in one plain line, as buttons, menus and choices name them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLocation } from '../../../src/discord/rendering/citation-line.ts';
import { hostileText } from './generated.ts';

const PART = 'Part two: the museum ships and the pier';
const at = (...heading: string[]) => ({
  article: 'handbook.md',
  title: 'Handbook of the Harbour Trust for its Volunteers',
  heading,
});

test('the innermost heading is whole, and what stands round it has the room that is left', () => {
  expect(plainLocation(at('Visitors'), 80)).toBe('Handbook of the Harbour Trust for its Volunteers › Visitors');
  expect(plainLocation(at(PART, 'Visitors', 'Opening hours'), 80)).toBe(
    `Handbook o… › ${PART} › Visitors › Opening hours`,
  );
  expect(plainLocation(at(PART, 'Visitors', 'Closing days'), 60)).toBe(
    'Part two: the museum ships and th… › Visitors › Closing days',
  );
  expect(plainLocation(at(PART, 'Visitors'), 14)).toBe('Visitors');
  expect(plainLocation(at(PART), 12)).toBe('Part two: t…');
  expect(plainLocation(at(), 20)).toBe('Handbook of the Har…');
});

test('a place is never longer than its room, and of two that differ in a heading that fits, both can be told apart', () => {
  fc.assert(
    fc.property(
      hostileText(),
      fc.array(hostileText(), { maxLength: 4 }),
      fc.integer({ min: 10, max: 100 }),
      (title, outer, room) => {
        const [one, two] = ['Opening', 'Closing'].map((last) =>
          plainLocation({ article: 'a.md', title, heading: [...outer, last] }, room),
        );
        expect(one?.length).toBeLessThanOrEqual(room);
        expect(one).not.toBe(two);
        expect(one?.endsWith('Opening')).toBe(true);
      },
    ),
  );
});
