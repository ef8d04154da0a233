/**
 * Text -> lexical terms, for articles and questions alike. The store keeps and matches exactly these terms, so that
 * SQLite and Postgres rank the same words: neither database's own tokenizer ever sees an article.
 *
 * Latin words are folded and stemmed (Porter, "An algorithm for suffix stripping", 1980). Where stemming means
 * nothing, words are cut into character n-grams: pairs for scripts written without spaces and for Hangul, triples
 * for other alphabets, so that inflected forms still meet.
 */
import { stemmer } from 'stemmer';
import { detach } from '../detach.ts';
import type { Span } from '../types.ts';
import { baseForm } from './forms.ts';
import { oneSpelling } from './spellings.ts';
import { NUMBER_WORDS, STOP_WORDS } from './words.ts';

export interface Term extends Span {
  /** The folded, stemmed form that the index holds: letters, digits and, in decimals, a full stop. */
  readonly term: string;
  /** True for words that carry grammar rather than content. */
  readonly stop: boolean;
  /** True for a hyphenated word written as one, beside its parts. */
  readonly joined?: true;
}

/** Words with inner apostrophes and dots, dotted initials, numbers with separators. */
const WORD = /\p{N}+(?:[.,]\p{N}+)*|(?:\p{L}\.){2,}\p{L}?(?!\p{L})|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const PAIRED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
const LATIN = /^[a-z0-9]+$/;
const ASCII = /^[\0-\x7f]*$/;
/** Hyphenated words are joined up to this length; a chain of a thousand would be a thousand ever longer terms. */
const LONGEST_JOINED = 60;
const COMBINING = /[\u0300-\u036f]/g;
/** Apostrophes; and some letters are made of a space and a mark, or of a phrase with its spaces. */
const NO_LETTER = /[^\p{L}\p{M}\p{N}]/gu;
const NOT_DECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Longer words have no ending to cut off, and hardly ever come again. */
const LONGEST_KNOWN = 40;

/** Porter's stem of a folded Latin word, of its base form and in one spelling. */
const stem = (word: string): string => (word.length > LONGEST_KNOWN ? word : stemmer(oneSpelling(baseForm(word))));

/** Lower case without accents: "Brontë" -> "bronte". Scripts whose marks are vowels keep them. */
export function fold(word: string): string {
  // Most words are plain already, and Unicode's normal forms take ten times as long as looking.
  if (ASCII.test(word)) return word.toLowerCase();
  const lower = word.normalize('NFKD').toLowerCase().replace(COMBINING, '').normalize('NFC');
  return /[ßæœøđðłþı]/.test(lower)
    ? lower.replace(/[ßæœøđðłþı]/g, (letter) => NOT_DECOMPOSED[letter] ?? letter)
    : lower;
}

function ngrams(word: string, size: number): string[] {
  const characters = Array.from(word);
  if (characters.length <= size) return [word];
  const grams: string[] = [];
  for (let i = 0; i + size <= characters.length; i++) grams.push(characters.slice(i, i + size).join(''));
  return grams;
}

function numberTerm(digits: string): string {
  // "1,000" and "1.000" are thousands; "35.2" is a decimal.
  const grouped = /^\p{N}{1,3}([.,])\p{N}{3}(\1\p{N}{3})*$/u.test(digits);
  const plain = grouped ? digits.replace(/[.,]/g, '') : digits.replaceAll(',', '.');
  // "⑴" is written as "(1)" there, "½" with a stroke: what divides the parts of a number is a full stop here.
  const parts = plain.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.join('.').replace(/^0+(?=\d)/, '');
}

interface WordTerms {
  readonly terms: readonly string[];
  readonly stop: boolean;
}

const WORDS_REMEMBERED = 50_000;
const remembered = new Map<string, WordTerms>();

/** The terms of a word as it is written; remembered, because articles repeat themselves. */
function wordTerms(raw: string): WordTerms {
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  const found = cutWord(raw);
  if (raw.length > LONGEST_KNOWN) return found;
  if (remembered.size >= WORDS_REMEMBERED) remembered.clear();
  remembered.set(detach(raw), { terms: found.terms.map(detach), stop: found.stop });
  return found;
}

function cutWord(raw: string): WordTerms {
  if (raw.includes('.')) {
    const letters = fold(raw.replaceAll('.', ''));
    return { terms: [letters === 'us' ? 'usa' : letters], stop: false };
  }
  if (raw === 'US') return { terms: ['usa'], stop: false };
  const bare = fold(raw)
    .replace(/['’]s$/, '')
    .replace(NO_LETTER, '');
  if (LATIN.test(bare)) {
    const number = NUMBER_WORDS.get(bare);
    if (number !== undefined) return { terms: [number], stop: false };
    return { terms: [stem(bare)], stop: STOP_WORDS.has(bare) };
  }
  if (PAIRED.test(bare)) return { terms: ngrams(bare, 2), stop: false };
  return { terms: /[a-z]/.test(bare) ? [bare] : ngrams(bare, 3), stop: STOP_WORDS.has(bare) };
}

/** The one organisation that newspapers know by the letters of a question word. */
const HEALTH_ORGANIZATION: WordTerms = { terms: ['who'], stop: false };

/** True for "WHO RUNS THE MILL", whose capitals tell nothing. */
const isShouted = (text: string): boolean => text.includes(' ') && text === text.toUpperCase();

/**
 * Cuts text into terms, in reading order, each with the span it came from. Joined hyphenated words
 * ("pre-emptive") give their parts and, behind the last part, the whole ("preemptive").
 */
export function cutTerms(text: string): Term[] {
  const found: Term[] = [];
  /** What stands before a hyphen, as far as it has been read. */
  let joined = '';
  let previousEnd = -1;
  // Cheaper than `matchAll`, by a third; questions and indexing spend much of their time here.
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    if (/^\p{N}/u.test(raw)) {
      found.push({ term: numberTerm(raw), stop: false, start, end });
      joined = '';
    } else {
      const { terms, stop } = raw === 'WHO' && !isShouted(text) ? HEALTH_ORGANIZATION : wordTerms(raw);
      for (const term of terms) if (term !== '') found.push({ term, stop, start, end });
      const whole = joined !== '' && start === previousEnd + 1 ? joined + fold(raw) : null;
      if (whole !== null && whole.length <= LONGEST_JOINED && LATIN.test(whole))
        found.push({ term: stem(whole), stop: false, joined: true, start, end });
      joined = text[end] === '-' ? (whole ?? fold(raw)) : '';
    }
    previousEnd = end;
  }
  return found;
}

/** The terms that an article's words are found by, stop words left out, in reading order. */
export function contentTerms(text: string): string[] {
  return cutTerms(text)
    .filter((term) => !term.stop)
    .map((term) => term.term);
}

/** A question's distinct terms, stop words dropped unless nothing else is left. */
export function questionTerms(question: string): string[] {
  const all = cutTerms(question);
  const content = all.filter((term) => !term.stop);
  return [...new Set((content.length > 0 ? content : all).map((term) => term.term))];
}

/** 32-bit FNV-1a hash of a term: how terms stand in a passage's packed term list. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
