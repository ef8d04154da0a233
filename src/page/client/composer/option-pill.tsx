/** One option of a command in the input: its name and what is typed into it, or the file that was chosen. */
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { useId } from 'preact/hooks';
import { ARTICLE_ENDINGS } from '../../../files/article-names.ts';
import type { comboboxOf } from '../popup.tsx';
import type { PageStrings } from '../strings.ts';
import { EMPTY, type Filled, type Option } from './options.ts';

interface Props {
  readonly option: Option;
  readonly label: string;
  readonly filled: Filled;
  readonly state: 'calm' | 'focused' | 'missing';
  readonly strings: PageStrings;
  /** What the input tells of the list of choices above it. */
  readonly combobox: ReturnType<typeof comboboxOf>;
  readonly onFocus: () => void;
  readonly onChange: (filled: Filled) => void;
}

export function OptionPill({ option, label, filled, state, strings, combobox, onFocus, onChange }: Props) {
  const id = useId();
  return (
    <div class={`pill ${state}`} data-option={option.name}>
      <label for={id}>{label}</label>
      {option.type === Type.Attachment ? (
        <>
          <input
            type="file"
            id={id}
            accept={ARTICLE_ENDINGS.join()}
            onFocus={onFocus}
            onChange={({ currentTarget: { files } }) => onChange({ ...EMPTY, file: files?.[0] ?? null })}
          />
          <label for={id} class="file-choice">
            {filled.file?.name ?? strings.chooseFile}
          </label>
        </>
      ) : (
        <span class="grow" data-text={filled.text}>
          <input
            type="text"
            id={id}
            {...combobox}
            size={1}
            autocomplete="off"
            spellcheck={false}
            value={filled.text}
            onFocus={onFocus}
            onInput={({ currentTarget: { value } }) => onChange({ ...EMPTY, text: value })}
          />
        </span>
      )}
    </div>
  );
}
