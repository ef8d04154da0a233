/** Counters, switches and pagers of saved pages, each on a line of its own, and lists of other articles. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE =
  'The lock at Oor was dug by hand in two winters, and the men who dug it were paid in bread, beer and a place to sleep.';
const MORE =
  'A barge needs twelve minutes to go through, or twenty when the keeper is at his dinner and his daughter turns the wheel.';
const page = (part: string) => read(`The lock at Oor\n\n${PROSE}\n\n${part}\n\n${MORE}`);
const foot = (part: string) => read(`The lock at Oor\n\n${PROSE}\n\n${MORE}\n\n${part}`);

describe('is left out', () => {
  test.each([
    ['navigation', 'Newer Post   Home   Older Post'],
    ['navigation', 'Older stories'],
    ['navigation', 'Load more results'],
    ['navigation', 'Back to the list of locks'],
    ['navigation', 'Site by Lockworks. Powered by SluiceCMS.'],
    ['navigation', 'Proudly powered by Weirpress'],
    ['navigation', '[theme music]'],
    ['navigation', 'Popular tags\nlocks, barges, winter work, beer'],
    ['navigation', 'Topics\nRivers / Work / Winter'],
    ['navigation', 'Most read in Waterways\nWhy the weir sings\nTen barges that sank\nA lock in the fog'],
    ['sharing', 'Like Loading...'],
    [
      'advertisement',
      'This episode is brought to you by Sluice & Sons. Use the code LOCK for a tenth off whatever you order from them.',
    ],
    ['sign-up', 'FREE E-BOOK! Sign up and learn nine knots in a day. No thanks, I would rather drift.'],
    [
      'donation',
      'Like what you read? The Lock is read by many and paid for by few. Become a supporter from €2 a month.',
    ],
    ['navigation', 'Subscribe to: Posts (Atom)'],
    ['navigation', 'Blog archive\n▼ 2019 (12)\n► 2018 (44)'],
    ['navigation', 'Total page views 10,233'],
    ['sharing', 'Email This | BlogThis! | Share to Pinterest'],
    ['navigation', 'Jump to Recipe   Print Recipe   ★★★★☆ 4.1 from 38 votes'],
    ['navigation', 'Recipe rating ☆☆☆☆☆'],
    ['navigation', '½x 1x 2x'],
    ['sharing', 'Pin it for later!'],
    ['sharing', 'Have you made this recipe? Tag @lockkitchen on Instagram'],
    ['comments', 'Comments are closed for this article.'],
    ['donation', 'Buy us a coffee on Ko-fi ☕'],
    ['navigation', 'Did this page help you?\nYes  No\nThanks for your feedback!'],
    ['navigation', 'Did you find what you were looking for?\nYes / No'],
    ['navigation', 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'],
    ['navigation', 'A | B | C | D | E | F | G | H | I | J | K | L | M | N | O | P | Q | R | S | T | U | V | W'],
    ['navigation', 'Print this page | Listen | Large print | Report a fault'],
    ['navigation', 'Report a mistake on this page'],
    ['navigation', 'This page was last edited on 3 May 2020, at 10:12.'],
    ['navigation', 'Last edited by lockman, 3 May 2020. Edit this page · View source · Talk'],
    ['navigation', 'Sent with Birdmail'],
    ['navigation', 'Sent from my iPhone'],
    ['navigation', '1 2 3 … 14'],
    ['navigation', '12 of 14 people found this helpful'],
    ['navigation', '12 von 14 Personen fanden diesen Artikel hilfreich'],
    ['comments', 'Sign in to post a comment'],
    ['navigation', 'Signed ............... Date ...........\nPage 2 of 2'],
    ['navigation', 'Reading time: 9 minutes'],
    ['navigation', 'In stock. Delivered within 3 days.'],
    ['navigation', 'Next article: The weir   Previous article: The ferry'],
    [
      'navigation',
      'Next guide: The weir below the mill, and why it sings\nPrevious guide: The ferry and the man who drowned',
    ],
    ['navigation', '← The canal at Elm | The mole →'],
    ['navigation', '<< previous entry     all entries     next entry >>'],
    ['navigation', "If you can't read this email, open it in your browser"],
    ['navigation', 'Jump to: 1820s | 1830s | 20th century'],
    ['navigation', 'Contact us   Terms and rules   Privacy policy   Help'],
    ['navigation', 'Community platform by WeirForo® © 2010-2023 WeirForo Ltd.'],
    ['navigation', 'Expand all   Collapse all'],
    ['navigation', 'Submit a request   Sign in'],
    ['navigation', 'Search the help centre...'],
    ['navigation', '👍 41 ❤️ 12 🚀 9\n\n52 people reacted'],
    ['sharing', 'Like this: Loading...'],
    ['comments', 'Join the conversation (14)'],
    ['donation', 'Sponsor this project'],
    [
      'donation',
      'Enjoyed this essay? The Lock is read for free and paid for by readers. Become a patron from £3 a month.',
    ],
    ['advertisement', "Sponsored: Sluice & Sons. A tenth off for members who say 'lock'."],
    ['cookie-notice', 'We use cookies to give you the best experience. Accept all   Manage preferences'],
  ])('as %s: %j', async (reason, part) => {
    const article = await page(part);
    expect(texts(article)).toEqual([PROSE, MORE]);
    expect([...new Set(article.omitted.map((omitted) => omitted.reason))]).toEqual([reason]);
  });

  test.each([
    'You may also like\nA summer on the upper canal\nThe keeper and his dog',
    'If you liked this story, you might also like\nA summer on the upper canal\nThe keeper and his dog',
    'You might also ask\nWho owns the towpath?\nWhen was the weir built?',
    'People also ask\nWho owns the towpath?\nWhen was the weir built?',
    'More like this\nA summer on the upper canal\nThe keeper and his dog\nBread From a Barge That Sank',
    'Related guides\nA summer on the upper canal\nThe keeper and his dog',
    'Recently viewed articles\nA summer on the upper canal',
    'More from this issue\nThe Weight of a Gate, by Ottoline Marsh\nThree Kinds of Weir, by B. D. Aldous\nIn Defence of the Slow Barge, by Femi Strand',
    'See also\nOttoline Marsh (1781–1840)\nThe songs of the upper canal\nMap of the locks',
    'Read more\nLow water: what skippers have to know\nElm counts a record month of barges\nPictures: the mills along the canal',
  ])('with the titles below it: %j', async (part) => {
    const article = await foot(part);
    expect(texts(article)).toEqual([PROSE, MORE]);
    const closed = await foot(`${part}\n\nLeave a comment`);
    expect(texts(closed)).toEqual([PROSE, MORE]);
    const goesOn = await foot(`${part}\n\nWhat the keeper says\n\n${PROSE.replace('Oor', 'Elm')}`);
    expect(texts(goesOn)).toEqual([PROSE, MORE, 'What the keeper says', PROSE.replace('Oor', 'Elm')]);
  });

  test('a row of labels two spaces apart below the name of the paper', async () => {
    const article = await read(
      `Canal & Lock\nNews from the towpath, every morning\nBarges  Locks  Weather  Boatyard jobs\n\nThe lock at Oor stands open for a week\n\n${PROSE}\n\n${MORE}`,
    );
    expect(article.text).not.toContain('Boatyard jobs');
    expect(article.text).toContain(PROSE);
  });
});

test('the title stays where the time that a story takes, or its comments, are counted below it', async () => {
  const head =
    'The Towpath\nEssays | Letters | Poems | Donate\n\nWhat the lock was for\nBy Tilda Oak\nReading time: 9 minutes';
  const article = await read(`${head}\nShare\nComments (27)\n\n${PROSE}\n\n${MORE}`);
  expect(article.title).toBe('What the lock was for');
  expect(article.author).toBe('Tilda Oak');
  expect(texts(article)).toEqual(['By Tilda Oak', PROSE, MORE]);
});

describe('stays', () => {
  test.each([
    'The newer post stands beside the older post, and both lean.',
    'Older stories tell of a dragon in the lock.',
    'Share to each man: two loaves and a jug.',
    'Stars: 4.1 from 38 votes, said the jury of the beer, which had been drinking.',
    'Did you make this road? the keeper asked.',
    'A B C D is how the children learnt to count the gates.',
    'Report a mistake on this page of the log, and the master docks your pay.',
    'In stock we had nine planks, which were delivered in three days.',
    'Next chapter of the story: the lock freezes.',
    'Read more slowly, the teacher said.',
    'Jump to: so the keeper called it when the gate opened.',
    'Search the lock...',
    'Sponsored by the mill, the race was rowed at noon.',
    'See also that the gate is shut.',
    'Reading time was after supper, and it lasted for 9 minutes.',
    '« Prends la clef », said the keeper, « et va-t’en »',
    'Signed: the keeper, in ink.',
    'Read also: The bell was stolen. Who has it now?',
    'Visitors: 12,400',
    'Rating: ★★★★☆',
    'Tea ........ two crowns Beer ........ three crowns',
    'The lock ........ in May and ........ in October.',
    'Next lesson: Monday 3 May, at the upper gate',
    'The barge was sent with mail.',
    'The [music] that he wrote down was a march.',
    'Back to the list of what went wrong, then: the paddle, the beam and the horse.',
    'The gates are powered by water and two men.',
    'The play was made by Tilda Oak and Jon Vik. Its songs are by the Barge Boys. If you liked this evening, leave us a word wherever you get your podcasts.',
  ])('what says something: %j', async (part) => {
    expect((await page(part)).text).toContain(part);
  });

  test.each([
    ['Topics', 'The new gates, the rent of the mill, beer'],
    ['Related', 'The brothers were related to the miller of Elm by their mother, who had nine sisters.'],
    ['Report a problem', 'Ring the keeper under 0555 210 33, day or night, and say at which gate you are.'],
    ['Recent projects', 'New gates at Elm\nA bridge for the horses at Hook\nNine planks'],
    ['More in detail', 'Length 40 metres\nWidth 6 metres\nFall 3 metres'],
    ['Recommended books', 'Locks of the North\nThe Horse and the Barge\nWater for Beginners'],
    ['More like this', 'Locks of this kind stand at Elm, at Hook and below the mill, and none of them leaks.'],
  ])('%s above prose', async (title, prose) => {
    const { text } = await foot(`${title}\n\n${prose}`);
    expect(text).toContain(title);
    for (const line of prose.split('\n')) expect(text).toContain(line);
  });

  test('a list of steps below a heading that is none of these', async () => {
    const { text } = await foot('More about the gates\nOpen the paddle\nWait for the water\nPush the beam');
    expect(text).toContain('Push the beam');
  });

  test('the first row of a table whose cells stand two spaces apart', async () => {
    const table = 'Name  Born  Rank  Barge\nTilda Oak  1871  Mate  Elm\nJon Vik  1880  Cook  Hook';
    const { text } = await read(`The crews\nA list of 1902\n\n${table}\n\n${PROSE}\n\n${MORE}`);
    expect(text).toMatch(/Name \|? ?Born \|? ?Rank/);
  });

  test('a poem', async () => {
    const lines = [
      'Read more than letters,',
      'more like this: the wind,',
      'read water, wind and wood;',
      'the lock will tell you',
    ];
    const { text } = await read(`The Keeper\n\n${lines.join('\n')}\n\n${lines.toReversed().join('\n')}`);
    for (const line of lines) expect(text).toContain(line);
  });

  test('counts of things in a table of contents of an archive', async () => {
    const { text } = await page('Boxes\nLetters (12)\nMaps (4)\nKeys (31)');
    expect(text).toContain('Letters (12)');
    expect(headings(await page('Boxes\nLetters (12)\nMaps (4)'))).not.toContain('Maps (4)');
  });
});

describe('comments of readers', () => {
  const gone = async (part: string) => {
    const article = await foot(part);
    expect(texts(article)).toEqual([PROSE, MORE]);
    expect(article.omitted.every(({ reason }) => reason === 'comments')).toBe(true);
  };

  test('that say who said them and end with the time', () =>
    gone(
      '2 comments:\n\nAnonymous said...\nMy uncle drowned there.\n9 June 2021 at 07:15\n\nTilda Oak said...\nHe did not, he went to Elm. I have his letters if you want them.\n9 June 2021 at 12:01',
    ));

  test('by names alone, above the line that asks for more of them', () =>
    gone(
      'Comments\n\nTim O: Mine still has the old beam.\nKeeper (author): Good! Oil it twice a year.\nmoorhen: can you write about weirs\n\nLog in to comment',
    ));

  test('by names alone, above rows of buttons and times', () =>
    gone(
      '2 comments\n\nTilda Oak\n\nWe went through it in a canoe.\n\nReply · 3 likes · 2 days ago\n\nPer Elm\n\nSo did we, twice!\n\nReply · 1 like · 1 day ago',
    ));

  test('and a question above such rows is nobody’s name', async () => {
    const { text } = await foot(
      '2 comments\n\nWho has been there?\n\nWe went through it in a canoe.\n\nReply · 3 likes · 2 days ago',
    );
    expect(text).toContain('We went through it in a canoe.');
  });

  test('below the form for them, with a day behind the name', () =>
    gone(
      'Leave a Comment\nYour email address will not be published.\n\nTilda O. — October 1, 2020\nWe went through it in a canoe and it was fine.\n\nPer Elm — 3 October 2020\nSo did we, twice!',
    ));

  test('and what officials say in a section of that name stays', async () => {
    const { text } = await foot('Comments\n\nKeeper: The beam needs oil.\nMiller: The weir needs stones.');
    expect(text).toContain('The weir needs stones.');
  });

  test('and so do letters with a place and a day', async () => {
    const { text } = await foot(`Elm — 3 October 2020\n\n${PROSE.replace('Oor', 'Elm')}`);
    expect(text).toContain('Elm — 3 October 2020');
  });
});
