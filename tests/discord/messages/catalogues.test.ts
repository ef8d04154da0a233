/** Every sentence exists in every language, says the same things, and fits where Discord puts it. */
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { commandBodies } from '../../../src/discord/bot/register.ts';
import { en } from '../../../src/discord/messages/en.ts';
import {
  CATALOGUES,
  type LocaleName,
  localeOf,
  type MessageKey,
  type Plural,
  speak,
} from '../../../src/discord/messages/index.ts';
import { stringsFor } from '../../../src/page/client/strings.ts';
import { Checker } from '../../helpers/discord/checks/checker.ts';
import { checkCommand } from '../../helpers/discord/checks/commands.ts';
import type { JsonObject } from '../../helpers/discord/json.ts';

const LOCALES = Object.keys(CATALOGUES) as LocaleName[];
const KEYS = Object.keys(en) as MessageKey[];

const forms = (entry: string | Plural | undefined) =>
  entry === undefined ? [] : typeof entry === 'string' ? [entry] : [entry.one, entry.other];
const placeholders = (text: string) => [...text.matchAll(/\{([a-z0-9]+)\}/g)].map(([, name]) => name).sort();

test.each(LOCALES)('%s has every sentence, with the placeholders of the English one, and none beside', (locale) => {
  const catalogue = CATALOGUES[locale];
  expect(Object.keys(catalogue).sort()).toEqual([...KEYS].sort());
  for (const key of KEYS) {
    const [wanted = ''] = forms(en[key]).slice(-1);
    for (const form of forms(catalogue[key])) {
      expect([key, placeholders(form)]).toEqual([key, placeholders(wanted)]);
      expect([key, form.trim()]).toEqual([key, form]);
      expect([key, /[!！]|\bplease\b|\bbitte\b|por favor|s’il (?:te|vous) plaît/i.test(form)]).toEqual([key, false]);
    }
  }
});

/** All sentences of a language, those of the page's frame among them. */
const sentences = (locale: LocaleName): (readonly [string, string])[] => [
  ...KEYS.flatMap((key) => forms(CATALOGUES[locale][key]).map((form) => [key, form] as const)),
  ...Object.entries(stringsFor(locale === 'es' ? 'es-ES' : locale)),
];

test('a French sentence breaks at no sign that belongs to a word, and has no typewriter apostrophe', () => {
  const loose = sentences('fr').filter(([, form]) => /[\p{L}\p{N})}»\]] [:;?!»%]|« |\p{L}'\p{L}/u.test(form));
  expect(loose).toEqual([]);
});

test.each(['de', 'es', 'fr'] as const)('%s has a form for one wherever English has', (locale) => {
  const plural = (key: MessageKey) => typeof en[key] !== 'string';
  expect(KEYS.filter((key) => plural(key) && typeof CATALOGUES[locale][key] === 'string')).toEqual([]);
});

test('no Korean particle follows a value, since its form hangs on the last sound of what is put in', () => {
  const hanging = /\}["”’*]*(?:을|를|은|는|이|가|과|와|으로|로|라|이라|아|야)(?![가-힣])/u;
  expect(sentences('ko').filter(([, form]) => hanging.test(form))).toEqual([]);
});

const OTHER_ADDRESS: Readonly<Record<Exclude<LocaleName, 'en'>, RegExp>> = {
  de: /\b(?:können|müssen|haben|möchten) Sie\b|\bIhnen\b/,
  es: /\busted(?:es)?\b/i,
  fr: /\b(?:vous|votre|vos)\b/i,
  ko: /[가-힣](?:어|아|여|해|예|에)요[.?]/,
};

test.each(Object.entries(OTHER_ADDRESS))('%s speaks to a person in one way', (locale, other) => {
  // The page's frame has the words of Discord, which speaks Korean more lightly.
  const own = KEYS.flatMap((key) => forms(CATALOGUES[locale as LocaleName][key]).map((form) => [key, form] as const));
  expect(own.filter(([, form]) => other.test(form))).toEqual([]);
});

