/** What is set large round the title of a PDF and heads nothing. */
import { describe, expect, test } from 'vitest';
import { headings, texts } from '../reading.ts';
import { draw, grid, type Item, prose, rowsOf } from './drawn.ts';

describe('round the title', () => {
  test('authors and spaced capitals are no headings', async () => {
    const article = await draw([
      [
        ['S A I L I N G   T H E', 60, 790, 12],
        ['Old Salt Road', 60, 750, 26, 'bold'],
        ['Ida Moe and Ola Brekke', 60, 722, 11.5, 'italic'],
        ['Summary', 60, 696, 12, 'bold'],
        ...prose(676),
        ['The Boat', 60, 610, 12, 'bold'],
        ['She was built in a barn, and the barn had to be taken down to let her out.', 60, 590],
      ],
    ]);
    expect(article.title).toBe('Old Salt Road');
    expect(headings(article)).toEqual(['Summary', 'The Boat']);
    expect(texts(article).slice(0, 2)).toEqual(['SAILING THE', 'Ida Moe and Ola Brekke']);
  });

  test.each(['Ida Moe*, Ola Brekke† and Marta Lind', 'Ida Moe1, Ola Brekke2 and Marta Lind'])(
    'marks behind the names of authors make no headings of them: %s',
    async (authors) => {
      const article = await draw([
        [
          ['Old Salt Road', 60, 750, 26, 'bold'],
          [authors, 60, 722, 14],
          ['The Boat', 60, 690, 14, 'bold'],
          ...prose(670),
        ],
      ]);
      expect(headings(article)).toEqual(['The Boat']);
      expect(texts(article)[0]).toBe(authors);
    },
  );

  test.each(['Microsoft Word - ferry final.docx', 'Untitled document', 'Document1 of Ida'])(
    'what a program wrote for a title is none: %s',
    async (title) => {
      const article = await draw([[['Old Salt Road', 60, 750, 26, 'bold'], ...prose(700)]], { title });
      expect(article.title).toBe('Old Salt Road');
    },
  );

  test('letters drawn one by one are words by their gaps', async () => {
    const widths: Record<string, number> = { T: 7.3, H: 8.7, E: 8, P: 8, I: 3.3, R: 8.7 };
    let x = 60;
    const letters = [...'THE PIER'].flatMap((letter): Item[] => {
      const at = x;
      x += (widths[letter] ?? 3) + 3;
      return letter === ' ' ? [] : [[letter, at, 790, 12]];
    });
    const article = await draw([[...letters, ['Old Salt Road', 60, 750, 26, 'bold'], ...prose(700)]]);
    expect(texts(article)[0]).toBe('THE PIER');
  });

  test('letters that stand far apart are cells', async () => {
    const answers = grid(
      690,
      [60, 200, 300],
      [
        ['Question', 'A', 'B'],
        ['Pianos', '1', '3'],
        ['A', 'N', 'D'],
      ],
    );
    const article = await draw([[...prose(760), ...answers]]);
    expect(rowsOf(article)).toEqual(['Question | A | B', 'Pianos | 1 | 3', 'A | N | D']);
  });

  test('a heading that only looks like a name stays one', async () => {
    const article = await draw([
      [['Old Salt Road', 60, 750, 26, 'bold'], ['Executive Summary', 60, 720, 12, 'bold'], ...prose(700)],
    ]);
    expect(headings(article)).toEqual(['Executive Summary']);
  });
});
