/** Headings in HTML: what stands round them in the markup without being theirs, and what stands above and is. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const prose = (about: string) =>
  `The ${about} was closed at noon by two men of the harbour office, who said that nobody could tell when it would open again.`;
const page = (body: string) =>
  read(
    `<html><head><title>The Storm</title></head><body><main><h1>The Storm</h1>${body}</main></body></html>`,
    'a.html',
  );

describe('a time right above a heading belongs to the entry below', () => {
  const entry = (time: string, heading: string, wrap = (inside: string) => inside) =>
    wrap(`${time}<h2>${heading}</h2><p>${prose(heading)}</p>`);
  const inBlock = (inside: string) => `<div class="block">${inside}</div>`;

  test.each([
    ['<p class="block-time">00.31 GMT</p>', '<p class="block-time">23.50 GMT</p>'],
    ['<time datetime="2023-11-04T00:31:00Z">00.31</time>', '<time datetime="2023-11-03T23:50:00Z">23.50</time>'],
    ['<p><time>12:31am</time></p>', '<p><time>11:50pm</time></p>'],
    ['<div class="meta"><span>3h ago</span></div>', '<div class="meta"><span>5h ago</span></div>'],
    ['<p>14:31 Uhr</p>', '<p>13:50 Uhr</p>'],
    ['<p>4 November 2023</p>', '<p>3 November 2023</p>'],
  ])('%s', async (first, second) => {
    for (const wrap of [inBlock, (inside: string) => inside]) {
      const article = await page(
        `<p>${prose('pier')}</p>${entry(first, 'The quay', wrap)}${entry(second, 'The bridge', wrap)}`,
      );
      const time = (html: string) => html.replace(/<[^>]*>/g, '');
      expect(texts(article)).toEqual([
        prose('pier'),
        'The quay',
        time(first),
        prose('The quay'),
        'The bridge',
        time(second),
        prose('The bridge'),
      ]);
    }
  });

  test('be it the only one, where it tells more than the day', async () => {
    const entryOf = (time: string) => page(`<p>${prose('pier')}</p><div>${entry(`<p>${time}</p>`, 'The quay')}</div>`);
    expect(texts(await entryOf('4 November 2023, 14:05'))[1]).toBe('The quay');
    expect(texts(await entryOf('4 November 2023'))[1]).toBe('4 November 2023');
  });

  test('where the heading has a wrapper of its own', async () => {
    const article = await page(
      `<p>${prose('pier')}</p><div><p>00.31 GMT</p><header><h2>The quay</h2></header><p>${prose('quay')}</p></div>`,
    );
    expect(texts(article)).toEqual([prose('pier'), 'The quay', '00.31 GMT', prose('quay')]);
  });

  test.each([
    [
      'the day of the page above its first section',
      `<p>4 November 2023</p><h2>The quay</h2><p>${prose('quay')}</p>`,
      ['4 November 2023', 'The quay', prose('quay')],
    ],
    [
      'days below the stories that they date',
      ['quay', 'bridge'].map((it) => `<h2>The ${it}</h2><p>${prose(it)}</p><p>4 November 2023</p>`).join(''),
      ['The quay', prose('quay'), '4 November 2023', 'The bridge', prose('bridge'), '4 November 2023'],
    ],
    [
      'times below headlines without a story',
      `${['quay', 'bridge'].map((it) => `<h2>The ${it}</h2><p>00.31 GMT</p>`).join('')}<p>${prose('pier')}</p>`,
      ['The quay', '00.31 GMT', 'The bridge', '00.31 GMT', prose('pier')],
    ],
    [
      'a number above a heading',
      `<p>${prose('pier')}</p><p>2.10</p><h2>The quay</h2><p>${prose('quay')}</p>`,
      [prose('pier'), '2.10', 'The quay', prose('quay')],
    ],
    [
      'the time of a part, below its heading and who wrote it',
      `<p>${prose('pier')}</p><section><h2>Night</h2><p>Ann Lee</p><p>00.31 GMT</p><h3>The quay</h3><p>${prose('quay')}</p></section>`,
      [prose('pier'), 'Night', 'Ann Lee', '00.31 GMT', 'The quay', prose('quay')],
    ],
  ])('and stays where it is otherwise: %s', async (_, body, expected) => {
    expect(texts(await page(body))).toEqual(expected);
  });
});

describe('a heading is read', () => {
  const list = '<ul><li>A rope of forty metres, tarred</li><li>Two lamps</li><li>A boat that floats</li></ul>';
  test.each([
    '<div class="markdown-heading"><h2>What you need</h2><a class="anchor"></a></div>',
    '<div class="markdown-heading"><h2>What you need</h2><a class="anchor" href="#what"><svg></svg></a></div>',
    '<div><h2>What you need</h2></div>',
    '<div class="widget-heading"><div class="widget-container"><h2>What you need</h2></div></div>',
    '<h2>What you need<a class="headerlink" href="#what">¶</a></h2>',
    '<h2><a href="#what" class="anchor">#</a> What you need</h2>',
    '<h2><span class="mw-headline">What you need</span><span class="mw-editsection"><span>[</span><a>edit</a><span>]</span></span></h2>',
    '<div class="mw-heading mw-heading2"><h2>What you need</h2><span class="mw-editsection">[<a>edit</a>]</span></div>',
  ])('without its links, and with the list below: %s', async (heading) => {
    const article = await page(
      `<p>${prose('pier')}</p><p>${prose('quay')}</p>${heading}${list}<p>${prose('bridge')}</p>`,
    );
    expect(headings(article)).toEqual(['What you need']);
    expect(texts(article)).not.toContain('[edit]');
  });
});

test('a section that repeats the title far below it ends those above it, and does not say the title again', async () => {
  const aside = `<h2>The pier</h2><p>${prose('pier')}</p><h3>Tides</h3><p>${prose('tide gate')}</p>`;
  const article = await page(
    `<p>By Ida Moe, 3 March 2021</p><p>${prose('quay')}</p>${aside}<h2>The Storm</h2><h3>Damage</h3><p>${prose('bridge')}</p>`,
  );
  expect([article.title, article.author, article.date]).toEqual(['The Storm', 'Ida Moe', '2021-03-03']);
  expect(article.blocks.at(-1)?.heading).toEqual(['Damage']);
  expect(texts(article)).toContain('The Storm');
});

test('a title that a page shows twice above its text is no heading', async () => {
  const article = await page(`<h2>The Storm</h2><p>${prose('quay')}</p><h2>The pier</h2><p>${prose('pier')}</p>`);
  expect(headings(article)).toEqual(['The pier']);
});

test('posts of a list are no items of it, and what stands above the heading of a story stands in it', async () => {
  const post = (label: string, name: string) =>
    `<article><span class="cat">${label}</span><h3>${name}</h3><p>${prose(name)}</p></article>`;
  const names = [
    ['Rivers', 'The quay'],
    ['Wells', 'The bridge'],
    ['Tides', 'The mole'],
  ] as const;
  const posts = names.map(([label, name]) => post(label, name));
  const article = await page(`<p>${prose('pier')}</p><ol>${posts.map((it) => `<li>${it}</li>`).join('')}</ol>`);
  expect(texts(article).slice(1)).toEqual(names.flatMap(([label, name]) => [name, label, prose(name)]));
  expect(new Set(article.blocks.map(({ kind }) => kind))).toEqual(new Set(['paragraph', 'heading']));
  expect(texts(await page(`<p>${prose('pier')}</p>${posts.join('')}`)).slice(1)).toEqual(texts(article).slice(1));
});

test.each([
  ['a button that copies its link', 'The quay<div class="anchor"><div><button>Copy link</button></div></div>'],
  ['an element that starts a line', '<div>The quay</div>'],
  ['a paragraph', '<p><strong>The quay</strong></p>'],
])('a heading that holds %s is one', async (_, heading) => {
  const article = await page(`<p>${prose('pier')}</p><h2>${heading}</h2><p>${prose('quay')}</p>`);
  expect(headings(article)).toEqual(['The quay']);
});

test('a heading that is never closed does not make headings of what follows', async () => {
  const article = await page(
    `<p>${prose('pier')}</p><h2>The quay<p>${prose('quay')}</p><p>It rained.</p><p>${prose('bridge')}</p><p>${prose('mole')}</p>`,
  );
  expect(headings(article)).not.toContain('It rained.');
});

describe('the heading of a box between paragraphs holds for the box alone', () => {
  const headed = (article: Awaited<ReturnType<typeof page>>, text: string) =>
    article.blocks.find(({ start, end }) => article.text.slice(start, end) === text)?.heading;
  const box = `<div class="embed"><h3>From the log</h3><p>${prose('log')}</p></div>`;
  const harbour = `<p>${prose('pier')}</p>${box}<p>${prose('wharf')}</p>`;

  test.each([
    ['a story without sections', harbour, []],
    ['a section', `<h2>The harbour</h2>${harbour}`, ['The harbour']],
    [
      'the box of key points above the first section',
      `${box}<p>${prose('wharf')}</p><h2>Later</h2><p>${prose('ebb')}</p>`,
      [],
    ],
  ])('%s', async (_, body, above) => {
    const article = await page(body);
    expect(headed(article, prose('log'))).toEqual([...above, 'From the log']);
    expect(headed(article, prose('wharf'))).toEqual(above);
  });

  test.each([
    ['whose wrapper holds no text of its own', '<div><h2>The quay</h2><span>edit</span></div>'],
    [
      'whose wrapper is that of each section',
      '<div class="head"><h2>The quay</h2><p>What the storm left of it, in short</p></div>',
    ],
  ])('and not a heading of the text %s', async (_, head) => {
    const sections = [head, head.replace('quay', 'bridge')];
    const article = await page(
      sections.map((section, at) => `<p>${prose(`pier ${at}`)}</p>${section}<p>${prose(`wharf ${at}`)}</p>`).join(''),
    );
    expect(headed(article, prose('wharf 0'))).toEqual(['The quay']);
    expect(headed(article, prose('wharf 1'))).toEqual(['The bridge']);
  });

  test('nor those of a part that has a wrapper of its own', async () => {
    const part = `<section><h2>A knot</h2><h3>What it takes</h3><p>${prose('rope')}</p><h3>How it is made</h3><p>${prose('bight')}</p></section>`;
    const article = await page(`<h2>The quay</h2><p>${prose('pier')}</p>${part}<p>${prose('wharf')}</p>`);
    expect(headed(article, prose('bight'))).toEqual(['A knot', 'How it is made']);
  });

  test('nor the bold line that a paragraph begins with', async () => {
    const entry = (name: string) => `<p><strong>${name}</strong><br>${prose(name)}</p>`;
    const article = await page(`<h2>The quays</h2>${entry('North')}${entry('South')}${entry('West')}`);
    expect(headed(article, prose('South'))).toEqual(['The quays', 'South']);
    expect(article.blocks.every(({ sectionStart }) => sectionStart !== true)).toBe(true);
  });

  test('so that a sign-up box goes with its heading', async () => {
    const article = await page(
      `<p>${prose('pier')}</p><div><h3>Get the Log in your inbox</h3><p>Sign up for our daily letter</p><p>More in our Privacy Notice</p></div><p>${prose('wharf')}</p>`,
    );
    expect(texts(article)).toEqual([prose('pier'), prose('wharf')]);
  });
});
