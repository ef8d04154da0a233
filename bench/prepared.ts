/** Corpora and indexes of a given size, made once under .cache/bench and used again by every part. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../src/config.ts';
import { openCore } from '../src/core/open-core.ts';
import { writeCorpus } from './corpus.ts';
import { writeRealArticles } from './real-texts.ts';

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

/** A folder with made-up articles of about so many passages. */
export const prepareArticles = (passages: number): Promise<string> =>
  prepareFolder(String(passages), (articles) =>
    writeCorpus(articles, Math.ceil(passages / PASSAGES_PER_ARTICLE), WORDS_PER_ARTICLE, 1),
  );

/** The same, indexed with the built-in model as it is now. */
export const prepareIndex = async (passages: number): Promise<Config> => indexFolder(await prepareArticles(passages));

/** Real texts of about so many passages, indexed with the built-in model as it is now. */
export const prepareRealIndex = async (passages: number): Promise<Config> =>
  indexFolder(await prepareFolder(realKey(passages), (articles) => writeRealArticles(articles, passages)));

/** What a corpus of real texts is called among the results, beside made-up ones of its size. */
export const realKey = (passages: number): string => `${passages} real`;

/** A folder under that name with its articles, written once. */
async function prepareFolder(name: string, write: (articles: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, name);
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) {
    await write(join(folder, 'articles'));
    writeFileSync(complete, '');
  }
  return folder;
}

async function indexFolder(folder: string): Promise<Config> {
  const config = configFor(folder);
  const core = await openCore(config);
  try {
    const { articles } = await core.status();
    if (articles === 0 || (await core.reindexDue()) !== null) await core.reindex({ mode: 'changed' }).finished;
  } finally {
    await core.close();
  }
  return config;
}
