/**
 * Ranks the windows of the passages that a search found, each by its own words and its own vector: how well the unit
 * that is embedded points at the evidence. Windows are not stored as spans; a version is cut again, which gives the same.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { cutArticle } from '../indexing/passages.ts';
import { contentTerms, hashTerm } from '../lexical/terms.ts';
import { type Ranking, rankCandidates } from '../retrieval/rank.ts';
import type { Retrieval } from '../retrieval/retrieve.ts';
import type { Candidate } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Passage, Span } from '../types.ts';

export interface VersionSpan extends Span {
  readonly version: number;
}

export interface WindowRanker {
  /** Windows of the retrieval's passages, best first. */
  rank(retrieval: Retrieval, ranking: Ranking): Promise<VersionSpan[]>;
  /** Spans of all windows of a version. */
  windowsOf(version: number): Promise<readonly Span[]>;
}

interface CutVersion {
  readonly text: string;
  readonly passages: ReadonlyMap<number, Passage>;
}

interface WindowCandidate extends Candidate {
  readonly span: VersionSpan;
  readonly tokens: Uint32Array;
}

export function createWindowRanker(store: Store, model: EmbeddingModel): WindowRanker {
  const versions = new Map<number, CutVersion>();
  const cut = async (id: number): Promise<CutVersion> => {
    const known = versions.get(id);
    if (known !== undefined) return known;
    const version = await store.loadVersion(id);
    const passages = version === null ? [] : cutArticle(version, model);
    const made = {
      text: version?.text ?? '',
      passages: new Map(passages.map((passage) => [passage.start, passage] as const)),
    };
    versions.set(id, made);
    return made;
  };

  return {
    async rank({ query, ranked }, ranking) {
      const candidates = ranked.map(({ candidate }) => candidate);
      const ids = candidates.map(({ passageId }) => passageId);
      const [stored, tokens] = await Promise.all([store.loadPassages(ids), store.loadTokens(ids)]);
      const starts = new Map(stored.map(({ id, start }) => [id, start]));
      const windows: WindowCandidate[] = [];
      for (const [i, candidate] of candidates.entries()) {
        const { text, passages } = await cut(candidate.versionId);
        const passage = passages.get(starts.get(candidate.passageId) ?? -1);
        windows.push(...windowCandidates(candidate, passage?.windows ?? [], text, tokens[i] ?? []));
      }
      const order = new Map(windows.map((window, i) => [window as Candidate, i]));
      const meanTerms = windows.reduce((sum, { bodyTerms }) => sum + bodyTerms.length, 0) / Math.max(1, windows.length);
      const scored = await rankCandidates(query, windows, {
        ranking,
        model,
        meanTerms,
        loadTokens: async (wanted) => wanted.map((one) => [(one as WindowCandidate).tokens]),
      });
      return scored.map(({ candidate }) => (windows[order.get(candidate) ?? 0] as WindowCandidate).span);
    },
    async windowsOf(version) {
      const { passages } = await cut(version);
      return [...passages.values()].flatMap(({ windows }) => windows);
    },
  };
}

function windowCandidates(
  candidate: Candidate,
  windows: readonly Span[],
  text: string,
  tokens: readonly Uint32Array[],
): WindowCandidate[] {
  return windows.map(({ start, end }, i) => ({
    ...candidate,
    bodyTerms: Uint32Array.from(contentTerms(text.slice(start, end)), hashTerm),
    vectors: candidate.vectors.slice(i, i + 1),
    tokens: tokens[i] ?? new Uint32Array(),
    span: { version: candidate.versionId, start, end },
  }));
}
