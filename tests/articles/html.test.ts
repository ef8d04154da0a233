import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/articles/read.ts';
import type { Article } from '../../src/types.ts';

const read = (html: string | Uint8Array) =>
  parseArticle('a.html', typeof html === 'string' ? new TextEncoder().encode(html) : html, {
    boilerplate: 'drop',
    maxBytes: 30_000_000,
  });
const texts = (article: Article) =>
  article.blocks.map(({ kind, start, end }) => [kind, article.text.slice(start, end)]);
const prose = (about: string) =>
  `The ${about} was on everybody’s lips that winter, in the harbour, in the school and at the market, until the ice had gone and there was other news.`;

const PAGE = `<!doctype html><html><head><title>The Ferry – Island Herald</title>
<meta property="og:site_name" content="Island Herald"><meta name="author" content="Marta Lind"><link rel="canonical" href="https://example.org/ferry">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The Ferry","datePublished":"2018-03-08T10:00:00Z"}</script></head>
<body><a href="#c">Skip to content</a><nav><ul><li>Home</li><li>News</li></ul></nav>
<main id="c"><article><h1>The Ferry</h1><p class="byline">By Marta Lind</p><p>${prose('ferry')}</p>
<h2>The <em>engine</em></h2><p>${prose('engine')}</p><ol><li>First it stopped.</li><li>Then it sank.</li></ol>
<table><tr><th>Year</th><th>Trips</th></tr><tr><td>1994</td><td>12</td></tr></table>
<blockquote><p>“It was a good engine, and I said so at the time to whoever asked me about it.”</p></blockquote><pre>  a = 1  
  b = 2</pre><p>${prose('pier')}</p><p hidden>Hidden words.</p><p style="display: none">More hidden words.</p>
<script>document.write('never')</script></article></main>
<aside class="newsletter"><h3>Our letter</h3><p>Join our free newsletter.</p></aside><footer>© 2018 Island Herald</footer></body></html>`;

test('an article is read without the page round it', async () => {
  const article = await read(PAGE);
  expect(article).toMatchObject({
    title: 'The Ferry',
    url: 'https://example.org/ferry',
    date: '2018-03-08',
    author: 'Marta Lind',
  });
  expect(texts(article)).toEqual([
    ['paragraph', prose('ferry')],
    ['heading', 'The engine'],
    ['paragraph', prose('engine')],
    ['list-item', '1. First it stopped.'],
    ['list-item', '2. Then it sank.'],
    ['table-row', 'Year | Trips'],
    ['table-row', '1994 | 12'],
    ['quotation', '“It was a good engine, and I said so at the time to whoever asked me about it.”'],
    ['code', '  a = 1\n  b = 2'],
    ['paragraph', prose('pier')],
  ]);
  expect(article.omitted.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Skip to content', 'Join our free newsletter.']),
  );
});

test('a page that lists stories keeps them all', async () => {
  const stories = ['ferry', 'bridge', 'lighthouse', 'mill', 'school', 'market', 'harbour', 'storm'];
  const items = stories.map(
    (story) =>
      `<div class="item"><h2><a href="/${story}">The ${story}</a></h2><p>A short word about the ${story}, and no more.</p></div>`,
  );
  const article = await read(
    `<html><head><title>Island News</title></head><body><nav>Home News</nav><div id="list">${items.join('')}</div><footer>About us</footer></body></html>`,
  );
  expect(article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading)).toEqual(
    stories.map((story) => [`The ${story}`]),
  );
});

test('a page that names its own charset is read in it', async () => {
  const body = `<html><head><meta charset="iso-8859-2"></head><body><p>Wa³êsa ${prose('ship')}</p></body></html>`;
  const { text } = await read(Buffer.from(body.replaceAll('’', "'"), 'latin1'));
  expect(text).toContain('Wałęsa');
});

test.each(['windows-1252', 'iso-8859-1', 'ISO-8859-1', 'latin1', 'cp1252', 'us-ascii'])(
  'a page in %s keeps its quotation marks, dashes and euro signs',
  async (charset) => {
    const written = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '€': 0x80 } as Record<string, number>;
    const body = `<html><head><meta charset="${charset}"></head><body><p>A “fair” fare – €6.50 – on the ferry’s deck. ${prose('fare')}</p></body></html>`;
    const { text } = await read(Uint8Array.from(body, (character) => written[character] ?? character.charCodeAt(0)));
    expect(text).toBe(`A “fair” fare – €6.50 – on the ferry’s deck. ${prose('fare')}`);
  },
);

