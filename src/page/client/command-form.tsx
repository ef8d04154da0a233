/**
 * A chosen command with its options as pills, required ones first. It offers choices and suggestions, and sends once every
 * required option holds something that Discord would take.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SentOption } from '../wire.ts';
import { uploadFile } from './api.ts';
import { type Entry, localDescription, localName } from './commands.ts';
import { CloseIcon, SendIcon } from './icons.tsx';
import { OptionPill } from './option-pill.tsx';
import {
  EMPTY,
  type Filled,
  filledWith,
  fixedChoices,
  matchChoices,
  type Option,
  readOption,
  suggests,
} from './options.ts';
import { Popup } from './popup.tsx';
import { runCommand, type State } from './store.ts';
import { stringsFor } from './strings.ts';
import { useSuggestions } from './suggestions.ts';

interface Props {
  readonly entry: Entry;
  readonly state: State;
  readonly onDone: () => void;
}

export function CommandForm({ entry, state, onDone }: Props) {
  const strings = stringsFor(state.locale);
  const required = entry.options.filter((option) => option.required);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [values, setValues] = useState<Readonly<Record<string, Filled>>>({});
  const [focused, setFocused] = useState<string | null>(required[0]?.name ?? null);
  const [active, setActive] = useState(0);
  const [missing, setMissing] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFieldSetElement>(null);

  const shown = [...required, ...entry.options.filter(({ name }) => added.includes(name))];
  const left = entry.options.filter((option) => !shown.includes(option));
  const option = shown.find(({ name }) => name === focused) ?? null;
  const filled = (option && values[option.name]) ?? EMPTY;
  const choicesOf = (one: Option) => fixedChoices(one, state.locale, strings);
  const readyValue = (one: Option) => readOption(one, values[one.name] ?? EMPTY, choicesOf(one));
  const sent = (): Record<string, SentOption> =>
    Object.fromEntries(
      shown.flatMap((one) => {
        const value = readyValue(one);
        return value === null ? [] : [[one.name, value]];
      }),
    );
  const suggested = useSuggestions(option && suggests(option) ? option.name : null, filled, entry, sent);
  const fixed = option ? choicesOf(option) : null;
  const offered = option ? (fixed ? matchChoices(fixed, filled) : filled.value === null ? suggested : []) : [];

  // Before the next key arrives, so that none is lost.
  useLayoutEffect(() => {
    const target = focused === null ? '.run' : `[data-option="${CSS.escape(focused)}"] input`;
    form.current?.querySelector<HTMLElement>(target)?.focus();
  }, [focused]);
  useEffect(() => setActive(0), [focused, offered.length]);

  const change = (name: string, next: Filled) => {
    setMissing(null);
    setValues((before) => ({ ...before, [name]: next }));
  };
  const add = (one: Option) => {
    setAdded([...added, one.name]);
    setFocused(one.name);
  };
  const remove = (one: Option) => {
    if (one.required) return onDone();
    setAdded(added.filter((name) => name !== one.name));
    setValues(({ [one.name]: _, ...rest }) => rest);
    setFocused(shown[shown.indexOf(one) - 1]?.name ?? null);
  };
  const isFilled = (one: Option) => readyValue(one) !== null || (values[one.name]?.file ?? null) !== null;
  const pick = (index: number) => {
    const choice = offered[index];
    if (!option || !choice) return;
    change(option.name, filledWith(choice));
    const next = required.find((one) => one !== option && !isFilled(one));
    if (next) setFocused(next.name);
  };

  const submit = async () => {
    const empty = required.find((one) => !isFilled(one));
    if (empty) {
      setMissing(empty.name);
      setFocused(empty.name);
      return;
    }
    setSending(true);
    const options = sent();
    for (const one of shown) {
      const file = values[one.name]?.file;
      // One that is too large is announced and not sent: the handler refuses it by its size, as it does in Discord.
      if (file)
        options[one.name] = {
          upload: file.size > state.maxUploadBytes ? null : await uploadFile(file).catch(() => null),
          name: file.name,
          sizeBytes: file.size,
          contentType: file.type || null,
        };
    }
    onDone();
    await runCommand(entry.name, entry.subcommand, options);
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
    else if (event.key === 'Tab' && !event.shiftKey && option === (shown.at(-1) ?? null) && left[0]) add(left[0]);
    else if (event.key === 'Backspace' && option && filled.text === '' && filled.value === null && !filled.file)
      remove(option);
    else return;
    event.preventDefault();
  };

  const describes = option ?? null;
  return (
    <fieldset class="command-form" aria-label={`/${entry.label}`} ref={form} onKeyDown={onKeyDown}>
      <Popup
        title={
          describes
            ? `${localName(describes, state.locale)}: ${localDescription(describes, state.locale)}`
            : entry.description
        }
        empty={option && fixed ? strings.noMatch : null}
        active={active}
        onActive={setActive}
        onPick={pick}
        items={offered.map(({ name, value }) => ({ key: `${value}`, content: <span class="entry">{name}</span> }))}
      />
      {missing && <p class="missing">{strings.required}</p>}
      <div class="bar">
        <div class="pills">
          <span class="command-name">/{entry.label}</span>
          {shown.map((one) => (
            <OptionPill
              key={one.name}
              option={one}
              label={localName(one, state.locale)}
              filled={values[one.name] ?? EMPTY}
              state={one.name === missing ? 'missing' : one.name === focused ? 'focused' : 'calm'}
              strings={strings}
              onFocus={() => setFocused(one.name)}
              onChange={(next) => change(one.name, next)}
            />
          ))}
          {left.map((one) => (
            <button
              key={one.name}
              type="button"
              class="add-option"
              title={localDescription(one, state.locale)}
              onClick={() => add(one)}
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
