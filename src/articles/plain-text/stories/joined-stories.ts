/**
 * A page of stories whose lines a reader mode joined into one: "… in a field. Read more » Teachers on loan February 17, 2025
 * by Jane Doe Forty-one teachers …". What shows where a story ends is the button below its teaser, and a day tells its
 * headline from its text.
 */
import { wordsIn } from '../../line-shapes.ts';
import { findDate } from '../../metadata.ts';

const BUTTON =
  /(?<=\s)(?:\[(?:…|\.{3})\] ?)?(?:read more|continue reading|weiterlesen|lire la suite|leer más|더 ?보기) ?(?:»|→|›|>>|…|\.{3}|\[(?:…|\.{3})\])(?=\s|$)/giu;
/** Looked for in every text, so told by the arrow that is rare. */
const MAY_HOLD_BUTTON = /[a-zé기] ?(?:[»→›…]|>>|\.{3}|\[(?:…|\.{3})\])(?=\s|$)/i;
const SHORTEST_LINE = 400;
const FEWEST_STORIES = 3;
const DAY =
  /(?<!\S)(?:\p{Lu}\p{L}{2,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{Lu}\p{L}{2,9}\.?,? \d{4}|\d{4}-\d\d-\d\d)(?!\S)/u;
const LONGEST_HEAD = 400;
const MOST_HEADLINE_WORDS = 20;
const SIGNED = /^(?:by|von|par|por) \p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}\.|de|der|van|von))? \p{Lu}[\p{L}’'-]+(?= )/iu;
/** A name that stands once may be longer than two words. */
const FEWEST_SIGNED = 2;

interface Story {
  /** What the page says above the first headline. */
  readonly lead: string;
  readonly headline: string;
  readonly day: string;
  readonly rest: string;
}

/** The text with the stories of such lines apart, each with its headline, its day and its button on lines of their own. */
export function partJoinedStories(text: string): string {
  if (!MAY_HOLD_BUTTON.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (line.length < SHORTEST_LINE ? line : partLine(line)))
    .join('\n');
}

function partLine(line: string): string {
  const buttons = [...line.matchAll(BUTTON)];
  if (buttons.length < FEWEST_STORIES) return line;
  let from = 0;
  const parts = buttons.map((button) => {
    const part = line.slice(from, button.index).trim();
    from = button.index + button[0].length;
    return part;
  });
  const stories = parts.map((part, at) => readStory(part, at === 0));
  if (stories.filter((story) => story !== null).length < FEWEST_STORIES) return line;
  const names = stories.map((story) => SIGNED.exec(story?.rest ?? '')?.[0]);
  const out = stories.flatMap((story, at) => {
    const button = (buttons[at] as RegExpExecArray)[0];
    if (story === null) return [parts[at] as string, button];
    const name = names[at];
    const known = name !== undefined && names.filter((other) => other === name).length >= FEWEST_SIGNED;
    const told = known ? [name, story.rest.slice(name.length).trim()] : [story.rest];
    return [story.lead, story.headline, story.day, ...told, button];
  });
  return [...out, line.slice(from).trim()].filter((part) => part !== '').join('\n\n');
}

/** @param opens - the first of the line, above whose headline the page may speak. */
function readStory(part: string, opens: boolean): Story | null {
  const found = DAY.exec(part.slice(0, LONGEST_HEAD));
  if (found === null || findDate(found[0]) === null) return null;
  const above = part.slice(0, found.index).trim();
  const end = opens ? [...above.matchAll(SENTENCE_END)].at(-1) : undefined;
  const start = end === undefined ? 0 : end.index + end[0].length;
  const headline = above.slice(start);
  const words = wordsIn(headline);
  if (words < 2 || words > MOST_HEADLINE_WORDS) return null;
  const rest = part.slice(found.index + found[0].length).trim();
  return { lead: above.slice(0, start).trim(), headline, day: found[0], rest };
}

const SENTENCE_END = /[\p{Ll}\p{N})][.!?]["”’»]? /gu;
