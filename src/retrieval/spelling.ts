/** What a word that no article holds was probably meant to be. */
import { distance } from 'fastest-levenshtein';
import { cutTerms, fold } from '../lexical/terms.ts';
import { STOP_WORDS } from '../lexical/words.ts';
import type { SearchStore } from '../store/store.ts';

export interface KnownTerm {
  readonly term: string;
  /** Number of passages that hold it. */
  readonly passages: number;
}

/** One edit, or two in a word of so many letters. */
const LONG_WORD = 8;
/** The index holds stems, and a slip in an ending leaves the ending on: "waitng" is one edit from "wait" with "ing". */
const ENDINGS = ['ing', 'ed', 'er', 'es', 'ion', 'e'];
/** Shorter stems are the beginning of too many words. */
const SHORTEST_STEM = 4;
/** Shorter words with two letters swapped are words themselves: "won" and "own". */
const SHORTEST_SWAPPED = 4;
/** Words whose slips are undone: in shorter ones too little is left of what was typed, longer ones are none. */
const UNDOABLE = /^[a-z]{5,30}$/;

/** As the index would hold them: "many" is "mani", and "mnay" comes as "mnai". */
const termsOf = (words: Iterable<string>) => [...words].flatMap((word) => cutTerms(word).map(({ term }) => term));
/** How stop words are written in a hurry: as others do, and with two letters swapped. */
const HASTY_STOP_TERMS: ReadonlySet<string> = new Set([
  ...termsOf(
    `wat wut wot wich wht wen teh hte adn u ur r ya yall im ive dont doesnt didnt isnt wasnt cant hes shes theyre youre
thats whos hows wheres whens cuz coz bcuz bc tho thru abt tht smth sth happend hapened happned gonna wanna gotta kinda sorta dunno rly rlly prolly ok okay pls plz`.split(
      /\s+/,
    ),
  ),
  ...termsOf(STOP_WORDS)
    .filter((term) => /^[a-z]+$/.test(term) && term.length >= SHORTEST_SWAPPED)
    .flatMap(swapsOf),
]);

/** A term with each two neighbouring letters in turn swapped. */
function swapsOf(term: string): string[] {
  return Array.from(term.slice(1), (letter, at) => term.slice(0, at) + letter + term[at] + term.slice(at + 2)).filter(
    (swapped) => swapped !== term,
  );
}

/** What was meant, as a whole word where that is known. */
export type Meant = KnownTerm & { readonly word?: string };

export interface TypedWord {
  /** As it was typed, with the ending that its term may lack. */
  readonly word: string;
  /** True for a name or a number, which is no stop word however it is spelled. */
  readonly insisted: boolean;
  /** True for a word that is spelled right: "steal" is not meant to be "steam". */
  readonly isWord: boolean;
}

/**
 * @param term - a term that the index lacks.
 * @returns the indexed term that it was probably meant to be, "stop word" where it was one of those, or null.
 */
export async function mendSpelling(
  store: SearchStore,
  term: string,
  { word, insisted, isWord }: TypedWord,
): Promise<Meant | 'stop word' | null> {
  if (/\d/.test(term)) return null;
  if (!insisted && HASTY_STOP_TERMS.has(term)) return 'stop word';
  const typed = fold(word);
  if (isWord) return null;
  const slip = await undoSlip(store, typed, insisted);
  if (slip !== null) return slip;
  // Names have no endings but what the stemmer takes for one: "Grainger" is no slip of "grain", "Bejing" one of "beij".
  const endings = insisted ? ENDINGS.filter((end) => typed.endsWith(end) && !term.endsWith(end)) : ENDINGS;
  return findIndexed(store, { term, typed, endings });
}

/**
 * The word with two neighbouring letters changed back, or one of two equal letters taken out, where the index has that: a slip
 * in its ending has another stem ("populatino"). Of several the commonest.
 */
async function undoSlip(store: SearchStore, typed: string, insisted: boolean): Promise<Meant | 'stop word' | null> {
  if (!UNDOABLE.test(typed)) return null;
  const doubled = [...typed.matchAll(/(.)(?=\1)/g)].map(({ index }) => typed.slice(0, index) + typed.slice(index + 1));
  const meant = [...swapsOf(typed), ...doubled].flatMap((word) => cutTerms(word).map((term) => ({ ...term, word })));
  if (!insisted && meant.some(({ stop }) => stop)) return 'stop word';
  const passages = await store.documentFrequencies(meant.map(({ term }) => term));
  const known = meant.map(({ term, word }, i) => ({ term, word, passages: passages[i] ?? 0 }));
  const [best] = known.filter((one) => one.passages > 0).sort((one, other) => other.passages - one.passages);
  return best ?? null;
}

interface Misspelled {
  readonly term: string;
  /** The folded word that the term was cut from. */
  readonly typed: string;
  /** What the index may have cut off the word that was meant. */
  readonly endings: readonly string[];
}

/** The indexed term that is the fewest edits away; of several the commonest. */
async function findIndexed(store: SearchStore, { term, typed, endings }: Misspelled): Promise<KnownTerm | null> {
  const allowed = term.length >= LONG_WORD ? 2 : 1;
  let best: (KnownTerm & { readonly edits: number }) | null = null;
  for (const other of await store.similarTerms(term)) {
    if (/\d/.test(other.term)) continue;
    const plain = editsBetween(term, other.term);
    const ended =
      other.term.length >= SHORTEST_STEM &&
      endings.some((end) => [term, typed].some((one) => editsBetween(one, other.term + end) === 1));
    const edits = ended ? Math.min(plain, 1) : plain;
    if (edits > allowed) continue;
    if (best === null || edits < best.edits || (edits === best.edits && other.passages > best.passages))
      best = { ...other, edits };
  }
  return best;
}

const editsBetween = (one: string, other: string): number => (areSwapped(one, other) ? 1 : distance(one, other));

/** True where two neighbouring letters changed places: the commonest slip of the fingers, two edits to Levenshtein. */
function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
