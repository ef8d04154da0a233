/**
 * Passages and questions that people wrote, from the folder of training texts beside the repository: what made-up
 * articles cannot show is how a graph does on real ones. Where the folder is not there, what needs it is left out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = join('..', 'shared', 'training');
const TEXTS = ['titles-news', 'textbooks', 'titles-reference', 'documentation', 'medical', 'books'];
const QUESTIONS = 'questions';
const PASSAGES_PER_ARTICLE = 10;

export interface RealPassage {
  readonly title: string;
  readonly text: string;
}

interface Pair {
  readonly query: string;
  readonly passage: string;
}

export const hasRealTexts = (): boolean => [...TEXTS, QUESTIONS].every((name) => existsSync(fileOf(name)));

export const describeRealTexts = (passages: number): string =>
  `${passages} passages of real texts (news, textbooks, reference, documentation, health pages, books, each in proportion) with questions of people on other texts`;

/** About so many passages, of each file its first ones, in the order of the file: neighbours are of one article. */
export function readRealPassages(count: number): RealPassage[] {
  const files = TEXTS.map(readPairs);
  const share = Math.min(1, count / files.reduce((sum, pairs) => sum + pairs.length, 0));
  return files.flatMap((pairs) =>
    pairs.slice(0, Math.round(share * pairs.length)).map(({ query, passage }) => ({ title: query, text: passage })),
  );
}

/** Articles of ten such passages that follow each other, each below its own title, a thousand files a folder. */
export async function writeRealArticles(folder: string, passages: number): Promise<void> {
  const all = readRealPassages(passages);
  for (let first = 0, article = 0; first < all.length; first += PASSAGES_PER_ARTICLE, article++) {
    const below = join(folder, String(Math.floor(article / 1000)));
    if (article % 1000 === 0) await mkdir(below, { recursive: true });
    await writeFile(join(below, `article-${article}.md`), asMarkdown(all.slice(first, first + PASSAGES_PER_ARTICLE)));
  }
}

const asMarkdown = (passages: readonly RealPassage[]): string =>
  passages.map(({ title, text }, i) => `${i === 0 ? '#' : '##'} ${title}\n\n${text}\n`).join('\n');

/** So many different questions, from all over the file. */
export function readRealQuestions(count: number): string[] {
  const questions = [...new Set(readPairs(QUESTIONS).map(({ query }) => query))];
  const step = questions.length / count;
  return Array.from({ length: count }, (_, i) => questions[Math.floor(i * step)] as string);
}

const fileOf = (name: string): string => join(FOLDER, `${name}.jsonl.gz`);

const readPairs = (name: string): Pair[] =>
  gunzipSync(readFileSync(fileOf(name)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Pair);
