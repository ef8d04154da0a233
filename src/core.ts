/**
 * What Footnote can do, whoever asks: the bot, the local page and the terminal all hold a `Core`.
 * Everything behind it runs in worker threads; a call here only sends and receives plain data.
 */

import type { ReindexJob, ReindexMode, VectorBuild } from './core/reindex-report.ts';
import type { FileReason, Reason } from './reasons.ts';
import type { Answer, Hit, OmissionReason, Quote, RankedPassage, Span } from './types.ts';

/** Longest question, in UTF-16 units. */
export const MAX_QUESTION = 1_000;

export interface AskRequest {
  readonly question: string;
  /** Path of the one article to search, as `suggestArticles` gives it. */
  readonly article?: string;
  /** Id of the answer that this question follows up. */
  readonly follows?: string;
  /** Where the question was asked, so that `latestAnswers` finds it: an opaque key such as a channel id. */
  readonly place?: string;
  /** Who asked, as an opaque key; kept only for `forgetPerson` when the host turned that on. */
  readonly person?: string;
  /** True where the asker alone can name the place: `forgetPerson(place)` then deletes what was asked there. */
  readonly ownPlace?: boolean;
}

export interface AskResult {
  readonly answer: Answer;
  /** The ten best passages, best first. */
  readonly passages: readonly RankedPassage[];
  /** True where no answer was found, but could not be: what is nearest is in another language, and the model knows one. */
  readonly otherLanguage: boolean;
  /** Where no answer was found: the words of the question that no article has, as they were typed. */
  readonly missingWords: readonly string[];
}

/** A citation opened in its context: what `/source` shows. */
export interface SourceView {
  readonly answer: Answer;
  readonly quote: Quote;
  /** The passage with up to `around` blocks before and after; `text` is the version's own characters. */
  readonly context: { readonly text: string; readonly span: Span; readonly quote: Span };
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  /** `current`: the quoted version is the indexed one. `changed`: the article has a newer version. `removed`: it is gone. */
  readonly state: 'current' | 'changed' | 'removed';
  /** UTF-16 units of the whole version. */
  readonly articleLength: number;
}

/** An article as a list shows it: what can be told without reading its text. */
export interface ArticleSummary {
  readonly path: string;
  readonly title: string;
  readonly date: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  readonly version: number;
  readonly passages: number;
  readonly words: number;
  /** Other files with the same content, indexed once under this path. */
  readonly duplicates: readonly string[];
}

export interface Section extends Span {
  readonly heading: readonly string[];
  readonly page: number | null;
  readonly words: number;
}

export interface ArticleDetail extends ArticleSummary {
  readonly sections: number;
  readonly outline: readonly Section[];
  readonly omitted: readonly { readonly text: string; readonly reason: OmissionReason }[];
}

/** A heading or an article that a person may mean; `value` is the article's path. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export interface StatusReport {
  readonly version: string;
  readonly model: { readonly id: string; readonly dimensions: number };
  readonly store: string;
  readonly generation: number;
  readonly articles: number;
  readonly passages: number;
  readonly windows: number;
  readonly failed: readonly FileReason[];
  readonly lastJob: {
    readonly id: number;
    readonly mode: ReindexMode;
    readonly state: 'running' | 'done' | 'failed' | 'cancelled';
    readonly startedAt: number;
    readonly endedAt: number | null;
    readonly reason: Reason | null;
  } | null;
  readonly index: 'ready' | 'building' | 'unavailable';
  /** The last hour. */
  readonly hour: { readonly asked: number; readonly abstained: number; readonly p50Ms: number; readonly p95Ms: number };
  readonly startedAt: number;
  readonly residentBytes: number;
}

/** What a finding of the core is about, as plain data, so that a face can say it in another language. */
export type FindingFacts =
  | { readonly topic: 'model'; readonly model: string; readonly dimensions: number; readonly reason: Reason | null }
  | { readonly topic: 'reranking'; readonly reason: Reason }
  | { readonly topic: 'index'; readonly windows: number }
  | {
      readonly topic: 'store';
      readonly articles: number;
      readonly passages: number;
      readonly reasons: readonly Reason[];
    }
  | { readonly topic: 'folder'; readonly folder: string; readonly reason: Reason | null }
  | { readonly topic: 'job'; readonly reason: Reason }
  | {
      readonly topic: 'articles';
      readonly indexed: number;
      readonly failed: number;
      readonly example: FileReason | null;
    }
  | { readonly topic: 'disk'; readonly freeBytes: number }
  | { readonly topic: 'clock'; readonly now: string };

/** One line of `/doctor` about model, index, store, disk or clock; Discord's own lines are added by the bot. */
export interface Finding {
  readonly subject: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly detail: string;
  /** What to do, when the state is not ok. */
  readonly advice: string | null;
  /** Behind the words, where the finding is the core's. */
  readonly facts?: FindingFacts;
}

export type Verdict = 'helpful' | 'not-helpful' | 'tell-admins';

