/**
 * What is kept, and nothing of how: the interface behind which SQLite (with an HNSW file) or another database stands.
 *
 * Articles come in through a job. A job stages versions and a list of files; until `activate` swaps them in at once,
 * searches see the old set. The text of a version never changes. Passages are derived from it and go when it is no
 * longer live; the text stays as long as an answer cites it or a rollback may want it.
 */
import type { FileReason, Pin, ReindexMode, ReindexReport, Verdict } from '../core.ts';
import type { Reason } from '../reasons.ts';
import type { Answer, Article, Span, StoredPassage } from '../types.ts';
import type {
  AnswerRecord,
  ArticleListing,
  Candidate,
  CorpusStatistics,
  GapQuestion,
  IndexedPassage,
  JobRecord,
  KnownFile,
  LexicalHit,
  StoredVersion,
  VectorHit,
} from './records.ts';

/** The searched side. Every method sees live passages only. */
export interface SearchStore {
  /** The job that last changed something; rises with every one. 0: nothing is indexed. */
  generation(): Promise<number>;
  statistics(): Promise<CorpusStatistics>;
  /** How many passages hold each term, in the order given. */
  documentFrequencies(terms: readonly string[]): Promise<number[]>;
  /** Best passages for any of the terms, by BM25. */
  searchLexical(terms: readonly string[], limit: number): Promise<LexicalHit[]>;
  /** Indexed terms that may be `term` misspelled (similar.ts), with their frequencies. */
  similarTerms(term: string): Promise<{ term: string; passages: number }[]>;
  /** Passages whose windows are nearest to a unit vector; none while no vector index is there. */
  searchVector(vector: Float32Array, limit: number): Promise<VectorHit[]>;
  /** Ids of the passages of one article, in reading order. */
  passagesOf(article: string): Promise<number[]>;
  loadCandidates(passageIds: readonly number[]): Promise<Candidate[]>;
  /** Distinct token ids of each passage, one list a window, in the order asked for; empty without a soft match. */
  loadTokens(passageIds: readonly number[]): Promise<Uint32Array[][]>;
  /** Passages in the order asked for, each with its sentences; ids that are gone are left out. */
  loadPassages(passageIds: readonly number[]): Promise<(StoredPassage & { readonly sentences: readonly Span[] })[]>;
  /** A small named value kept beside the index, such as a calibration. */
  readNote(name: string): Promise<string | null>;
  writeNote(name: string, value: string): Promise<void>;
}

/** The reader's side: articles, versions and the answers that cite them. */
export interface LibraryStore {
  listArticles(offset: number, limit: number): Promise<{ total: number; articles: ArticleListing[] }>;
  /** By path, else by title without regard to case. */
  findArticle(name: string): Promise<ArticleListing | null>;
  /** Path, title and top headings of every live article, for autocompletion. */
  articleNames(): Promise<{ path: string; title: string; headings: readonly string[] }[]>;
  loadVersion(version: number): Promise<StoredVersion | null>;
  /** Files that could not be read when the last job looked. */
  failures(): Promise<FileReason[]>;
}

/** Versions, for whoever has the id of one. */
export type VersionStore = Pick<LibraryStore, 'loadVersion'>;

export interface AnswerStore {
  saveAnswer(record: AnswerRecord): Promise<void>;
  findAnswer(id: string): Promise<Answer | null>;
  /** Newest first. */
  latestAnswers(place: string, limit: number): Promise<Answer[]>;
  /**
   * A person's "helpful" and "not helpful" replace each other, and no verdict of theirs on an answer counts twice. Without a
   * person nobody can be told from another, so that each verdict counts once for an answer.
   */
  saveVerdict(answerId: string, verdict: Verdict, person: string | null): Promise<void>;
  /** Questions that were abstained on, marked not helpful or reported, newest first. */
  gapQuestions(limit: number): Promise<GapQuestion[]>;
  savePin(pin: Omit<Pin, 'id'>): Promise<Pin>;
  deletePin(id: number): Promise<boolean>;
  /** Those whose text is live, in the order in which they were made. */
  pins(): Promise<Pin[]>;
  forgetPerson(person: string): Promise<number>;
  /** Deletes answers given before a time; returns how many. */
  forgetBefore(time: number): Promise<number>;
  answerTimesSince(time: number): Promise<{ tookMs: number; abstained: boolean }[]>;
}

