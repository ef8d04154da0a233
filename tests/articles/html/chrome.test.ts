/** What site generators put round and into an article, and what only bears the same names. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const prose = (about: string) =>
  `The ${about} stands on the reef since the spring of that year, and nobody who has seen it in a gale has forgotten what it sounds like.`;
const page = (body: string, bodyAttributes = '') =>
  read(
    `<html><head><title>The Lamp - Lightpedia</title></head><body${bodyAttributes}><div id="content"><h1>The Lamp</h1>${body}</div></body></html>`,
    'a.html',
  );

describe('a wiki page', () => {
  const wiki = (inside: string, round = '') =>
    page(
      `<div id="siteSub">From Lightpedia, the free book of lights</div><a class="mw-jump-link" href="#nav">Jump to navigation</a><a class="mw-jump-link" href="#search">Jump to search</a><div id="mw-content-text"><div class="mw-parser-output">${inside}</div></div>${round}`,
      ' class="mediawiki ltr"',
    );

  test('is read without what the software puts round it', async () => {
    const article = await wiki(
      `<p>${prose('lamp')}</p><h2><span class="mw-headline">Lens</span><span class="mw-editsection">[<a>edit</a>]</span></h2><p>${prose('lens')}</p><table class="ambox"><tr><td>This page cites no sources.</td></tr></table><div role="navigation" class="navbox"><table><tr><th>Lamps of the north</th></tr><tr><td><a>Sule</a> · <a>Rona</a></td></tr></table></div>`,
      '<div class="printfooter">Retrieved from "https://example.org/lamp"</div><div id="catlinks" class="catlinks">Categories: <ul><li>Lamps</li><li>Reefs</li></ul></div>',
    );
    expect(texts(article)).toEqual([prose('lamp'), 'Lens', prose('lens')]);
    expect(article.omitted.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['From Lightpedia, the free book of lights', 'Categories:', 'Lamps']),
    );
  });

  test('keeps the rows of its box, whatever stands in a cell', async () => {
    const row = (label: string, value: string) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`;
    const article = await wiki(
      `<table class="infobox"><tbody>${row('Built', '1871<br>1902')}${row('Keepers', '<div class="plainlist"><ul><li>A. Mor</li><li>E. Rae</li></ul></div>')}${row('Place', '<style>.geo{color:red}</style><span>56°N</span> <span style="display:none">56.18</span>')}${row('Height', '<p>38 m</p>')}</tbody></table><p>${prose('lamp')}</p><p>${prose('lens')}</p>`,
    );
    expect(texts(article).slice(0, 4)).toEqual([
      'Built | 1871 1902',
      'Keepers | A. Mor, E. Rae',
      'Place | 56°N',
      'Height | 38 m',
    ]);
  });

  test('and a page of another kind keeps what bears such a name', async () => {
    const { text } = await page(
      `<p>${prose('lamp')}</p><div id="siteSub"><p>${prose('cellar')}</p></div><div class="navbox"><p>${prose('chart')}</p></div>`,
    );
    expect(text).toContain(prose('cellar'));
    expect(text).toContain(prose('chart'));
  });
});

describe('a cookie bar', () => {
  const says = 'This website uses cookies to improve your experience. You can opt-out if you wish.';
  test.each([
    `<div id="cookie-law-info-bar"><span>${says} <a>Accept</a> <a>Read More</a></span></div>`,
    '<div class="cc-window cc-banner"><p>Cookies help us to know what you read. <a>Got it</a></p></div>',
    '<section id="onetrust-banner-sdk"><h2>Your privacy</h2><p>We and our partners store cookies. You may accept or refuse.</p></section>',
    `<p>${says} Accept Read More</p>`,
  ])('is left out wherever it stands: %s', async (bar) => {
    for (const body of [`${bar}<p>${prose('lamp')}</p>`, `<p>${prose('lamp')}</p>${bar}`]) {
      const article = await page(`${body}<p>${prose('lens')}</p>`);
      expect(texts(article)).toEqual([prose('lamp'), prose('lens')]);
    }
  });

  test.each([
    '<section id="cookies"><h2>Cookies</h2><p>Mix the flour with the butter, roll it out and bake the cookies for ten minutes; they are done when their edges are brown.</p></section>',
    `<section class="cookie-policy"><p>The court found that the site had set cookies before anybody could accept them. ${'The judge went through every one of them and asked what it was for. '.repeat(14)}</p></section>`,
  ])('is not an article about cookies: %#', async (body) => {
    const { text } = await page(`<p>${prose('lamp')}</p>${body}`);
    expect(text).toMatch(/edges are brown|The court found/);
  });
});

test.each([
  ['Was this article helpful?'],
  ['187 out of 203 found this helpful'],
  ['12 of 15 people found this page useful'],
  ['Is this page useful?'],
  ['War dieser Artikel hilfreich?'],
  ['Cet article vous a-t-il été utile ?'],
  ['¿Te resultó útil este artículo?'],
  ['이 글이 도움이 되었나요?'],
  ['Have more questions? Submit a request'],
  ['Show key events only'],
  ['Please turn on JavaScript to use this feature'],
  ['Show key events only Please turn on JavaScript to use this feature'],
  ['Bitte melden Sie sich an, um zu kommentieren.'],
  ['Melde dich an, um einen Kommentar zu schreiben.'],
  ['Connectez-vous pour commenter.'],
  ['Inicia sesión para comentar.'],
])('a page’s question or request to its reader is left out: %s', async (line) => {
  const article = await page(`<p>${prose('lamp')}</p><p>${prose('lens')}</p><div><p>${line}</p></div>`);
  expect(texts(article)).toEqual([prose('lamp'), prose('lens')]);
});

test.each([
  'The keeper asked whether the article was helpful.',
  'Seven out of nine found this helpful, the doctor wrote, and two did not.',
  'Sie melden sich an, um den Turm zu sehen.',
])('and what an article says of such things stays: %s', async (line) => {
  expect(texts(await page(`<p>${prose('lamp')}</p><p>${line}</p><p>${prose('lens')}</p>`))).toContain(line);
});

test('a quotation tells its speaker without running into the words', async () => {
  const article = await page(
    `<p>${prose('lamp')}</p><blockquote><div><cite>mor_the_keeper wrote:</cite>The wick was new.</div></blockquote><blockquote><cite>The Lamp</cite>, he said, is a book.</blockquote><p>${prose('lens')}</p>`,
  );
  expect(texts(article).slice(1, 3)).toEqual([
    'mor_the_keeper wrote: The wick was new.',
    'The Lamp, he said, is a book.',
  ]);
  expect(headings(article)).toEqual([]);
});
