/**
 * The messages, oldest first. The newest stays in sight as long as nobody has scrolled away from the end; of one that is
 * higher than the window the beginning is shown, where reading starts.
 */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChannelMessage } from '../wire.ts';
import { Dots } from './message/button.tsx';
import { Message } from './message/message.tsx';
import { type State, visibleMessages } from './store.ts';
import { stringsFor } from './strings.ts';

/** Messages of one author within this time are drawn as one run. */
const RUN_MS = 7 * 60_000;
const NEAR_END_PX = 120;
const ROOM_ABOVE_PX = 8;

export function Chat({ state }: { state: State }) {
  const strings = stringsFor(state.locale);
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const messages = visibleMessages(state);
  const newest = messages.at(-1);
  const shown = useRef<ChannelMessage | undefined>(undefined);
  const scrollToEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  const scrollToNewest = () => {
    const { current: box } = list;
    const last = box?.lastElementChild;
    // A short one cannot be scrolled to the top, and the end is shown.
    if (box && last instanceof HTMLElement) box.scrollTo({ top: last.offsetTop - box.offsetTop - ROOM_ABOVE_PX });
    onScroll();
  };
  const onScroll = () => {
    const { current: box } = list;
    if (box) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
  };

  useLayoutEffect(() => {
    // A new message is shown also to somebody who had scrolled up, as one's own is in Discord.
    const isNew = newest?.id !== shown.current?.id;
    if (isNew || (atEnd.current && newest !== shown.current)) scrollToNewest();
    else if (atEnd.current) scrollToEnd();
    shown.current = newest;
  });
  // So it stays when the window turns or a keyboard opens.
  useEffect(() => {
    const resized = new ResizeObserver(() => {
      if (atEnd.current) scrollToEnd();
    });
    if (list.current) resized.observe(list.current);
    return () => resized.disconnect();
  }, []);
  return (
    <>
      <ol class="messages" ref={list} onScroll={onScroll} aria-live="polite">
        {messages.map((message, index) => (
          <Message key={message.id} message={message} state={state} joined={follows(messages[index - 1], message)} />
        ))}
      </ol>
      <p class="typing" aria-live="polite">
        {state.typing && (
          <>
            <Dots /> {strings.typing}
          </>
        )}
        {!state.connected && <span class="failed">{strings.offline}</span>}
        {state.failed === 'channel' && <span class="failed">{strings.failed}</span>}
      </p>
    </>
  );
}

function follows(before: ChannelMessage | undefined, { author, at, head, onlyFor }: ChannelMessage): boolean {
  return before?.author === author && head === null && before.onlyFor === onlyFor && at - before.at < RUN_MS;
}
