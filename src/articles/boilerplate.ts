/**
 * Tells what belongs to the page from what belongs to the article: navigation, appeals, sign-up boxes, comment forms,
 * share bars, cookie notices, related links, repetitions. Losing a real paragraph is worse than keeping a sign-up box,
 * so a block goes only when it is short and says so itself, or stands under a heading that does.
 */
import type { Omission, OmissionReason } from '../types.ts';
import { CONTEXT_LINES, CUE_LINES, LISTING_LINES } from './boilerplate/lines.ts';
import { markMenu } from './boilerplate/menu.ts';
import { mayHoldPhrase, PHRASE_CUES } from './boilerplate/phrases.ts';
import { readShape } from './boilerplate/shapes.ts';
import { cueForm } from './boilerplate/tables.ts';
import { findContentsBlocks } from './contents.ts';
import { type DraftBlock, omission } from './draft.ts';
import { endsSentence, looksLikeCode, wordsIn } from './line-shapes.ts';
import { findCountedComments, findReaderComments } from './plain-text/reader-comments.ts';

export interface Cue {
  readonly reason: OmissionReason;
  /** A whole line of boilerplate. */
  readonly line: boolean;
  /** 2 for each phrase that asks or offers, 1 for each that only points that way. */
  readonly score: number;
  /** True for a line that stands above titles of other articles. */
  readonly lists: boolean;
  /** True when at least one phrase asks or offers: "Facebook and Twitter" alone are a subject. */
  readonly asks: boolean;
}

/** Blocks above this are prose, whatever they mention. */
const LONGEST_CUED_WORDS = 70;
const PROSE_WORDS = 20;
/** The least that is prose where no block has more. */
const SENTENCE_WORDS = 8;

/** For each block why it is boilerplate, or null when it is kept. An article of nothing else is kept whole. */
export function markBoilerplate(blocks: readonly DraftBlock[]): (OmissionReason | null)[] {
  const cues = blocks.map((block) => findCue(block));
  const marks = blocks.map((block, at) => judgeAlone(block, cues[at] ?? null));
  for (const { start, end } of findContentsBlocks(blocks)) marks.fill('navigation', start, end);
  markSections(blocks, cues, marks);
  const announces = (at: number) => marks[at] === 'comments' || /^comments?$/i.test(blocks[at]?.text ?? '');
  const comments =
    findReaderComments(blocks, announces) ??
    findCountedComments(blocks, announces, (at) => blocks[at]?.kind === 'heading' || (marks[at] ?? null) !== null);
  if (comments !== null) marks.fill('comments', comments.start, comments.end);
  markOffers(blocks, cues, marks);
  markLabels(blocks, cues, marks);
  markEdges(blocks, marks);
  markRepetitions(blocks, marks);
  markEmptySections(blocks, marks);
  return marks.every((mark) => mark !== null) ? marks.map(() => null) : marks;
}

/** Parts the blocks by their marks; neighbours left out for one reason become one omission. */
export function removeMarked(
  blocks: readonly DraftBlock[],
  marks: readonly (OmissionReason | null)[],
): { blocks: DraftBlock[]; omitted: Omission[] } {
  const kept: DraftBlock[] = [];
  const omitted: { texts: string[]; reason: OmissionReason }[] = [];
  blocks.forEach((block, at) => {
    const mark = marks[at] ?? null;
    if (mark === null) kept.push(block);
    else if (at > 0 && marks[at - 1] === mark) omitted.at(-1)?.texts.push(block.text);
    else omitted.push({ texts: [block.text], reason: mark });
  });
  return { blocks: kept, omitted: omitted.map(({ texts, reason }) => omission(texts.join('\n'), reason)) };
}

/** The likeliest reason why a page's own reader left a block out. */
export function guessReason(block: DraftBlock): OmissionReason {
  return findCue(block)?.reason ?? 'navigation';
}

