/** Lists in HTML: their authors' numbering, and which of them are only a page's list of contents. */
import { describe, expect, test } from 'vitest';
import { cutSentences } from '../../../embeddings/sentences.ts';
import { headings, read, texts } from '../reading.ts';

const prose = (about: string) =>
  `The ${about} was mended in spring by two people from the village, who had never seen one before, and it has worked since then.`;
const page = (body: string) =>
  read(`<html><head><title>The Mill</title></head><body><main><h1>The Mill</h1>${body}</main></body></html>`, 'a.html');

describe('numbers of list items are those that the page shows', () => {
  const items = (attributes: string, list: string[]) =>
    `<ol${attributes}>${list.map((item) => `<li>${item}</li>`).join('')}</ol>`;
  const three = ['Close the sluice.', 'Grease the axle.', 'Open the sluice.'];

  test.each([
    ['', ['1. ', '2. ', '3. ']],
    [' type="a"', ['a. ', 'b. ', 'c. ']],
    [' type="A"', ['A. ', 'B. ', 'C. ']],
    [' type="i"', ['i. ', 'ii. ', 'iii. ']],
    [' type="I" start="8"', ['VIII. ', 'IX. ', 'X. ']],
    [' start="4"', ['4. ', '5. ', '6. ']],
    [' type="a" start="26"', ['z. ', 'aa. ', 'ab. ']],
    [' style="list-style-type: lower-alpha"', ['a. ', 'b. ', 'c. ']],
    [' style="list-style: upper-roman inside"', ['I. ', 'II. ', 'III. ']],
    [' style="list-style-type:none"', ['', '', '']],
    [' reversed', ['3. ', '2. ', '1. ']],
    [' reversed start="10"', ['10. ', '9. ', '8. ']],
    [' type="i" start="0"', ['0. ', 'i. ', 'ii. ']],
    [' type="a" start="-1"', ['-1. ', '0. ', 'a. ']],
    [' type="i" start="4000"', ['4000. ', '4001. ', '4002. ']],
    [' type="constructor"', ['1. ', '2. ', '3. ']],
    [' type="i" style="list-style: constructor"', ['i. ', 'ii. ', 'iii. ']],
    [' start="many"', ['1. ', '2. ', '3. ']],
  ])('<ol%s>', async (attributes, marks) => {
    const article = await page(`<p>${prose('mill')}</p>${items(attributes, three)}<p>${prose('axle')}</p>`);
    expect(texts(article).slice(1, 4)).toEqual(three.map((item, at) => `${marks[at]}${item}`));
  });

  test('in lists within lists, and where an item sets its own', async () => {
    const article = await page(
      `<p>${prose('mill')}</p><ol type="a"><li>The miller may not:<ol type="i"><li>Sleep in the loft;</li><li>Keep hens.</li></ol></li><li value="5">The miller lives by the weir.</li><li>The miller is paid in flour.</li></ol><p>${prose('axle')}</p>`,
    );
    expect(texts(article).slice(1, 6)).toEqual([
      'a. The miller may not:',
      'i. Sleep in the loft;',
      'ii. Keep hens.',
      'e. The miller lives by the weir.',
      'f. The miller is paid in flour.',
    ]);
  });

  test.each(['ii. Keep hens.', 'XIV. Keep hens.', 'xxviii. Keep hens.', 'b. Keep hens.'])(
    'and part no sentence: %s',
    (item) => {
      expect(cutSentences(item, { start: 0, end: item.length })).toEqual([{ start: 0, end: item.length }]);
    },
  );
});

