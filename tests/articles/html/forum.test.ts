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
