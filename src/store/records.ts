/** What a store takes and gives, as plain data. */
import type { StatusReport } from '../core.ts';
import type { Reason } from '../reasons.ts';
import type { Answer, Article, Passage } from '../types.ts';

/** A file as a job found it. */
export interface KnownFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** SHA-256 of the bytes that `version` was read from, hexadecimal; empty without a version. */
  readonly fileHash: string;
  /** The version that answers for this file, if any. */
  readonly version: number | null;
  /** Path of the file with the same text that is indexed in its place. */
  readonly duplicateOf: string | null;
  /** Why it could not be read; its last good version then stays. */
  readonly failure: Reason | null;
}

export interface StoredVersion extends Article {
  readonly id: number;
  /** `live`: searched. `staged`: belongs to a job under way. `past`: kept for citations and rollback. */
  readonly state: 'staged' | 'live' | 'past';
  readonly fileHash: string;
  /** Hash of the cleaned text: two versions with the same one quote the same characters. */
  readonly textHash: string;
  /** Names the embedding model and the rules of cutting that its passages were made with. */
  readonly settings: string;
}

/** A passage ready to be stored, with one unit vector and one list of distinct token ids a window. */
export interface IndexedPassage {
  readonly passage: Passage;
  readonly vectors: readonly Float32Array[];
  readonly tokens: readonly Uint32Array[];
}

export interface LexicalHit {
  readonly passageId: number;
  /** BM25, higher is better. */
  readonly score: number;
}

export interface VectorHit {
  readonly passageId: number;
  /** Cosine of the passage's best window with the question as the graph sees it, -1 to 1. */
  readonly similarity: number;
}

/** What ranking needs of a passage, packed, without its text. */
export interface Candidate {
  readonly passageId: number;
  readonly versionId: number;
  /** `hashTerm` of the terms of title and headings, then of the passage's content terms in reading order. */
  readonly headTerms: Uint32Array;
  readonly bodyTerms: Uint32Array;
  /** Packed unit vectors, one a window; read them with `dotPacked`. */
  readonly vectors: readonly Uint8Array[];
}

export interface CorpusStatistics {
  readonly articles: number;
  readonly passages: number;
  readonly windows: number;
  /** Mean number of content terms in a passage. */
  readonly meanTerms: number;
}

/** An article as a list shows it: all but its text, which a list of thousands could not hold. */
export interface ArticleListing {
  readonly path: string;
  readonly version: number;
  readonly title: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  readonly passages: number;
  readonly words: number;
  readonly duplicates: readonly string[];
}

export interface AnswerRecord {
  readonly answer: Answer;
  readonly place: string | null;
  readonly person: string | null;
  readonly tookMs: number;
}

export interface GapQuestion {
  readonly question: string;
  /** The answer that it followed up, which may be gone. */
  readonly follows: string | null;
  readonly abstained: boolean;
  readonly notHelpful: number;
  readonly reported: number;
  readonly askedAt: number;
}

/** As `Core.status` tells it. */
export type JobRecord = NonNullable<StatusReport['lastJob']>;
