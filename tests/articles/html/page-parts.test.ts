/** What stands round an article in a page: what visitors need stays, menus and boxes that sell go. */
import { describe, expect, test } from 'vitest';
import { read, texts } from '../reading.ts';

const prose = (about: string) =>
  `The ${about} was built by the parish in the year of the great frost, and whoever climbs it on a clear morning can see both coasts.`;
const BODY = `<h1>The tower</h1><p>${prose('tower')}</p><h2>Stairs</h2><p>${prose('stair')}</p><p>${prose('door')}</p>`;
const KEPT = [prose('tower'), 'Stairs', prose('stair'), prose('door')];
const page = (above: string, below = '') =>
  read(`<html><head><title>The tower</title></head><body>${above}${BODY}${below}</body></html>`, 'a.html');

describe('stays', () => {
  test.each([
    '<div role="alert">The tower is shut on 3 May for repairs to the bell.</div>',
    '<div class="banner" role="alert"><p>The tower is shut on 3 May for repairs to the bell.</p></div>',
    '<header><div role="alert"><strong>Note:</strong> no lift until June.</div></header>',
  ])('a notice to visitors, at the head: %s', async (notice) => {
    const text = notice.replace(/<[^>]+>/g, '');
    const article = await page(notice);
    expect(texts(article)).toEqual([text, ...KEPT]);
    expect(article.omitted).toEqual([]);
  });

  test.each([
    ['Parish of Oor, Bell Lane 4, Oor. Tel. 0555 210 33.', '<a href="/p">Privacy</a> <a href="/j">Jobs</a>'],
    ['Phone: +44 (0)1632 960 210', '<ul><li><a href="/p">Privacy</a></li><li><a href="/f">Facebook</a></li></ul>'],
    ['Bell Lane 4, Oor, ☎ 0555 210 33', '<p><a href="/c">Cookies</a></p>'],
  ])('an address with a telephone in the footer, without its links: %s', async (address, links) => {
    const article = await page('', `<footer>${address} ${links}</footer>`);
    expect(texts(article)).toEqual([...KEPT, address]);
    expect(article.omitted.map(({ text }) => text).join(' ')).not.toContain(address);
    expect(article.omitted.map(({ text }) => text).join(' ')).toMatch(/Privacy|Cookies/);
  });

  test('a street above the telephone stays with it, below a list of other pages', async () => {
    const article = await page(
      '',
      '<h2>Related</h2><ul><li>The bell of Oor</li><li>The clock of Elm</li></ul><footer><p>Bell Lane 4, Oor</p><p>Phone 0555 210 33, fax 0555 210 34</p><p>© Parish of Oor, 2020</p></footer>',
    );
    expect(texts(article)).toEqual([...KEPT, 'Bell Lane 4, Oor', 'Phone 0555 210 33, fax 0555 210 34']);
  });

  test('a number that is a link is part of its address', async () => {
    const article = await page(
      '',
      '<div role="contentinfo"><p>Bell Lane 4, Oor<br>Call <a href="tel:055521033">0555 210 33</a> · <a href="/j">Jobs</a></p></div>',
    );
    expect(texts(article).at(-1)).toBe('Bell Lane 4, Oor Call 0555 210 33');
  });

  test.each([
    `<div class="nav"><p>${prose('ladder')}</p></div>`,
    `<div class="deal"><p>${prose('ladder')}</p></div>`,
    '<div class="nav"><ul><li>Ladders were used until 1920.</li><li>Then came the stair.</li></ul></div>',
    '<div class="nav"><span>Shut on Monday.</span> <span>Open on Friday.</span></div>',
    '<div class="deal">Rope, 9 crowns. Buy now</div>'.repeat(4),
    '<ul class="nav nav-tabs"><li>By the stair</li><li>By the ladder</li></ul>',
    '<div class="ad"><p>In 1890 the parish bought an advertisement for the tower in three papers.</p></div>',
  ])('text that bears such a name: %s', async (part) => {
    const { text } = await read(
      `<html><head><title>The tower</title></head><body><h1>The tower</h1><p>${prose('tower')}</p>${part}<p>${prose('stair')}</p></body></html>`,
      'a.html',
    );
    expect(text).toContain(/>([^<]{4,25})/.exec(part)?.[1]);
  });
});

describe('is left out', () => {
  test.each([
    '<nav><a>Towers</a><a>Bells</a><a>Visit us</a><a>EN</a> | <a>DE</a></nav>',
    '<div class="nav"><ul><li>Towers</li><li>Bells</li><li>Weather vanes</li></ul></div>',
    '<div id="main-nav"><a href="/t">Towers</a> <a href="/b">Bells</a></div>',
    '<form><div role="alert">Enter a valid address.</div></form>',
    '<header><div role="alert">Your session has ended, so please sign in once more.</div></header>',
  ])('above: %s', async (part) => {
    expect(texts(await page(part))).toEqual(KEPT);
  });

  test.each([
    '<div class="ad">ADVERTISEMENT<br>Warm gloves, half price at Frostwear</div>',
    '<aside class="ad-slot"><p>Sponsored</p><p>Warm gloves at Frostwear</p></aside>',
    '<div class="deal-box"><b>Deal of the week:</b> Bell rope £9 at Ropehouse <a>Buy now</a></div>',
    '<div class="product-promo">Bell rope, 9 crowns. <a href="/x">Add to basket</a></div>',
    '<footer><a href="/p">Privacy</a> <a href="/j">Jobs</a> © 2020 Parish of Oor</footer>',
  ])('below: %s', async (part) => {
    expect(texts(await page('', part))).toEqual(KEPT);
    expect(texts(await page('', `${part}<p>${prose('roof')}</p>`))).toEqual([...KEPT, prose('roof')]);
  });
});

test('papers that a page lists as similar go, with who wrote them and where, and its references stay', async () => {
  const list = (items: readonly string[]) => `<ul>${items.map((it) => `<li>${it}</li>`).join('')}</ul>`;
  const similar = [
    '<a>Amphibian tunnels and their upkeep.</a> Brandt K, Lowe P. Ann Road Ecol. 2018 May;10(2):90-104. PMID: 00000001',
    '<a>Traffic noise and the hearing of owls.</a> Ivers D, et al. J Nocturn. 2020 Jan;3(1):1-12. PMID: 00000002 Review.',
  ];
  const article = await page(
    '',
    `<h2>Similar articles</h2>${list(similar)}<p><a>See all similar articles</a></p><h2>References</h2>${list(['Philcox A, et al. Otter deaths on roads. 1999;36:748-61.'])}`,
  );
  expect(article.text).not.toMatch(/Brandt|similar/i);
  expect(article.text).toContain('Philcox');
});
