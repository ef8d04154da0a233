/**
 * How the words of two questions lie to each other. Questions about one thing share most of their words and differ in
 * the one that matters ("open" and "close", "soldiers" and "civilians"), so a cosine of whole questions, which looks at
 * what is shared, takes them for one. Here the words that are not shared are looked at: each must have its like in the
 * other question, or stand in the pinned quote.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import type { Pin } from '../core.ts';
import { cutTerms } from '../lexical/terms.ts';

export interface WordComparison {
  /** How like its counterpart the least matched word of the asked question is: 1 where all stand on the other side. */
  readonly weakest: number;
  /** The mean of all words that do not stand on the other side; 1 where there are none. */
  readonly mean: number;
  /** Share of the pinned question's words that the asked one has too. */
  readonly shared: number;
  /** True when the asked question lacks nothing of the pinned one, or says it in words of its own or of the quote. */
  readonly whole: boolean;
  /** True when one question has the opposite of a word of the other. */
  readonly opposed: boolean;
}

/** Words that say little by themselves, as stems: they ask, help another word along, or name the kind of what is asked. */
const LIGHT = new Set(
  `abl access allow back becom came can come countri dai date declin do earlier fail find found gave get give go got had happen have held
  hold keep kept kind know known later let long made make mani mean month much name number peopl person place possibl put
  reason refus said sai so sooner state sum take tell thing time told took us year`.split(/\s+/),
);

/** Pairs of stems that make two questions of one, however near their vectors are. */
const OPPOSITES: readonly string[] = [
  'open close, begin end, start end, start stop, begin stop, first last, build rebuild, build destroi, build dismantl',
  'dismantl rebuild, win lose, won lost, arriv leav, arriv depart, enter leav, more fewer, more less, most least',
  'import export, bui sell, bought sold, rise fall, rose fell, grow shrink, increas decreas, accept refus, born di',
  'east west, north south, northern southern, eastern western, high low, new old, young old, long short, earn spend',
  'give take, given taken, gain lose, ban allow, permit forbid, support oppos, male femal, men women, befor after',
];

const OPPOSITE_OF = new Map<string, Set<string>>();
for (const pair of OPPOSITES.join(', ').split(', ')) {
  const [one = '', other = ''] = pair.split(' ');
  OPPOSITE_OF.set(one, (OPPOSITE_OF.get(one) ?? new Set()).add(other));
  OPPOSITE_OF.set(other, (OPPOSITE_OF.get(other) ?? new Set()).add(one));
}

interface Word {
  readonly text: string;
  readonly terms: readonly string[];
}

/** The words that carry content, each once. */
function contentWords(text: string): Word[] {
  const words = new Map<string, Word>();
  const bySpan = new Map<number, string[]>();
  for (const { term, stop, start } of cutTerms(text))
    if (!stop) bySpan.set(start, [...(bySpan.get(start) ?? []), term]);
  const whole = text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*/gu);
  for (const { 0: raw, index } of whole) {
    const terms = [...bySpan].flatMap(([start, found]) => (start >= index && start < index + raw.length ? found : []));
    const weighty = terms.filter((term) => !LIGHT.has(term));
    if (weighty.length > 0) words.set(weighty.join(' '), { text: raw, terms: weighty });
  }
  return [...words.values()];
}

/** The same word up to its ending: "rebuilt" and "rebuild". */
function sameStem(one: string, other: string): boolean {
  if (one === other) return true;
  const longest = Math.max(one.length, other.length);
  let alike = 0;
  while (alike < longest && one[alike] === other[alike]) alike += 1;
  return alike >= 5 && alike >= 0.7 * longest;
}

const holds = (words: readonly Word[], { terms }: Word): boolean => {
  const there = terms.filter((term) => words.some((word) => word.terms.some((other) => sameStem(term, other))));
  return 2 * there.length >= terms.length;
};

/** How near the nearest counterpart of a word is, where 0 is chance and 1 the same word. A part of it is none. */
async function likeness(word: Word, others: readonly Word[], embed: Embed): Promise<number> {
  const own = await embed(word.text);
  const usual = await usualLikeness(embed);
  let best = 0;
  for (const other of others) {
    if (isPart(word, other)) continue;
    best = Math.max(best, (dot(own, await embed(other.text)) - usual) / (1 - usual));
  }
  return best;
}

const isPart = ({ terms: [one = ''] }: Word, { terms: [other = ''] }: Word) =>
  one.includes(other) || other.includes(one);

/** Words of which no two have to do with each other. Some models find all words alike. */
const UNRELATED = ['river', 'tax', 'violin', 'purple', 'Tuesday', 'engine', 'bread', 'jury'];

async function usualLikeness(embed: Embed): Promise<number> {
  const vectors: Float32Array[] = [];
  for (const word of UNRELATED) vectors.push(await embed(word));
  const pairs = vectors.flatMap((one, at) => vectors.slice(at + 1).map((other) => dot(one, other)));
  return Math.min(0.95, Math.max(0, pairs.reduce((sum, one) => sum + one, 0) / pairs.length));
}

type Embed = (text: string) => Promise<Float32Array>;

/** @param embed - a text's vector, of length 1. */
export async function compareWords(asked: string, { question, quote }: Pin, embed: Embed): Promise<WordComparison> {
  const ours = contentWords(asked);
  const theirs = contentWords(question);
  const quoted = contentWords(quote.text);
  const about = contentWords([quote.title, ...quote.heading].join('\n'));
  const missing = theirs.filter((word) => !holds(ours, word));
  const foreign = ours.filter((word) => !holds(theirs, word));
  const opposed = foreign.some(({ terms }) =>
    terms.some((term) => missing.some((word) => word.terms.some((other) => OPPOSITE_OF.get(term)?.has(other)))),
  );
  const unmatched = foreign.filter((word) => !holds(quoted, word) && !holds(about, word));
  const counterparts = [...missing, ...quoted.filter((word) => !holds(theirs, word))];
  const found: number[] = [];
  for (const word of unmatched) found.push(await likeness(word, counterparts, embed));
  return {
    weakest: Math.min(1, ...found),
    mean: found.length === 0 ? 1 : found.reduce((sum, one) => sum + one, 0) / found.length,
    shared: theirs.length === 0 ? 0 : 1 - missing.length / theirs.length,
    whole: missing.length === 0 || foreign.length > 0,
    opposed,
  };
}

const MOST_REMEMBERED = 5_000;
const remembered = new WeakMap<EmbeddingModel, Map<string, Float32Array>>();

/** Embeds as the model does, and remembers: pins and their words are asked for with every question. */
export function embedRemembering(model: EmbeddingModel): Embed {
  const known = remembered.get(model) ?? new Map<string, Float32Array>();
  remembered.set(model, known);
  return async (text) => {
    const found = known.get(text) ?? (await model.embedQuery(text));
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, found);
    return found;
  };
}
