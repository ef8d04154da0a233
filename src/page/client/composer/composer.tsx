/**
 * The input at the bottom: plain text becomes a mention of the bot, a slash offers the commands. What a command's options
 * may hold is known from its definition alone.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { Avatar, LockIcon, SendIcon } from '../icons.tsx';
import { listKeysOf, Popup } from '../popup.tsx';
import { mention, type State } from '../store.ts';
import { sayTooLong, stringsFor } from '../strings.ts';
import { CommandForm } from './command-form.tsx';
import { type Entry, listEntries, matchEntries } from './commands.ts';

/** As in Discord, which asks for less rather than cutting. */
const MAX_MESSAGE = 2000;

export function Composer({ state }: { state: State }) {
  const [entry, setEntry] = useState<Entry | null>(null);
  const entries = useMemo(() => listEntries(state.commands, state.locale), [state.commands, state.locale]);
  // The same command in the language that was just chosen.
  const current =
    entry && (entries.find(({ name, subcommand }) => name === entry.name && subcommand === entry.subcommand) ?? null);
  return (
    <div class="composer">
      {current ? (
        <CommandForm
          key={current.label}
          entry={current}
          state={state}
          onDone={() => setEntry((now) => (now === entry ? null : now))}
        />
      ) : (
        <PlainInput entries={entries} state={state} onCommand={setEntry} />
      )}
    </div>
  );
}

interface PlainProps {
  readonly entries: readonly Entry[];
  readonly state: State;
  readonly onCommand: (entry: Entry) => void;
}

function PlainInput({ entries, state, onCommand }: PlainProps) {
  const strings = stringsFor(state.locale);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const offered = text.startsWith('/') && !text.includes('\n') ? matchEntries(entries, text.trimEnd()) : null;
  const written = text.trim();
  const sendable = written !== '' && written.length <= MAX_MESSAGE;
  // Unless somebody has gone on meanwhile, to a message that just came.
  useEffect(() => {
    if (document.activeElement === document.body) input.current?.focus();
  }, []);
  useEffect(() => setActive(0), [text]);

  const send = async () => {
    if (offered) {
      const entry = offered[active];
      if (entry) onCommand(entry);
      return;
    }
    if (!sendable) return;
    setText('');
    // What could not be sent comes back, unless the next one is being written already.
    if (!(await mention(written))) setText((now) => now || text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composing of a Korean syllable; that one is not for us.
    if (event.isComposing) return;
    const last = (offered?.length ?? 1) - 1;
    if (offered && event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
    else if (offered && event.key === 'ArrowUp') setActive(active <= 0 ? last : active - 1);
    else if (offered && event.key === 'Escape') setText('');
    else if ((event.key === 'Enter' && !event.shiftKey) || (offered && event.key === 'Tab')) void send();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {offered && (
        <Popup
          id={list}
          title={strings.commands}
          empty={strings.noMatch}
          active={active}
          onActive={setActive}
          onPick={(index) => offered[index] && onCommand(offered[index])}
          items={offered.map(({ label, description, forAdmins }) => ({
            key: label,
            content: (
              <>
                <Avatar who="bot" size={24} />
                <span class="entry">
                  <b>/{label}</b>
                  <small>{description}</small>
                </span>
                {forAdmins && (
                  <span class="lock" title={strings.admins}>
                    <LockIcon /> {strings.admins}
                  </span>
                )}
              </>
            ),
          }))}
        />
      )}
      <p class="missing" role="status">
        {sayTooLong(written.length, MAX_MESSAGE, state.locale)}
      </p>
      <div class="bar">
        <textarea
          ref={input}
          rows={Math.min(6, text.split('\n').length)}
          value={text}
          placeholder={strings.placeholder}
          aria-label={strings.placeholder}
          {...(offered ? listKeysOf(list, offered.length > 0 ? active : null) : {})}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="plain send" aria-label={strings.send} disabled={!sendable} onClick={send}>
          <SendIcon />
        </button>
      </div>
    </>
  );
}
