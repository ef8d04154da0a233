/**
 * A stand-in for the core: a few articles in memory, words counted, real slices returned. It keeps its state in an object
 * of its own, so that a test can start a second one on the same state and call that a restart.
 */
import { randomUUID } from 'node:crypto';
import type { ArticleDetail, AskRequest, Core, Finding, SourceView, StatusReport } from '../../../src/core.ts';
import { AppError } from '../../../src/errors.ts';
import { because } from '../../../src/reasons.ts';
import type { Answer, NearestSection, Quote, Span } from '../../../src/types.ts';
import type { ToyVersion } from './articles.ts';
import { createToyJobs, type ToyJobs } from './jobs.ts';
import { createToyState, type ToyState } from './state.ts';

export interface ToyCore extends Core {
  readonly state: ToyState;
  readonly jobs: ToyJobs;
  /** Set by a test: what the next calls of `ask` wait for or fail with. */
  beforeAsk: (request: AskRequest) => Promise<void>;
  /** Set by a test: what `ask` does to the answer, such as breaking a quote. */
  alter: (answer: Answer) => Answer;
}

const STOP = new Set(
  'a an and are at did do does for from he how in is it of on or the they to was what when where who why with'.split(
    ' ',
  ),
);
const words = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP.has(word));

function overlap(question: readonly string[], text: string): number {
  const there = new Set(words(text));
  return new Set(question.filter((word) => there.has(word))).size;
}

