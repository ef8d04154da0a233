/** Blocks that are boilerplate because of what they stand below or above: the body of a box, its title, its blurb. */
import type { OmissionReason } from '../../types.ts';
import type { DraftBlock, Marks } from '../draft.ts';
import { endsSentence, PROSE_WORDS, wordsIn } from '../line-shapes.ts';
import { CONTEXT_LINES } from './cue-lines.ts';
import { cueForm } from './cue-tables.ts';
import { type Cue, isReported } from './cues.ts';
import { isTitleLine, mayListOthers } from './other-articles.ts';
import { isRequest } from './shapes.ts';

/** A heading that speaks like an appeal or a form takes the blocks below with it, as far as they speak alike. */
export function markSections(blocks: readonly DraftBlock[], cues: readonly (Cue | null)[], marks: Marks): void {
  let covered = 0;
  blocks.forEach((block, at) => {
    const cue = cues[at] ?? null;
    if (at < covered || cue === null || block.kind === 'code' || (block.kind !== 'heading' && !cue.line)) return;
    let end = at + 1;
    let words = 0;
    let evident = cue.asks;
    const numbered = cue.lists && isPlace(blocks[at + 1]);
    // Titles of other articles begin a list of their own.
    const ends = (place: number) => opensPart(blocks[place]) || cues[place]?.lists === true;
    while (
      end < blocks.length &&
      !ends(end) &&
      isAlike(blocks[end] as DraftBlock, cues[end] ?? null, marks[end] ?? null, cue)
    ) {
      if (numbered && !isPlace(blocks[end]) && !isPlace(blocks[end - 1])) break;
      words += wordsIn((blocks[end] as DraftBlock).text);
      evident ||= cues[end]?.asks ?? false;
      end += 1;
    }
    const whole = end > at + 1 && (end === blocks.length || ends(end));
    if (!cue.line && !(evident && whole && words <= MAX_SECTION_WORDS && !isReported(block.text))) return;
    for (let inside = at; inside < end; inside += 1) marks[inside] ??= cue.reason;
    covered = end;
  });
}

const opensPart = (block: DraftBlock | undefined) =>
  block !== undefined && (block.kind === 'heading' || block.apart !== null);

const MAX_SECTION_WORDS = 160;

/** "1" on a line of its own, with a title below: such a list ends below its last number. */
const isPlace = (block: DraftBlock | undefined) => /^\d{1,2}[.)]?$/.test(block?.text ?? '');

/** True when a block below a boilerplate heading is part of it. */
function isAlike(block: DraftBlock, cue: Cue | null, mark: OmissionReason | null, heading: Cue): boolean {
  const { kind, text } = block;
  if (mark !== null) return true;
  if (kind === 'code' || kind === 'table-row') return false;
  const words = wordsIn(text);
  if (heading.line) {
    if (CONTEXT_LINES.has(cueForm(text))) return true;
    // Titles under "Related articles": short and no sentences. Below "Read more" a story may begin.
    if (heading.reason === 'navigation') return heading.lists && isTitleLine(block);
    return cue !== null && cue.reason === heading.reason && words <= 40 && !isReported(text);
  }
  if (isReported(text)) return false;
  return cue !== null || words <= 12 || (words <= 40 && SECOND_PERSON.test(text));
}

const SECOND_PERSON =
  /\b(you|your|we|our|us|sie|ihre?n?|du|dein|wir|unsere?n?|vous|votre|vos|nous|notre|tu|su|usted|nuestr[oa]s?)\b|여러분|저희|우리/i;

const FEWEST_TITLES = 2;

/** "Related", "Read more" above two titles or more and nothing else, down to a heading of its kind, to what is left out, or to the end. */
export function markOtherArticles(blocks: readonly DraftBlock[], forms: readonly string[], marks: Marks): void {
  const closes = (at: number) => at >= blocks.length || opensPart(blocks[at]) || (marks[at] ?? null) !== null;
  for (let at = 0; at < blocks.length; at += 1) {
    const { kind, text, level } = blocks[at] as DraftBlock;
    if (kind === 'code' || kind === 'table-row' || text.length > LONGEST_CUE || !mayListOthers(forms[at] ?? ''))
      continue;
    let end = at + 1;
    const cards = kind === 'heading' && CARDS.test(forms[at] ?? '');
    const ends = (place: number) => closes(place) && !(cards && (blocks[place]?.level ?? 0) > level);
    // A paper lists others with their authors, journal and pages.
    const cites = kind === 'heading' && LIKE_THIS.test(forms[at] ?? '');
    const isOther = (block: DraftBlock) => isTitleLine(block) || (cites && block.kind === 'list-item');
    while (!ends(end) && isOther(blocks[end] as DraftBlock)) end += 1;
    // "RELATED" by itself is a box in the midst of a text.
    const boxed = forms[at] === 'related' && blocks[end - 1]?.kind !== 'heading' && isProse(blocks[end]);
    const closed = ends(end) || boxed;
    if (closed && end - at > FEWEST_TITLES) marks.fill('navigation', at, end);
    // What such a line stands above was looked at to its end.
    at = end - 1;
  }
}