test.each(['de', 'es', 'fr', 'ko'] as const)('%s leaves no sentence in English', (locale) => {
  // A word or two may be the same in both: "Status", "{count} articles".
  const isSentence = (form: string) => (form.replace(/\{[^}]*\}/g, '').match(/\p{L}+/gu) ?? []).length > 2;
  const english = new Set(sentences('en').map(([, form]) => form));
  expect(sentences(locale).filter(([, form]) => isSentence(form) && english.has(form))).toEqual([]);
});

test.each(LOCALES)('%s has labels that fit a button and a modal', (locale) => {
  const say = speak(locale);
  for (const key of KEYS) {
    const [text = ''] = forms(CATALOGUES[locale][key]).slice(-1);
    if (key.startsWith('button.')) expect([key, text.length <= 40]).toEqual([key, true]);
    if (key === 'modal.follow.title' || key === 'modal.follow.label') expect(text.length).toBeLessThanOrEqual(45);
  }
  expect(say('modal.follow.hint').length).toBeLessThanOrEqual(100);
});

test.each([null, '900000000000000001'])(
  'command definitions are what Discord takes, localised (server %s)',
  (guild) => {
    for (const body of commandBodies(commands, guild)) {
      const check = new Checker();
      checkCommand(check, JSON.parse(JSON.stringify(body)) as JsonObject);
      expect([body.name, check.problems]).toEqual([body.name, []]);
    }
  },
);

test('localised names of commands, and of what stands beside each other in one, differ', () => {
  const expectDistinct = (named: readonly JsonObject[]) => {
    for (const code of ['ko', 'es-ES', 'es-419', 'fr', 'de']) {
      const names = named.map(
        (one) => (one.name_localizations as Record<string, string> | undefined)?.[code] ?? one.name,
      );
      expect([code, new Set(names).size]).toEqual([code, names.length]);
    }
    for (const one of named) if (Array.isArray(one.options)) expectDistinct(one.options as JsonObject[]);
  };
  const bodies = JSON.parse(JSON.stringify(commands.map(({ data }) => data))) as JsonObject[];
  expectDistinct(bodies.filter(({ type }) => type !== 3));
});

/** "/articles list" and "/articles" for every command and subcommand, by the names that a language gives them. */
function commandNames(locale: LocaleName): Set<string> {
  const code = locale === 'es' ? 'es-ES' : locale;
  const nameOf = (one: JsonObject) =>
    String((one.name_localizations as Record<string, string> | undefined)?.[code] ?? one.name);
  const bodies = JSON.parse(JSON.stringify(commands.map(({ data }) => data))) as JsonObject[];
  return new Set(
    bodies.flatMap((body) => {
      const parts = ((body.options ?? []) as JsonObject[]).filter(({ type }) => type === 1);
      return [nameOf(body), ...parts.map((part) => `${nameOf(body)} ${nameOf(part)}`)];
    }),
  );
}

test.each(LOCALES)('%s names commands as its people see them', (locale) => {
  const names = commandNames(locale);
  const missing = KEYS.flatMap((key) => forms(CATALOGUES[locale][key]).map((form) => [key, form] as const)).filter(
    ([, form]) =>
      [...form.matchAll(/(?<![\p{L}\p{N}.])\/([\p{L}-]+)(?: ([\p{L}-]+))?/gu)].some(
        ([, command = '', part]) => !names.has(command) && !names.has(`${command} ${part}`),
      ),
  );
  expect(missing).toEqual([]);
});

test('a locale of Discord finds its language, and others find English', () => {
  expect(['ko', 'es-ES', 'es-419', 'fr', 'de', 'ja', 'en-GB', ''].map(localeOf)).toEqual([
    ...['ko', 'es', 'es', 'fr', 'de', 'en', 'en', 'en'],
  ]);
});

test('a plural is chosen by its count, and numbers are written as the language does', () => {
  expect(speak('en')('articles.words', { count: 1 })).toBe('1 word');
  expect(speak('en')('articles.words', { count: 1200 })).toBe('1,200 words');
  expect(speak('de')('articles.words', { count: 1200 })).toBe('1.200 Wörter');
  expect(speak('fr')('articles.words', { count: 0 })).toBe('0 mot');
  expect(speak('ko')('articles.words', { count: 1 })).toBe('단어 1개');
});
