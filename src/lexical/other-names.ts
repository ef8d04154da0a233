/**
 * Other names for what a passage names: who asks about the World Food Programme finds what says "WFP" throughout, and the
 * other way round. An article's own explanations, "the World Food Programme (WFP)", hold for that article; a few
 * abbreviations that newspapers never explain hold for all.
 */

import { COUNTRIES, ORGANISATIONS_AND_TERMS } from './other-names/well-known.ts';
import { contentTerms } from './terms.ts';

/** Two to ten letters, digits, hyphens and ampersands, at least two of them capitals. */
const SHORT = /^(?=(?:[^\p{Lu}]*\p{Lu}){2})\p{L}[\p{L}\p{N}&-]{1,9}$/u;
/** Capitals tell "the UN" from the French "un". */
const SHORT_IN_TEXT = /(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}])\p{Ll}?\p{Lu}[\p{Ll}\p{N}&-]{0,7}\p{Lu}[\p{L}\p{N}&-]*/gu;
const BRACKETED = /\(([^()\n]{2,100})\)/g;
/** Characters before a bracket in which its long form is looked for. */
const LOOKED_BACK = 120;
const LETTER = /[\p{L}\p{N}]/u;
/** A text of brackets alone would explain a hundred thousand. */
const MOST_EXPLAINED = 1000;
const LONGEST_LONG = 8;

/** Words that a short form mostly leaves out. */
const SMALL_WORDS = '(?:of|and|the|for|on|in|to|de|du|des|la|le|et|der|die|das|für|und|von|del|y)';
/** Two letters stand for some words of nearly every sentence; hardly any name has seven words. */
const FEWEST_GUESSED = 3;
const MOST_GUESSED = 6;

/** A capital and small letters: what is in capitals throughout has no initials of its own. */
const NAME_WORD = "\\p{Lu}\\p{Ll}[\\p{L}’'-]*";

export interface Abbreviation {
  readonly short: string;
  readonly long: string;
}

/**
 * The abbreviations that a text explains, each with the first long form it is given: "World Food Programme (WFP)", "WFP
 * (World Food Programme)". After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text" (2003): the letters of the short form are looked for backwards in as many words as it may stand for,
 * the first of them at the beginning of a word.
 */
export function findAbbreviations(text: string): Abbreviation[] {
  const found = new Map<string, string>();
  for (const { 1: inside = '', index } of text.matchAll(BRACKETED)) {
    const before = text.slice(Math.max(0, index - LOOKED_BACK), index).trimEnd();
    const first = inside.split(/[,;]/, 1)[0] as string;
    const [short, said] = SHORT.test(first)
      ? [first, before.split(/[\n.;:()]/).at(-1) as string]
      : [before.split(/\s/).at(-1) as string, inside];
    if (!SHORT.test(short) || found.has(short)) continue;
    const words = said.trim().split(/\s+/);
    const long = matchLetters(short, words.slice(-Math.min(short.length + 5, 2 * short.length)).join(' '));
    if (long !== null) found.set(short, long);
    if (found.size === MOST_EXPLAINED) break;
  }
  return [...found].map(([short, long]) => ({ short, long }));
}

/** The end of `words` that begins where the letters of `short`, looked for from behind, begin; null where they do not stand there. */
function matchLetters(short: string, words: string): string | null {
  const letters = Array.from(short.toLowerCase()).filter((letter) => LETTER.test(letter));
  const text = words.toLowerCase();
  let at = text.length;
  for (const [left, letter] of [...letters.entries()].reverse()) {
    do {
      if (at === 0) return null;
      at = text.lastIndexOf(letter, at - 1);
    } while (left === 0 && at > 0 && LETTER.test(text[at - 1] as string));
    if (at < 0) return null;
  }
  const long = words.slice(at);
  const repeats = long.toLowerCase().split(/[\s-]/).includes(short.toLowerCase());
  return repeats || long.length < short.length + 3 ? null : long;
}

/** A text with its content terms in reading order. */
export interface Field {
  readonly text: string;
  readonly terms: readonly string[];
}

interface Names {
  readonly short: Field;
  /** The usual one first. */
  readonly long: readonly Field[];
}

/** Names by the ways to come upon them. */
export interface KnownNames {
  /** By the term of the short form. */
  readonly byShort: ReadonlyMap<string, Names>;
  /** By the first term of a long form. */
  readonly byLong: ReadonlyMap<string, readonly { readonly names: Names; readonly form: Field }[]>;
}

const readField = (text: string): Field => ({ text, terms: contentTerms(text) });

function readNames({ short, long }: { readonly short: string; readonly long: readonly string[] }): Names | null {
  const names = { short: readField(short), long: long.map(readField) };
  const fits = ({ terms }: Field) => terms.length > 0 && terms.length <= LONGEST_LONG;
  return names.short.terms.length === 1 && names.long.every(fits) ? names : null;
}

function knowNames(all: readonly (Names | null)[]): KnownNames {
  const byShort = new Map(all.flatMap((names) => (names === null ? [] : [[names.short.terms[0] as string, names]])));
  const byLong = new Map<string, { names: Names; form: Field }[]>();
  for (const names of byShort.values()) {
    for (const form of names.long) {
      const first = form.terms[0] as string;
      byLong.set(first, [...(byLong.get(first) ?? []), { names, form }]);
    }
  }
  return { byShort, byLong };
}

const readTable = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(': ') as [string, string])
    .map(([short, long]) => readNames({ short, long: long.split('; ') }));
