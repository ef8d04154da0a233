/** Title, address, date, author and tags of a page, from the places where pages put them, most explicit first. */
import { foldSpace } from '../decode.ts';
import type { Draft } from '../draft.ts';
import { cleanAuthor, cleanTags, cleanUrl, findDate } from '../metadata.ts';
import { childrenOf, type DomDocument, type DomElement, isElement } from './dom.ts';
import { findTitle, readPageName } from './title.ts';

export interface PageMetadata extends Pick<Draft, 'title' | 'url' | 'date' | 'author' | 'tags'> {
  /** What the page calls itself, which may name the site as well. */
  readonly pageName: string;
  /** What its text marks as such: of the first story, where the page has several. */
  readonly shown: Pick<Draft, 'date' | 'author'>;
  /** The first day that it marks is that of one of many stories. */
  readonly datesStories: boolean;
}

const MAX_JSON = 500_000;

export function readPageMetadata(document: DomDocument): PageMetadata {
  const meta = readMeta(document);
  const linked = readLinkedData(document);
  const first = (...names: string[]) => names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined);
  const time = document.querySelector('article time[datetime], main time[datetime], time[datetime]');
  const datesStories = isOfStory(time);
  return {
    title: findTitle(document, first('og:title', 'twitter:title'), linked.title, first('og:site_name')),
    pageName: readPageName(document),
    url:
      cleanUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
      cleanUrl(first('og:url')) ??
      cleanUrl(linked.url),
    date:
      findDate(
        first(
          'article:published_time',
          'datepublished',
          'date',
          'dc.date',
          'dc.date.issued',
          'dcterms.created',
          'pubdate',
          'publish-date',
          'citation_publication_date',
          'citation_online_date',
          'citation_date',
        ),
      ) ?? findDate(linked.date),
    author:
      cleanAuthor(first('author', 'dc.creator', 'byl')) ??
      cleanAuthor(linked.author) ??
      cleanAuthor(meta.get('citation_author')?.map(firstNameFirst)),
    shown: {
      date:
        findDate(document.querySelector('[itemprop="datePublished"]')?.getAttribute('content')) ??
        (datesStories ? null : findDate(time?.getAttribute('datetime'))),
      author: cleanAuthor(findShownAuthors(document)),
    },
    datesStories,
    tags: cleanTags([...(meta.get('article:tag') ?? []), ...(first('keywords', 'news_keywords') ?? '').split(',')]),
  };
}

/** "Doe, Jane" is how papers are cited. */
const firstNameFirst = (name: string) => name.replace(/^([^,]+), ([^,]+)$/, '$2 $1');

const AUTHOR = '[rel="author"], [itemprop="author"]';

/** The first author and those beside him: "By <a>Jane Doe</a> and <a>John Roe</a>". */
function findShownAuthors(document: DomDocument): string[] {
  const first = document.querySelector(AUTHOR);
  if (first === null) return [];
  const beside = [...(first.parentNode as DomElement).querySelectorAll(AUTHOR)];
  const names = beside.flatMap(({ parentNode, textContent }) =>
    parentNode === first.parentNode ? [foldSpace(textContent ?? '')] : [],
  );
  // A picture of the author links to the same page.
  return [...new Set(names)].filter((name) => name !== '');
}

const FEWEST_STORIES = 3;

/** One of several pieces side by side, each with a time of its own: stories of a list, comments of readers. */
function isOfStory(time: DomElement | null): boolean {
  const story = time?.closest('article, li') ?? null;
  if (story?.parentNode == null) return false;
  const beside = childrenOf(story.parentNode).filter((piece) => piece.nodeName === story.nodeName);
  const timed = beside.filter((piece) => isElement(piece) && piece.querySelector('time[datetime]') !== null);
  return timed.length >= FEWEST_STORIES;
}

function readMeta(document: DomDocument): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    const content = foldSpace((element.getAttribute('content') ?? '').slice(0, 5000));
    if (name === '' || content === '') continue;
    const values = found.get(name);
    if (values === undefined) found.set(name, [content]);
    else if (values.length < 50) values.push(content);
  }
  return found;
}

interface LinkedData {
  title?: unknown;
  url?: unknown;
  date?: unknown;
  author?: unknown;
}

/** schema.org data: the first object that is dated or has a headline. */
function readLinkedData(document: DomDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    if (source.length > MAX_JSON) continue;
    try {
      const found = findArticleData(JSON.parse(source), 0);
      if (found !== null) return found;
    } catch {
      // Broken data of a page is no reason not to read the page.
    }
  }
  return {};
}

function findArticleData(value: unknown, depth: number): LinkedData | null {
  if (typeof value !== 'object' || value === null || depth > 4) return null;
  const children = Array.isArray(value) ? value : null;
  if (children === null) {
    const data = value as Record<string, unknown>;
    if (data.headline !== undefined || data.datePublished !== undefined) {
      return { title: data.headline, url: data.url, date: data.datePublished, author: authorNames(data.author) };
    }
    return findArticleData(data['@graph'], depth + 1);
  }
  for (const child of children.slice(0, 100)) {
    const found = findArticleData(child, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function authorNames(author: unknown): unknown {
  const people: unknown[] = Array.isArray(author) ? author : [author];
  return people
    .slice(0, 20)
    .map((person) => (typeof person === 'object' && person !== null ? (person as { name?: unknown }).name : person));
}

/** The charset that a page declares in its first bytes. */
export function sniffCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(head)?.[1];
}
