/** HTML inside Markdown, and lists whose items stand apart. */
import { describe, expect, test } from 'vitest';
import { read, texts } from '../reading.ts';

describe('HTML in Markdown', () => {
  test('a line break parts words, raised digits stay raised', async () => {
    const article = await read(
      '| Ann | first<br>second<br/>third |\n|---|---|\n| a | 10<sup>6</sup> people |\n\nline one<br>line two, 19<sup>th</sup> century',
      'a.md',
    );
    expect(texts(article)).toEqual(['Ann | first second third', 'a | 10⁶ people', 'line one line two, 19th century']);
  });

  test('a scrap of a page keeps its parts and every named character', async () => {
    const scrap =
      '<p>Bj&oslash;rn &aring;t sm&aring; &aelig;bler; na&iuml;ve.</p>\n<ul><li>One</li><li>Two</li></ul>\n<pre>a = 1;\nb = 2;</pre>';
    expect(texts(await read(`Words first, as they do.\n\n${scrap}`, 'a.md'))).toEqual([
      'Words first, as they do.',
      'Bjørn åt små æbler; naïve.',
      'One',
      'Two',
      'a = 1;\nb = 2;',
    ]);
  });
});

test('items of a loose list are counted on', async () => {
  const items = ['Open the valve.', 'Wait for the pump.', 'Close the valve.'];
  const article = await read(`First:\n\n${items.map((item) => `1. ${item}`).join('\n\n')}\n\nThen go home.`, 'a.md');
  expect(texts(article)).toEqual(['First:', ...items.map((item, at) => `${at + 1}. ${item}`), 'Then go home.']);
});
