/** What to say of names in .env that are no settings. */
import { distance } from 'fastest-levenshtein';
import { SETTINGS, type SettingName } from '../config.ts';

/** A name as people write settings; anything else in its place may be a piece of a secret that went to a line of its own. */
const LIKE_A_NAME = /^(?:[A-Z][A-Z0-9_]{0,39}|[a-z][a-z0-9_]{0,39})$/;

/**
 * A sentence for each name in .env that is not a setting, with the one that was likely meant. Names of the environment are
 * not asked about, because most of them are meant for others.
 */
export function explainUnknown(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (Object.hasOwn(SETTINGS, name)) return [];
    const likely = likelySetting(name);
    if (likely !== null) return [`${name} in .env is not a setting and is ignored. Did you mean ${likely}?`];
    const shown = LIKE_A_NAME.test(name) ? `${name} in .env` : 'A name in .env that is not shown';
    return [`${shown} is not a setting of Footnote. docs/configuration.md lists them all.`];
  });
}

/** The setting that differs in at most a third of the letters; null where none does. */
function likelySetting(name: string): SettingName | null {
  const near = (Object.keys(SETTINGS) as SettingName[])
    .map((setting) => ({ setting, edits: distance(name.toUpperCase(), setting) }))
    .filter(({ edits }) => edits <= name.length / 3)
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.setting ?? null;
}
