/** The options of a command that is being written: which are shown, what each holds, which one is typed into. */
import { useState } from 'preact/hooks';
import type { SentOption } from '../../wire.ts';
import { uploadFile } from '../api.ts';
import type { State } from '../store.ts';
import { stringsFor } from '../strings.ts';
import type { Entry } from './commands.ts';
import { EMPTY, type Filled, fixedChoices, type Option, readOption, type ShownChoice } from './options.ts';

export interface FilledOptions {
  /** Required options first, then those that were added, in the command's order; and those that could be added. */
  readonly shown: readonly Option[];
  readonly left: readonly Option[];
  /** The option that is typed into; null when it is none. */
  readonly focused: Option | null;
  readonly required: readonly Option[];
  filledOf(option: Option): Filled;
  isFilled(option: Option): boolean;
  choicesOf(option: Option): readonly ShownChoice[] | null;
  focus(name: string | null): void;
  change(name: string, next: Filled): void;
  add(option: Option): void;
  /** Takes an option away that need not be there, and goes to the one before it. */
  remove(option: Option): void;
  /** What would be sent, but for files. */
  sent(): Record<string, SentOption>;
  /** The same with files, which are uploaded. */
  sentWithFiles(): Promise<Record<string, SentOption>>;
}

export function useFilledOptions(entry: Entry, { locale, maxUploadBytes }: State): FilledOptions {
  const required = entry.options.filter((option) => option.required);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [values, setValues] = useState<Readonly<Record<string, Filled>>>({});
  const [focusedName, focus] = useState<string | null>(required[0]?.name ?? null);

  const shown = [...required, ...entry.options.filter(({ name }) => added.includes(name))];
  const filledOf = ({ name }: Option): Filled => values[name] ?? EMPTY;
  const choicesOf = (option: Option) => fixedChoices(option, locale, stringsFor(locale));
  const readyValue = (option: Option) => readOption(option, filledOf(option), choicesOf(option));
  const sent = (): Record<string, SentOption> =>
    Object.fromEntries(
      shown.flatMap((option) => {
        const value = readyValue(option);
        return value === null ? [] : [[option.name, value]];
      }),
    );

  return {
    shown,
    left: entry.options.filter((option) => !shown.includes(option)),
    focused: shown.find(({ name }) => name === focusedName) ?? null,
    required,
    filledOf,
    isFilled: (option) => readyValue(option) !== null || filledOf(option).file !== null,
    choicesOf,
    focus,
    change: (name, next) => setValues((before) => ({ ...before, [name]: next })),
    add(option) {
      setAdded([...added, option.name]);
      focus(option.name);
    },
    remove(option) {
      setAdded(added.filter((name) => name !== option.name));
      setValues(({ [option.name]: _, ...rest }) => rest);
      focus(shown[shown.indexOf(option) - 1]?.name ?? null);
    },
    sent,
    async sentWithFiles() {
      const options = sent();
      for (const option of shown) {
        const { file } = filledOf(option);
        if (file) options[option.name] = await sendFile(file, maxUploadBytes);
      }
      return options;
    },
  };
}

/** A file that is too large is announced and not sent: the handler refuses it by its size, as it does in Discord. */
const sendFile = async (file: File, maxUploadBytes: number): Promise<SentOption> => ({
  upload: file.size > maxUploadBytes ? null : await uploadFile(file).catch(() => null),
  name: file.name,
  sizeBytes: file.size,
  contentType: file.type || null,
});
