/**
 * Picks a sentence in a person's language. The English catalogue gives the keys and their placeholders; another language
 * may lack a key, and English is then shown, so that a new sentence never waits for its translations.
 */
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ko } from './ko.ts';

export type Plural = { readonly one: string; readonly other: string };
export type MessageKey = keyof typeof en;
/** A language's sentences; Korean and others without a singular may give one string where English has two. */
export type Catalogue = { readonly [Key in MessageKey]?: string | Plural };
export type LocaleName = 'en' | 'ko' | 'es' | 'fr' | 'de';

export const CATALOGUES: Readonly<Record<LocaleName, Catalogue>> = { en, ko, es, fr, de };

/** Discord's locale codes for our languages, English first; the others are used for localised command names. */
export const DISCORD_LOCALES: Readonly<Record<Exclude<LocaleName, 'en'>, readonly string[]>> = {
  ko: ['ko'],
  es: ['es-ES', 'es-419'],
  fr: ['fr'],
  de: ['de'],
};

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Words<Entry> = Entry extends string ? Entry : Entry extends { other: infer Other extends string } ? Other : never;
type Values<Key extends MessageKey> = Readonly<Record<Placeholder<Words<(typeof en)[Key]>>, string | number>>;

/** Speaks one language. Strings are put in as they are, so foreign text is escaped before; numbers are formatted. */
export type Say = <Key extends MessageKey>(
  key: Key,
  ...values: [Placeholder<Words<(typeof en)[Key]>>] extends [never] ? [] : [Values<Key>]
) => string;

/** Our language for one of Discord's locale codes, such as "es-419"; English for all we do not speak. */
export function localeOf(code: string): LocaleName {
  const language = code.toLowerCase().split(/[-_]/)[0];
  return language === 'ko' || language === 'es' || language === 'fr' || language === 'de' ? language : 'en';
}

const voices = new Map<LocaleName, Say>();

export function speak(locale: LocaleName): Say {
  const known = voices.get(locale);
  if (known) return known;
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const say: Say = (key, ...values) => {
    const given: Readonly<Record<string, string | number>> = values[0] ?? {};
    const entry: string | Plural = CATALOGUES[locale][key] ?? en[key];
    const form = typeof entry === 'string' ? entry : pickForm(entry, plural, given.count);
    return form.replace(/\{([a-z0-9]+)\}/g, (whole, name: string) => {
      const value = given[name];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  voices.set(locale, say);
  return say;
}

function pickForm(entry: Plural, plural: Intl.PluralRules, count: string | number | undefined): string {
  return plural.select(Number(count ?? 0)) === 'one' ? entry.one : entry.other;
}
