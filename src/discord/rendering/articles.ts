/** The list of articles, one article with its sections, what was left out of it, and passages found by their words. */
import type { APIComponentInContainer } from 'discord.js';
import type { ArticleDetail, ArticleSummary } from '../../core.ts';
import type { Hit } from '../../types.ts';
import { articleKey } from '../article-key.ts';
import type { OutgoingMessage } from '../command.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Speech } from './answer.ts';
import { citationLine, formatDate } from './citation-line.ts';
import { weigh } from './cut.ts';
import { plainLine } from './escape.ts';
import { excerptRound, fitLine, shareQuotes } from './excerpt.ts';
import { button, container, linkButton, menu, message, row, section, separator, small, text } from './payload.ts';

export const ARTICLES_A_PAGE = 10;
export const SECTIONS_A_PAGE = 15;
export const HITS_SHOWN = 6;
const OMITTED_WEIGHT = 3_000;
const EXCERPT_WEIGHT = 260;

const orPath = ({ title, path }: ArticleSummary) => plainLine(title) || plainLine(path);

export function renderArticleList(
  found: { readonly total: number; readonly articles: readonly ArticleSummary[] },
  page: number,
  { say, locale }: Speech,
): OutgoingMessage {
  const { total, articles } = found;
  if (total === 0) return message([container(text(say('articles.empty')))]);
  const pages = Math.ceil(total / ARTICLES_A_PAGE);
  const lines = articles.map((article) => {
    const about = [
      article.date ? formatDate(article.date, locale) : null,
      say('articles.words', { count: article.words }),
      fitLine(article.path, 80),
    ];
    return `**${fitLine(orPath(article), 90)}**\n${small(about.filter((one) => one !== null).join(' · '))}`;
  });
  const heading = `### ${say('articles.heading', { count: total })}\n${small(say('articles.page', { page: page + 1, pages }))}`;
  const options = articles.map((article) => ({
    label: orPath(article),
    value: articleKey(article.path),
    description: article.path,
  }));
  const parts: APIComponentInContainer[] = [text([heading, ...lines].join('\n'))];
  if (options.length > 0) parts.push(menu(say('articles.choose'), encodeCustomId('art-show'), options));
  if (pages > 1) parts.push(pagingRow('art-list', page, pages, say));
  return message([container(...parts)]);
}

export function renderArticle(article: ArticleDetail, page: number, speech: Speech): OutgoingMessage {
  const { say, locale } = speech;
  const key = articleKey(article.path);
  const meta = [
    article.date ? formatDate(article.date, locale) : null,
    article.author ? fitLine(article.author, 80) : null,
    say('articles.words', { count: article.words }),
    say('articles.sections', { count: article.sections }),
    say('articles.passages', { count: article.passages }),
  ].filter((one) => one !== null);
  const head = [`### ${fitLine(orPath(article), 150)}`, small(meta.join(' · '))];
  head.push(small(fitLine(article.path, 150)));
  if (article.duplicates.length > 0) {
    const files = article.duplicates.slice(0, 5).map((file) => fitLine(file, 60));
    head.push(small(say('articles.duplicates', { files: files.join(', ') })));
  }
  if (article.omitted.length > 0) head.push(small(say('articles.omitted', { count: article.omitted.length })));
  const parts: APIComponentInContainer[] = [text(head.join('\n')), ...sectionList(article, page, speech)];
  const pages = Math.ceil(article.outline.length / SECTIONS_A_PAGE);
  if (pages > 1) parts.push(pagingRow('art-page', page, pages, say, key));
  parts.push(
    row(
      button(say('button.articles'), encodeCustomId('art-all')),
      article.omitted.length > 0 ? button(say('button.omitted'), encodeCustomId('art-omit', key)) : null,
      button(say('button.file'), encodeCustomId('file', article.version)),
      linkButton(say('button.original'), article.url),
    ),
  );
  return message([container(...parts)]);
}

/** The sections of one page as lines, and a menu that opens them. */
function sectionList(article: ArticleDetail, page: number, { say }: Speech): APIComponentInContainer[] {
  const from = page * SECTIONS_A_PAGE;
  const shown = article.outline.slice(from, from + SECTIONS_A_PAGE);
  if (shown.length === 0) return [];
  const named = shown.map((one, index) => ({
    name: plainLine(one.heading.join(' › ')) || orPath(article),
    words: one.words,
    start: one.start,
    number: from + index + 1,
  }));
  const lines = named.map(({ number, name, words }) => {
    const size = say('articles.words', { count: words });
    return `**${number}**  ${fitLine(name, 110)}  ·  ${size}`;
  });
  const options = named.map(({ number, name, start }) => ({ label: `${number}  ${name}`, value: String(start) }));
  const unique = options.filter(({ value }, index) => options.findIndex((other) => other.value === value) === index);
  return [text(lines.join('\n')), menu(say('articles.section'), encodeCustomId('art-open', article.version), unique)];
}

export function renderOmitted(article: ArticleDetail, { say }: Speech): OutgoingMessage {
  const title = fitLine(orPath(article), 120);
  const lines = [`### ${say('articles.omitted.heading', { title })}`];
  let left = OMITTED_WEIGHT;
  let shown = 0;
  for (const { text: omitted, reason } of article.omitted) {
    const line = `**${say(`omission.${reason}`)}**  ${fitLine(omitted, 220)}`;
    left -= weigh(line) + 1;
    if (left < 0) break;
    lines.push(line);
    shown += 1;
  }
  const rest = article.omitted.length - shown;
  if (rest > 0) lines.push(small(say('articles.omitted.more', { count: rest })));
  return message([container(text(lines.join('\n')))]);
}

/** Passages with a button each that opens them where they stand. */
export function renderHits(query: string, hits: readonly Hit[], { say, locale }: Speech): OutgoingMessage {
  if (hits.length === 0) return message([container(text(say('articles.found.none')))]);
  const heading = `### ${say('articles.found', { query: fitLine(query, 150) })}`;
  const passages = hits.slice(0, HITS_SHOWN).map(({ passage }) => passage);
  const under = passages.map((passage) => small(citationLine(passage, say, locale)));
  const { weights } = shareQuotes(passages, [heading, ...under], EXCERPT_WEIGHT);
  const sections = passages.map((passage, index) => {
    const open = button(say('button.open'), encodeCustomId('art-open', passage.versionId, passage.start));
    return section(`${excerptRound(passage.text, query, weights[index] ?? 0)}\n${under[index]}`, open);
  });
  return message([container(text(heading), separator(), ...sections)]);
}

function pagingRow(action: string, page: number, pages: number, say: Speech['say'], ...args: string[]) {
  return row(
    button(say('button.back'), encodeCustomId(action, ...args, page - 1), 'plain', page <= 0),
    button(say('button.next'), encodeCustomId(action, ...args, page + 1), 'plain', page >= pages - 1),
  );
}