test('character references bring nothing back that was taken out', async () => {
  const { text } = await read(`<p>A&#x202e;b&#0;c e&#x301; ${prose('ship')}</p>`);
  expect(text).toMatch(/^Ab\ufffd?c é The ship/);
});

describe('pages made to hurt are read in time', () => {
  test.each([
    ['nested 100,000 deep', `${'<div>'.repeat(100_000)}words`],
    ['100,000 headings', '<h2>a</h2>'.repeat(100_000)],
    ['nested lists', `${'<ul><li>'.repeat(110)}words`],
    ['nested tables', `${'<table><tr><td>'.repeat(20_000)}words`],
    ['open tags', `words ${'<a '.repeat(200_000)}`],
    ['less-than signs', `words ${'<'.repeat(20_000)}`],
    ['unclosed scripts', `words ${'<script>'.repeat(50_000)}`],
    ['unclosed comments', `words ${'<!--'.repeat(50_000)}`],
    ['raised numbers between empty elements', `<p>words.${'<b></b><sup>[1]</sup>'.repeat(4500)}</p>`],
    [
      'raised numbers behind emptiness',
      `<p>words.<b>${'<i></i>'.repeat(4500)}</b>${'<sup>(1)</sup>'.repeat(4500)}</p>`,
    ],
    ['times above headings', '<p>00:31</p><b></b><h2>a</h2>'.repeat(3200)],
    ['headings behind emptiness', `${'<i></i>'.repeat(4500)}${'<h2>a</h2>'.repeat(4500)}`],
    ['nested lists of contents', `${'<div class="toc">'.repeat(10)}${'<a href="#a">a</a> '.repeat(9000)}`],
    ['lists of contents', '<b></b><p>Contents</p><ul><li><a href="#a">a</a><a href="#a">a</a></ul>'.repeat(1600)],
    ['nested cookie bars', `${'<div class="cookie">'.repeat(10)}${'<i></i>'.repeat(9000)}cookies accept`],
    ['numbered lists that count down', '<ol reversed><li value=3>a</ol>'.repeat(4000)],
    [
      'posts of a thread',
      '<div class="post"><dl class="postprofile"><dt>a</dt></dl><div class="postbody"><h3>a</h3><p class="author">a</p>a</div></div>'.repeat(
        2000,
      ),
    ],
    [
      'posts in posts',
      `${'<div class="post"><dl class="postprofile"></dl><div class="postbody"><p class="author">'.repeat(35)}words`,
    ],
    ['deep data', `<script type="application/ld+json">${'['.repeat(200_000)}</script><p>words</p>`],
  ])('%s', async (_, html) => {
    const before = process.cpuUsage();
    expect((await read(html)).text).not.toBe('');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(6000);
  });
});

test.each([
  ['Ferry Trust - Boats run again', 'Boats run again'],
  ['Boats run again | Ferry Trust', 'Boats run again'],
  ['Ferry Trust | Boats run again | News', 'Boats run again'],
  ['Ferry Trust - News', 'Boats run again'],
])('a page called "%s" has the title of its headline', async (name, title) => {
  const article = await read(
    `<html><head><title>${name}</title></head><body><div><h2>Boats run again</h2><p>Posted by Gwen on 7 March 2016</p><p>${prose('boat')}</p><h2>Fares</h2><p>${prose('fare')}</p></div></body></html>`,
  );
  expect(article).toMatchObject({ title, date: '2016-03-07', author: 'Gwen' });
});

test('a bold line by itself heads what stands below, in old pages too', async () => {
  const article = await read(
    `<html><head><title>Ferry Trust - News</title></head><body><font size=5><b>Boats run again</b></font><br><br>${prose('boat')}<br><br><b>What about the museum?</b><br><br>${prose('museum')}<p>${prose('crane')}</p><p><strong>Winter timetable</strong></p><p><b>Note:</b> ${prose('table')}</p></body></html>`,
  );
  expect(article.title).toBe('Boats run again');
  expect(article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading)).toEqual([
    ['What about the museum?'],
    ['Winter timetable'],
  ]);
});

