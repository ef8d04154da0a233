/**
 * Tells what belongs to the page from what belongs to the article: navigation, appeals, sign-up boxes, comment forms,
 * share bars, cookie notices, related links, repetitions. Losing a real paragraph is worse than keeping a sign-up box,
 * so a block goes only when it is short and says so itself, or stands under a heading that does.
 */
import type { Omission, OmissionReason } from '../types.ts';
import { CONTEXT_LINES } from './boilerplate/cue-lines.ts';
import { cueForms, findCue, judgeAlone } from './boilerplate/cues.ts';
import { findFootedComments } from './boilerplate/footed-comments.ts';
import { markForms } from './boilerplate/forms.ts';
import { markFootRows, markFootWords, markMenu } from './boilerplate/menu.ts';
import { markPullQuotes } from './boilerplate/pull-quotes.ts';
import { findCountedComments, findReaderComments } from './boilerplate/reader-comments.ts';
import { markRepeatedHeadlines, markRepetitions } from './boilerplate/repeated-in-article.ts';
import { markPagers } from './boilerplate/rows.ts';
import {
  markLabels,
  markOffers,
  markOtherArticles,
  markSections,
  markSkipped,
  markVerdicts,
} from './boilerplate/sections.ts';
import { markCounts, markTags } from './boilerplate/subjects.ts';
import { findContentsBlocks } from './contents.ts';
import { type DraftBlock, type Marks, omission } from './draft.ts';
import { endsSentence, PROSE_WORDS, wordsIn } from './line-shapes.ts';

/** The least that is prose where no block has more. */
const SENTENCE_WORDS = 8;

/** For each block why it is boilerplate, or null when it is kept. An article of nothing else is kept whole. */
export function markBoilerplate(blocks: readonly DraftBlock[]): Marks {
  const forms = cueForms(blocks);
  const cues = blocks.map((block, at) => findCue(block, forms[at]));
  const marks = blocks.map((block, at) => judgeAlone(block, cues[at] ?? null));
  for (const { start, end } of findContentsBlocks(blocks, forms)) marks.fill('navigation', start, end);
  markSkipped(forms, marks);
  markSections(blocks, cues, marks);
  const announces = (at: number) => marks[at] === 'comments' || /^comments?$/i.test(blocks[at]?.text ?? '');
  const comments =
    findReaderComments(blocks, announces) ??
    findFootedComments(blocks, forms, announces) ??
    findCountedComments(
      blocks,
      announces,
      (at) => blocks[at]?.kind === 'heading' || (marks[at] ?? null) !== null,
      (at) => marks[at] === 'comments',
    );
  if (comments !== null) marks.fill('comments', comments.start, comments.end);
  markOtherArticles(blocks, forms, marks);
  markTags(blocks, forms, marks);
  markCounts(blocks, forms, marks);
  markOffers(blocks, cues, marks);
  markLabels(blocks, cues, marks);
  markVerdicts(blocks, marks);
  markForms(blocks, marks);
  markPagers(blocks, forms, marks);
  markEdges(blocks, forms, marks);
  markFootRows(blocks, marks);
  markFootWords(blocks, marks);
  markPullQuotes(blocks, marks);
  markRepetitions(blocks, marks);
  markRepeatedHeadlines(blocks, marks);
  markEmptySections(blocks, marks);
  return marks.every((mark) => mark !== null) ? marks.map(() => null) : marks;
}

/** Parts the blocks by their marks; neighbours left out for one reason become one omission. */
export function removeMarked(
  blocks: readonly DraftBlock[],
  marks: Readonly<Marks>,
): { blocks: DraftBlock[]; omitted: Omission[] } {
  const kept: DraftBlock[] = [];
  const omitted: { texts: string[]; reason: OmissionReason }[] = [];
  // What parts a block that goes from those above it parts the next one as well.
  let apart: DraftBlock['apart'] = null;
  blocks.forEach((block, at) => {
    const mark = marks[at] ?? null;
    apart = block.apart ?? apart;
    if (mark === null) {
      kept.push(block.kind === 'heading' ? block : { ...block, apart });
      apart = null;
    } else if (at > 0 && marks[at - 1] === mark) omitted.at(-1)?.texts.push(block.text);
    else omitted.push({ texts: [block.text], reason: mark });
  });
  return { blocks: kept, omitted: omitted.map(({ texts, reason }) => omission(texts.join('\n'), reason)) };
}