export function createToyCore(state: ToyState = createToyState()): ToyCore {
  const jobs = createToyJobs(() => state.current.size);
  const versionOf = (path: string) => state.versions.get(state.current.get(path) ?? -1);
  const currentVersions = () => [...state.current.values()].flatMap((id) => state.versions.get(id) ?? []);
  const known = (id: string): Answer => {
    const found = state.answers.get(id)?.answer;
    if (!found) throw new AppError('ANSWER_NOT_FOUND', because('answer.unknown', { id }), { audience: 'asker' });
    return found;
  };
  const stateOf = (path: string, version: number): SourceView['state'] => {
    const current = state.current.get(path);
    return current === undefined ? 'removed' : current === version ? 'current' : 'changed';
  };

  const core: ToyCore = {
    state,
    jobs,
    beforeAsk: async () => {},
    alter: (answer) => answer,

    async ask(request) {
      await core.beforeAsk(request);
      const followed = request.follows ? known(request.follows) : null;
      const wanted = words(`${followed?.question ?? ''} ${request.question}`);
      const answer = core.alter(compose(request, wanted));
      const kept = { answer, place: request.place ?? null, person: request.person ?? null };
      state.answers.set(answer.id, kept);
      return { answer, passages: [], otherLanguage: false, missingWords: [] };
    },
    async findAnswer(id) {
      return state.answers.get(id)?.answer ?? null;
    },
    async latestAnswers(place, limit = 25) {
      return [...state.answers.values()]
        .filter((one) => one.place === place)
        .map(({ answer }) => answer)
        .reverse()
        .slice(0, limit);
    },
    async openCitation(id, n, around = 2) {
      const answer = known(id);
      const quote = answer.quotes.find((one) => one.n === n);
      if (!quote) throw new AppError('ANSWER_NOT_FOUND', 'That answer has no such citation.', { audience: 'asker' });
      const view = contextOf(quote.version, quote, around);
      return { answer, quote, ...view, state: stateOf(quote.article, quote.version) };
    },
    async readVersion(version) {
      const found = state.versions.get(version);
      return found ? { article: found.path, title: found.title, text: found.text } : null;
    },
    async readSpan(version, span) {
      const found = state.versions.get(version);
      if (!found) return null;
      const start = Math.min(Math.max(0, span.start), found.text.length);
      const end = Math.min(Math.max(start, span.end), found.text.length);
      const { path: article, title, url, date } = found;
      const text = found.text.slice(start, end);
      return { article, title, url, date, text, span: { start, end }, articleLength: found.text.length };
    },
    async readOutline(version) {
      const found = state.versions.get(version);
      return found ? detail(found).outline : [];
    },
    async listArticles(offset, limit) {
      const all = currentVersions().sort((a, b) => a.title.localeCompare(b.title));
      return { total: all.length, articles: all.slice(offset, offset + limit).map(detail) };
    },
    async showArticle(name) {
      const found = versionOf(name) ?? currentVersions().find(({ title }) => title === name);
      if (!found) throw new AppError('ARTICLE_NOT_FOUND', `There is no article "${name}".`, { audience: 'asker' });
      return detail(found);
    },
    async searchPassages(query, limit) {
      const wanted = words(query);
      return allBlocks()
        .map((block) => ({ block, score: overlap(wanted, block.text) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ block, score }, index) => ({ passage: { ...block, id: index, page: null }, score, rank: index + 1 }));
    },
    suggestArticles(typed, limit = 25) {
      return currentVersions()
        .filter(({ title, path }) => `${title} ${path}`.toLowerCase().includes(typed.toLowerCase()))
        .slice(0, limit)
        .map(({ title, path }) => ({ name: title, value: path }));
    },
    articlePaths: () => [...state.current.keys()],
    reindex: (options) => jobs.start(options),
    reindexDue: async () => null,
    currentJob: (id) => jobs.current(id),
    async addArticleFile(name, content, replace = false) {
      const replaced = state.files.has(name);
      if (replaced && !replace)
        throw new AppError('UPLOAD_REFUSED', because('upload.taken', { path: name }), { audience: 'asker' });
      state.files.set(name, content);
      return { path: name, replaced };
    },
    buildVectors: () => ({ finished: Promise.resolve(), onProgress: () => () => {} }),
    async addedArticleFiles() {
      return [...state.files.keys()];
    },
    async removeArticleFile(path) {
      if (!state.files.delete(path) && !state.current.delete(path)) {
        throw new AppError('ARTICLE_NOT_FOUND', `There is no article "${path}".`, { audience: 'asker' });
      }
    },
    async judge(id, verdict, person) {
      known(id);
      state.verdicts.push({ answer: id, verdict, person: person ?? null });
    },
    async gaps(newest) {
      const abstained = [...state.answers.values()].filter(({ answer }) => answer.status === 'abstained');
      return abstained.slice(-newest).map(({ answer }) => ({
        question: answer.question,
        follows: answer.follows === null ? [] : [known(answer.follows).question],
        count: 1,
        examples: [answer.question],
        reasons: { abstained: 1, notHelpful: 0, reported: 0 },
        lastAskedAt: answer.askedAt,
      }));
    },
    async pin(answerId, n) {
      const answer = known(answerId);
      const quote = answer.quotes.find((one) => one.n === n);
      if (!quote) throw new AppError('ANSWER_NOT_FOUND', 'That answer has no such citation.', { audience: 'asker' });
      const replaced = state.pins.findIndex(({ question }) => question === answer.question);
      if (replaced >= 0) state.pins.splice(replaced, 1);
      const id = Math.max(0, ...state.pins.map((one) => one.id)) + 1;
      const pin = { id, question: answer.question, quote, createdAt: Date.now() };
      state.pins.push(pin);
      return pin;
    },
    async unpin(id) {
      const index = state.pins.findIndex((pin) => pin.id === id);
      if (index >= 0) state.pins.splice(index, 1);
      return index >= 0;
    },
    async pins() {
      return [...state.pins];
    },
    async forgetPerson(person) {
      const mine = [...state.answers].filter(([, kept]) => kept.person === person);
      for (const [id] of mine) state.answers.delete(id);
      return mine.length;
    },
    async status() {
      return statusReport(state.current.size, allBlocks().length);
    },
    async diagnose(): Promise<readonly Finding[]> {
      return [
        {
          ...{ subject: 'Model', state: 'ok', detail: 'toy, 3 dimensions', advice: null },
          facts: { topic: 'model', model: 'toy', dimensions: 3, reason: null },
        },
        {
          ...{ subject: 'Disk', state: 'warning', detail: '120 MB are free.', advice: 'Make room.' },
          facts: { topic: 'disk', freeBytes: 120_000_000 },
        },
      ];
    },
    async close() {},
  };

  function allBlocks() {
    return currentVersions().flatMap(({ blocks, text, path, title, url, date, version }) =>
      blocks.map((block) => ({
        ...block,
        text: text.slice(block.start, block.end),
        article: path,
        title,
        url,
        date,
        versionId: version,
      })),
    );
  }

  function compose(request: AskRequest, wanted: readonly string[]): Answer {
    const ranked = allBlocks()
      .filter(({ article }) => request.article === undefined || article === request.article)
      .map((block) => ({ block, score: overlap(wanted, block.text) }))
      .sort((a, b) => b.score - a.score);
    const best = ranked.filter(({ score }) => score >= 2).slice(0, 3);
    const quotes = best.map(({ block }, index): Quote => {
      const { start, end, text, article, title, heading, versionId, url, date } = block;
      return { n: index + 1, start, end, text, article, title, heading, version: versionId, url, date, page: null };
    });
    const nearest = ranked.slice(0, 3).map(({ block }): NearestSection => {
      const { start, end, article, title, heading, versionId } = block;
      return { start, end, article, title, heading, version: versionId };
    });
    return {
      id: randomUUID(),
      question: request.question,
      status: quotes.length > 0 ? 'answered' : 'abstained',
      confidence: (best[0]?.score ?? 0) >= 3 ? 'high' : 'medium',
      quotes,
      disagreeing: false,
      nearest: quotes.length > 0 ? [] : nearest,
      follows: request.follows ?? null,
      askedAt: Date.now(),
    };
  }

  function contextOf(version: number, span: Span, around: number) {
    const found = state.versions.get(version);
    if (!found) throw new AppError('ANSWER_NOT_FOUND', 'That version is no longer kept.', { audience: 'asker' });
    const at = found.blocks.findIndex((block) => block.start <= span.start && span.start < block.end);
    const first = found.blocks[Math.max(0, at - around)];
    const last = found.blocks[Math.min(found.blocks.length - 1, at + around)];
    const outer = { start: first?.start ?? 0, end: last?.end ?? found.text.length };
    return {
      context: { text: found.text.slice(outer.start, outer.end), span: outer, quote: span },
      hasBefore: outer.start > 0,
      hasAfter: outer.end < found.text.length,
      articleLength: found.text.length,
    };
  }

  return core;
}

function detail(version: ToyVersion): ArticleDetail {
  const { path, title, date, url, blocks, text } = version;
  const outline = blocks.map(({ start, end, heading }) => ({
    start,
    end,
    heading,
    page: null,
    words: text.slice(start, end).split(/\s+/).length,
  }));
  return {
    ...{ path, title, date, url, author: null, tags: [], version: version.version },
    ...{ sections: outline.length, passages: outline.length, words: text.split(/\s+/).length, duplicates: [] },
    outline,
    omitted: path === 'summit.md' ? [{ text: 'Subscribe to *our* newsletter', reason: 'sign-up' }] : [],
  };
}

function statusReport(articles: number, passages: number): StatusReport {
  return {
    version: '0.1.0',
    model: { id: 'toy', dimensions: 3 },
    store: 'memory',
    generation: 1,
    articles,
    passages,
    windows: passages,
    failed: [],
    lastJob: { id: 1, mode: 'changed', state: 'done', startedAt: Date.now(), endedAt: Date.now(), reason: null },
    index: 'ready',
    hour: { asked: 3, abstained: 1, p50Ms: 4, p95Ms: 9 },
    startedAt: Date.now(),
    residentBytes: 123_000_000,
  };
}
