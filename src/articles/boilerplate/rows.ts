/** Several buttons in one line, beside each other or divided by bars: menus, share bars, pagers, the fields of a form. */
import type { OmissionReason } from '../../types.ts';
import type { DraftBlock, Marks } from '../draft.ts';
import { BARS, wordsIn } from '../line-shapes.ts';
import { CONTEXT_LINES, CUE_LINES, ROW_LABELS } from './cue-lines.ts';
import { cueForm, splitCues } from './cue-tables.ts';
import { isTitleLine } from './other-articles.ts';

const STEP =
  /^(?:prev|previous|next|first|last|older|newer|page|weiter|zurück|nächste|vorherige|seite|précédente?|suivante?|anterior|siguiente|página|이전|다음|페이지)$/;
/** Where one shares. */
const NETWORKS = splitCues(`
    facebook | twitter | instagram | youtube | linkedin | whatsapp | telegram | reddit | pinterest | tumblr | 페이스북 | 트위터 |
    카카오톡 | 카카오스토리 | 네이버 밴드`);
const SHARES: ReadonlySet<string> = new Set([
  ...NETWORKS,
  ...splitCues('share | tweet | pin | teilen | partager | compartir | 공유 | 공유하기'),
]);
const LONGEST_ROW = 160;
const MOST_LABEL_WORDS = 4;
const DIVIDERS = /[|·•/]/;

const FEWEST_STEPS = 3;

/** "1 2 3 … 14 Next", "« Prev 1 2 3", "Page 2 of 9", "1 2 3 Next page": numbers of pages and ways to them, nothing else. */
function isPager(text: string, form: string): boolean {
  if (!isStep(form.split(' ', 1)[0] ?? '')) return false;
  const counted = form.replace(/(\d) (?:of|von|de|sur) (?=\d)/g, '$1 ');
  const steps = counted.split(' ');
  if (steps.length < FEWEST_STEPS || !steps.every(isStep)) return false;
  return steps.some((step) => STEP.test(step)) || /…|\.\.\./.test(text);
}

const isStep = (word: string) => STEP.test(word) || /^\d{1,4}$/.test(word);

const LONGEST_STEP = 12;

const PAGE_STEP = /^(?:\d{1,4}|…|\.{3}|[‹›«»<>←→]{1,2})$/;

const BEFORE =
  /^(?:previous|prev)(?: (?:article|chapter|entry|episode|essay|issue|page|post|story))?(?:\s?: .{2,100})?$/i;
const BEHIND = /^next(?: (?:article|chapter|entry|episode|essay|issue|page|post|story))?(?:\s?: .{2,100})?$/i;

/** "Previous: The tailor", "Next: The tide": one below the other, or "Next" below the title of what "Previous" leads to. */
function markNeighbours(blocks: readonly DraftBlock[], marks: Marks): void {
  const isTitle = (block: DraftBlock | undefined) => block?.kind === 'paragraph' && isTitleLine(block);
  blocks.forEach(({ kind, text }, at) => {
    if (kind !== 'paragraph' || !BEFORE.test(text)) return;
    const titled = !text.includes(':');
    const next = titled ? at + 2 : at + 1;
    const { text: behind = '' } = blocks[next] ?? {};
    if (!BEHIND.test(behind) || behind.includes(':') === titled || (titled && !isTitle(blocks[at + 1]))) return;
    marks.fill('navigation', at, titled && isTitle(blocks[next + 1]) ? next + 2 : next + 1);
  });
}

/** "1", "2", "3", "…", "14", "Next", each on a line of its own, and the pieces before and behind this one. */
export function markPagers(blocks: readonly DraftBlock[], forms: readonly string[], marks: Marks): void {
  markNeighbours(blocks, marks);
  const texts = blocks.map(({ kind, text }) => (kind === 'paragraph' && text.length <= LONGEST_STEP ? text : ''));
  const isPart = (at: number) => {
    const text = texts[at] ?? '';
    return text !== '' && (PAGE_STEP.test(text) || STEP.test(forms[at] ?? ''));
  };
  for (let start = 0; start < blocks.length; start += 1) {
    let end = start;
    while (isPart(end)) end += 1;
    const row = texts.slice(start, end).join(' ');
    if (/\d/.test(row) && isPager(row, cueForm(row))) marks.fill('navigation', start, end);
    start = Math.max(start, end - 1);
  }
}

const FIELDS = /^(?:\[[^\]]{0,40}\] ?){1,4}$/;
const EMPTY_FIELD = /^\[[ _]*\]$/;
const isKnown = (label: string) => CONTEXT_LINES.has(label) || CUE_LINES.has(label) || ROW_LABELS.has(label);
/** The first words of all that is known: few lines begin with one, and no other line is a row of labels. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
  [...CONTEXT_LINES, ...CUE_LINES.keys(), ...ROW_LABELS].map((label) => label.split(' ', 1)[0] ?? ''),
);

/**
 * "About us · Contact · Terms", "Share on Facebook Share by email", "1 2 3 … 14 Next", "[ your@email.com ] [ Join ]".
 *
 * @param form - the text's as a cue, where the caller has it.
 */