function findCue({ kind, text }: DraftBlock): Cue | null {
  if (kind === 'code' || kind === 'table-row' || text.length > 700 || wordsIn(text) > LONGEST_CUED_WORDS) return null;
  const form = cueForm(text);
  const line = CUE_LINES.get(form) ?? readShape(text);
  if (line !== null && line !== undefined)
    return { reason: line, line: true, score: 9, asks: true, lists: LISTING_LINES.has(form) };
  let best: Cue | null = null;
  const lower = text.toLowerCase().replaceAll('’', "'");
  if (!mayHoldPhrase(lower)) return null;
  for (const { reason, strong, weak } of PHRASE_CUES) {
    let score = 0;
    const rest = lower.replace(strong, () => {
      score += 2;
      return '\n';
    });
    const asks = score > 0;
    score += new Set(rest.match(weak)).size;
    if (score > (best?.score ?? 0)) best = { reason, line: false, score, asks, lists: false };
  }
  return best;
}

function judgeAlone({ kind, text }: DraftBlock, cue: Cue | null): OmissionReason | null {
  if (cue === null || !cue.asks) return null;
  if (cue.line) return cue.reason;
  const words = wordsIn(text);
  // A headline may speak of donations; only a button of a few words is no headline.
  if (kind === 'heading') return words <= 8 && cue.score >= 3 && !isReported(text) ? cue.reason : null;
  const wanted = words <= 12 ? 2 : words <= 40 ? 3 : 4;
  return cue.score >= wanted + (isReported(text) ? 3 : 0) ? cue.reason : null;
}

