/**
 * What the welcome offers to ask of articles that nobody has written questions for. Offered is what reads as a thing to ask
 * about by itself: a heading that asks, a headline, a title that tells. A bare heading ("Setting up") lives on the title
 * above it, so few things or none are offered rather than that.
 */
import type { ArticleDetail } from '../core.ts';
import { MAX_LABEL } from '../discord/rendering/payload.ts';

/** What has fewer words says too little to be asked, and a section of fewer too little to answer. */
const TELLING_WORDS = 3;
const ANSWERING_WORDS = 12;
/** Headings that are mostly as long as this are headlines: each tells its story without the title above it. */
const HEADLINE_WORDS = 5;

const ASKS = /[?\uff1f\u061f\u037e]$/;
/** "How an answer is made": a question in all but its mark. */
const BEGINS_TO_ASK = /^(?:how|what|when|where|who|why|wie|wann|warum|cómo|cuándo|qué|quién|comment|pourquoi)\s/iu;

interface Offer {
  readonly text: string;
  /** 2: it asks. 1: it tells what it is about. 0: it asks in all but the mark. */
  readonly merit: 0 | 1 | 2;
}

/** Best first, and among equals one of each article before the second of any. */
export function chooseOffers(articles: readonly ArticleDetail[]): string[] {
  const offers = articles.map(offersOf);
  const most = Math.max(0, ...offers.map(({ length }) => length));
  const inTurn = Array.from({ length: most }, (_, nth) => offers.flatMap((of) => of[nth] ?? [])).flat();
  return [...new Set(bestFirst(inTurn).map(({ text }) => text))];
}

/** A page that lists stories offers their headlines, for its title names none of them; any other one its title. */
function offersOf({ title, outline }: ArticleDetail): Offer[] {
  const sections = outline.map(({ heading, words }) => ({ text: heading.at(-1) ?? '', words }));
  const listsStories = areHeadlines(sections.map(({ text }) => text).filter((text) => text !== ''));
  const offers = sections
    .filter(({ words }) => words >= ANSWERING_WORDS)
    .flatMap(({ text }): Offer[] => {
      if (ASKS.test(text)) return [{ text, merit: 2 }];
      if (listsStories) return [{ text, merit: 1 }];
      return BEGINS_TO_ASK.test(text) && wordsThatTell(text) > TELLING_WORDS ? [{ text, merit: 0 }] : [];
    });
  const all: Offer[] = listsStories ? offers : [{ text: title, merit: 1 }, ...offers];
  return bestFirst(all.filter(({ text }) => wordsThatTell(text) >= TELLING_WORDS && text.length <= MAX_LABEL));
}

const bestFirst = (offers: readonly Offer[]): Offer[] => [...offers].sort((a, b) => b.merit - a.merit);

function areHeadlines(headings: readonly string[]): boolean {
  const lengths = headings.map(wordsThatTell).sort((a, b) => a - b);
  return headings.length > 1 && (lengths[(lengths.length - 1) >> 1] ?? 0) >= HEADLINE_WORDS;
}

/** Numbers and marks are none, and where no spaces are written two letters are one. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|\p{L}\S*/gu;
const wordsThatTell = (text: string): number => text.match(WORD)?.length ?? 0;
