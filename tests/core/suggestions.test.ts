/** What an article option offers while somebody types: from memory, the likeliest first. */
import { expect, test } from 'vitest';
import { createSuggestions } from '../../src/core/suggestions.ts';

const named = (title: string, path = `${title}.md`, headings: readonly string[] = []) => ({ title, path, headings });

test('beginnings of titles come first, then words inside titles, other places, paths, and headings', () => {
  const suggestions = createSuggestions();
  suggestions.learn([
    named('Harbour', 'a.md', ['The rail yard', 'Rails']),
    named('Monorail', 'b.md'),
    named('Guardrails and fences', 'c.md'),
    named('By rail to Beijing', 'd.md'),
    named('Railways', 'e.md'),
    named('Timetables', 'rail/f.md'),
    named('Bread', 'g.md'),
  ]);
  expect(suggestions.find(' RAIL ').map(({ name }) => name)).toEqual([
    'Railways',
    'By rail to Beijing',
    'Monorail',
    'Guardrails and fences',
    'Timetables',
    'Harbour › The rail yard',
  ]);
});

test('words of a title find it in any order, with others between them', () => {
  const suggestions = createSuggestions();
  suggestions.learn([named('Three days: the September summit', 'a.md'), named('The summit in June', 'summit-sep.md')]);
  expect(suggestions.find('summit sept').map(({ value }) => value)).toEqual(['a.md']);
  expect(suggestions.find('summit-sep').map(({ value }) => value)).toEqual(['summit-sep.md']);
});

test('accents and capitals make no difference, and the value is the path', () => {
  const suggestions = createSuggestions();
  suggestions.learn([named('Émile Brontë', 'people/emile.md')]);
  expect(suggestions.find('bronte')).toEqual([{ name: 'Émile Brontë', value: 'people/emile.md' }]);
  expect(suggestions.find('xyz')).toEqual([]);
});

test('of ten thousand articles at most 25 are offered, whatever is typed', () => {
  const suggestions = createSuggestions();
  const headings = ['One', 'Two', 'Three'];
  suggestions.learn(Array.from({ length: 10_000 }, (_, n) => named(`Report ${n}`, `reports/${n}.md`, headings)));
  expect(suggestions.find('').map(({ name }) => name)).toEqual(Array.from({ length: 25 }, (_, n) => `Report ${n}`));
  expect(suggestions.find('report').length).toBe(25);
  expect(suggestions.find('three', 5).map(({ name }) => name)[0]).toBe('Report 0 › Three');
  expect(suggestions.find('report 9999')).toEqual([{ name: 'Report 9999', value: 'reports/9999.md' }]);
});
