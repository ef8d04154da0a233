/** A select menu: a field that opens a list, above it where there is more room. One option is chosen at a time. */
import type { APIStringSelectComponent } from 'discord-api-types/v10';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ChevronIcon } from './icons.tsx';
import { useStore } from './store.ts';
import { stringsFor } from './strings.ts';

const LIST_HEIGHT = 320;

interface Props {
  readonly select: APIStringSelectComponent;
  readonly onChoose: (values: readonly string[]) => unknown;
}

export function Select({ select, onChoose }: Props) {
  const { locale } = useStore();
  const preset = select.options.find((option) => option.default)?.value ?? null;
  const [chosen, setChosen] = useState<string | null>(preset);
  const [open, setOpen] = useState<'up' | 'down' | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLFieldSetElement>(null);

  useEffect(() => setChosen(preset), [select.custom_id, preset]);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (!field.current?.contains(event.target as Node)) setOpen(null);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);
  useEffect(() => {
    if (open) field.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);

  const toggle = () => {
    const box = field.current?.getBoundingClientRect();
    setOpen(open ? null : box && box.bottom + LIST_HEIGHT > innerHeight && box.top > LIST_HEIGHT ? 'up' : 'down');
  };
  const pick = (value: string) => {
    setChosen(value);
    setOpen(null);
    onChoose([value]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = select.options.length - 1;
    if (event.key === 'ArrowDown' && open) setActive(Math.min(active + 1, last));
    else if (event.key === 'ArrowUp' && open) setActive(Math.max(active - 1, 0));
    else if (event.key === 'Escape' && open) setOpen(null);
    else if ((event.key === 'Enter' || event.key === ' ') && open) pick(select.options[active]?.value ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = select.options.find(({ value }) => value === chosen);
  return (
    <fieldset class="select" ref={field} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={shown ? 'select-field' : 'select-field empty'}
        disabled={select.disabled ?? false}
        aria-haspopup="listbox"
        aria-expanded={open !== null}
        onClick={toggle}
      >
        <span>{shown?.label ?? select.placeholder ?? stringsFor(locale).select}</span>
        <ChevronIcon />
      </button>
      {open && (
        <div class={`select-list ${open}`} role="listbox">
          {select.options.map((option, index) => (
            <button
              key={option.value}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => pick(option.value)}
            >
              {option.label}
              {option.description && <small>{option.description}</small>}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}
