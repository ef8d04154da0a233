/**
 * Titles that a text itself marks as such, below the name of who sends it: the subject of a letter, the episode of a
 * podcast, what a notice gives notice of. Each needs a second sign, since a worksheet has a "Subject: Biology" too.
 */
import type { DraftBlock } from '../../draft.ts';
import { endsSentence, wordsIn } from '../../line-shapes.ts';
import { cleanTitle } from '../../metadata.ts';
import { RELEASE, titleForm } from '../../title-form.ts';
import { isCreditRow, isTitleLike, type Page } from './lines.ts';

const HEAD_BLOCKS = 20;
const MOST_LINES_TO_GREETING = 2;
const MAX_NAME_WORDS = 7;
const FEWEST_SUBJECT_WORDS = 4;
const COUNTED_BLOCKS = 400;

const SUBJECT = /^(?:re|ref|subject|betreff|betr|objet|asunto)\.?\s?[:：]\s?(\S.{5,200})$/iu;
const GREETING =
  /^(?:dear|hello|hi|to whom it may concern|sehr geehrte[rsn]?|liebe[rs]?|guten tag|madame|monsieur|chère?s?|estimad[oa]s?|querid[oa]s?)(?=[ ,:!]|$).{0,90}[,:!]$/iu;
const EPISODE = /^(?:(?:episode|ep\.?|folge|épisode|episodio|에피소드) ?#?\d{1,4}|s\d{1,2} ?e\d{1,3}) ?[:|–—-] ?\S/iu;
const NOTICE = new RegExp(
  `^(?:(?:public|statutory|legal|formal|official) notice|notice to residents|${RELEASE}|` +
    '(?:öffentliche |amtliche )?bekanntmachung|avis public)$',
  'u',
);

/** The place of such a title, at `first` or below; null where none is marked. */
export function findMarkedTitle(page: Page): number | null {
  return findSubjectOfLetter(page) ?? findEpisode(page) ?? findNotice(page);
}

/** "LAMP(1) User Commands LAMP(1)": above a page of a manual. */
const MANUAL = /^(\S{2,40}\(\d\p{L}{0,3}\)) .{0,80} \1$/u;

/** "Seaside trip" of "Re: Seaside trip"; the line itself where it has no such label. */
export function withoutLabel(line: string): string {
  return cleanTitle((SUBJECT.exec(line) ?? MANUAL.exec(line))?.[1]) ?? line;
}

/** "Re: Seaside trip" above the greeting or below it. */
function findSubjectOfLetter({ blocks, first }: Page): number | null {
  const head = blocks.slice(first, first + HEAD_BLOCKS);
  const greeting = head.findIndex(({ text }) => text.length <= 120 && GREETING.test(text));
  if (greeting < 0) return null;
  const subject = head.findIndex(
    ({ text }, at) => Math.abs(at - greeting) <= MOST_LINES_TO_GREETING && SUBJECT.test(text) && !isReference(text),
  );
  return subject < 0 ? null : first + subject;
}

/** "Ref: HW/2024/037" */
const isReference = (text: string): boolean => !/\p{Ll}{3}.* |\p{Lu}{4}.* /u.test(SUBJECT.exec(text)?.[1] ?? '');

/** The one "Episode 12: …" of the page, below the name of the podcast with nothing but its menu between them. */
function findEpisode(page: Page): number | null {
  const { blocks, marks, first } = page;
  let at = first + 1;
  while ((marks[at] ?? null) !== null) at += 1;
  if (!isName(blocks[first]) || !EPISODE.test(blocks[at]?.text ?? '') || page.headlines.has(blocks[at]?.text ?? ''))
    return null;
  const episodes = blocks.slice(first, first + COUNTED_BLOCKS).filter(({ text }) => EPISODE.test(text));
  return episodes.length === 1 && (blocks[at]?.text.length ?? 0) <= 200 ? at : null;
}

/** The one headline between "PUBLIC NOTICE" and the text. */
function findNotice(page: Page): number | null {
  const { blocks, first, end } = page;
  const notice = blocks.findIndex(({ text }, at) => at >= first && at < end && NOTICE.test(titleForm(text)));
  if (notice < 0 || !isName(blocks[first])) return null;
  const headlines = [];
  for (let at = notice + 1; at < end; at += 1) {
    if (isTitleLike(page, at) && !/^ref\b/i.test(blocks[at]?.text ?? '')) headlines.push(at);
  }
  const [only, ...others] = headlines;
  if (only === undefined || others.length > 0 || wordsIn(blocks[only]?.text ?? '') < FEWEST_SUBJECT_WORDS) return null;
  const below = blocks.slice(only + 1, end).every(({ text }) => isCreditRow(text));
  return below ? only : null;
}

function isName(block: DraftBlock | undefined): boolean {
  const { text = '' } = block ?? {};
  return wordsIn(text) <= MAX_NAME_WORDS && !endsSentence(text);
}
