/** Suggestions for an option, asked of the handlers shortly after the last keystroke; late answers to earlier ones are dropped. */
import { useEffect, useState } from 'preact/hooks';
import type { SentChoice, SentOption } from '../../wire.ts';
import { suggest } from '../store.ts';
import type { Entry } from './commands.ts';
import type { Filled } from './options.ts';

const PAUSE_MS = 120;

/** @param focused - The option that is typed into, or null when it has no suggestions. */
export function useSuggestions(
  focused: string | null,
  { text, value }: Filled,
  { name, subcommand }: Entry,
  sent: () => Record<string, SentOption>,
): readonly SentChoice[] {
  const [choices, setChoices] = useState<readonly SentChoice[]>([]);
  useEffect(() => {
    setChoices([]);
  }, [focused]);
  useEffect(() => {
    if (focused === null || value !== null) return;
    let late = false;
    const timer = setTimeout(async () => {
      const found = await suggest(name, subcommand, { ...sent(), [focused]: text }, focused);
      if (!late) setChoices(found);
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [focused, text, value]);
  return choices;
}
