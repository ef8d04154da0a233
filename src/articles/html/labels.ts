/**
 * The kind of story that cards print above their headlines, "Rivers", "Opinion": read in the order of the page it would be
 * the last line of the story before. It is moved below the headline.
 */
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { type DomDocument, type DomElement, isElement, shortText, textBeside } from './dom.ts';
import { AD_LABEL } from './menus.ts';

const FEWEST_STORIES = 3;
const LONGEST_LABEL = 40;
const MOST_LABEL_WORDS = 3;

export function moveLabelsBelow(document: DomDocument): void {
  const stories = [...document.querySelectorAll('article')];
  if (stories.length < FEWEST_STORIES) return;
  for (const story of stories) {
    const heading = story.querySelector('h2, h3, h4');
    const label = heading === null ? null : labelAbove(story, heading);
    if (heading === null || label === null) continue;
    heading.after(label);
    // The text of the story may begin without an element of its own.
    label.after(document.createTextNode(' '));
  }
}

/** The one thing that stands above the heading of a story, if it is a label. */
function labelAbove(story: DomElement, heading: DomElement): DomElement | null {
  const label = textBeside(heading, 'previousSibling');
  if (label === null || !isElement(label) || textBeside(label, 'previousSibling') !== null) return null;
  const parent = heading.parentNode;
  if (parent !== story && (parent?.parentNode !== story || textBeside(parent, 'previousSibling') !== null)) return null;
  const text = shortText(label, LONGEST_LABEL);
  return text !== null && wordsIn(text) <= MOST_LABEL_WORDS && !endsSentence(text) && !AD_LABEL.test(text)
    ? label
    : null;
}
