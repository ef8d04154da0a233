/** The subjects of a site, which blogs list beside their stories and below them: "Popular tags", "Categories". */
import type { DraftBlock, Marks } from '../draft.ts';
import { endsSentence, PROSE_WORDS, wordsIn } from '../line-shapes.ts';

const LONGEST_LABEL = 90;
const TAGS = /^(?:popular (?:tags|topics)|tag cloud)$/;
const SUBJECTS = /^(?:topics|tags|themen|schlagwörter|mots-clés|thèmes|etiquetas|temas|태그)$/;
const LONGEST_TAGS = 300;
const MOST_TAG_WORDS = 3;
const FEWEST_TAGS = 3;

/** "Popular tags", "Topics" above a row of labels. Commas part the items of an agenda as well, bars and slashes do not. */
export function markTags(blocks: readonly DraftBlock[], forms: readonly string[], marks: Marks): void {
  blocks.forEach(({ text }, at) => {
    const row = blocks[at + 1];
    const form = text.length <= LONGEST_LABEL ? (forms[at] ?? '') : '';
    const parted = SUBJECTS.test(form) ? /\s[/|·•]\s/ : /,\s|\s[/|·•]\s/;
    if (!(TAGS.test(form) || SUBJECTS.test(form)) || row === undefined || row.kind === 'code') return;
    if (row.text.length > LONGEST_TAGS || endsSentence(row.text)) return;
    const tags = row.text.split(parted);
    if (tags.length >= FEWEST_TAGS && tags.every((tag) => wordsIn(tag) <= MOST_TAG_WORDS))
      marks.fill('navigation', at, at + 2);
  });
}

const GROUPS =
  /^(?:archives?|categories|labels|tags|topics|archiv|kategorien|catégories|archivos|categorías|카테고리|태그)$/;
const COUNTED = /^\S.{1,50} \(\d{1,5}\)$/;
const FEWEST_GROUPS = 2;

/** "Categories" above "Boats (41)", "Bees (118)", where no prose follows: how many entries a blog has of each. */
export function markCounts(blocks: readonly DraftBlock[], forms: readonly string[], marks: Marks): void {
  const lastProse = blocks.findLastIndex(({ text }, at) => marks[at] === null && wordsIn(text) >= PROSE_WORDS);
  for (let at = lastProse + 1; at < blocks.length; at += 1) {
    const { text } = blocks[at] as DraftBlock;
    if (text.length > LONGEST_LABEL || !GROUPS.test(forms[at] ?? '')) continue;
    let end = at + 1;
    while (COUNTED.test(blocks[end]?.text ?? '')) end += 1;
    if (end - at > FEWEST_GROUPS) marks.fill('navigation', at, end);
  }
}
