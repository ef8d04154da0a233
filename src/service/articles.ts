/** Articles as the faces show them: lists, outlines, citations in their context. */
import type { ArticleDetail, SourceView } from '../core.ts';
import { AppError } from '../errors.ts';
import { because } from '../reasons.ts';
import type { StoredVersion } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Hit, Span } from '../types.ts';
import { noSuchCitation } from './questions.ts';
import { openContext, outline } from './reading.ts';

/** Blocks shown before and after a passage. */
const AROUND = 2;

export function createArticles(
  store: Store,
  requireAnswer: (id: string) => Promise<Answer>,
  search: (query: string, limit: number) => Promise<Hit[]>,
) {
  async function stateOf(version: StoredVersion): Promise<SourceView['state']> {
    if (version.state === 'live') return 'current';
    const listing = await store.findArticle(version.path);
    if (listing === null) return 'removed';
    const live = await store.loadVersion(listing.version);
    return live?.textHash === version.textHash ? 'current' : 'changed';
  }

  async function view(answer: Answer, place: Span & { readonly version: number }, around: number) {
    const version = await requireVersion(store, place.version);
    const { text, span, hasBefore, hasAfter } = openContext(version, place, around);
    const context = { text, span, quote: { start: place.start, end: place.end } };
    return { answer, context, hasBefore, hasAfter, state: await stateOf(version), articleLength: version.text.length };
  }

  return {
    async openCitation(answerId: string, n: number, around = AROUND): Promise<SourceView> {
      const answer = await requireAnswer(answerId);
      const quote = answer.quotes.find((one) => one.n === n);
      if (quote === undefined) throw noSuchCitation(answer, n);
      return { ...(await view(answer, quote, around)), quote };
    },
    async readVersion(id: number) {
      const version = await store.loadVersion(id);
      return version === null ? null : { article: version.path, title: version.title, text: version.text };
    },
    async readSpan(id: number, span: Span) {
      const version = await store.loadVersion(id);
      if (version === null) return null;
      const start = Math.max(0, Math.min(span.start, version.text.length));
      const end = Math.max(start, Math.min(span.end, version.text.length));
      const { path, title, url, date, text } = version;
      return {
        article: path,
        title,
        url,
        date,
        text: text.slice(start, end),
        span: { start, end },
        articleLength: text.length,
      };
    },
    async readOutline(id: number) {
      const version = await store.loadVersion(id);
      return version === null ? [] : outline(version);
    },
    listArticles: (offset: number, limit: number) => store.listArticles(offset, limit),
    async showArticle(name: string): Promise<ArticleDetail> {
      const listing = await store.findArticle(name);
      if (listing === null) {
        throw new AppError('ARTICLE_NOT_FOUND', because('article.unknown', { name: name.slice(0, 100) }), {
          audience: 'asker',
        });
      }
      const stored = await requireVersion(store, listing.version);
      const sections = outline(stored);
      const marked = stored.blocks.flatMap(({ omitted, start, end }) =>
        omitted === undefined ? [] : [{ text: stored.text.slice(start, end), reason: omitted }],
      );
      return { ...listing, sections: sections.length, outline: sections, omitted: [...stored.omitted, ...marked] };
    },
    searchPassages: search,
    articleNames: () => store.articleNames(),
  };
}

async function requireVersion(store: Store, id: number): Promise<StoredVersion> {
  const version = await store.loadVersion(id);
  if (version === null) {
    throw new AppError('ANSWER_NOT_FOUND', because('answer.textless'), { audience: 'asker' });
  }
  return version;
}
