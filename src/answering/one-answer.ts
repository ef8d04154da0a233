/** One question -> answer: retrieve, score sentences, pass the evidence gate, quote. Never writes a sentence of its own. */
import { randomBytes } from 'node:crypto';
import type { CrossEncoder } from '../../embeddings/cross-encoder.ts';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { withoutSmallTalk } from '../questions/small-talk.ts';
import { missingWords } from '../retrieval/query.ts';
import type { ScoredPassage } from '../retrieval/rank.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import type { SearchStore, VersionStore } from '../store/store.ts';
import type { Answer, NearestSection, RankedPassage } from '../types.ts';
import type { Calibration } from './evidence/calibration.ts';
import { weighEvidence } from './evidence.ts';
import { leadWithQuoted, leansOnContext } from './follow-up.ts';
import { areInOtherLanguages, asFarAsItReads } from './language.ts';
import { findDisagreement } from './quotes/disagreement.ts';
import { dateByStory } from './quotes/story-date.ts';
import { chooseQuotes } from './quotes.ts';
import { rerankHead } from './rerank.ts';
import { type FoundPassage, scoreSentences } from './sentences.ts';

export interface AnswerOptions {
  readonly article?: string;
  /** The answer that this question follows up: its question and articles help to read this one. */
  readonly previous?: Answer;
  /** True where it leans on that one for certain; left out, its words tell. */
  readonly leans?: boolean;
  /** Reorders the best passages by reading each together with the question. */
  readonly reranker?: CrossEncoder;
  readonly askedAt: number;
}

export interface AnsweredQuestion {
  readonly answer: Answer;
  readonly passages: readonly RankedPassage[];
  /** True for an abstention that means little: the model cannot compare the question with passages in another language. */
  readonly otherLanguage: boolean;
  /** The same of `AskResult`. */
  readonly missingWords: readonly string[];
  /** The evidence gate's own measure, for evaluation: higher means surer. */
  readonly support: number;
  readonly features: Readonly<Record<string, number>>;
}

/** Passages whose sentences are read. */
const PASSAGES_READ = 5;
const PASSAGES_SHOWN = 10;
const LEADING_PER_ARTICLE = 2;
/** Share of a waiting passage's score that one of another article must have to go before it. */
const NEARLY_AS_GOOD = 0.9;
const NEAREST = 3;
const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export async function answerOne(
  store: SearchStore & VersionStore,
  model: EmbeddingModel,
  calibration: Calibration,
  question: string,
  options: AnswerOptions,
): Promise<AnsweredQuestion> {
  const asked = withoutSmallTalk(question);
  const reader = asFarAsItReads(model, asked);
  const leansOn =
    options.previous !== undefined && (options.leans ?? leansOnContext(question)) ? options.previous : null;
  const retrieval = await retrieve(store, reader, asked, {
    context: leansOn?.question ?? null,
    ...(options.article === undefined ? {} : { article: options.article }),
  });
  const passages = await loadRanked(store, retrieval.ranked.slice(0, 2 * PASSAGES_SHOWN));
  const loaded = leansOn === null ? passages : leadWithQuoted(passages, leansOn.quotes, retrieval.query.terms);
  const reread = options.reranker === undefined ? loaded : await rerankHead(options.reranker, asked, loaded);
  const ordered = options.article === undefined ? spreadArticles(reread) : reread;
  const read = ordered.slice(0, PASSAGES_READ);
  const sentences = scoreSentences(asked, retrieval.query, reader, read);
  const ranked = leansOn === null ? retrieval.ranked : loaded.map(({ scored }) => scored);
  const found = chooseQuotes(
    { question: asked, terms: retrieval.query.terms.map(({ term }) => term) },
    sentences,
    new Map(read.map(({ passage }) => [passage.id, passage])),
  );
  const quotedFrom = read.find(({ passage }) => passage.id === sentences[0]?.passage.id)?.scored;
  const quotable = { quotes: found, from: quotedFrom, inNamedArticle: options.article !== undefined };
  const verdict = weighEvidence(asked, { ...retrieval, ranked }, quotable, reader.description.fusion, calibration);
  const quotes = verdict.answered ? await dateByStory(store, found) : [];
  const answer: Answer = {
    id: newAnswerId(),
    question,
    status: quotes.length > 0 ? 'answered' : 'abstained',
    confidence: verdict.confidence,
    quotes,
    disagreeing: findDisagreement(asked, quotes),
    nearest: quotes.length > 0 ? [] : nearestSections(ordered),
    follows: options.previous?.id ?? null,
    askedAt: options.askedAt,
  };
  const nearby = read.map(({ passage }) => passage.text).join('\n');
  return {
    answer,
    otherLanguage: quotes.length === 0 && model.description.englishOnly && areInOtherLanguages(asked, nearby),
    missingWords: quotes.length === 0 ? missingWords(retrieval.query) : [],
    passages: ordered.slice(0, PASSAGES_SHOWN).map(toRankedPassage),
    support: verdict.support,
    features: { ...verdict.evidence },
  };
}

async function loadRanked(store: SearchStore, ranked: readonly ScoredPassage[]): Promise<FoundPassage[]> {
  const passages = await store.loadPassages(ranked.map(({ candidate }) => candidate.passageId));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return ranked.flatMap((scored) => {
    const passage = byId.get(scored.candidate.passageId);
    return passage === undefined ? [] : [{ scored, passage }];
  });
}

/**
 * A third passage of one article waits for those of other articles, as far as they are nearly as good: a reader sees
 * several sources where there are several, and a clearly better passage is not put behind a worse one.
 */
export function spreadArticles(found: readonly FoundPassage[]): FoundPassage[] {
  const taken = new Map<string, number>();
  const waiting = [...found];
  const spread: FoundPassage[] = [];
  const mayLead = ({ passage }: FoundPassage) => (taken.get(passage.article) ?? 0) < LEADING_PER_ARTICLE;
  for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
    const least = NEARLY_AS_GOOD * first.scored.score;
    const at = waiting.findIndex((one) => one.scored.score >= least && mayLead(one));
    const [next] = waiting.splice(Math.max(0, at), 1);
    if (next === undefined) break;
    taken.set(next.passage.article, (taken.get(next.passage.article) ?? 0) + 1);
    spread.push(next);
  }
  return spread;
}

function nearestSections(found: readonly FoundPassage[]): NearestSection[] {
  const sections = new Map<string, NearestSection>();
  for (const { passage } of found) {
    const key = JSON.stringify([passage.versionId, passage.heading]);
    if (sections.has(key)) continue;
    const { article, title, heading, versionId: version, start, end } = passage;
    sections.set(key, { article, title, heading, version, start, end });
    if (sections.size === NEAREST) break;
  }
  return [...sections.values()];
}

const toRankedPassage = ({ scored, passage }: FoundPassage, i: number): RankedPassage => ({
  rank: i + 1,
  article: passage.article,
  heading: passage.heading,
  start: passage.start,
  end: passage.end,
  text: passage.text,
  score: Math.round(scored.score * 10_000) / 10_000,
});

/** Ten letters without look-alikes: 49 bits, short enough to read out. */
function newAnswerId(): string {
  return Array.from(randomBytes(10), (byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');
}