test.each([
  ['By Mirela Oster, 11 May 2023', 'Mirela Oster', '2023-05-11'],
  ['By Mirela Oster, May 11, 2023', 'Mirela Oster', '2023-05-11'],
  ['By Mirela Oster and Jan Petr, 2023-05-11', 'Mirela Oster and Jan Petr', '2023-05-11'],
  ['Von Mirela Oster, 11. Mai 2023', 'Mirela Oster', '2023-05-11'],
  ['By Mirela Oster · 11 May 2023', 'Mirela Oster', '2023-05-11'],
])('a byline with its day, "%s", is an author and a date', async (byline, author, date) => {
  for (const name of ['', ' class="byline"']) {
    const article = await read(
      `<html><head><title>The Ferry</title></head><body><article><h1>The Ferry</h1><p${name}>${byline}</p><p>${prose('ferry')}</p><p>${prose('pier')}</p><p>${prose('engine')}</p></article></body></html>`,
    );
    expect(article).toMatchObject({ title: 'The Ferry', author, date });
    expect(article.text).not.toContain('Oster');
    expect(article.omitted).toEqual([]);
  }
});

test.each([
  ['<p class="byline">By Jane Doe and Harriet Coombe</p>', 'Jane Doe and Harriet Coombe'],
  [
    '<p>By <a rel="author">Jane Doe</a> and <a rel="author">Harriet Coombe</a> | 3 May 2024</p>',
    'Jane Doe and Harriet Coombe',
  ],
  ['<p class="byline">By Harriet Coombe</p>', 'Jane Doe'],
  ['<p>By Jane Doe, Seoul</p>', 'Jane Doe'],
  ['<p>By Jane Doe 3 May 2024</p>', 'Jane Doe'],
])('a page that names one author in its head has all whom its byline names: %s', async (byline, author) => {
  const words = '<p>The mill on Skerrow closed because the wheel broke and nobody would pay for a new one.</p>'.repeat(
    3,
  );
  const page = `<html><head><title>Why the mill closed</title><meta name="author" content="Jane Doe"></head><body><article><h1>Why the mill closed</h1>${byline}${words}</article></body></html>`;
  const article = await read(page);
  expect(article.author).toBe(author);
  if (byline.includes('Jane')) expect(article.text).not.toContain('Jane');
});

test.each(['', ' class="byline"'])(
  'a page of stories that are each signed has no author and no day itself: <p%s>',
  async (mark) => {
    const story = (headline: string, byline: string) =>
      `<h2>${headline}</h2><p${mark}>${byline}</p><p>The council told it on Monday at the quay, where forty people had come to hear of it.</p>`;
    const page = `<html><head><title>News</title></head><body><h1>News</h1>${story('Bridge stays closed', 'By Jane Doe, 3 May 2024')}${story('Fares rise again', 'By Harriet Coombe, 2 May 2024')}${story('Seals return', 'By John Roe, 28 April 2024')}</body></html>`;
    const article = await read(page);
    expect(article).toMatchObject({ author: null, date: null });
    expect(article.text).toContain('By Jane Doe, 3 May 2024');
  },
);

test('below menus that are no elements of their own, day and reporter of a Korean page stand under its title', async () => {
  const menu = ['홈', '정치', '경제', '사회', '국제'].map((label) => `<li><a href="/">${label}</a></li>`).join('');
  const words = [
    '대동강 회전교가 6월 중순 다시 열린다. 시는 3일 통행을 재개한다고 밝혔다.',
    '공사비는 모두 42억 원이다. 새 베어링은 폴란드에서 들여왔다.',
  ];
  const page = `<html lang="ko"><head><title>대동강 다리 6월 다시 열린다 - 항구신문</title></head><body><div id="gnb"><ul>${menu}</ul></div><div class="path">홈 &gt; 사회 &gt; 지역</div><h3>대동강 다리 6월 다시 열린다</h3><div>입력 2024.05.03 09:12 | 수정 2024.05.03 11:40 <span>김철수 기자</span> 댓글 12</div><div><a>페이스북</a> <a>트위터</a> <a>카카오톡</a> <a>URL복사</a> <a>글자크기 조절</a> <a>인쇄</a></div><p>${words[0]}</p><div>[광고] 지금 가입하면 첫 달 무료</div><p>${words[1]}</p></body></html>`;
  const article = await read(page);
  expect(article).toMatchObject({ title: '대동강 다리 6월 다시 열린다', date: '2024-05-03', author: '김철수' });
  expect(texts(article).map(([, text]) => text)).toEqual(words);
  expect(article.text).not.toMatch(/카카오톡|광고/);
});

