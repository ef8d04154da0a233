/** Text of an article as a block quote: as much of its beginning as fits, cut after a sentence, marked where it goes on. */
import { cutText } from './cut.ts';
import { blockQuote } from './escape.ts';

/** @param lead - Markdown of our own before the first character, such as a number in bold. */
export function quoteExcerpt(text: string, weight: number, lead = '', cost?: (beginning: string) => number): string {
  const excerpt = cutText(text, weight, cost);
  return `${blockQuote(excerpt, lead)}${excerpt === text ? '' : ' …'}`;
}
