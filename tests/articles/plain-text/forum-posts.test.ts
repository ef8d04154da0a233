/** Threads of boards saved as text: what their writers said, under their names, without what the board prints round it. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const TOPIC = 'Outboard motor dies at full throttle';
const ASKED = 'My motor idles well, but at full throttle it dies after about two minutes. What should I check first?';
const TOLD = 'Sounds like the tank vent. Open the cap of the tank by half a turn and run it again.';
const post = (name: string, subject: string, day: string, words: string) =>
  `${name}\nPosts: 214\nJoined: Tue Jan 05, 2021 3:44 pm\n\n${subject}\nQuote\nPost by ${name} » ${day}\n\n${words}\n\nTop\n\n`;

test('each post stands under the name of its writer', async () => {
  const thread = `${TOPIC}\nPost Reply\n2 posts • Page 1 of 1\n\n${post('ann_rows', TOPIC, 'Sat Jun 10, 2023 9:12 am', ASKED)}${post('oldsalt', `Re: ${TOPIC}`, 'Sun Jun 11, 2023 6:05 pm', `ann_rows wrote: ↑Sat Jun 10, 2023 9:12 am\n\n${TOLD}`)}Post Reply\nWho is online\n`;
  const article = await read(thread);
  expect(article.title).toBe(TOPIC);
  expect(headings(article)).toEqual(['ann_rows', 'oldsalt']);
  expect(texts(article)).toEqual(['ann_rows', ASKED, 'oldsalt', 'ann_rows wrote: ↑Sat Jun 10, 2023 9:12 am', TOLD]);
  const omitted = article.omitted.map(({ text }) => text).join('\n');
  for (const line of ['Posts: 214', 'Post by oldsalt » Sun Jun 11, 2023 6:05 pm', 'Top', 'Who is online'])
    expect(omitted).toContain(line);
});

test('one such line is no thread', async () => {
  const text = `A letter\n\nPost by ann_rows » Sat Jun 10, 2023 9:12 am\n\n${TOLD}\n\nTop\n\nThat is what she wrote.`;
  expect((await read(text)).text).toContain('Top');
});

describe('a thread whose posts are numbered', () => {
  const POSTS = [
    [
      'oar_ida',
      'New member',
      'My left oar creaks when I pull hard. It has done so since the winter, and no grease helps.',
    ],
    [
      'pitch_ola',
      'Well-known member',
      'The leather has dried out. Soak it in warm tallow overnight and it will be quiet.',
    ],
    ['oar_ida', 'New member', 'Tallow it was. I rowed to the mole and back without a sound.'],
  ] as const;
  const thread = (profile: string, buttons: string) => {
    const posts = POSTS.map(
      ([name, rank, said], at) => `${name}\n${rank}\n${profile}\nMar ${at + 3}, 2021\n#${at + 1}\n${said}\n${buttons}`,
    );
    return read(`A creaking oar\nThread starter  oar_ida   Start date  Mar 3, 2021\n${posts.join('')}`);
  };

  test.each([
    ['with labels beside their values', 'Joined Feb 2021\nMessages 1,120\nLocation Oor', 'Reply\nLike\nReport\n'],
    ['with labels above their values', 'Joined\nFeb 2, 2021\nMessages\n1,120\nReaction score\n64\nPoints\n18', ''],
    ['with colons', 'Joined: Feb 2021\nPosts: 12', 'Likes: pitch_ola and 2 others\n'],
  ])('has the name of who wrote above each: %s', async (_, profile, buttons) => {
    const article = await thread(profile, buttons);
    expect(article.title).toBe('A creaking oar');
    expect(texts(article)).toEqual(POSTS.flatMap(([name, , said]) => [name, said]));
    expect(headings(article)).toEqual(['oar_ida', 'pitch_ola', 'oar_ida']);
  });

  test('has what is quoted from another post there alone', async () => {
    const article = await read(
      `A creaking oar\n\noar_ida\nNew member\nJoined Feb 2021\n#1\nMy left oar creaks when I pull hard.\npitch_ola\nMember\nJoined May 2017\n#2\noar_ida said:\nMy left oar creaks\nwhen I pull hard.\nClick to expand...\nThe leather has dried out.`,
    );
    expect(texts(article)).toEqual([
      'oar_ida',
      'My left oar creaks when I pull hard.',
      'pitch_ola',
      'The leather has dried out.',
    ]);
  });

  test('is none where nothing is known of who wrote', async () => {
    const article = await read(
      'A creaking oar\n\n#1\nThe oar creaks when one pulls hard, and grease does not help.\n\n#2\nThe leather has dried out over the winter in the shed.',
    );
    expect(headings(article)).toEqual([]);
    expect(article.text).toContain('#2');
  });
});