test.each([
  ['head', '<!doctype html><html><meta charset="utf-8"><title>Boats run again</title><body>BODY</body></html>'],
  ['body', '<!doctype html><html><head><title>Boats run again</title></head>BODY</html>'],
  ['head and body', '<!doctype html><html lang=en><meta charset=utf-8><title>Boats run again</title>BODY'],
])('a page that leaves out the tags of its %s is read as one that has them', async (_, page) => {
  const first = 'The ferry runs every morning at six and takes the milk to the island, as it has for eighty years.';
  const second = 'In winter it lies in the harbour, and the milk goes by helicopter, which costs the county a fortune.';
  const body = `<nav><a href="/a">Fares</a></nav><main><div><h1>Boats run again</h1><p>${first}</p></div><div><p>${second}</p></div></main>`;
  const article = await read(page.replace('BODY', body));
  expect(article.title).toBe('Boats run again');
  expect(article.text).toBe(`${first}\n\n${second}`);
  expect(article.omitted.map(({ text }) => text)).toEqual(['Fares']);
});

test('a paper is dated and signed by what its page tells those who cite it', async () => {
  const cite = ['Hartmann, Solveig', 'Tomas Arrieta'].map((name) => `<meta name="citation_author" content="${name}">`);
  const article = await read(
    `<html><head><title>Ledges - OpenMed</title><meta name="citation_title" content="Ledges for otters">${cite.join('')}<meta name="citation_publication_date" content="2022/09/15"></head><body><main><h1>Ledges for otters</h1><div class="authors"><span><a>Solveig Hartmann</a><sup>1</sup>, </span><span><a>Tomas Arrieta</a><sup>2</sup></span></div><p>${prose('ledge')}</p><p>${prose('otter')}</p></main></body></html>`,
  );
  expect(article).toMatchObject({
    title: 'Ledges for otters',
    author: 'Solveig Hartmann, Tomas Arrieta',
    date: '2022-09-15',
  });
  expect(texts(article).map(([, text]) => text)).toEqual([prose('ledge'), prose('otter')]);
});

test('the day of the first of many stories is not that of their page', async () => {
  const card = (name: string, day: string) =>
    `<article><h2><a href="/${name}">The ${name}</a></h2><p>${prose(name)}</p><p><span>Ada Berg</span> · <time datetime="2019-03-${day}">${day} March 2019</time> · <a>Read more</a></p></article>`;
  const page = (cards: string) =>
    `<html><head><title>Water spirits</title></head><body><main><h1>Water spirits</h1>${cards}</main></body></html>`;
  const three = await read(page(card('well', '04') + card('weir', '18') + card('tide', '20')));
  expect(three.date).toBeNull();
  expect((await read(page(card('well', '04')))).date).toBe('2019-03-04');
});

test('all who are named side by side as authors are', async () => {
  const article = await read(
    `<html><head><title>Storm</title></head><body><main><h1>Storm</h1><p class="byline">By <a rel="author">Nia Prowse</a> and <a rel="author">Dev Lathan</a></p><h2>Wall gives way</h2><p>12:41</p><p>${prose('wall')}</p><h2>Schools closed</h2><p>09:20</p><p>${prose('school')}</p><h2>Gust</h2><p>07:15</p><p>${prose('gust')}</p></main></body></html>`,
  );
  expect(article.author).toBe('Nia Prowse, Dev Lathan');
});

test('a page that marks its day and its tags in the text and the head alone is read by these marks', async () => {
  const head = '<meta property="article:tag" content="Ferries"><meta property="article:tag" content="Salt">';
  const day = '<meta itemprop="datePublished" content="2018-03-08">';
  const body = `<h1>The ferry</h1>${day}<p>${prose('ferry')}</p><p>${prose('engine')}</p>`;
  const article = await read(`<html><head>${head}</head><body><article>${body}</article></body></html>`);
  expect(article).toMatchObject({ title: 'The ferry', date: '2018-03-08', tags: ['Ferries', 'Salt'] });
  expect(texts(article)).toEqual([
    ['paragraph', prose('ferry')],
    ['paragraph', prose('engine')],
  ]);
});
