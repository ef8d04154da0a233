/** What a page shows by its elements and not in letters. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const page = (body: string, head = '') =>
  read(`<!doctype html><html><head>${head}</head><body><main><h1>The mill</h1>${body}</main></body></html>`, 'a.html');
const prose = (about: string) =>
  `The ${about} was on everybody’s lips that winter, in the harbour, in the school and at the market, until the ice had gone.`;

test('powers stay powers', async () => {
  const { text } = await page(
    `<p>${prose('mole')}</p><p>Avogadro counted 6.02 × 10<sup>23</sup> particles in 10<sup>−3</sup> m<sup>3</sup>, in the 19<sup>th</sup> century, for M<sup>me</sup> Noor and H<sub>2</sub>O.</p>`,
  );
  expect(text).toContain('6.02 × 10²³ particles in 10⁻³ m³, in the 19th century, for Mme Noor and H2O.');
});

test('quotations bear their marks, those inside them others', async () => {
  const { text } = await page(
    `<p>${prose('march')}</p><p>She said <q>we will not <q>retreat</q> now</q> and sat down.</p>`,
  );
  expect(text).toContain('She said “we will not ‘retreat’ now” and sat down.');
});

test('readings of characters stand in brackets', async () => {
  const { text } = await page(
    `<p>${prose('sign')}</p><p>The sign says <ruby>漢字<rt>かんじ</rt></ruby> and <ruby>音<rp>(</rp><rt>おと</rt><rp>)</rp></ruby> today.</p>`,
  );
  expect(text).toContain('The sign says 漢字(かんじ) and 音(おと) today.');
});

test('formulas are written in a line', async () => {
  const formula =
    '<math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup><mo>+</mo><mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></mrow><annotation>E=mc^2</annotation></semantics></math>';
  const { text } = await page(
    `<p>${prose('value')}</p><p>The value ${formula} holds in every case that was tried.</p>`,
  );
  expect(text).toContain('The value E=mc^2+1/(a+b) holds');
});

describe('what waits for a click is text', () => {
  test('headings that are buttons', async () => {
    const article = await page(
      `<h2><button>When does the ferry run in winter?</button></h2><p>${prose('ferry')}</p><h2>Times <button>Copy link</button></h2><p>${prose('clock')}</p>`,
    );
    expect(headings(article)).toEqual(['When does the ferry run in winter?', 'Times']);
  });

  test('panels of tabs and accordions', async () => {
    const article = await page(
      `<p>${prose('ferry')}</p><div role="tabpanel" hidden><h3>Winter times</h3><p>${prose('winter boat')}</p></div>` +
        `<div role="region" aria-labelledby="b" style="display: none" aria-hidden="true"><p>${prose('late boat')}</p></div>` +
        `<div hidden="until-found"><p>${prose('night boat')}</p></div><div hidden><p>${prose('draft')}</p></div>` +
        `<div role="region" aria-label="Cookies" hidden><p>${prose('cookie')}</p></div>`,
    );
    for (const about of ['winter boat', 'late boat', 'night boat']) expect(article.text).toContain(prose(about));
    for (const about of ['draft', 'cookie']) expect(article.text).not.toContain(prose(about));
  });
});

describe('code keeps its lines', () => {
  test.each([
    ['line breaks', '<pre>first line<br>second line<br/>third line</pre>', 'first line\nsecond line\nthird line'],
    [
      'an element a line',
      '<pre><code><div>let a = 1;</div><div>let b = 2;</div></code></pre>',
      'let a = 1;\nlet b = 2;',
    ],
    [
      'numbers beside it',
      '<table><tr><td class="gutter"><pre>1\n2\n</pre></td><td><pre>let a = 1;\nlet b = 2;\n</pre></td></tr></table>',
      'let a = 1;\nlet b = 2;',
    ],
  ])('%s', async (_, code, shown) => {
    const article = await page(`<p>${prose('code')}</p>${code}<p>${prose('end')}</p>`);
    expect(texts(article)).toEqual([prose('code'), shown, prose('end')]);
  });
});

test('a page that is too large for a tree keeps rows, code, names of characters and what its head says', async () => {
  const filling = '<p><b>x</b></p>'.repeat(12_000);
  const article = await page(
    `<p>Bj&oslash;rn &aring;t sm&aring; &aelig;bler.</p><table><tr><td>Year</td><td>Trips</td></tr><tr><td>1994</td><td>12</td></tr></table><pre>a = 1;\nb = 2;</pre>${filling}`,
    '<title>The mill</title><meta property="article:published_time" content="2018-03-08"><meta name="author" content="Ann Lee">',
  );
  expect(article).toMatchObject({ title: 'The mill', date: '2018-03-08', author: 'Ann Lee' });
  expect(texts(article)).toEqual(
    expect.arrayContaining(['Bjørn åt små æbler.', 'Year | Trips', '1994 | 12', 'a = 1;\nb = 2;']),
  );
});

test('a large page that is nested deeply is read in seconds', async () => {
  const sentence = `${prose('ferry')} `;
  const deep = `${'<div>'.repeat(60)}${`<p>${sentence.repeat(12)}</p>`.repeat(2_000)}${'</div>'.repeat(60)}`;
  const before = process.cpuUsage();
  expect((await page(deep)).text).toContain(prose('ferry'));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
}, 120_000);
