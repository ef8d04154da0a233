/** Lines by which a page speaks of itself, each judged alone, as where a title is looked for. */
import { expect, test } from 'vitest';
import { isPageTalk } from '../../../src/articles/plain-text/page-talk.ts';

test.each([
  'This website uses cookies to remember you.',
  'We use cookies to remember you. Accept all',
  'The quay that closed: next story →',
  'Older entries »',
  '← Previous',
  'Only £1 a week',
])('a page says: %s', (line) => expect(isPageTalk(line)).toBe(true));

test.each([
  'Why every website uses cookies to remember you',
  'The next story',
  'Tickets cost £1 a week',
  'What stands → and falls',
])('a headline says: %s', (line) => expect(isPageTalk(line)).toBe(false));
