/**
 * Words and what people cut them to: one stands in the articles, the other is typed. Asked for only where the index lacks the
 * one that was typed, so that no article is read otherwise.
 */
import { contentTerms } from './terms.ts';

const PAIRS = `phone telephone, photo photograph, pic picture, bike bicycle, plane airplane, fridge refrigerator, exam examination,
lab laboratory, flu influenza, tv television, gym gymnasium, ad advertisement, advert advertisement, vet veterinarian,
math mathematics, maths mathematics, memo memorandum, info information, stats statistics, rehab rehabilitation, demo demonstration,
burger hamburger, condo condominium, limo limousine, temp temperature, uni university, govt government, dept department,
ppl people, xmas Christmas, bday birthday, km kilometer, cm centimeter, mm millimeter, kg kilogram, hr hour, yr year, min minute`;

const termOf = (word: string): string => contentTerms(word)[0] as string;

/** By the term of either the other; of two short forms of one word the first. */
const OTHERS: ReadonlyMap<string, string> = new Map(
  PAIRS.split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string])
    .reverse()
    .flatMap(([short, long]) => [[termOf(short), long] as const, [termOf(long), short] as const]),
);

/** The word that a term is cut to, or was cut from, with its own term. */
export function otherLength(term: string): { readonly word: string; readonly term: string } | null {
  const word = OTHERS.get(term);
  return word === undefined ? null : { word, term: termOf(word) };
}