/** True for a block that asks, offers or steers, whether or not that is enough to leave it out. */
export const speaksLikeBoilerplate = (block: DraftBlock): boolean => findCue(block)?.asks ?? false;

/** The likeliest reason why a page's own reader left a block out. */
export function guessReason(block: DraftBlock): OmissionReason {
  return findCue(block)?.reason ?? 'navigation';
}

const LONGEST_BUTTON = 40;

/** Menus at the head, menus and share bars at the foot, and rows of buttons anywhere. */
function markEdges(blocks: readonly DraftBlock[], forms: readonly string[], marks: Marks): void {
  const steers = (at: number) => (blocks[at]?.text.length ?? 0) <= LONGEST_BUTTON && CONTEXT_LINES.has(forms[at] ?? '');
  const isButton = (at: number) => (marks[at] ?? null) !== null || steers(at);
  const prose = blocks.findIndex(({ text }, at) => marks[at] === null && wordsIn(text) >= PROSE_WORDS);
  const head =
    prose >= 0 ? prose : blocks.findIndex(({ text }) => wordsIn(text) >= SENTENCE_WORDS && endsSentence(text));
  markMenu(blocks, marks, Math.max(head, 0), isButton);
  for (let at = 0; at < blocks.length; at += 1) {
    if (marks[at] !== null || !steers(at)) continue;
    const beside = isButton(at - 1) || isButton(at + 1);
    const foot = blocks
      .slice(at + 1, at + 30)
      .every(({ text }, next) => marks[at + 1 + next] !== null || wordsIn(text) <= 3);
    if (beside || (foot && at + 30 >= blocks.length)) marks[at] = marks[at - 1] ?? marks[at + 1] ?? 'navigation';
  }
}

const TAKES_HEADING: ReadonlySet<OmissionReason> = new Set(['sign-up', 'donation', 'comments', 'repeated-in-article']);

/** A heading whose whole body is left out goes with it; one that had no body stays. */
function markEmptySections(blocks: readonly DraftBlock[], marks: Marks): void {
  for (let at = 0; at < blocks.length; at += 1) {
    if ((blocks[at] as DraftBlock).kind !== 'heading' || marks[at] !== null) continue;
    const next = blocks[at + 1];
    if (next === undefined || next.kind === 'heading') continue;
    let end = at + 1;
    while (end < blocks.length && (blocks[end] as DraftBlock).kind !== 'heading' && marks[end] !== null) end += 1;
    const foot = marks[at + 1] !== 'repeated-in-article' && isFoot(blocks, marks, end);
    const over = foot || end === blocks.length || (blocks[end] as DraftBlock).kind === 'heading';
    // A deeper heading below still belongs to this one.
    const deeper = (blocks[end]?.level ?? 0) > (blocks[at] as DraftBlock).level;
    const reason = marks[at + 1] ?? null;
    if (over && !deeper && reason !== null && TAKES_HEADING.has(reason)) marks[at] = reason;
  }
}

const MOST_FOOT_WORDS = 6;

/** Nothing from here to the end but what is left out and a few words that are no sentence. */
function isFoot(blocks: readonly DraftBlock[], marks: Readonly<Marks>, from: number): boolean {
  if (blocks.length - from > MOST_FOOT_LINES) return false;
  return blocks
    .slice(from)
    .every(
      ({ kind, text }, at) =>
        (marks[from + at] ?? null) !== null ||
        (kind === 'paragraph' && wordsIn(text) <= MOST_FOOT_WORDS && !endsSentence(text)),
    );
}

const MOST_FOOT_LINES = 20;