/** Questions that found no answer or were marked not helpful, grouped by similarity. */
export interface Gap {
  readonly question: string;
  /** The questions before, oldest first, that this one leans on: "and when was that?" says nothing alone. */
  readonly follows: readonly string[];
  readonly count: number;
  /** Wordings, each with what it follows, divided by " › ". */
  readonly examples: readonly string[];
  readonly reasons: { readonly abstained: number; readonly notHelpful: number; readonly reported: number };
  readonly lastAskedAt: number;
}

export interface Pin {
  readonly id: number;
  readonly question: string;
  readonly quote: Quote;
  readonly createdAt: number;
}

export interface Core {
  /** @throws AppError QUESTION_INVALID, ARTICLE_NOT_FOUND, ANSWER_NOT_FOUND (follows), BUSY, ENGINE_FAILED. */
  ask(request: AskRequest): Promise<AskResult>;
  findAnswer(id: string): Promise<Answer | null>;
  /** The latest answers given in a place, newest first, at most 25. */
  latestAnswers(place: string, limit?: number): Promise<readonly Answer[]>;
  /** @throws AppError ANSWER_NOT_FOUND when the answer or its citation number does not exist. */
  openCitation(answerId: string, n: number, around?: number): Promise<SourceView>;
  /** The whole cleaned text of a version, by version id, or null when it is not kept. */
  readVersion(
    version: number,
  ): Promise<{ readonly article: string; readonly title: string; readonly text: string } | null>;

  /**
   * A part of a stored version, clamped to it, for the last check before a quote is sent and for paging through its
   * context without moving whole articles; null when the version is not kept.
   */
  readSpan(
    version: number,
    span: Span,
  ): Promise<{
    readonly article: string;
    readonly title: string;
    readonly url: string | null;
    readonly date: string | null;
    readonly text: string;
    /** Where `text` lies after clamping. */
    readonly span: Span;
    /** UTF-16 units of the whole version. */
    readonly articleLength: number;
  } | null>;
  /** The sections of a stored version, which may be older than the indexed one; none when it is not kept. */
  readOutline(version: number): Promise<readonly Section[]>;

  listArticles(
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly articles: readonly ArticleSummary[] }>;
  /** Finds an article by its path, or else by its title. @throws AppError ARTICLE_NOT_FOUND. */
  showArticle(name: string): Promise<ArticleDetail>;
  /**
   * Passages that hold at least one of the content words, in the text, the title or the headings; those that hold more
   * of them first. Misspelt words are mended as those of a question are. None where no word is in the index.
   */
  searchPassages(words: string, limit: number): Promise<readonly Hit[]>;
  /** At most `limit` articles whose title, heading or path matches what was typed. From memory, at once. */
  suggestArticles(typed: string, limit?: number): readonly Suggestion[];
  /** The path of every article. From memory, at once. */
  articlePaths(): readonly string[];

  reindex(options: { readonly mode: ReindexMode; readonly preview?: boolean }): ReindexJob;
  /** Whether a reindex is due before anything else: nothing is indexed yet, or with another model than is set now. */
  reindexDue(): Promise<'first' | 'model' | null>;
  /** Builds the vector index where it is missing or worn, from what is stored. */
  buildVectors(): VectorBuild;
  /** The newest job that has not ended, if any; with an id, the one that has it: a run may wait for a preview. */
  currentJob(id?: number): ReindexJob | null;
  /**
   * Writes an article's file under ARTICLES_DIR; the next reindex finds it.
   *
   * @param replace - whether one of the same name may be replaced; left out, it may not.
   * @throws AppError UPLOAD_REFUSED.
   */
  addArticleFile(
    name: string,
    content: Uint8Array,
    replace?: boolean,
  ): Promise<{ readonly path: string; readonly replaced: boolean }>;
  /** Paths of files added so that lie under ARTICLES_DIR, indexed or not yet. */
  addedArticleFiles(): Promise<readonly string[]>;
  /** Moves an article's file out of ARTICLES_DIR to where rollback finds it. @throws AppError ARTICLE_NOT_FOUND. */
  removeArticleFile(path: string): Promise<void>;

  judge(answerId: string, verdict: Verdict, person?: string): Promise<void>;
  /** @param newest - So many questions are read, and all groups of them returned. */
  gaps(newest: number): Promise<readonly Gap[]>;
  /** Pins a quote of an answer to its question. @throws AppError ANSWER_NOT_FOUND, also where its article has changed or gone. */
  pin(answerId: string, n: number): Promise<Pin>;
  unpin(id: number): Promise<boolean>;
  pins(): Promise<readonly Pin[]>;
  /** Deletes what is kept of a person, or was asked in a place of their own; returns how many rows went. */
  forgetPerson(person: string): Promise<number>;

  status(): Promise<StatusReport>;
  diagnose(): Promise<readonly Finding[]>;
  close(): Promise<void>;
}

export type {
  FolderChanges,
  ReindexJob,
  ReindexMode,
  ReindexProgress,
  ReindexReport,
  SameContent,
  VectorBuild,
} from './core/reindex-report.ts';
export { isReturn } from './core/reindex-report.ts';
export type { FileReason };
