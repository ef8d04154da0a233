/** What is derived from an article before it is stored, and read back: the same for every database, so that all rank alike. */
import { packVector } from '../../embeddings/vectors.ts';
import { countWords } from '../../embeddings/words.ts';
import { initialsOfNames, type KnownNames, namesInArticle, otherNames } from '../lexical/other-names.ts';
import { contentTerms, hashTerm } from '../lexical/terms.ts';
import type { Article, Span, StoredPassage } from '../types.ts';
import { packLists, packNumbers, packRows, unpackNumbers, unpackRows } from './packing.ts';
import type { Candidate, IndexedPassage } from './records.ts';
import { hashText } from './text-hash.ts';

/** Most windows of one passage that a vector index holds; hardly any passage has more than a few. */
export const MAX_WINDOWS = 32;
/** Windows looked up for each passage wanted: neighbours often lie in the same passage. */
export const WINDOWS_PER_PASSAGE = 3;
/** Headings of one article that autocompletion offers. */
const MOST_HEADINGS = 50;

export function versionRow(article: Article) {
  const headings = article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading.join(' › '));
  return {
    textHash: hashText(article.text),
    tags: JSON.stringify(article.tags),
    blocks: JSON.stringify(article.blocks),
    omitted: JSON.stringify(article.omitted),
    headings: JSON.stringify([...new Set(headings)].slice(0, MOST_HEADINGS)),
    words: countWords(article.text),
  };
}

/** What all passages of an article are found by. */
export interface ArticleTerms {
  readonly title: readonly string[];
  readonly names: KnownNames;
}

export const articleTerms = ({ title, text }: Article): ArticleTerms => ({
  title: contentTerms(title),
  names: namesInArticle(text),
});

/** A passage's columns, and the terms of its three fields for lexical search. */
export function passageRow(
  article: Article,
  { title, names }: ArticleTerms,
  { passage, vectors, tokens }: IndexedPassage,
) {
  const text = article.text.slice(passage.start, passage.end);
  const heading = passage.heading.join('\n');
  const headings = contentTerms(heading);
  // A headline that the passage begins with is among the headings; the windows begin below it.
  const body = article.text.slice(passage.windows[0]?.start ?? passage.start, passage.end);
  const bodyTerms = contentTerms(body);
  const fields = [
    { text: article.title, terms: title },
    { text: heading, terms: headings },
    { text: body, terms: bodyTerms },
  ];
  // Other names say what a passage is about, as headings do, and stand nowhere in its text.
  const headingTerms = [
    ...headings,
    ...otherNames(names, fields).flatMap(({ terms }) => terms),
    ...contentTerms(initialsOfNames(body).join(' ')),
  ];
  return {
    text,
    heading: JSON.stringify(passage.heading),
    sentences: packNumbers(passage.sentences.flatMap(({ start, end }) => [start, end])),
    headTerms: packNumbers([...title, ...headingTerms].map(hashTerm)),
    bodyTerms: packNumbers(bodyTerms.map(hashTerm)),
    vectors: packRows(vectors.map(packVector)),
    tokens: packLists(tokens),
    windows: vectors.length,
    terms: { body: bodyTerms, title, heading: headingTerms },
  };
}

/** A candidate's columns as they are selected. */
export interface CandidateRow {
  readonly id: number;
  readonly version: number;
  readonly head: Uint8Array;
  readonly body: Uint8Array;
  readonly vectors: Uint8Array;
  readonly windows: number;
}

export const readCandidate = (row: CandidateRow): Candidate => ({
  passageId: row.id,
  versionId: row.version,
  headTerms: unpackNumbers(row.head),
  bodyTerms: unpackNumbers(row.body),
  vectors: unpackRows(row.vectors, row.windows),
});

/** A passage's columns as they are selected, with those of its version. */
export interface PassageRow extends Omit<StoredPassage, 'heading'> {
  readonly heading: string;
  readonly sentences: Uint8Array;
}

export function readPassage({
  heading,
  sentences,
  ...row
}: PassageRow): StoredPassage & { readonly sentences: Span[] } {
  const bounds = unpackNumbers(sentences);
  const spans = Array.from({ length: Math.floor(bounds.length / 2) }, (_, i) => ({
    start: bounds[2 * i] as number,
    end: bounds[2 * i + 1] as number,
  }));
  return { ...row, heading: JSON.parse(heading) as string[], sentences: spans };
}
