/**
 * Made-up articles for speed tests: words by Zipf's law from a seeded vocabulary, in sentences, paragraphs and sections
 * as articles have them. An article keeps to its topic, whose words come back again and again, and a question keeps to
 * one as well: words drawn each by itself would make all passages equally like each other, which articles never are.
 * The same seed gives the same files.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const VOCABULARY = 60_000;
const TOPICS = 1_000;
const WORDS_PER_TOPIC = 100;
/** How many of an article's words, and of a question's, are of its topic; function words are most of the others. */
const OF_ITS_TOPIC = 0.3;
const OF_ITS_TOPIC_ASKED = 0.7;
const COMMON =
  'the of and to in a is that for it was on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know'.split(
    ' ',
  );
const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga ge go ha he ho ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi wa we wi za ze'.split(
    ' ',
  );

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Writer {
  word(): string;
  article(words: number): string;
  question(): string;
}

export function createWriter(seed: number): Writer {
  const random = seeded(seed);
  const spell = seeded(7);
  const vocabulary = Array.from({ length: VOCABULARY }, (_, rank) => COMMON[rank] ?? spellWord(spell));
  const cumulative = new Float64Array(VOCABULARY);
  let total = 0;
  for (let rank = 0; rank < VOCABULARY; rank++) {
    total += 1 / (rank + 2.7);
    cumulative[rank] = total;
  }
  /** A word's rank by Zipf's law, of those from `first` on. */
  const drawn = (draw: () => number, first = 0) => {
    const below = first === 0 ? 0 : (cumulative[first - 1] as number);
    return search(cumulative, below + draw() * (total - below));
  };
  const topics = Array.from({ length: TOPICS }, () =>
    Array.from({ length: WORDS_PER_TOPIC }, () => vocabulary[drawn(spell, COMMON.length)] as string),
  );
  let topic: readonly string[] = [];
  const newTopic = () => {
    topic = topics[Math.floor(random() * TOPICS)] as string[];
  };
  // Of a topic's words, too, a few are said often and most seldom.
  const topical = () => topic[Math.floor(random() ** 2 * WORDS_PER_TOPIC)] as string;
  const word = (share = OF_ITS_TOPIC) => (random() < share ? topical() : (vocabulary[drawn(random)] as string));
  newTopic();
  const sentence = () => {
    const words = Array.from({ length: 10 + Math.floor(random() * 16) }, () => word());
    const text = words.join(' ');
    return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
  };
  const title = () =>
    Array.from({ length: 4 + Math.floor(random() * 4) }, () => word())
      .map((one) => `${one[0]?.toUpperCase()}${one.slice(1)}`)
      .join(' ');
  return {
    word: () => word(),
    article(words) {
      newTopic();
      const parts = [title()];
      for (let written = 0, paragraph = 0; written < words; paragraph++) {
        if (paragraph > 0 && paragraph % 4 === 0) parts.push(title());
        const sentences = Array.from({ length: 3 + Math.floor(random() * 4) }, sentence);
        parts.push(sentences.join(' '));
        written += sentences.join(' ').split(' ').length;
      }
      return parts.join('\n\n');
    },
    question() {
      newTopic();
      const words = Array.from({ length: 3 + Math.floor(random() * 4) }, () => word(OF_ITS_TOPIC_ASKED));
      return `What did ${words.join(' ')}?`;
    },
  };
}

function spellWord(random: () => number): string {
  return Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  ).join('');
}

function search(cumulative: Float64Array, wanted: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes `count` articles of about `words` words into `folder`, a thousand files a folder. */
export async function writeCorpus(folder: string, count: number, words: number, seed: number): Promise<void> {
  const writer = createWriter(seed);
  for (let i = 0; i < count; i++) {
    const below = join(folder, String(Math.floor(i / 1000)));
    if (i % 1000 === 0) await mkdir(below, { recursive: true });
    await writeFile(join(below, `article-${i}.txt`), writer.article(words));
  }
}
