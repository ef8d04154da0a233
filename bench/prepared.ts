/** Corpora and indexes of a given size, made once under .cache/bench and used again by every part. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../src/config.ts';
import { openCore } from '../src/core/open-core.ts';
import { writeCorpus } from './corpus.ts';

export const WORDS_PER_ARTICLE = 1500;
/** An article of 1,500 words has a little more than ten passages. */
const PASSAGES_PER_ARTICLE = 10;
export const CACHE = join('.cache', 'bench');

export const describeCorpus = (articles: number, passages: number): string =>
  `${articles} articles of ${WORDS_PER_ARTICLE} words, ${passages} passages; 60,000 words by Zipf's law in 1,000 topics, seed 1`;

function configFor(folder: string, env: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({
    ARTICLES_DIR: join(folder, 'articles'),
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'silent',
    QUEUE_LIMIT: '1000',
    ...env,
  });
}

/** A folder with articles of about so many passages. */
export async function prepareArticles(passages: number): Promise<string> {
  const folder = join(CACHE, String(passages));
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) {
    await writeCorpus(join(folder, 'articles'), Math.ceil(passages / PASSAGES_PER_ARTICLE), WORDS_PER_ARTICLE, 1);
    writeFileSync(complete, '');
  }
  return folder;
}

/** The same, indexed with the built-in model as it is now. */
export async function prepareIndex(passages: number): Promise<Config> {
  const config = configFor(await prepareArticles(passages));
  const core = await openCore(config);
  try {
    const { articles } = await core.status();
    if (articles === 0 || (await core.reindexDue()) !== null) await core.reindex({ mode: 'changed' }).finished;
  } finally {
    await core.close();
  }
  return config;
}
