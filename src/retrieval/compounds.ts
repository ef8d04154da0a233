/**
 * Hyphenated words of a question. "Kim Jong-un" gives "jong", "un" and "jongun"; an article that writes "Kim Jong Un" holds the
 * first two, and says as much. A hyphenated word and its parts therefore count once.
 */
import { cutTerms } from '../lexical/terms.ts';

export interface Compound {
  /** The term of the word written as one. */
  readonly whole: string;
  /** The terms of its parts, the last one first. */
  readonly parts: readonly string[];
}

/** The hyphenated words of a text; of a chain ("two-by-four") each beginning as well. */
export function readCompounds(text: string): Compound[] {
  const terms = cutTerms(text);
  const parts = terms.filter(({ joined }) => !joined);
  return terms.flatMap(({ term, joined, start: last }) => {
    if (!joined) return [];
    const found = parts.filter(({ start }) => start === last);
    let start: number | undefined = last;
    while (start !== undefined && text[start - 1] === '-') {
      const hyphen: number = start - 1;
      const before = parts.filter(({ end }) => end === hyphen);
      found.push(...before);
      start = before[0]?.start;
    }
    return [{ whole: term, parts: found.map((part) => part.term) }];
  });
}

/** What is looked at of a term of the question. */
interface Indexed {
  readonly term: string;
  /** The indexed term that it is found by. */
  readonly lookup: string;
  readonly unknown: boolean;
}

/**
 * Where the index has the word written as one and all of its parts, the parts count, and the word stands for the last of
 * them, behind which the index has it; where it lacks a part, the word counts and the part does not.
 *
 * @returns the terms that count, and for each word that stands for a part that part.
 */
export function countOnce<T extends Indexed>(
  terms: readonly T[],
  compounds: readonly Compound[],
): { readonly counted: readonly T[]; readonly standIns: ReadonlyMap<T, T> } {
  const standIns = new Map<T, T>();
  const left = new Set<T>();
  for (const { whole, parts } of compounds) {
    const word = terms.find(({ term, unknown }) => term === whole && !unknown);
    const found = parts.flatMap((part) => terms.filter(({ term }) => term === part));
    const last = found[0];
    if (word === undefined || last === undefined) continue;
    const lacking = found.filter(({ term, lookup, unknown }) => unknown || lookup !== term);
    for (const part of lacking) left.add(part);
    if (lacking.length === 0) standIns.set(word, last);
  }
  return { counted: terms.filter((term) => !left.has(term) && !standIns.has(term)), standIns };
}
