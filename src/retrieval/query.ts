/**
 * A question as ranking sees it: its terms with their weights, misspelled ones mended, its vector and its tokens.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { otherLength } from '../lexical/clipped.ts';
import { spellOutCountries } from '../lexical/other-names.ts';
import { contentTerms, cutTerms, hashTerm, questionTerms } from '../lexical/terms.ts';
import type { SearchStore } from '../store/store.ts';
import { countOnce, readCompounds } from './compounds.ts';
import { framingTerms } from './framing.ts';
import { embedQuestion } from './question-vector.ts';
import { respell, writeOut } from './respell.ts';
import { mendSpelling } from './spelling.ts';

export interface QueryTerm {
  readonly term: string;
  /** As it was typed. */
  readonly word: string;
  /** `hashTerm` of the term, or of the indexed one that stands in for it. */
  readonly hash: number;
  /** Inverse document frequency, after Robertson and Sparck Jones; higher is rarer. */
  readonly idf: number;
  /** True for a name or a number: what the question insists on. */
  readonly insisted: boolean;
  /** False for a term that only the question before holds. */
  readonly asked: boolean;
  /** True when neither the term nor a likely spelling of it is in the index. */
  readonly unknown: boolean;
}

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** The question as it was probably meant: misspelled words that the index has another spelling of are mended. */
  readonly question: string;
  /** Terms to look up: those known, and what unknown ones were probably meant to be. */
  readonly lookup: readonly string[];
  /** The rarest of them, which most of an answer's worth hangs on; null where none is rare. */
  readonly rarest: string | null;
  /** From a term's hash to its place in `terms`; unknown terms are not in it, what stands for one of them is. */
  readonly placeOf: ReadonlyMap<number, number>;
  readonly vector: Float32Array;
  readonly tokens: Uint32Array;
  /** Sum of the terms' idf: what a passage that holds every word would cover. */
  readonly totalIdf: number;
  /** Sum of the eight largest idf: what a passage can be expected to cover of a long question. */
  readonly strongIdf: number;
}

/** A mended word counts a little less than one that was spelled so. */
const MENDED_WEIGHT = 0.8;
/** Content words that a passage can be expected to hold of a long question. */
export const STRONG_TERMS = 8;

const idfOf = (passages: number, total: number): number => Math.log(1 + (total - passages + 0.5) / (passages + 0.5));

/**
 * Words that the index lacks and that are mended, the first ones of a question: at 100,000 passages each takes milliseconds to
 * look for, and a question with more of them is no slip of the fingers.
 */
const MOST_MENDED = 10;

/** A word that more passages hold is not rare: it tells too little to be looked up by itself. */
const RARE_AT_MOST = 200;

/** A question that was asked before helps to read one that leans on it, but its words count half. */
const CONTEXT_WEIGHT = 0.5;

/** A word that only says what kind of answer is wanted: few sentences that hold one have it. */
const FRAMING_WEIGHT = 0.5;

/**
 * @param context - the question that this one follows up, where it cannot be read without it.
 */
export async function readQuery(
  store: SearchStore,
  model: EmbeddingModel,
  question: string,
  context: string | null = null,
): Promise<Query> {
  const asked = askedTerms(question, context);
  const [{ passages: total }, frequencies] = await Promise.all([
    store.statistics(),
    store.documentFrequencies(asked.map(({ term }) => term)),
  ]);
  const lacking = asked.filter(({ joined }, i) => !joined && (frequencies[i] ?? 0) === 0);
  const mended = new Set(lacking.slice(0, MOST_MENDED));
  const found = (
    await Promise.all(
      asked.map((term, i) =>
        findTerm(store, model, { ...term, isMended: mended.has(term) }, frequencies[i] ?? 0, total),
      ),
    )
  ).filter((term) => term !== null);
  // Two words may have been mended to one, or one to another: it is found once, and counts once.
  const distinct = found.filter(({ hash }, at) => found.findIndex((term) => term.hash === hash) === at);
  const { counted: terms, standIns } = countOnce(distinct, [
    ...readCompounds(question),
    ...readCompounds(context ?? ''),
  ]);
  const known = terms.filter(({ unknown }) => !unknown);
  const meant = new Map(found.flatMap((one) => (one.meant === null ? [] : [[one.term, one.meant] as const])));
  const read = respell(question, meant);
  const text = spellOutCountries(context === null ? read : `${read} ${respell(context, meant)}`);
  const placeOf = new Map(terms.flatMap(({ hash, unknown }, place) => (unknown ? [] : [[hash, place] as const])));
  for (const [word, part] of standIns) {
    const place = placeOf.get(part.hash);
    if (place !== undefined) placeOf.set(word.hash, place);
  }
  return {
    terms,
    question: read,
    lookup: [...known, ...standIns.keys()].map(({ lookup }) => lookup),
    rarest: findRarest(known),
    placeOf,
    vector: await embedQuestion(model, text, new Map(found.map(({ lookup, idf }) => [lookup, idf]))),
    tokens: model.tokenTable === null ? new Uint32Array() : model.tokenIds(text),
    totalIdf: sumIdf(terms),
    strongIdf: sumIdf([...terms].sort((a, b) => b.idf - a.idf).slice(0, STRONG_TERMS)),
  };
}