describe('marks of notes leave no trace in a sentence', () => {
  test.each([
    ['a fortnight.<sup>(1)</sup> Then'],
    ['a fortnight<sup><a href="https://example.org/mill#fn1">1</a></sup>. Then'],
    ['a fortnight.<sup><a href="#fn1">1</a></sup> Then'],
    ['a fortnight.<a href="#fn1"><sup>1</sup></a> Then'],
    ['a fortnight.<a class="footnote-ref" role="doc-noteref" href="#fn1">1</a> Then'],
    ['a fortnight.<sup class="reference"><a>[2]</a></sup><sup class="reference"><a>[3]</a></sup> Then'],
    ['a fortnight.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a> Then'],
    ['a fortnight.<sup>[<i><a href="/wiki/Cite">citation needed</a></i>]</sup> Then'],
    ['a fortnight<sup><a href="#note-a">*</a></sup>. Then'],
    ['a fortnight.<sup>12</sup> Then'],
    ['a fortnight<sup class="footnote-ref">12</sup>. Then'],
    ['a <b>fortnight.</b><sup>1</sup> Then'],
  ])('%s', async (sentence) => {
    const article = await page(
      `<p>${prose('mill')}</p><p>The wheel stood still for ${sentence} it turned again.</p><p>${prose('axle')}</p>`,
    );
    expect(texts(article)[1]).toBe('The wheel stood still for a fortnight. Then it turned again.');
  });

  test('and what only stands high is kept', async () => {
    const article = await page(
      `<p>${prose('mill')}</p><p>It ground 10<sup>6</sup> grains on 4 m<sup>2</sup> on the 3<sup>rd</sup> of May, <sup>as the miller wrote,</sup> and E = mc<sup>2</sup>, see <a class="reference internal" href="#loft">the loft</a>.</p><p><sup>1</sup> ${prose('note')}</p><p><sup><a href="#back">2</a></sup> ${prose('other note')}</p>`,
    );
    expect(texts(article).slice(1)).toEqual([
      'It ground 10⁶ grains on 4 m² on the 3rd of May, as the miller wrote, and E = mc², see the loft.',
      `1 ${prose('note')}`,
      `2 ${prose('other note')}`,
    ]);
  });
});

describe('a list of contents', () => {
  const sections = `<h2 id="a">Finding a millstone</h2><p>${prose('stone')}</p><h2 id="b">Hanging the wheel</h2><p>${prose('wheel')}</p>`;
  const link = (place: string, text: string) => `<li><a href="#${place}">${text}</a></li>`;
  const list = `<ul>${link('a', '1 Finding a millstone')}${link('b', '2 Hanging the wheel')}</ul>`;

  test.each([
    [`<div id="toc_container" class="no_bullets"><p class="toc_title">Contents</p>${list}</div>`],
    [`<div id="toc" class="toc"><div class="toctitle"><h2>Contents</h2><span>[hide]</span></div>${list}</div>`],
    [`<nav class="gem-c-contents-list"><h2>Contents</h2><ol>${link('a', 'Finding')}${link('b', 'Hanging')}</ol></nav>`],
    ['<nav class="toc"><ol><li><a>Finding a millstone</a></li><li><a>Hanging the wheel</a></li></ol></nav>'],
    [`<div role="doc-toc">${list}</div>`],
    [`<h2>Contents</h2>${list}`],
    [`<p>Contents [hide]</p>${list}`],
    [`<h3>On this page:</h3><div>${list}</div>`],
    [`<p><strong>In this article</strong></p>${list}`],
    [
      `<section><h2>Key events</h2><ul>${link('a', '18.05 Wheel hung')}${link('b', '07.30 Stone found')}</ul></section>`,
    ],
    [`<details><summary>Inhaltsverzeichnis</summary>${list}</details>`],
    [`<p>Contents</p><ul>${link('a', 'Finding')}<li><a href="#b">Hanging</a><ul>${link('c', 'Ropes')}</ul></li></ul>`],
    [
      `<ul>${link('a', 'Finding a millstone')}${link('b', 'Hanging the wheel')}${link('a', 'Finding a millstone')}</ul>`,
    ],
    [`<h2>Contents</h2>${list.replaceAll('"#', '"https://example.org/mill#')}`],
    [`<div class="toc">${list.replaceAll('"#', '"mill.html#')}</div>`],
  ])('is left out: %s', async (contents) => {
    const article = await page(`<p>${prose('mill')}</p>${contents}${sections}`);
    expect(texts(article)).toEqual([
      prose('mill'),
      'Finding a millstone',
      prose('stone'),
      'Hanging the wheel',
      prose('wheel'),
    ]);
  });

  test.each([
    ['<h2>Contents</h2><ul><li>Two millstones</li><li>A wheel</li></ul>', 'Two millstones'],
    [
      '<h2>Contents</h2><ul><li><a href="/stones">Two millstones</a></li><li><a href="/w">A wheel</a></li></ul>',
      'A wheel',
    ],
    [`<h2>Parts</h2><ul>${link('a', 'Two millstones')}${link('b', 'A wheel')}</ul>`, 'Two millstones'],
    [
      `<h2>Contents</h2><ul>${link('a', 'Stones')}<li>The wheel hangs from four ropes, see <a href="#b">below</a>.</li></ul>`,
      'Stones',
    ],
    [`<div class="toc">${prose('sluice')} <a href="#a">One</a> <a href="#b">Two</a></div>`, prose('sluice')],
    [
      `<div class="toc"><ul><li><a href="/stones.html">Two millstones</a></li><li><a href="/w.html">A wheel</a></li></ul></div>`,
      'A wheel',
    ],
    [
      '<h2>Contents</h2><ul><li><a href="/book#s">Two millstones</a></li><li><a href="/book#w">A wheel</a></li></ul>',
      'A wheel',
    ],
  ])('is not what only looks like one: %s', async (contents, kept) => {
    const { text } = await page(`<p>${prose('mill')}</p>${contents}${sections}`);
    expect(text).toContain(kept);
  });

  test('does not cost a page its headings', async () => {
    const article = await page(`<p>${prose('mill')}</p><h2>Contents</h2>${list}${sections}`);
    expect(headings(article)).toEqual(['Finding a millstone', 'Hanging the wheel']);
  });
});

