/**
 * A select menu: a field that opens a list, above it where there is more room. With one value to choose, choosing sends it;
 * with several, they are ticked and sent when the list closes, as in Discord.
 */
import type { APIStringSelectComponent } from 'discord-api-types/v10';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ChevronIcon, TickIcon } from '../icons.tsx';
import { comboboxOf, optionId } from '../popup.tsx';
import { useStore } from '../store.ts';
import { stringsFor } from '../strings.ts';

const LIST_HEIGHT = 320;

interface Props {
  readonly select: APIStringSelectComponent;
  readonly onChoose: (values: readonly string[]) => unknown;
}

export function Select({ select, onChoose }: Props) {
  const { locale } = useStore();
  const { min_values: min = 1, max_values: max = 1 } = select;
  const several = max > 1;
  const preset = select.options.filter((option) => option.default).map(({ value }) => value);
  const [chosen, setChosen] = useState<readonly string[]>(preset);
  const [sent, setSent] = useState<readonly string[]>(preset);
  const [open, setOpen] = useState<'up' | 'down' | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLFieldSetElement>(null);
  const list = useId();

  useEffect(() => {
    setChosen(preset);
    setSent(preset);
  }, [select.custom_id, preset.join('\n')]);

  const send = (values: readonly string[]) => {
    setSent(values);
    onChoose(values);
  };
  const close = () => {
    setOpen(null);
    if (!several || chosen.join('\n') === sent.join('\n')) return;
    if (chosen.length >= min) send(chosen);
    else setChosen(sent);
  };
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (!field.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open, chosen]);
  useEffect(() => {
    if (open) field.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);

  const toggle = () => {
    if (open) return close();
    const box = field.current?.getBoundingClientRect();
    setOpen(box && box.bottom + LIST_HEIGHT > innerHeight && box.top > LIST_HEIGHT ? 'up' : 'down');
  };
  const pick = (value: string) => {
    if (several) {
      // In the order of the list, whatever the order of the ticks.
      const wanted = (one: string) => (one === value ? !chosen.includes(one) : chosen.includes(one));
      const next = select.options.map((option) => option.value).filter(wanted);
      if (next.length <= max) setChosen(next);
      return;
    }
    setChosen([value]);
    setOpen(null);
    send([value]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = select.options.length - 1;
    if (event.key === 'ArrowDown' && open) setActive(Math.min(active + 1, last));
    else if (event.key === 'ArrowUp' && open) setActive(Math.max(active - 1, 0));
    else if (event.key === 'Escape' && open) close();
    else if ((event.key === 'Enter' || event.key === ' ') && open) pick(select.options[active]?.value ?? '');
    else {
      if (event.key === 'Tab' && open) close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = select.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const placeholder = select.placeholder || stringsFor(locale).select;
  return (
    <fieldset class="select" ref={field} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={shown.length > 0 ? 'select-field' : 'select-field empty'}
        disabled={select.disabled ?? false}
        {...comboboxOf(list, open ? active : null)}
        aria-label={placeholder}
        onClick={toggle}
      >
        <span>{shown.join(', ') || placeholder}</span>
        <ChevronIcon />
      </button>
      {open && (
        <div
          class={`select-list ${open}`}
          role="listbox"
          id={list}
          aria-label={placeholder}
          aria-multiselectable={several}
        >
          {select.options.map((option, index) => (
            <button
              key={option.value}
              type="button"
              role="option"
              id={optionId(list, index)}
              tabIndex={-1}
              class={index === active ? 'active' : ''}
              aria-selected={chosen.includes(option.value)}
              onPointerMove={() => setActive(index)}
              onClick={() => pick(option.value)}
            >
              <span class="select-label">
                {option.label}
                {option.description && <small>{option.description}</small>}
              </span>
              {chosen.includes(option.value) && <TickIcon />}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
