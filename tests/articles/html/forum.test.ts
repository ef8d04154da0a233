/** Threads of forums: what their writers said, under their names, without what the software prints round it. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const say = (what: string) =>
  `I have had the same trouble with the ${what} for two winters now, and what helped in the end was to take it apart and to grease it well.`;

const post = (name: string, subject: string, day: string, words: string) =>
  `<div class="post has-profile"><div class="inner"><dl class="postprofile"><dt><a class="username">${name}</a></dt><dd class="profile-posts"><strong>Posts:</strong> 14</dd><dd>Joined: Tue Jan 05, 2021 3:44 pm</dd></dl><div class="postbody"><h3><a href="#p">${subject}</a></h3><ul class="post-buttons"><li><a>Quote</a></li></ul><p class="author"><span>by <strong><a class="username">${name}</a></strong> » </span>${day}</p><div class="content">${words}</div><div class="signature">~ ${name} rows at dawn ~</div></div></div></div>`;

const thread = (title = 'Creaking oars - Rowing Folk Forum') =>
  `<html><head><title>${title}</title></head><body id="phpbb"><div id="page-header"><h1>Rowing Folk Forum</h1><p>Row and argue</p></div><div id="page-body"><h2 class="topic-title"><a>Creaking oars</a></h2><div class="action-bar">Post Reply · Search this topic… · 3 posts</div>${post('ann_rows', 'Creaking oars', 'Sun Feb 13, 2022 8:51 pm', say('oars'))}${post('TomTiller', 'Re: Creaking oars', 'Sun Feb 13, 2022 9:37 pm', `<blockquote><div><cite>ann_rows wrote:</cite>The oars creak.</div></blockquote>${say('rowlock')}`)}${post('skein', 'Leather', 'Mon Feb 14, 2022 7:05 am', say('leather'))}${post('bo', 'Re: Leather', 'Mon Feb 14, 2022 8:20 am', say('sail'))}<div class="action-bar">Post Reply 3 posts</div><div class="stat-block"><h3>Who is online</h3><p>Users browsing this forum: 2 guests</p></div></div><div id="page-footer"><p>All times are UTC</p></div></body></html>`;

test('a thread is titled by its topic, and each post stands under its writer’s name', async () => {
  const article = await read(thread(), 'a.html');
  expect(article).toMatchObject({ title: 'Creaking oars', author: 'ann_rows', date: '2022-02-13' });
  expect(texts(article)).toEqual([
    'ann_rows',
    say('oars'),
    'TomTiller',
    'ann_rows wrote: The oars creak.',
    say('rowlock'),
    'skein',
    'Leather',
    say('leather'),
    'bo',
    say('sail'),
  ]);
  expect(headings(article)).toEqual(['ann_rows', 'TomTiller', 'skein', 'bo']);
  expect(article.omitted.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Re: Creaking oars', '~ skein rows at dawn ~', 'Posts: 14', 'Who is online']),
  );
});

test('so is one of other software', async () => {
  const message = (name: string, words: string) =>
    `<article class="message message--post"><div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user"><h4 class="message-name"><a class="username">${name}</a></h4><h5 class="userTitle">Member</h5></section></div><div class="message-cell message-cell--main"><header class="message-attribution"><a><time datetime="2022-02-14T07:05:00+0000">Feb 14, 2022</time></a> #1</header><div class="message-body"><div class="bbWrapper">${words}</div></div><aside class="message-signature">Row on!</aside><footer class="message-footer">Reply</footer></div></div></article>`;
  const article = await read(
    `<html><head><title>Creaking oars | Rowing Folk</title></head><body><h1 class="p-title-value">Creaking oars</h1>${message('ann_rows', say('oars'))}${message('TomTiller', say('rowlock'))}</body></html>`,
    'a.html',
  );
  expect(article).toMatchObject({ title: 'Creaking oars', author: 'ann_rows', date: '2022-02-14' });
  expect(texts(article)).toEqual(['ann_rows', say('oars'), 'TomTiller', say('rowlock')]);
});

test('a letter keeps what bears the names that forums use', async () => {
  const { text } = await read(
    `<html><head><title>A letter</title></head><body><article class="post"><h1>A letter</h1><p class="author">by the keeper of the pier</p><p>${say('pier')}</p><p>${say('boat')}</p><div class="signature">Yours in haste, the keeper</div></article></body></html>`,
    'a.html',
  );
  expect(text).toContain('Yours in haste, the keeper');
});

test.each([
  ['Creaking oars - Rowing Folk', 'Rowing Folk', 'Creaking oars and how to cure them', 'Rowing Folk'],
  [
    'Creaking oars and how to cure them - Rowing Folk',
    'Rowing Folk',
    'Creaking oars and how to cure them',
    'Creaking oars and how to cure them',
  ],
  [
    'Rowing Folk - Creaking oars of the north',
    'Creaking oars of the north',
    'Rowing Folk',
    'Creaking oars of the north',
  ],
  ['Rowing Folk – News | Creaking', 'Creaking oars', 'Rowing Folk', 'Creaking oars'],
])('a page called "%s" under "%s", with a heading "%s", is "%s"', async (name, top, heading, title) => {
  const article = await read(
    `<html><head><title>${name}</title></head><body><h1>${top}</h1><h2>${heading}</h2><p>${say('oars')}</p><p>${say('boat')}</p></body></html>`,
    'a.html',
  );
  expect(article.title).toBe(title);
});

test('a short topic wins over the name of the site where the markup calls it that', async () => {
  const article = await read(
    `<html><head><title>Oars - The Rowing Folk Book</title></head><body><header><h1 class="menu-title">The Rowing Folk Book</h1></header><main><h2>Oars</h2><p>${say('oars')}</p><p>${say('boat')}</p></main></body></html>`,
    'a.html',
  );
  expect(article.title).toBe('Oars');
});

/** Pages on which answers are comments: as the older and the newer Reddit, others like it and Hacker News print them. */
const ANSWERED: readonly (readonly [string, string])[] = [
  [
    'Reddit, older',
    `<head><title>Creaking oars : r/rowing</title></head><body><div class="side">84K Members</div><div class="content"><div class="thing link"><div class="midcol"><div class="score">347</div></div><div class="entry"><p class="title"><a class="title">Creaking oars</a></p><p class="tagline">submitted <time datetime="2022-02-13T08:00:00Z">2 years ago</time> by <a class="author" href="/user/ann_rows">ann_rows</a></p><div class="expando"><form class="usertext"><div class="usertext-body"><div class="md"><p>${say('oars')}</p></div></div></form></div><ul class="flat-list buttons"><li>62 comments</li></ul></div></div><div class="commentarea"><div class="panestack-title">all 62 comments</div><div class="thing comment"><div class="entry"><p class="tagline"><a class="expand">[–]</a><a class="author">TomTiller</a> <span class="score">5 points</span> <time datetime="2022-02-14T08:00:00Z">2 years ago</time></p><form class="usertext"><div class="usertext-body"><div class="md"><p>${say('rowlock')}</p></div></div></form><ul class="flat-list buttons"><li>permalink</li><li>embed</li></ul></div><div class="child"><div class="thing comment"><div class="entry"><p class="tagline"><a class="expand">[–]</a><a class="author">skein</a> <time datetime="2022-02-14T09:00:00Z">2 years ago</time></p><form class="usertext"><div class="usertext-body"><div class="md"><p>${say('leather')}</p></div></div></form></div></div></div></div></div></div></body>`,
  ],
  [
    'Reddit',
    `<head><title>Creaking oars : r/rowing</title></head><body><main><shreddit-post author="ann_rows"><div slot="credit-bar"><a href="/r/rowing">r/rowing</a> • <time datetime="2022-02-13T08:00:00Z">2y ago</time> <a href="/user/ann_rows/">ann_rows</a></div><h1 slot="title">Creaking oars</h1><div slot="text-body"><div class="md"><p>${say('oars')}</p></div></div></shreddit-post><shreddit-comment-tree><shreddit-comment author="TomTiller"><div slot="commentMeta"><a href="/user/TomTiller/">TomTiller</a> • <time datetime="2022-02-14T08:00:00Z">2y ago</time></div><div slot="comment"><div class="md"><p>${say('rowlock')}</p></div></div><shreddit-comment-action-row slot="actionRow">Reply Share</shreddit-comment-action-row><shreddit-comment author="skein"><div slot="commentMeta"><a href="/user/skein/">skein</a> • <time datetime="2022-02-14T09:00:00Z">2y ago</time></div><div slot="comment"><div class="md"><p>${say('leather')}</p></div></div></shreddit-comment></shreddit-comment></shreddit-comment-tree></main></body>`,
  ],
  [
    'one like it',
    `<head><title>Creaking oars : r/rowing</title></head><body><main><div class="post"><div class="credit"><a href="/r/rowing">r/rowing</a> • <time datetime="2022-02-13T08:00:00Z">2y ago</time> • <a href="/u/ann_rows">ann_rows</a></div><h1>Creaking oars</h1><p>${say('oars')}</p><div>Upvote 347 Downvote 62 Go to comments Share</div></div><div class="comment-tree"><div class="comment"><div class="meta"><a href="/u/TomTiller">TomTiller</a> • <time>2y ago</time></div><div class="comment-body"><p>${say('rowlock')}</p></div><div>Upvote 1.1k Downvote Reply Award Share</div><div class="comment"><div class="meta"><a href="/u/skein">skein</a> • <time>2y ago</time></div><p>${say('leather')}</p></div></div></div></main></body>`,
  ],
  [
    'Hacker News',
    `<head><title>Creaking oars | Hacker News</title></head><body><table id="hnmain"><tr><td><table class="fatitem"><tr class="athing submission"><td class="title"><span class="titleline"><a href="https://example.com/oars">Creaking oars</a></span></td></tr><tr><td class="subtext"><span class="score">347 points</span> by <a class="hnuser">ann_rows</a> <span class="age" title="2022-02-13T08:00:00 1644739200"><a>on Feb 13, 2022</a></span></td></tr><tr><td><div class="toptext">${say('oars')}</div></td></tr></table><table class="comment-tree"><tr class="athing comtr"><td><table><tr><td class="ind"></td><td class="votelinks"></td><td class="default"><div><span class="comhead"><a class="hnuser">TomTiller</a> <span class="age"><a>on Feb 14, 2022</a></span> <span class="navs"> | <a>next</a> [–]</span></span></div><div class="comment"><div class="commtext c00">${say('rowlock')}</div><div class="reply"><p><a>reply</a></p></div></div></td></tr></table></td></tr><tr class="athing comtr"><td><table><tr><td class="ind"></td><td class="votelinks"></td><td class="default"><div><span class="comhead"><a class="hnuser">skein</a> <span class="age"><a>on Feb 14, 2022</a></span></span></div><div class="comment"><div class="commtext c00">${say('leather')}</div></div></td></tr></table></td></tr></table></td></tr></table></body>`,
  ],
];