/** What may stand above cards, whose titles are headings; "Latest stories" may be what a page of headlines is about. */
const CARDS = /^(?:related|similar|more)(?: |$)/;
const LIKE_THIS = /^(?:related|similar|recommended) (?:articles|papers|publications)$/;
const LONGEST_CUE = 90;
const isProse = (block: DraftBlock | undefined) =>
  block?.kind === 'paragraph' && wordsIn(block.text) >= PROSE_WORDS && endsSentence(block.text);

const MAX_BLURB_WORDS = 30;
const OFFER =
  /^(?:get|receive|join|stay|keep up|be the first|(?:don['’]t|never) miss|erhalten sie|recevez|recibe|reciba)\b[^.!?]{0,80}\b(?:newsletter|letter|updates?|news|stories|digest|briefing|bulletin|e-?mails?|alerts?|neuigkeiten|lettre|actualités|noticias|boletín)\b|^one (?:e-?mail|letter|newsletter)\b[^.!?]{0,80}[.!]$/i;

/**
 * "Get our letter every Friday. It is free.", directly above the field or button of a sign-up, and "The Lamp in your inbox",
 * which asks by itself, with a line or two between them.
 */
export function markOffers(blocks: readonly DraftBlock[], cues: readonly (Cue | null)[], marks: Marks): void {
  const isButton = (at: number) => marks[at] === 'sign-up' && cues[at]?.line === true;
  blocks.forEach((block, at) => {
    const cue = cues[at] ?? null;
    const asks = cue?.asks === true && cue.reason === 'sign-up';
    const offers = block.kind === 'paragraph' && isButton(at + 1);
    if (marks[at] !== null || !(asks || offers) || !isBlurb(block)) return;
    if (offers && OFFER.test(block.text)) marks[at] = 'sign-up';
    if (!asks || wordsIn(block.text) > MAX_ASKING_WORDS) return;
    let end = at + 1;
    while (end - at <= MOST_BLURBS && blocks[end]?.kind === 'paragraph' && marks[end] === null && isShort(blocks[end]))
      end += 1;
    if (isButton(end)) marks.fill('sign-up', at, end);
  });
}

const MOST_BLURBS = 2;
const MAX_ASKING_WORDS = 12;
const MAX_BOX_WORDS = 20;
const isShort = (block: DraftBlock | undefined) => isBlurb(block) && wordsIn(block?.text ?? '') <= MAX_BOX_WORDS;
const isBlurb = (block: DraftBlock | undefined) =>
  block !== undefined && block.kind !== 'code' && wordsIn(block.text) <= MAX_BLURB_WORDS && !isReported(block.text);

const MAX_LABEL_WORDS = 6;

/** "Cookies on this site", "Enjoyed this story?": directly above what is of the same kind. */
export function markLabels(blocks: readonly DraftBlock[], cues: readonly (Cue | null)[], marks: Marks): void {
  blocks.forEach(({ kind, text }, at) => {
    const below = marks[at + 1] ?? null;
    if (marks[at] !== null || below === null || cues[at]?.reason !== below || kind !== 'paragraph') return;
    if (wordsIn(text) <= MAX_LABEL_WORDS && (text.endsWith('?') || !endsSentence(text))) marks[at] = below;
  });
}

const MOST_VERDICTS = 2;

/** "Yes" and "No", each a button below the question whether the page helped. */
export function markVerdicts(blocks: readonly DraftBlock[], marks: Marks): void {
  blocks.forEach(({ text }, at) => {
    if (marks[at] !== 'navigation' || !/[?？]$/.test(text) || !isRequest(text)) return;
    for (let next = at + 1; next <= at + MOST_VERDICTS; next += 1)
      if (/^(?:yes|no|ja|nein|oui|non|sí|예|아니요)$/i.test(blocks[next]?.text ?? '')) marks[next] ??= 'navigation';
  });
}

const SKIP = /^skip (?:past )?(.{0,40}(?:advertisement|newsletter|promotion))$/;
const MOST_SKIPPED = 12;

/** "Skip past newsletter promotion", down to "after newsletter promotion": what a page offers to whoever hears it read. */
export function markSkipped(forms: readonly string[], marks: Marks): void {
  forms.forEach((form, at) => {
    const name = SKIP.exec(form)?.[1];
    if (name === undefined) return;
    const inside = forms.slice(at + 1, at + MOST_SKIPPED);
    const end = inside.findIndex((other) => other === `after ${name}` || other === `end of ${name}`);
    if (end >= 0) marks.fill('advertisement', at, at + end + 2);
  });
}
