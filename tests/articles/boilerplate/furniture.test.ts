/** What papers, letters, wikis and podcasts put round a text: left out, and what only resembles it kept. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE = 'Ada Fenn was a maker of sails who taught the whole coast between Havern and Morby how to cut a jib.';
const MORE = 'She sewed by hand all her life and left her needles to the museum in the old customs house of Havern.';

test.each([
  '-ENDS-',
  '(END)',
  '(ATTN: UPDATES with comments of the museum in paras 4-6; ADDS photo)',
  'Image source, Havern Pictures',
  'Image caption',
  'Purchase Licensing Rights',
  'The Fenn Review is not responsible for the content of external sites. Read about our approach to external linking.',
  'Copyright © 2024. The Fenn Review is not responsible for the content of external sites.',
  'Have your say in the comments below',
  '5 min read',
  '12 minutes reading time',
  '5 Min. Lesezeit',
  '5분 읽기',
  'Related topics: Havern Sails Morby',
  'From Havernpedia, the free encyclopedia',
  'Not to be confused with Ida Fenn.',
  'This page is about the sailmaker. For the ship, see Ada Fenn (ship).',
  'Text is available under a free licence; additional terms may apply.',
  'Content is available under CC BY-SA unless otherwise noted.',
  'Privacy policy About Havernpedia Disclaimers',
  'Categories: 1871 births | Sailmakers | People from Havern',
  'You are receiving this because you signed up for press alerts. Unsubscribe.',
  'Help a paper that nobody owns. Give from €3 a month. Donate now',
  'Join 12,000 readers and get one long story each month.',
  'Save article',
  'Was this helpful? 👍 182 👎 9',
  '0:00 / 38:12',
  '1x Download MP3',
  'About us Contact us Advertise Terms & conditions Privacy policy',
  'This post may contain affiliate links. If you book through them I earn a small commission at no extra cost to you.',
  'We may earn a commission when you buy through links on our site. Learn more.',
  'The Fenn Review is free to read and always will be. Give 5 dollars a month and we will send you our yearbook.',
])('left out: %s', async (line) => {
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${line}\n\n${MORE}\n`);
  expect(texts(article)).toEqual([PROSE, MORE]);
  expect(article.omitted.map(({ text }) => text)).toEqual([line]);
});

test.each([
  '5 min read is what a customs officer needed for her book',
  '30 min',
  'The end',
  'Image caption, Ada Fenn in her loft',
  'The master is not responsible for the content of chests that sailors bring aboard.',
  'From Havern she went to the free port of Morby.',
  'Not to be confused with the jib is the flying jib.',
  'This page is about sails.',
  'Categories: jibs, mainsails and spinnakers are what she made.',
  'The text is available under glass in the museum.',
  'Was this helpful to the 182 sailors and 9 cooks of Havern?',
  'In 1931 she earned a commission of 5 dollars a month.',
  'Give 5 dollars a month to the one and nothing to the other, her father said, and both will leave.',
  'She asked the town for money and got none. Donate now, said the mayor to the others.',
])('kept: %s', async (line) => {
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${line}\n\n${MORE}\n`);
  expect(article.text).toContain(line);
});

test('a letter that is offered goes with its heading', async () => {
  const article = await read(
    `Ada Fenn\n\n${PROSE}\n\nGet the Friday Post\nOne email, three stories, no fuss.\nYour email address\nSign up\n\nHer needles\n\n${MORE}\n`,
  );
  expect(headings(article)).toEqual(['Her needles']);
  expect(article.text).not.toMatch(/Friday|email/);
});

test('titles of other episodes go', async () => {
  const article = await read(
    `Ada Fenn\n\n${PROSE}\n\n${MORE}\n\nMore episodes\n11: The Man Who Counts Gulls\n10: Nettle, Needle, Knot\n`,
  );
  expect(texts(article)).toEqual([PROSE, MORE]);
});

test.each(['', '<meta name="author" content="Ida Lund">'])(
  'the kind of piece above the heading of a page goes',
  async (meta) => {
    const article = await read(
      `<html><head><title>Ada Fenn: How One Woman Taught a Coast to Sew | The Havern Quarterly</title>${meta}</head><body><main><article><p class="kicker">ESSAY</p><h1>Ada Fenn: How One Woman Taught a Coast to Sew</h1><p>${PROSE}</p><h2>Needles</h2><p>${MORE}</p></article></main></body></html>`,
      'a.html',
    );
    expect(texts(article)).toEqual([PROSE, 'Needles', MORE]);
  },
);

test('the numbers of pages go, each on a line of its own, and other numbers stay', async () => {
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n1\n2\n3\n…\n17\nNext\n›\n`);
  expect(texts(article)).toEqual([PROSE, MORE]);
  const steps = await read(`Ada Fenn\n\n${PROSE}\n\nFirst\n\nNext\n\nLast\n\n${MORE}\n\n1\n\n2\n\n3\n`);
  expect(texts(steps)).toEqual([PROSE, 'First', 'Next', 'Last', MORE, '1', '2', '3']);
});

test('what a blog has of each subject goes from its foot, and stays above prose', async () => {
  const counts = 'Categories\n\n* Sails (41)\n* Needles (118)';
  expect(texts(await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n${counts}\n`))).toEqual([PROSE, MORE]);
  expect((await read(`Ada Fenn\n\n${PROSE}\n\n${counts}\n\n${MORE}\n`)).text).toContain('Needles (118)');
});

const COMMENTS = `JOIN THE CONVERSATION
2 responses

Captain Roe
In my day she sewed for the lightship. Never once was she late with a sail for us.
Like (4) · Reply · May 13, 2024

M. Sato
"Taught the whole coast" is true of my mother.

She had two needles left.
Like (31) · Reply · May 14, 2024

Log in to comment
`;

test('comments with a name above and buttons below are no sections of the article', async () => {
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n${COMMENTS}`);
  expect(texts(article)).toEqual([PROSE, MORE]);
  expect(article.omitted.map(({ reason }) => reason)).toEqual(['comments']);
});

test('comments that are told by "Reply" alone end with the last one', async () => {
  const comments = COMMENTS.replace(/^Like.*$/gm, 'Reply').replace(
    'Log in to comment',
    'Her needles\n\nThey are rusty.',
  );
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n${comments}`);
  expect(texts(article)).toEqual([PROSE, MORE, 'Her needles', 'They are rusty.']);
});

test.each([
  ['the page counts its comments above the article', `2 responses\n\n${PROSE}\n\n${MORE}`, 'Ada Fenn'],
  ['an article stands below the count', `${PROSE}\n\n2 responses\n\n${MORE}`, MORE],
])('what stands above such a row is kept where %s', async (_, body, kept) => {
  const article = await read(`Ada Fenn\n\n${body}\n\nCaptain Roe\nI knew her.\nLike (4) · Reply · May 13, 2024\n`);
  expect(`${article.title}\n${article.text}`).toContain(kept);
  expect(article.text).toContain(PROSE);
});

test('a letter that a heading offers goes with the line that tells of it', async () => {
  const offer = 'The Post in your inbox\nEvery Tuesday: the week on both sides of the reef, in five minutes.';
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n${offer}\nYour email address\nSign up\n`);
  expect(texts(article)).toEqual([PROSE, MORE]);
  const told = await read(`Ada Fenn\n\n${PROSE}\n\nLetters in your inbox\n\n${MORE}\n\nSubscribe\n`);
  expect(told.text).toContain(MORE);
});

test('words between buttons at the foot go, each on a line of its own, and a name above them stays', async () => {
  const foot =
    'Share\nSave\n\nPopular\nsails\nHavern\n\nFollow\nus\nFacebook\nRSS\n\n©\n2024\nThe\nPost\nTerms\nPrivacy\n';
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\nRoe\n\n${foot}`);
  expect(texts(article)).toEqual([PROSE, MORE, 'Roe']);
  const list = await read(`Ada Fenn\n\n${PROSE}\n\nShe left:\n\nneedles\n\ntwine\n\nwax\n\nPrivacy\n`);
  expect(texts(list).slice(1, 5)).toEqual(['She left:', 'needles', 'twine', 'wax']);
});

test('the entries beside this one go, be they in a line each or below their label', async () => {
  for (const ways of [
    'Previous: The tailor of Morby\nNext: Reading the tide',
    'Previous episode\n60: What a lighthouse costs\nNext episode\n62: The auction of lost umbrellas',
  ])
    expect(texts(await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n${ways}\n`))).toEqual([PROSE, MORE]);
});

test('titles of other pieces go, with the days below them, and so do those in the midst of a text', async () => {
  const releases = 'Related releases\nFenn lofts open to the public\n12 August 2024\nNew jib on show\n3 June 2024';
  const box = 'RELATED\nThe loft that fell silent\nTen sounds of the coast';
  const last =
    'The needles are shown on Sundays, beside the thimble and the palm of leather that her mother had made for her.';
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${box}\n\n${MORE}\n\n${last}\n\n${releases}\n`);
  expect(texts(article)).toEqual([PROSE, MORE, last]);
});

test('a box that asks for an address goes with what leads to it', async () => {
  const box = 'Subscribe to sail news\nEnter your e-mail address\nSubscribe';
  expect(texts(await read(`Ada Fenn\n\n${PROSE}\n\n${MORE}\n\n${box}\n`))).toEqual([PROSE, MORE]);
});

test('an appeal in the midst of a text goes with its heading', async () => {
  const appeal =
    'Support independent writing on sails\nThe Fenn Review is free to read and always will be. Give 5 dollars a month and we will send you our yearbook.\nDonate';
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${appeal}\n\nHer needles\n\n${MORE}\n`);
  expect(headings(article)).toEqual(['Her needles']);
  expect(texts(article)).toEqual([PROSE, 'Her needles', MORE]);
});

test('titles of other pieces go that are headings below the one that announces them', async () => {
  const others = (name: string) => `## ${name}\n\n### The loft that fell silent\n\n### Ten sounds of the coast`;
  const page = (foot: string) => read(`# Ada Fenn\n\n${PROSE}\n\n## Her needles\n\n${MORE}\n\n${foot}\n`, 'a.md');
  const lists = `${others('Related')}\n\n## More from Galleries\n\n- The loft that fell silent\n- Ten sounds of the coast`;
  expect(texts(await page(lists))).toEqual([PROSE, 'Her needles', MORE]);
  expect(texts(await page(`${others('Related')}\n\n${PROSE.replace('Ada', 'Ida')}`))).toContain('Related');
  for (const own of ['Sounds', 'Latest stories']) expect(texts(await page(others(own)))).toContain(own);
});

test.each([
  ['skip past newsletter promotion', 'after newsletter promotion'],
  ['Skip Advertisement', 'End of Advertisement'],
  ['Skip Sail Matters newsletter', 'End of Sail Matters newsletter'],
])('what "%s" skips goes, down to "%s"', async (from, to) => {
  const box = [from, 'Sail Matters', 'Our makers on what they have been cutting and sewing, and why', to];
  const article = await read(`Ada Fenn\n\n${PROSE}\n\n${box.join('\n\n')}\n\n${MORE}\n`);
  expect(texts(article)).toEqual([PROSE, MORE]);
  const open = await read(`Ada Fenn\n\n${PROSE}\n\n${box.slice(0, -1).join('\n\n')}\n\n${MORE}\n`);
  expect(texts(open)).toContain(box[2]);
});

test('the marks of a picture are no menu, above which the name of who wrote would be one of its labels', async () => {
  const head = 'By Ida Moe\nIn Havern\nImage source, Havern Pictures\nImage caption,\nAda Fenn in her loft';
  const article = await read(`Home\nSport\nSearch\nA Maker of Sails: Ada Fenn\n\n${head}\n\n${PROSE}\n\n${MORE}\n`);
  expect(article.author).toBe('Ida Moe');
  expect(texts(article)).toContain('Ada Fenn in her loft');
  expect(article.text).not.toContain('Image');
});

test('what a board of questions prints round each answer goes, down to its picture of who wrote', async () => {
  const answer = `${MORE}\n\nShare\nImprove this answer\nFollow\nanswered Apr 21, 2020 at 16:11\nuser avatar\nOduya`;
  const head = 'Ask Question\nAsked 4 years ago\n\nWhere are her needles?';
  const article = await read(
    `Ada Fenn\n\n${head}\n\n2 Answers\nSorted by:\nHighest score (default)\n\n${PROSE}\n\n${answer}\n`,
  );
  expect(article.text).not.toMatch(/Ask Question|Sorted|Highest|Share|Improve|Follow|avatar/);
  expect(texts(article)).toEqual(expect.arrayContaining([PROSE, MORE, 'Oduya']));
});
