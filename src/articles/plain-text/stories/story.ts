/**
 * One story of a page that lists many: a teaser in whole sentences with short lines above it, one of which is its headline.
 * What tells a headline is not the space round it, which copying changes, but the teaser below.
 */
import { CUE_LINES } from '../../boilerplate/cue-lines.ts';
import { cueForm } from '../../boilerplate/cue-tables.ts';
import { isSignature } from '../../credits/signatures.ts';
import {
  endsSentence,
  isCaption,
  isCredit as isPlainCredit,
  looksLikeCode,
  looksLikeHeading,
  looksLikeName,
  OPENS_TITLE,
  wordsIn,
} from '../../line-shapes.ts';
import { isTimeStamp } from '../../times.ts';
import type { Paragraph } from '../paragraphs.ts';

export interface Story {
  readonly headline: number;
  /** Where its teaser begins. */
  readonly teaser: number;
  /** The first of the short lines above the teaser, none of which belongs to the text of another story. */
  readonly top: number;
  /** A time or a name stands between headline and teaser. */
  readonly signed: boolean;
}

export const LEAST_TEASER_WORDS = 6;
const MOST_LINES_ABOVE = 6;
const LEAST_HEADLINE_WORDS = 3;
const MAX_QUESTION_WORDS = 12;
const LONGEST_LINE = 250;
const LONGEST_LINE_WORDS = 16;

const isCredit = (line: string): boolean => isPlainCredit(line) || isSignature(line);

/**
 * @returns what finds the stories. `listed`: the page is known to list stories, so that a line above a teaser need not
 * look like other headings.
 */
export function createStoryFinder(paragraphs: readonly Paragraph[]): (listed: boolean) => Story[] {
  // Each line is above several teasers: looked at once.
  const told = paragraphs.map(isTold);
  const beside = paragraphs.map((paragraph, at) => !told[at] && mayStandBeside(paragraph));
  const isHeadline = createHeadlineTest(paragraphs.filter((_, at) => told[at]));
  return (listed) => {
    const stories: Story[] = [];
    paragraphs.forEach((_, teaser) => {
      if (!told[teaser]) return;
      let top = teaser;
      while (top > 0 && teaser - top < MOST_LINES_ABOVE && beside[top - 1]) top -= 1;
      const headline = findHeadline(paragraphs.slice(top, teaser), isHeadline, listed);
      if (headline !== null)
        stories.push({ headline: top + headline, teaser, top, signed: top + headline < teaser - 1 });
    });
    return stories;
  };
}

/** Whole sentences, or more than a line beside them has. */
export function isTold({ text, kind }: Paragraph): boolean {
  if (kind !== 'prose') return false;
  if (text.length > LONGEST_LINE) return true;
  const words = wordsIn(text);
  const ends = words >= LEAST_TEASER_WORDS && endsSentence(text) && !/[?!]["”’»]?$/.test(text);
  return (words > LONGEST_LINE_WORDS || ends) && !isCaption(text) && !isCredit(text);
}

/** Of a line that tells nothing by itself: it may stand above a teaser and belong to it. */
const mayStandBeside = ({ kind, text }: Paragraph): boolean => kind === 'prose' && !CUE_LINES.has(cueForm(text));

/** The place of the headline among the lines above a teaser. */
function findHeadline(
  above: readonly Paragraph[],
  isHeadline: (line: string) => boolean,
  listed: boolean,
): number | null {
  const lines = above.map(({ text }) => text);
  const last = lines.at(-1);
  if (last === undefined) return null;
  // Asked for more than below a date or a name, which tell a headline themselves.
  const marked = listed || isTimeStamp(lines.at(-2) ?? '') || looksLikeHeading(last) || isQuestion(last);
  if (marked && isHeadline(last)) return lines.length - 1;
  const credit = lines.findLastIndex((line) => isCredit(line));
  if (credit < 0) return null;
  const nearest = lines.slice(0, credit).findLastIndex(isHeadline);
  if (nearest < 0) return null;
  // Where a blank line opens the story, its first line is the headline and the next one tells more.
  const opening = lines.findLastIndex((_, at) => at <= nearest && (above[at]?.gap ?? 0) > 0);
  return opening >= 0 && isHeadline(lines[opening] ?? '') ? opening : nearest;
}

/** "I lost my card. What now?" */
const isQuestion = (line: string) => line.endsWith('?') && wordsIn(line) <= MAX_QUESTION_WORDS;

/** Looks like a headline to somebody who sees a teaser below: questions, several sentences and long lines may be one. */
export const isHeadline = (line: string): boolean => mayBeHeadline(line) && !looksLikeName(line);

/** "Koreas Hold Talks" looks like a name to who does not know that the page speaks of talks: no part of a name is a word. */
function createHeadlineTest(told: readonly Paragraph[]): (line: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  const isWord = (part: string) => {
    words ??= wordsOf(told);
    return /^\p{Lu}/u.test(part) && words.has(withoutEnding(part.toLowerCase()));
  };
  return (line) => mayBeHeadline(line) && (!looksLikeName(line) || line.split(' ').slice(1).some(isWord));
}

/** Words in lower case. Taken one by one: a long text has millions, and few different ones. */
function wordsOf(told: readonly Paragraph[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of told)
    for (const [word] of text.matchAll(/(?<!\p{L})\p{Ll}\p{L}*/gu)) words.add(withoutEnding(word));
  return words;
}

const withoutEnding = (word: string) => word.replace(/s$/, '');

function mayBeHeadline(line: string): boolean {
  if (line.length > LONGEST_LINE || wordsIn(line) < LEAST_HEADLINE_WORDS) return false;
  if (!OPENS_TITLE.test(line) || /[,;:。]$|(?<!\p{Lu})\.$|https?:/u.test(line)) return false;
  return !isCredit(line) && !isCaption(line) && !looksLikeCode(line);
}
