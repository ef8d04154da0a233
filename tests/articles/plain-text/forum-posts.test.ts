/** Threads of boards saved as text: what their writers said, under their names, without what the board prints round it. */
import { expect, test } from 'vitest';
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