describe('a list of terms', () => {
  const term = (name: string, told: string) => `<dt>${name}</dt><dd>${told}</dd>`;

  test('heads each definition by its term, down to the end of the list', async () => {
    const article = await page(
      `<h2>Words</h2><dl><div>${term('bee space', prose('gap'))}</div>${term('Who keeps it?', 'A miller.')}` +
        `<dt>Sluice</dt><dt>Gate</dt><dd>${prose('sluice')}</dd></dl><p>${prose('mill')}</p>`,
    );
    expect(article.blocks.map(({ heading }) => heading)).toEqual([
      ['Words'],
      ['Words', 'bee space'],
      ['Words', 'bee space'],
      ['Words', 'Who keeps it?'],
      ['Words', 'Who keeps it?'],
      ['Words', 'Sluice'],
      ['Words', 'Gate'],
      ['Words', 'Gate'],
      ['Words'],
    ]);
    expect(article.blocks.at(-1)?.sectionStart).toBe(true);
  });

  test('ends as well where what follows it directly is left out', async () => {
    const article = await page(
      `<p>${prose('mill')}</p><dl>${term('Sluice', prose('sluice'))}</dl><p>Share this:</p><p>${prose('axle')}</p>`,
    );
    expect(article.blocks.at(-1)?.heading).toEqual([]);
    expect(article.text).not.toContain('Share this');
  });

  test('stands below a bold line', async () => {
    const article = await page(`<p><b>Words</b></p><dl>${term('Sluice', prose('sluice'))}</dl><p>${prose('mill')}</p>`);
    expect(article.blocks.map(({ heading }) => heading.at(-1))).toEqual(['Words', 'Sluice', 'Sluice', 'Words']);
  });

  test('of labels and their values has no headings', async () => {
    const article = await page(`<p>${prose('mill')}</p><dl>${term('Opened', '1871')}${term('Height', '12 m')}</dl>`);
    expect(headings(article)).toEqual([]);
  });
});
