import { describe, expect, test } from 'vitest';
import { isPleasantry } from '../../src/questions/pleasantries.ts';

describe('a greeting, thanks or a farewell is no question', () => {
  test.each([
    'hello',
    'Hello!',
    'hi there',
    'Hey Footnote :)',
    'thanks',
    'Thank you so much!!',
    'thx bot',
    '<@123456789012345678> good morning everyone',
    'bye bye',
    'good night all',
    'hello again',
    'Danke schön!',
    '안녕하세요',
    'who are you?',
    'hi there, what can you do?',
    'help me please',
    'how do I use this bot?',
    'ok',
    'lol',
  ])('%s', (text) => {
    expect(isPleasantry(text)).toBe(true);
  });

  test.each([
    'hello kitty',
    'thanksgiving',
    'who said hello',
    'good morning broadcast',
    'team',
    'friends',
    'welcome centre hours',
    'hi, when does it open',
    'ty cobb',
    'help desk hours',
    'who are you quoting',
    'what can you do about mould',
    'testing schedule',
    'cheers to what',
    'goodbye letter',
    '',
    '?',
  ])('but this may be one: %s', (text) => {
    expect(isPleasantry(text)).toBe(false);
  });
});

test.each(['bye ', 'hello again ', 'good night ', 'help me ', 'thank you so much ', 'ok! ', 'how do I use this '])(
  'a long row of them with something else behind is no riddle: %s',
  (said) => {
    expect(isPleasantry(`${said.repeat(Math.floor(95 / said.length))}tide`)).toBe(false);
    expect(isPleasantry(`${said.repeat(200)}tide`)).toBe(false);
    expect(isPleasantry(said.repeat(3))).toBe(true);
  },
);