test.each(ANSWERED)('a question that is answered in comments keeps them: %s', async (_, page) => {
  const article = await read(`<html>${page}</html>`, 'a.html');
  expect(article.title).toBe('Creaking oars');
  expect(article.author).toBe('ann_rows');
  expect(texts(article)).toEqual(expect.arrayContaining([say('oars'), say('rowlock'), say('leather')]));
  const said = (what: string) => article.blocks.find(({ start, end }) => article.text.slice(start, end) === say(what));
  expect(said('rowlock')?.heading).toEqual(['TomTiller']);
  expect(said('leather')?.heading).toEqual(['skein']);
  expect(article.text).not.toMatch(/Upvote|Reply|permalink|\bnext\b|points|\[–\]/);
});

test('what readers wrote below a story is left out where members of the site have pages of their own', async () => {
  const comment = `<div class="comment"><div class="meta"><a href="/u/skein">skein</a> • <time>2y ago</time></div><p>${say('leather')}</p></div>`;
  const { text } = await read(
    `<html><head><title>Oars</title></head><body><article><h1>Oars</h1><p>${say('oars')}</p><p>${say('boat')}</p><p>${say('rowlock')}</p></article><div class="comments">${comment}</div></body></html>`,
    'a.html',
  );
  expect(text).not.toContain('leather');
});
