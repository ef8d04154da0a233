/** The list above the input: commands, choices and suggestions. The keys stay with the input; the mouse may pick, too. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The id of an option, so that whoever has the focus can name the one that is active. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** What the field with the focus tells a screen reader of the list that its keys move through; `active` is null for none. */
export function listKeysOf(list: string, active: number | null) {
  return {
    'aria-haspopup': 'listbox',
    'aria-controls': list,
    'aria-activedescendant': active === null ? undefined : optionId(list, active),
  } as const;
}

/** The same for a field that is there for the list alone; a text of several lines is none by the rules of HTML. */
export function comboboxOf(list: string, active: number | null) {
  return { ...listKeysOf(list, active), role: 'combobox', 'aria-expanded': active !== null } as const;
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly empty: string | null;
  readonly items: readonly { readonly key: string; readonly content: ComponentChildren }[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onPick: (index: number) => void;
}

export function Popup({ id, title, empty, items, active, onActive, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, items.length]);
  return (
    <div class="popup">
      <h3>{title}</h3>
      {items.length === 0 && empty && <p class="empty">{empty}</p>}
      <div class="popup-list" role="listbox" id={id} tabIndex={-1} ref={list} aria-label={title}>
        {items.map(({ key, content }, index) => (
          <button
            key={key}
            type="button"
            tabIndex={-1}
            role="option"
            id={optionId(id, index)}
            aria-selected={index === active}
            onPointerMove={() => onActive(index)}
            // The input keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
          >
            {content}
          </button>
        ))}
      </div>
    </div>
  );
}
