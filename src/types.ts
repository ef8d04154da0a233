/**
 * The plain data that flows through Footnote: article -> passages -> hits -> answer.
 * No behaviour lives here, so that every layer may import it.
 */

/** A range of an article's cleaned text, in UTF-16 units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'quotation' | 'code';

/** Why a block was kept out of the passages. */
export type OmissionReason =
  | 'navigation'
  | 'sign-up'
  | 'donation'
  | 'comments'
  | 'sharing'
  | 'cookie-notice'
  | 'advertisement'
  | 'front-matter'
  | 'repeated-in-article'
  | 'repeated-in-corpus';

/** A paragraph-sized piece of the cleaned text. Blocks are in reading order and never overlap. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** The headings above this block, outermost first, without the article's title. A heading block includes itself. */
  readonly heading: readonly string[];
  /** 1-based page of a PDF. */
  readonly page?: number;
  /** Set when the block stays in the text but is no part of any passage. */
  readonly omitted?: OmissionReason;
  /** Set when a new part begins here without a heading of its own, such as an author's note; no passage reaches over it. */
  readonly sectionStart?: true;
}

/** Text that the cleaner took out, so that an admin can see and overrule it. */
export interface Omission {
  readonly text: string;
  readonly reason: OmissionReason;
}

export interface ArticleMetadata {
  readonly title: string;
  readonly url: string | null;
  /** ISO 8601 date, YYYY-MM-DD. */
  readonly date: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
}

/** One file of the corpus, read and cleaned. */
export interface Article extends ArticleMetadata {
  /** Path below ARTICLES_DIR, with forward slashes: the article's name everywhere. */
  readonly path: string;
  /** Cleaned text. Every quote is `text.slice(start, end)`; blocks are joined by blank lines. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly omitted: readonly Omission[];
}

/** The unit that is ranked and shown: sentence-aligned, about 160 words, inside one section. */
export interface Passage extends Span {
  readonly heading: readonly string[];
  readonly page: number | null;
  /** Sentences of the passage, in order, as spans of the article's text. */
  readonly sentences: readonly Span[];
  /** What is embedded: runs of whole sentences; a passage scores as its best window. */
  readonly windows: readonly Span[];
}

/** A stored passage with what a reader needs to know of where it stands. */
export interface StoredPassage extends Span {
  readonly id: number;
  readonly versionId: number;
  readonly article: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly page: number | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly text: string;
}

/** A passage found for a question. Scores are higher for better hits; ranks start at 1. */
export interface Hit {
  readonly passage: StoredPassage;
  readonly score: number;
  readonly rank: number;
}

export type Confidence = 'high' | 'medium' | 'low';

/** Characters copied exactly from one version of an article, numbered like a footnote. */
export interface Quote extends Span {
  readonly n: number;
  readonly text: string;
  /** Path of the article below ARTICLES_DIR. */
  readonly article: string;
  readonly title: string;
  readonly heading: readonly string[];
  /** Id of the immutable version that `start` and `end` point into. */
  readonly version: number;
  readonly url: string | null;
  readonly date: string | null;
  readonly page: number | null;
}

/** A place in the articles that is close to a question, without being an answer to it. */
export interface NearestSection extends Span {
  readonly article: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly version: number;
}

/** An answer as it was given. It never changes afterwards. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly status: 'answered' | 'abstained';
  readonly confidence: Confidence;
  readonly quotes: readonly Quote[];
  /** True when the quotes name different figures for the same thing; they are then shown side by side. */
  readonly disagreeing: boolean;
  /** For an abstention: up to three closest sections. */
  readonly nearest: readonly NearestSection[];
  /** Of several questions in one, those that the articles do not answer; left out where one was asked. */
  readonly unanswered?: readonly string[];
  /** The answer this one follows up. */
  readonly follows: string | null;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
}

/** One of the ten best passages behind an answer, for scripts and evaluation. */
export interface RankedPassage extends Span {
  readonly rank: number;
  readonly article: string;
  readonly heading: readonly string[];
  readonly text: string;
  readonly score: number;
}