/** Boilerplate speaks to the reader; what quotes somebody or tells what was said is an article's own. */
function isReported(text: string): boolean {
  return /["“”„«»]|\b(said|says|told|asked|urged|announced|sagte|sagt|a dit|dijo|added)\b|말했다|밝혔다/.test(text);
}

/** A heading that speaks like an appeal or a form takes the blocks below with it, as far as they speak alike. */
function markSections(
  blocks: readonly DraftBlock[],
  cues: readonly (Cue | null)[],
  marks: (OmissionReason | null)[],
): void {
  let covered = 0;
  blocks.forEach((block, at) => {
    const cue = cues[at] ?? null;
    if (at < covered || cue === null || block.kind === 'code' || (block.kind !== 'heading' && !cue.line)) return;
    let end = at + 1;
    let words = 0;
    let evident = cue.asks;
    const numbered = cue.lists && isPlace(blocks[at + 1]);
    // Titles of other articles begin a list of their own.
    const ends = (place: number) => blocks[place]?.kind === 'heading' || cues[place]?.lists === true;
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

const MAX_SECTION_WORDS = 160;

/** "1" on a line of its own, with a title below: such a list ends below its last number. */
const isPlace = (block: DraftBlock | undefined) => /^\d{1,2}[.)]?$/.test(block?.text ?? '');

/** True when a block below a boilerplate heading is part of it. */
function isAlike({ kind, text }: DraftBlock, cue: Cue | null, mark: OmissionReason | null, heading: Cue): boolean {
  if (mark !== null) return true;
  if (kind === 'code' || kind === 'table-row') return false;
  const words = wordsIn(text);
  const bare = !endsSentence(text);
  if (heading.line) {
    if (CONTEXT_LINES.has(cueForm(text))) return true;
    // Titles under "Related articles", labels of a form: short and no sentences. Below "Read more" a story may begin.
    if (heading.reason === 'navigation') return (kind === 'list-item' || heading.lists) && bare && words <= 20;
    return cue !== null && cue.reason === heading.reason && words <= 40 && !isReported(text);
  }
  if (isReported(text)) return false;
  return cue !== null || words <= 12 || (words <= 40 && SECOND_PERSON.test(text));
}

const SECOND_PERSON =
  /\b(you|your|we|our|us|sie|ihre?n?|du|dein|wir|unsere?n?|vous|votre|vos|nous|notre|tu|su|usted|nuestr[oa]s?)\b|여러분|저희|우리/i;

const MAX_BLURB_WORDS = 30;
const OFFER =
  /^(?:get|receive|join|stay|keep up|be the first|(?:don['’]t|never) miss|erhalten sie|recevez|recibe|reciba)\b[^.!?]{0,80}\b(?:newsletter|letter|updates?|news|stories|digest|briefing|bulletin|e-?mails?|alerts?|neuigkeiten|lettre|actualités|noticias|boletín)\b/i;

/** "Get our letter every Friday. It is free.", directly above the field or button of a sign-up. */
function markOffers(
  blocks: readonly DraftBlock[],
  cues: readonly (Cue | null)[],
  marks: (OmissionReason | null)[],
): void {
  blocks.forEach(({ kind, text }, at) => {
    if (marks[at] !== null || kind !== 'paragraph' || marks[at + 1] !== 'sign-up' || cues[at + 1]?.line !== true)
      return;
    if (wordsIn(text) <= MAX_BLURB_WORDS && OFFER.test(text) && !isReported(text)) marks[at] = 'sign-up';
  });
}

const MAX_LABEL_WORDS = 6;

/** "Cookies on this site", "Enjoyed this story?": directly above what is of the same kind. */
function markLabels(
  blocks: readonly DraftBlock[],
  cues: readonly (Cue | null)[],
  marks: (OmissionReason | null)[],
): void {
  blocks.forEach(({ kind, text }, at) => {
    const below = marks[at + 1] ?? null;
    if (marks[at] !== null || below === null || cues[at]?.reason !== below || kind !== 'paragraph') return;
    if (wordsIn(text) <= MAX_LABEL_WORDS && (text.endsWith('?') || !endsSentence(text))) marks[at] = below;
  });
}

/** Menus at the head, menus and share bars at the foot, and rows of buttons anywhere. */
function markEdges(blocks: readonly DraftBlock[], marks: (OmissionReason | null)[]): void {
  const forms = blocks.map(({ text }) => (text.length <= 40 ? cueForm(text) : ''));
  const isButton = (at: number) => (marks[at] ?? null) !== null || CONTEXT_LINES.has(forms[at] ?? '');
  const prose = blocks.findIndex(({ text }, at) => marks[at] === null && wordsIn(text) >= PROSE_WORDS);
  const head =
    prose >= 0 ? prose : blocks.findIndex(({ text }) => wordsIn(text) >= SENTENCE_WORDS && endsSentence(text));
  markMenu(blocks, marks, Math.max(head, 0), isButton);
  for (let at = 0; at < blocks.length; at += 1) {
    if (marks[at] !== null || !CONTEXT_LINES.has(forms[at] ?? '')) continue;
    const beside = isButton(at - 1) || isButton(at + 1);
    const foot = blocks
      .slice(at + 1, at + 30)
      .every(({ text }, next) => marks[at + 1 + next] !== null || wordsIn(text) <= 3);
    if (beside || (foot && at + 30 >= blocks.length)) marks[at] = marks[at - 1] ?? marks[at + 1] ?? 'navigation';
  }
}

/** Shorter lines repeat in dialogue and verse. */
const SHORTEST_REPEATED_WORDS = 8;

/** The second and later copies of a paragraph. */
function markRepetitions(blocks: readonly DraftBlock[], marks: (OmissionReason | null)[]): void {
  const seen = new Set<string>();
  blocks.forEach(({ kind, text }, at) => {
    if (marks[at] !== null || kind === 'heading' || kind === 'code' || kind === 'table-row') return;
    if (wordsIn(text) < SHORTEST_REPEATED_WORDS || text.startsWith('#') || looksLikeCode(text)) return;
    const form = text.toLowerCase();
    if (seen.has(form)) marks[at] = 'repeated-in-article';
    else seen.add(form);
  });
}

const TAKES_HEADING: ReadonlySet<OmissionReason> = new Set(['sign-up', 'donation', 'comments', 'repeated-in-article']);

/** A heading whose whole body is left out goes with it; one that had no body stays. */
function markEmptySections(blocks: readonly DraftBlock[], marks: (OmissionReason | null)[]): void {
  for (let at = 0; at < blocks.length; at += 1) {
    if ((blocks[at] as DraftBlock).kind !== 'heading' || marks[at] !== null) continue;
    const next = blocks[at + 1];
    if (next === undefined || next.kind === 'heading') continue;
    let end = at + 1;
    while (end < blocks.length && (blocks[end] as DraftBlock).kind !== 'heading' && marks[end] !== null) end += 1;
    const over = end === blocks.length || (blocks[end] as DraftBlock).kind === 'heading';
    // A deeper heading below still belongs to this one.
    const deeper = (blocks[end]?.level ?? 0) > (blocks[at] as DraftBlock).level;
    const reason = marks[at + 1] ?? null;
    if (over && !deeper && reason !== null && TAKES_HEADING.has(reason)) marks[at] = reason;
  }
}
