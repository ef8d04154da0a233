/** A button of a message. It is busy until the server has acknowledged the press, as in Discord. */
import { type APIButtonComponent, ButtonStyle } from 'discord-api-types/v10';
import { useState } from 'preact/hooks';
import { LinkOutIcon } from '../icons.tsx';

const LOOKS: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'secondary',
};

interface Props {
  readonly button: APIButtonComponent;
  readonly onPress: (customId: string) => Promise<unknown>;
}

export function Button({ button, onPress }: Props) {
  const [busy, setBusy] = useState(false);
  const label = 'label' in button ? (button.label ?? '') : '';
  const emoji = 'emoji' in button && button.emoji && !button.emoji.id ? `${button.emoji.name} ` : '';
  const look = `button ${LOOKS[button.style] ?? 'secondary'}`;
  if (button.style === ButtonStyle.Link) {
    return (
      <a class={look} href={button.url} target="_blank" rel="noopener noreferrer nofollow">
        {emoji}
        {label}
        <LinkOutIcon />
      </a>
    );
  }
  if (!('custom_id' in button)) return null;
  const { custom_id: id, disabled = false } = button;
  const onClick = () => {
    // Not disabled meanwhile: a button that is loses the focus of the keyboard.
    if (busy) return;
    setBusy(true);
    void onPress(id).finally(() => setBusy(false));
  };
  return (
    <button type="button" class={busy ? `${look} busy` : look} disabled={disabled} aria-busy={busy} onClick={onClick}>
      <span class="button-label">
        {emoji}
        {label}
      </span>
      {busy && <Dots />}
    </button>
  );
}

export const Dots = () => (
  <span class="dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);
