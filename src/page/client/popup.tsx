/** The list above the input: commands, choices and suggestions. The keys stay with the input; the mouse may pick, too. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly empty: string | null;
  readonly items: readonly { readonly key: string; readonly content: ComponentChildren }[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onPick: (index: number) => void;
}

export function Popup({ title, empty, items, active, onActive, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, items.length]);
  return (
    <div class="popup">
      <h3>{title}</h3>
      {items.length === 0 && empty && <p class="empty">{empty}</p>}
      <div class="popup-list" role="listbox" tabIndex={-1} ref={list} aria-label={title}>
        {items.map(({ key, content }, index) => (
          <button
            key={key}
            type="button"
            tabIndex={-1}
            role="option"
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
