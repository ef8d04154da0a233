/** What the channel of the page keeps while it is open. */
import { expect, test } from 'vitest';
import { createChannel, nextId } from '../../src/page/channel.ts';
import type { ChannelMessage } from '../../src/page/wire.ts';

const PLAIN = { content: 'A question', thinking: false, edited: false, components: [], files: [], head: null };
const message = (): ChannelMessage => ({ id: nextId(), at: 0, author: 'member', onlyFor: null, ...PLAIN });

test('a page that is left open for weeks keeps the newest messages, and an edit is no new one', () => {
  const channel = createChannel();
  const written = Array.from({ length: 400 }, message);
  for (const one of written) channel.put(one);
  expect(channel.messages()).toEqual(written.slice(100));
  expect(channel.find((written[99] as ChannelMessage).id)).toBeNull();
  channel.put({ ...(written[399] as ChannelMessage), edited: true });
  expect(channel.messages()).toHaveLength(300);
});