type AskedTerm = Pick<QueryTerm, 'term' | 'word' | 'insisted' | 'asked'> & {
  readonly weight: number;
  /** True for what the parts of a hyphenated word say as well. */
  readonly joined: boolean;
};

/** The distinct terms of a question, then those that only its context holds. */
function askedTerms(question: string, context: string | null): AskedTerm[] {
  // "And when was that?" has no word to look up: with the question before, its stop words stay what they are.
  const own = context === null ? questionTerms(question) : [...new Set(contentTerms(question))];
  const terms = context === null ? own : [...new Set([...own, ...questionTerms(context)])];
  const insisted = insistedTerms(question);
  const framing = framingTerms(question, terms);
  const cut = cutTerms(question);
  const joined = new Set(cut.flatMap((term) => (term.joined ? [term.term] : [])));
  const words = new Map(cut.map(({ term, start, end }) => [term, question.slice(start, end)]));
  return terms.map((term, i) => {
    const asked = i < own.length;
    const weight = (asked ? 1 : CONTEXT_WEIGHT) * (framing.has(term) ? FRAMING_WEIGHT : 1);
    return {
      term,
      insisted: insisted.has(term),
      asked,
      weight,
      joined: joined.has(term),
      word: words.get(term) ?? term,
    };
  });
}

/** A term with its weight, mended where the index lacks it and it is to be; null for a misspelled stop word, and for "inter-Korean" as one word that the index lacks. */
async function findTerm(
  store: SearchStore,
  model: EmbeddingModel,
  { weight, joined, isMended, ...asked }: AskedTerm & { readonly isMended: boolean },
  passages: number,
  total: number,
): Promise<FoundTerm | null> {
  const found = (lookup: string, inPassages: number, share: number): FoundTerm => ({
    ...asked,
    lookup,
    passages: inPassages,
    hash: hashTerm(lookup),
    idf: share * weight * idfOf(inPassages, total),
    unknown: false,
    meant: null,
  });
  if (passages > 0) return found(asked.term, passages, 1);
  if (joined) return null;
  // A word the index lacks weighs as much as the rarest it has.
  const missing: FoundTerm = { ...found(asked.term, 1, 1), passages: 0, unknown: true };
  if (!isMended) return missing;
  const other = otherLength(asked.term);
  const [inOther = 0] = other === null ? [] : await store.documentFrequencies([other.term]);
  if (other !== null && inOther > 0) return { ...found(other.term, inOther, 1), meant: other.word };
  const mended = await mendSpelling(store, asked.term, {
    word: asked.word,
    insisted: asked.insisted,
    isWord: isWord(model, asked.word),
  });
  if (mended === 'stop word') return null;
  if (mended === null) return missing;
  const meant =
    mended.word ?? writeOut(mended.term, { typed: asked.word, typedStem: asked.term }, (one) => isWord(model, one));
  return { ...found(mended.term, mended.passages, MENDED_WEIGHT), meant };
}

/** Words of the question that no article has, in any spelling that was tried; the index has no stop words to begin with. */
export function missingWords({ terms }: Query): string[] {
  const asked = terms.filter((term) => term.asked);
  // Scripts without spaces have several terms a word.
  const known = new Set(asked.filter(({ unknown }) => !unknown).map(({ word }) => word));
  const missing = new Set(
    asked.flatMap(({ word }) => (known.has(word) || contentTerms(word).length === 0 ? [] : [word])),
  );
  return Array.from(missing, (word) => word.replace(/['’]s$/, ''));
}

/** True for what the model knows as a whole, or but for a plural's s: a slip of the fingers comes out in pieces. */
const isWord = (model: EmbeddingModel, word: string): boolean =>
  [word, word.replace(/s$/, '')].some((one) => model.tokenIds(one).length === 1);

interface FoundTerm extends QueryTerm {
  readonly lookup: string;
  readonly passages: number;
  /** The word to be read instead of the one that was typed, where the index has another. */
  readonly meant: string | null;
}

function findRarest(known: readonly FoundTerm[]): string | null {
  const rare = known.filter(({ passages }) => passages <= RARE_AT_MOST).sort((a, b) => a.passages - b.passages);
  return rare[0]?.lookup ?? null;
}

const sumIdf = (terms: readonly QueryTerm[]): number => terms.reduce((sum, { idf }) => sum + idf, 0);

/** Numbers, and words written with a capital inside a question that is not all capitals. */
function insistedTerms(question: string): Set<string> {
  const shouting = question === question.toUpperCase();
  const insisted = cutTerms(question).filter(({ start, stop }, i) => {
    const first = question[start] ?? '';
    return /\p{N}/u.test(first) || (i > 0 && !stop && !shouting && /\p{Lu}/u.test(first));
  });
  return new Set(insisted.map(({ term }) => term));
}