/** The indexing side: one job at a time, in a thread of its own. */
export interface IndexingStore {
  /** True when `abandonJobs` or `sweep` would find something to do: a process ended in the middle of its work. */
  recoveryDue(): Promise<boolean>;
  /** Marks jobs that a crash left open as failed and drops what they staged. Called before this process has a job. */
  abandonJobs(): Promise<void>;
  /** Abandons open jobs and begins a new one. */
  beginJob(job: number, mode: ReindexMode): Promise<void>;
  /**
   * Goes on with a job that another thread of this process began and is no more there to finish: its files are staged anew.
   *
   * @throws AppError JOB_FAILED when the job is not under way any more; JOB_ELSEWHERE.
   */
  resumeJob(job: number): Promise<void>;
  /** A job that is live stays done, whatever it is told to have come to. */
  endJob(
    job: number,
    state: 'done' | 'failed' | 'cancelled',
    reason: Reason | null,
    report: ReindexReport | null,
  ): Promise<void>;
  lastJob(): Promise<JobRecord | null>;
  /** The files that are live now. */
  knownFiles(): Promise<KnownFile[]>;
  /** The files before the last job that changed something; null when there is none. */
  previousFiles(): Promise<KnownFile[] | null>;
  /** Stores text, blocks and metadata of a new version, without passages; returns its id. */
  stageVersion(
    job: number,
    article: Article,
    fileHash: string,
    settings: string,
    blockKeys: readonly string[],
  ): Promise<number>;
  /** For each version, in the order given: what decides whether it must be cut again. */
  describeVersions(
    ids: readonly number[],
  ): Promise<{ id: number; path: string; textHash: string; settings: string; hasPassages: boolean }[]>;
  /** Keys of blocks that stand in at least `minimum` and at least `fraction` of the given versions. */
  repeatedBlocks(versions: readonly number[], minimum: number, fraction: number): Promise<Set<string>>;
  /** Those of the given versions that hold a block with one of the keys. */
  versionsWithBlocks(versions: readonly number[], keys: readonly string[]): Promise<number[]>;
  /** A staged version with the text and blocks of another one, to be cut again; returns its id. */
  copyVersion(job: number, version: number): Promise<number>;
  /** Characters (code points, as SQL counts them) of all the given versions together: the measure of progress. */
  totalCharacters(versions: readonly number[]): Promise<number>;
  /** A note that takes effect with the job's activation, also when no article changed. */
  stageNote(name: string, value: string): Promise<void>;
  /** Stores a version's passages and the marks on its blocks, whole or not at all. */
  stagePassages(article: StoredVersion, passages: readonly IndexedPassage[], settings: string): Promise<void>;
  /** The list of files that becomes the live one at `activate`. */
  stageFiles(job: number, files: readonly KnownFile[]): Promise<void>;
}

/** The part of a store that keeps jobs and lists of files. */
export type JobMethods = Pick<
  IndexingStore,
  | 'recoveryDue'
  | 'abandonJobs'
  | 'beginJob'
  | 'resumeJob'
  | 'endJob'
  | 'lastJob'
  | 'knownFiles'
  | 'previousFiles'
  | 'stageFiles'
  | 'stageNote'
>;

/** The part that takes new versions and their passages. */
export type StagingMethods = Pick<
  IndexingStore,
  | 'stageVersion'
  | 'describeVersions'
  | 'repeatedBlocks'
  | 'versionsWithBlocks'
  | 'copyVersion'
  | 'totalCharacters'
  | 'stagePassages'
>;

/** The model whose vectors a graph holds. */
export interface VectorSpace {
  readonly modelId: string;
  /** Leading dimensions of each vector that the graph holds. */
  readonly dimensions: number;
}

export interface GraphControls {
  /** Of so many windows, what the work that is done amounts to: the last ones take longest. */
  readonly onProgress: (done: number, windows: number) => void;
  readonly isCancelled: () => boolean;
}

export interface StoreStamp {
  /** Names what is searched now, articles and vector index. */
  readonly searched: string;
  readonly lastJob: number;
}

export type VectorIndexState = 'ready' | 'building' | 'unavailable';

export interface Store extends SearchStore, LibraryStore, AnswerStore, IndexingStore {
  vectorIndexState(): VectorIndexState;
  /** True when `buildVectors` is due: there is no vector index for what is live, or removals have worn it. */
  vectorsDue(): boolean;
  /**
   * Writes no vector index until the next `activate`, because another thread may write one; a write under way is waited
   * for. What is only in memory by then is found again at the next start, if it comes to that.
   */
  holdVectors(): Promise<void>;
  /**
   * Makes vector search ready where a vector index for this model is stored that fits, or nearly fits, what is live;
   * says what it found.
   */
  openVectors(space: VectorSpace): Promise<VectorIndexState>;
  /**
   * Builds and stores a vector index: of the files that `job` staged where they differ much from the live ones, or of
   * the live ones when `job` is null. Returns whether it built one; false means that `activate` adds what is new.
   */
  buildVectors(job: number | null, space: VectorSpace, controls: GraphControls): Promise<boolean>;
  /**
   * Swaps a job's files in, at once, with their vectors; returns whether the articles changed. A second call for the
   * same job changes nothing and returns the same.
   */
  activate(job: number, space: VectorSpace): Promise<boolean>;
  /** Forgets counts that are remembered between jobs; they are read anew when next wanted. */
  forgetGeneration(): void;
  /** What another process may have changed meanwhile; a cheap question, asked often. */
  stamp(): Promise<StoreStamp>;
  /**
   * Deletes passages and versions that nothing refers to, then puts the index in order for faster questions, a slice at a
   * time; the second part ends early when it is interrupted, and the next sweep goes on with it.
   */
  sweep(isInterrupted?: () => boolean): Promise<void>;
  /** What is wrong with the store, if anything. */
  check(): Promise<Reason[]>;
  close(): Promise<void>;
}
