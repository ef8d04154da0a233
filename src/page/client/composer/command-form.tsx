/**
 * A chosen command with its options as pills, required ones first. It offers choices and suggestions, and sends once every
 * required option holds something that Discord would take.
 */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CloseIcon, SendIcon } from '../icons.tsx';
import { comboboxOf, Popup } from '../popup.tsx';
import { runCommand, type State } from '../store.ts';
import { sayTooLong, stringsFor } from '../strings.ts';
import { type Entry, localDescription, localName } from './commands.ts';
import { useFilledOptions } from './filled-options.ts';
import { OptionPill } from './option-pill.tsx';
import { EMPTY, filledWith, isTooLong, matchChoices, maxLength, suggests } from './options.ts';
import { useSuggestions } from './suggestions.ts';

interface Props {
  readonly entry: Entry;
  readonly state: State;
  readonly onDone: () => void;
}

export function CommandForm({ entry, state, onDone }: Props) {
  const strings = stringsFor(state.locale);
  const options = useFilledOptions(entry, state);
  const { shown, left, focused } = options;
  const [active, setActive] = useState(0);
  const [missing, setMissing] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFieldSetElement>(null);
  const list = useId();

  const filled = focused ? options.filledOf(focused) : EMPTY;
  const fixed = focused ? options.choicesOf(focused) : null;
  const suggested = useSuggestions(focused && suggests(focused) ? focused.name : null, filled, entry, options.sent);
  const offered = fixed ? matchChoices(fixed, filled) : focused && filled.value === null ? suggested : [];
  const focusedName = focused?.name ?? null;
  const long = shown.find((one) => isTooLong(one, options.filledOf(one)));

  // Before the next key arrives, so that none is lost.
  useLayoutEffect(() => {
    const target = focusedName === null ? '.run' : `[data-option="${CSS.escape(focusedName)}"] input`;
    form.current?.querySelector<HTMLElement>(target)?.focus();
  }, [focusedName]);
  useEffect(() => setActive(0), [focusedName, offered.length]);

  const pick = (index: number) => {
    const choice = offered[index];
    if (!focused || !choice) return;
    setMissing(null);
    options.change(focused.name, filledWith(choice));
    const next = options.required.find((one) => one !== focused && !options.isFilled(one));
    if (next) options.focus(next.name);
  };

  const submit = async () => {
    if (sending) return;
    const empty = options.required.find((one) => !options.isFilled(one));
    if (empty) {
      setMissing(empty.name);
      options.focus(empty.name);
      return;
    }
    if (long) return options.focus(long.name);
    setSending(true);
    // What could not be sent stays, for another try.
    if (await runCommand(entry.name, entry.subcommand, await options.sentWithFiles())) onDone();
    else setSending(false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const last = offered.length - 1;
    const picks = offered.length > 0 && filled.value === null;
    if (event.key === 'ArrowDown' && offered.length > 0) setActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp' && offered.length > 0) setActive(active <= 0 ? last : active - 1);
    else if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement))
      picks ? pick(active) : void submit();
    else if (event.key === 'Tab' && picks && !event.shiftKey) pick(active);
    else if (event.key === 'Tab' && !event.shiftKey && focused === (shown.at(-1) ?? null) && left[0])
      options.add(left[0]);
    else if (event.key === 'Backspace' && focused && filled.text === '' && filled.value === null && !filled.file)
      focused.required ? onDone() : options.remove(focused);
    else return;
    event.preventDefault();
  };

  return (
    <fieldset class="command-form" aria-label={`/${entry.label}`} ref={form} onKeyDown={onKeyDown}>
      <Popup
        id={list}
        title={
          focused
            ? `${localName(focused, state.locale)}: ${localDescription(focused, state.locale)}`
            : entry.description
        }
        empty={fixed ? strings.noMatch : null}
        active={active}
        onActive={setActive}
        onPick={pick}
        items={offered.map(({ name, value }) => ({ key: `${value}`, content: <span class="entry">{name}</span> }))}
      />
      <p class="missing" role="status">
        {missing
          ? strings.required
          : long && sayTooLong(options.filledOf(long).text.length, maxLength(long), state.locale)}
      </p>
      <div class="bar">
        <div class="pills">
          <span class="command-name">/{entry.label}</span>
          {shown.map((one) => (
            <OptionPill
              key={one.name}
              option={one}
              label={localName(one, state.locale)}
              filled={options.filledOf(one)}
              state={one.name === missing || one === long ? 'missing' : one === focused ? 'focused' : 'calm'}
              strings={strings}
              combobox={comboboxOf(list, one === focused && offered.length > 0 ? active : null)}
              onFocus={() => options.focus(one.name)}
              onChange={(next) => {
                setMissing(null);
                options.change(one.name, next);
              }}
            />
          ))}
          {left.map((one) => (
            <button
              key={one.name}
              type="button"
              class="add-option"
              title={localDescription(one, state.locale)}
              onClick={() => options.add(one)}
            >
              + {localName(one, state.locale)}
            </button>
          ))}
        </div>
        <button type="button" class="plain" aria-label={strings.cancel} onClick={onDone}>
          <CloseIcon />
        </button>
        <button
          type="button"
          class="plain send run"
          aria-label={strings.send}
          disabled={sending}
          onClick={() => void submit()}
        >
          <SendIcon />
        </button>
      </div>
    </fieldset>
  );
}