const COUNTRIES_ALONE = knowNames(readTable(COUNTRIES));
const WELL_KNOWN_NAMES = readTable(COUNTRIES.trimEnd() + ORGANISATIONS_AND_TERMS);
const WELL_KNOWN_ALONE = knowNames(WELL_KNOWN_NAMES);

/** What an article explains, and what needs no explaining; where both know a short form, the article does. */
export function namesInArticle(text: string): KnownNames {
  const own = findAbbreviations(text).map(({ short, long }) => readNames({ short, long: [long] }));
  return own.length === 0 ? WELL_KNOWN_ALONE : knowNames([...WELL_KNOWN_NAMES, ...own]);
}

/**
 * The short form and the usual long one of all that some fields name, as far as none of them holds it.
 *
 * @param fields - such as the title, the headings and the body of a passage.
 */
export function otherNames({ byShort, byLong }: KnownNames, fields: readonly Field[]): Field[] {
  const named = new Set<Names>();
  const held = new Set<Field>();
  for (const { text, terms } of fields) {
    for (const word of shortForms(text)) {
      const names = byShort.get(contentTerms(word)[0] ?? '');
      if (names === undefined) continue;
      named.add(names);
      held.add(names.short);
    }
    for (const [at, term] of terms.entries()) {
      for (const { names, form } of byLong.get(term) ?? []) {
        if (form.terms.some((one, i) => terms[at + i] !== one)) continue;
        named.add(names);
        held.add(form);
      }
    }
  }
  return [...named].flatMap(({ short, long }) => [short, ...long.slice(0, 1)].filter((form) => !held.has(form)));
}

/** A name of three words or more, as the middle of a sentence has it: "the National Intelligence Service". */
const LONG_NAME = new RegExp(`${NAME_WORD}(?: (?:${SMALL_WORDS} ){0,2}${NAME_WORD}){2,5}`, 'gu');
/** Capitals of a headline in title case would spell out anything. */
const LONGEST_INITIALS = 5;

/**
 * The initials of a text's long names: nobody explains "NIS" where the service is named once, and members ask for it. Each
 * name also counts without its first word, which may only begin the sentence.
 */
export function initialsOfNames(text: string): string[] {
  const initials = Array.from(text.matchAll(LONG_NAME), ([name]) => (name.match(/(?<![^ ])\p{Lu}/gu) ?? []).join(''));
  const fits = ({ length }: string) => length >= FEWEST_GUESSED && length <= LONGEST_INITIALS;
  return [...new Set(initials.flatMap((letters) => [letters, letters.slice(1)]).filter(fits))];
}

/**
 * Looks for what a sentence names otherwise than a question does: an abbreviation in one of them, in the other the words that
 * its letters begin. What the article explains is not at hand where sentences are weighed.
 */
export function createNameFinder(question: string): (sentence: Field) => Field[] {
  const asked = shortForms(question).flatMap((short) => {
    const letters = lettersToGuess(short);
    return letters === null ? [] : [{ words: spelledOut(letters, 'u'), names: readField(short) }];
  });
  const initials = (question.toLowerCase().match(INITIAL) ?? []).join('');
  const known = new Map<string, Field | null>();
  const findInQuestion = (short: string): Field | null => {
    const letters = lettersToGuess(short);
    // Sentences are full of short forms, most with a letter that no word of the question begins with.
    if (letters === null || !standInOrder(letters, initials)) return null;
    const words = spelledOut(letters, 'iu').exec(question)?.[0];
    return words === undefined ? null : readField(words);
  };
  const inQuestion = (short: string): Field | null => {
    const found = known.get(short);
    if (found !== undefined) return found;
    const names = findInQuestion(short);
    known.set(short, names);
    return names;
  };
  return (sentence) => [
    ...otherNames(WELL_KNOWN_ALONE, [sentence]),
    ...shortForms(sentence.text).flatMap((short) => inQuestion(short) ?? []),
    ...asked.flatMap(({ words, names }) => (words.test(sentence.text) ? [names] : [])),
  ];
}

const INITIAL = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

const shortForms = (text: string): string[] => text.match(SHORT_IN_TEXT) ?? [];

/** The letters of a short form that words may begin with; null where they are too few, or too many. */
function lettersToGuess(short: string): readonly string[] | null {
  const letters = Array.from(short.replace(/s$/, '')).filter((letter) => LETTER.test(letter));
  return letters.length < FEWEST_GUESSED || letters.length > MOST_GUESSED ? null : letters;
}

function standInOrder(letters: readonly string[], text: string): boolean {
  let at = -1;
  return letters.every((letter) => {
    at = text.indexOf(letter.toLowerCase(), at + 1);
    return at !== -1;
  });
}

/** An expression for words that the letters begin, in order. */
function spelledOut(letters: readonly string[], flags: 'iu' | 'u'): RegExp {
  const words = letters.map((letter) => `${letter}[\\p{L}\\p{N}’']*`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join(`[ -](?:${SMALL_WORDS} ){0,2}`)}`, flags);
}

/**
 * A text as an embedding model knows it better: hardly any article says "DPRK", and its letters mean nothing to a model.
 * Organisations are left alone: articles name most of them by their letters. Members type "dprk" and "usa" too; of other
 * short words only capitals tell that they are no words ("rok" is a year in Polish).
 */
export const spellOutCountries = (text: string): string =>
  text.replace(
    /(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}])(?:\p{Lu}{2,3}|\p{L}{4}|usa)(?![\p{L}\p{N}])/gu,
    (word) => COUNTRIES_ALONE.byShort.get(contentTerms(word)[0] ?? '')?.long[0]?.text ?? word,
  );