export function rowOfButtons(text: string, form = cueForm(text)): OmissionReason | null {
  if (text.length > LONGEST_ROW) return null;
  if (FIELDS.test(text) && (text.includes('@') || /\] ?\[/.test(text) || EMPTY_FIELD.test(text))) return 'sign-up';
  if (isPager(text, form)) return 'navigation';
  if (isVote(form)) return 'navigation';
  const divided = text.split(DIVIDERS);
  const parts = divided.length > 1 ? divided.map(cueForm) : [form];
  const labels = parts.length > 1 ? parts : splitLabels(form);
  if (labels.length === 0) return null;
  const known = labels.filter(isKnown);
  // "Version: 3.4 ▾ | Edit this page | Search docs…": what opens a list of choices is a button, whatever it says.
  if (
    known.length > 0 &&
    known.length < parts.length &&
    parts.every((label, at) => isKnown(label) || isChooser(text, at))
  )
    return 'navigation';
  const most = known.length >= 2 && known.length * 2 >= labels.length && labelsOf(text).length >= 3;
  if (known.length < labels.length && !most) return null;
  if (known.some((label) => SHARES.has(label))) return 'sharing';
  const [reason, ...others] = new Set(known.map((label) => CUE_LINES.get(label) ?? 'navigation'));
  return reason !== undefined && others.length === 0 ? reason : 'navigation';
}

const VOTE = /(?:^| )(?:upvote|downvote)(?= |$)/;
const COUNT = / \d{1,6}k?(?= |$)/g;

/** "Upvote 347 Downvote 62 Go to comments Share": buttons with what they have counted, two of which vote. */
function isVote(form: string): boolean {
  if (!VOTE.test(form)) return false;
  const labels = splitLabels(form.replace(COUNT, ''));
  return labels.includes('upvote') && labels.includes('downvote');
}

/** "share on x share by email" -> its labels, when it is three of one word each, or two of more, and nothing else. */
function splitLabels(form: string): string[] {
  const words = form.split(' ');
  if (!FIRST_WORDS.has(words[0] ?? '')) return [];
  const labels: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = Math.min(words.length, at + MOST_LABEL_WORDS);
    while (end > at && !isKnown(words.slice(at, end).join(' '))) end -= 1;
    if (end === at) return [];
    labels.push(words.slice(at, end).join(' '));
    at = end;
  }
  return labels.length >= 3 || (labels.length === 2 && words.length >= 4) ? labels : [];
}

/** The labels of a row divided by bars, without whose page it is: short, each in words alone. None where one is more than that. */
function labelsOf(text: string): string[] {
  const labels = text.replace(/[⭐★]\s?|\s\(\d{1,3}(?: \p{L}{1,12})?\)|\s[|·•]\s©[^|·•]{1,60}$/gu, '').split(BARS);
  return labels.every((label) => label.split(' ').length <= MOST_LABEL_WORDS && /^[\p{L}\p{M}’'&\s-]+$/u.test(label))
    ? labels
    : [];
}

/** "News | The boat that sank" is a title. */
const MOST_WORDS_OF_PAIR = 2;

/**
 * A line that is a menu if it stands where menus stand: "Council | Bins | Planning", "World Asia Sport Subscribe".
 *
 * @returns how sure a menu it is, in known lines of menus; 0 for other lines.
 */
export function readMenuRow(text: string): number {
  if (text.length > LONGEST_ROW) return 0;
  const labels = labelsOf(text);
  const known = labels.filter((label) => isKnown(cueForm(label))).length;
  if (labels.length >= 3) return known > 0 ? 2 : 1;
  if (labels.length === 2 && known > 0) return labels.every((label) => wordsIn(label) <= MOST_WORDS_OF_PAIR) ? 1 : 0;
  const words = text.split(' ');
  if (words.length < 4 || !words.every((word) => /^\p{Lu}[\p{L}’'-]*$/u.test(word))) return 0;
  return CUE_LINES.has(cueForm(words.at(-1) ?? '')) ? 1 : 0;
}

const isChooser = (row: string, at: number) => /[▾▼⌄]\s*$/.test(row.split(DIVIDERS)[at] ?? '');

const PLACES_LEAD =
  /^(?:listen(?: now)?(?: on| via)?|subscribe(?: on| via)?|available on|watch on|follow us(?: on)?|share(?: this)?(?: \p{L}+)?(?: on)?|teilen(?: auf)?|(?:diesen )?(?:artikel|beitrag) teilen|partager(?: sur| cet article)?|compartir(?: en| este artículo)?|(?:이 )?(?:(?:글|기사) )?공유(?:하기)?)\s?: /iu;
const PLACES: ReadonlySet<string> = new Set([
  ...NETWORKS,
  ...splitCues(`
    apple podcasts | google podcasts | pocket casts | spotify | overcast | stitcher | deezer | castbox | amazon music | audible |
    soundcloud | youtube music | podbean | iheart | tunein | rss | x | bluesky | mastodon | threads | tiktok | line | kakaotalk |
    kakao | naver | weibo | wechat | signal | email | e-mail | mail | copy link | link | print | 네이버 | 밴드 | 라인 | 인스타그램`),
]);
const MOST_PLACE_WORDS = 2;

/** "Listen on: Apple Podcasts · Spotify · RSS", "Share this: Facebook X Mail": an offer, and names of services alone. */
export function rowOfPlaces(text: string): OmissionReason | null {
  const lead = text.length > LONGEST_ROW ? undefined : PLACES_LEAD.exec(text)?.[0];
  if (lead === undefined) return null;
  const words = cueForm(text.slice(lead.length))
    .split(' ')
    .filter((word) => word !== 'and');
  let found = 0;
  for (let at = 0; at < words.length; found += 1) {
    let count = MOST_PLACE_WORDS;
    while (count > 0 && !PLACES.has(words.slice(at, at + count).join(' '))) count -= 1;
    if (count === 0) return null;
    at += count;
  }
  return found >= 2 ? 'sharing' : null;
}
