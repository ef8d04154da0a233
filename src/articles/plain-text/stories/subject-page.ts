/** The name of a page that lists the stories of one subject: the label that stands above the first of them. */
import { CUE_LINES } from '../../boilerplate/cue-lines.ts';
import { cueForm } from '../../boilerplate/cue-tables.ts';
import { foldSpace } from '../../decode.ts';
import { endsSentence, wordsIn } from '../../line-shapes.ts';
import { cleanTitle } from '../../metadata.ts';
import { isPageTalk } from '../page-talk.ts';

export interface Subject {
  readonly title: string;
  /** Lines that may name the site: those above the label, and the label itself. */
  readonly above: ReadonlySet<string>;
}

const LABEL =
  /^[ \t]{0,3}(?:category|tag|topic|kategorie|schlagwort|thema|catégorie|thème|categoría|etiqueta|tema|카테고리|태그|주제)(?: archives?)?[ \t]{0,3}[:：][ \t]{0,3}([^\s:][^\n]{0,80})$/gimu;
const MAX_SUBJECT_WORDS = 8;
const LONGEST_HEAD = 10_000;

/**
 * "Category: Harbours" of a page whose only label it is: where there are more, each belongs to a story of its own.
 *
 * @param listsStories - most of the headlines are dated or signed. Where they are not, an article with sections looks
 * alike, and only below lines of a page such as "Skip to content" the label is the page's.
 */
export function findSubject(text: string, headlines: ReadonlySet<string>, listsStories: boolean): Subject | null {
  if (headlines.size === 0) return null;
  const [label, ...others] = text.matchAll(LABEL);
  if (label === undefined || others.length > 0 || label.index > LONGEST_HEAD) return null;
  const above = new Set(
    text
      .slice(0, label.index + label[0].length)
      .split('\n')
      .map(foldSpace),
  );
  if (!listsStories && ![...above].some((line) => CUE_LINES.has(cueForm(line)))) return null;
  const own = foldSpace(label[0]);
  // Above what a page says of itself, its label and its buttons stand like headlines.
  if ([...headlines].some((line) => line !== own && above.has(line) && !isPageTalk(line))) return null;
  const title = cleanTitle(label[1]);
  const named = title !== null && wordsIn(title) <= MAX_SUBJECT_WORDS && !endsSentence(title);
  return named ? { title, above } : null;
}
