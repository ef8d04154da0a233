/**
 * What a single line looks like: its length in words, and whether it may be a heading, a list item, a date, code.
 * All tests look at one line only; `plain-text/headings.ts` decides with the lines round it.
 */
import { isDateLine, readHeadLine } from './metadata.ts';
import { isTimeStamp, namesLittleButDate } from './times.ts';

/** A block of so many words tells something; menus, credits and buttons have fewer. */
export const PROSE_WORDS = 20;

/** What stands between the parts of one line: "Home | News · Asia". */
export const BARS = /\s[|·•]\s/;

const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff]/;

/** Parted by spaces, and yet a word of two characters is a whole one: "재료". */
const HANGUL = /[\uac00-\ud7a3]/;

/** Words of a line; in scripts without spaces two characters are a word. */
export function wordsIn(line: string): number {
  let words = 0;
  let unspaced = 0;
  let inWord = false;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 32 || code === 10 || code === 9) inWord = false;
    else if (code > 0x0dff && UNSPACED.test(line.charAt(at))) unspaced += 1;
    else if (!inWord) {
      inWord = true;
      words += 1;
    }
  }
  return words + Math.ceil(unspaced / 2);
}

// Addresses, formulas, dates of bylines, and lines that point elsewhere.
const NEVER_IN_HEADINGS =
  /https?:\/\/|\S@\S|www\.|\d{4}-\d\d-\d\d|[=<>{}\\*◆]|;|^(?:see also|main article|siehe auch|voir aussi|véase también)\b|^(?:tagged|previous|next|lesen sie auch|mehr zum thema|read also|also read|lire aussi|lea también)\s?: /i;

/** A capital or a number, in quotation marks or brackets as well. */
export const OPENS_TITLE = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"‘'«„¿¡([]/u;

const TWO_LETTERS = /\p{L}\P{L}*\p{L}/u;
const THREE_LETTERS = /\p{L}\P{L}*\p{L}\P{L}*\p{L}/u;
const MAX_HEADING_WORDS = 16;
const MAX_HEADING_LENGTH = 140;

/** True for a line that could be a heading if it stands where headings stand. */
export function looksLikeHeading(line: string): boolean {
  if (line.length < 2 || line.length > MAX_HEADING_LENGTH || wordsIn(line) > MAX_HEADING_WORDS) return false;
  if (!OPENS_TITLE.test(line) || !/\p{L}/u.test(line)) return false;
  if (!hasHeadingEnd(line) || holdsSeveralSentences(line)) return false;
  if (/^["“«„].*["”»“]$/u.test(line) && !isTitleCase(line)) return false;
  if (
    /^(?:\(.*\)|\[.*\]|\d{1,3}: \p{Ll}.*|\d{1,2}:\d\d(?::\d\d)? \p{Ll}.*)$/u.test(line) ||
    (line.match(/ [|•·] /g)?.length ?? 0) > 1 ||
    NEVER_IN_HEADINGS.test(line)
  )
    return false;
  if (!(UNSPACED.test(line) || HANGUL.test(line) ? TWO_LETTERS : THREE_LETTERS).test(line)) return false;
  if ((line.match(/[(（]/g)?.length ?? 0) !== (line.match(/[)）]/g)?.length ?? 0)) return false;
  return (
    !isDateLine(line) &&
    !isByline(line) &&
    !looksLikeCode(line) &&
    !isMetadataLine(line) &&
    !isRole(line) &&
    !isCaption(line)
  );
}

/** A heading has no full stop; it may ask, and cry out in Title Case. */
function hasHeadingEnd(line: string): boolean {
  const end = line.replace(/["”’»)\]]+$/u, '').at(-1) ?? '';
  if (/[,;…。、．]/u.test(end)) return false;
  if (/ (?:that|the|of|and|or|to|a|an|in|by|with|for|from|und|der|die|das|de|la|le|et|y)$/.test(line))
    return /^(?:what|who|whom|where|which|how)\b.* (?:of|to|in|by|with|for|from)$/i.test(line);
  if (end === ':') return wordsIn(line) <= 2 || (wordsIn(line) <= 5 && isTitleCase(line));
  if (end === '.') return /(?:\p{Lu}\.){2,}$/u.test(line) && isTitleCase(line);
  if (end === '!' || end === '！') return isTitleCase(line) && wordsIn(line) > 2;
  if (/(?:습니다|니다|했다|한다|이다|있다|없다|됐다|였다)$/u.test(line)) return false;
  return true;
}

function holdsSeveralSentences(line: string): boolean {
  return /\p{Ll}{2}[.!?]["”’]? +["“‘]?\p{Lu}/u.test(line) && !isTitleCase(line);
}

const SMALL_WORDS = new Set(
  'a an the and or nor but of in on at to for from by with as vs v via into over under after before per is are be its'.split(
    ' ',
  ),
);

/** "Koreas Negotiating Peace Treaty & End To Demilitarized Zone": nearly every word of weight begins with a capital. */
export function isTitleCase(line: string): boolean {
  let capital = 0;
  let small = 0;
  for (const [word] of line.matchAll(/\p{L}[\p{L}’'.-]*/gu)) {
    if (/^\p{Lu}/u.test(word)) capital += 1;
    else if (!SMALL_WORDS.has(word)) small += 1;
  }
  return capital >= 2 && small <= capital / 4;
}

/** "Cassie Grissom", "J. K. Rowling": two to four capitalised words and nothing else. */
export function looksLikeName(line: string): boolean {
  const words = line.split(' ');
  if (words.length < 2 || words.length > 4) return false;
  return (
    words.every((word) => /^(\p{Lu}\.|\p{Lu}\p{Ll}[\p{L}’'-]*\.?|de|von|van|bin|al)$/u.test(word)) &&
    !SMALL_WORDS.has((words.at(-1) ?? '').toLowerCase())
  );
}

/** "By", as a word of its own, or what stands before a credit. */
const BYLINE_LEAD =
  /^(?:(?:(?:written |posted |reported |words |text |(?:additional |further )?reporting |edited |translated )?by|von|par|por)\s+|(?:text:|words:|photo:|foto:|image:|source:|—|–|-)\s*)/i;

/** "science reporter ", in front of a name. */
export const TRADE = /^(?:\p{Ll}[\p{L}-]{0,20} ){0,3}(?:columnist|correspondent|editor|reporter|writer) (?=\p{Lu})/u;

/** "By Ben Norton", "By science reporter Jane Doe", "— Jane Doe", "Text: Jane Doe". */
export function isByline(line: string): boolean {
  const lead = BYLINE_LEAD.exec(line)?.[0];
  if (lead === undefined || wordsIn(line) > 12 || /^by the /i.test(line)) return false;
  const name = line.slice(lead.length).replace(TRADE, '');
  return /^\p{Lu}/u.test(name) && /^(\S+\s){1,3}?\S*\p{Lu}/u.test(lead + name);
}

const MAX_CREDIT_WORDS = 10;
/** Source of an expression: two to four words with capitals. */
export const NAME = '\\p{Lu}[\\p{L}.’-]*(?: \\p{Lu}[\\p{L}.’-]*){1,3}';
/** "Analysis by Jane Doe", "Jane Doe, Seoul correspondent", "김철수 기자", "김철수 기자 kim@desk.example". */
const AUTHOR = new RegExp(
  `^(?:\\p{L}+ by ${NAME}|${NAME},? [\\p{L} ]*(?:correspondent|reporter|writer|editor|columnist)|[\\p{L} ]+ (?:기자|특파원)(?: [\\w.+-]{1,60}@[\\w.-]{1,60})?)$`,
  'u',
);
const AGENCY =
  /^(?:the )?(?:reuters|ap|afp|dpa|efe|yonhap|xinhua|bloomberg|associated press|agence france-presse)(?: news)?$/i;
const MEASURE = /^(?:\d+ min(?:ute)?s? read|\d+ comments?)$/i;

/** Below a headline: who wrote the story, when, for whom. By itself such a line may be a headline as well. */
export function isCredit(line: string): boolean {
  if (line.length > MAX_HEADING_LENGTH || wordsIn(line) > MAX_CREDIT_WORDS) return false;
  if (isTimeStamp(line) || namesLittleButDate(line)) return true;
  return [AUTHOR, AGENCY, MEASURE].some((shape) => shape.test(line)) || isByline(line);
}

const CAPTION =
  /\b(?:photo(?:graph)?|foto|image|picture|credit|bild|사진)(?: (?:by|courtesy|von|par)\b|\s?[:/©])|^\[.*\]$/iu;

/** What each of them has, and few lines. */
const MAY_BE_CAPTION = /[:/©[]| (?:by|courtesy|von|par)/i;

/** "The quay in May. Photo: Jane Doe", "[Photograph: the quay]": what stands below a picture. */
export const isCaption = (line: string): boolean => MAY_BE_CAPTION.test(line) && CAPTION.test(line);

function isMetadataLine(line: string): boolean {
  return readHeadLine(line) !== null;
}

const ROLE =
  /^(?:guests?|hosts?|presenter|presented|producer|produced|interviewer|interviewee|moderator|speakers?|narrator|reporter|editor|translator|translated|chair|participants?|cast|director|gast|gäste|moderation|redaktion|sprecher(?:in)?|invitée?s?|animateur|invitad[oa]s?|presentadora?|출연|진행|사회|번역)(?: by)?\s?: \S/i;

const NAMES = new RegExp(`^\\p{Lu}[\\p{L} ]{1,30}: ${NAME}(?:, ${NAME})+$`, 'u');

/** "Guest: Jane Doe, keeper of bees", "Apologies: Jane Doe, John Roe". */
const isRole = (line: string) => ROLE.test(line) || NAMES.test(line);

const LABELLED = /^\p{Lu}[\p{L}’'-]+(?: [\p{L}’'-]+){0,4}: \S/u;
const MAX_LABELLED_WORDS = 12;

/** "Treasurer: Jane Doe": a short line that is a label and its value. */
export const isLabelled = (line: string): boolean =>
  line.length <= MAX_HEADING_LENGTH &&
  wordsIn(line) <= MAX_LABELLED_WORDS &&
  LABELLED.test(line) &&
  !endsSentence(line) &&
  !isByline(line) &&
  !isDateLine(line) &&
  !isMetadataLine(line);

const BULLET = /^\s{0,12}[-*+•‣◦▪●○–·]\s+(?=\S)/u;
const NUMBERED = /^\s{0,12}(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)/u;

/** The text of a list item without its bullet (a number stays, it may be quoted), or null when the line is none. */
export function readListItem(line: string): string | null {
  const bullet = BULLET.exec(line);
  if (bullet) return line.slice(bullet[0].length).trim();
  return NUMBERED.test(line) ? line.trim() : null;
}

/** Depth of a numbered heading such as "2. Methods" (1) or "2.1 Samples" (2); 0 for other lines. */
export function numberedDepth(line: string): number {
  const match =
    /^(?:chapter |part |section |kapitel |teil |chapitre |capítulo )?(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s+\p{Lu}/iu.exec(
      line,
    );
  return match === null ? 0 : (match[1] ?? '').split('.').length;
}

/** True for a line of a program or a shell, which no reader would take for prose. */
export function looksLikeCode(line: string): boolean {
  const text = line.trim();
  if (
    /^(import|from|def|class|return|const|let|var|function|public|private|#include|@\w+|\$ |>>> |<\/?\w)/.test(text)
  ) {
    return /[=(){};:<>@$#]|^import \w|^from \w+(\.\w+)* import/.test(text) && !/[.!?]$/.test(text);
  }
  if (text.endsWith(')') && [WORDS_IN_BRACKETS, COUNTED, NAMED_ROLES].some((shape) => shape.test(text))) return false;
  return /[;{}]$|\)\s*\{?$/.test(text)
    ? /[=({}]\S|\w\(|^[}\])]+;?$/.test(text) && !/\p{L} \p{L}+ \p{L}+ \p{L}/u.test(text)
    : /^\w[\w.]* ?=[^=]/.test(text);
}

/** "Times (all local)", "Transcript (by machine, lightly edited)" */
const WORDS_IN_BRACKETS = /^\p{Lu}[\p{L}\d '’&,-]{1,100} \([\p{L}-]+(?:,? [\p{L}\d-]+)+\)$/u;

/** "Present: A. Berg (chair), M. Lind (secretary)": each bracket stands behind a space and holds words alone. */
const NAMED_ROLES =
  /^[^()=;{}<>]{1,200}(?: \(\p{L}[\p{L} .’'-]{0,40}\)[^()=;{}<>]{0,200}){0,40} \(\p{L}[\p{L} .’'-]{0,40}\)$/u;

/** "► 2021 (33)", "Maps (4)", "* Maps (4)" */
const COUNTED = /^(?:[▼►▸▾▶•*+-] ?)?[\p{Lu}\d][\p{L}\d ’-]{0,60} \(\d{1,6}\)$/u;

/** A line of === or --- below a heading: the heading's level, or 0. */
export function underlineLevel(line: string): number {
  if (/^\s{0,3}={3,}\s*$/.test(line)) return 1;
  return /^\s{0,3}[-~]{3,}\s*$/.test(line) ? 2 : 0;
}

/** "***", "* * *", "———", a lone "*" or "⁂": a break between parts. */
export function isRule(line: string): boolean {
  return line.length < 200 && /^\s*(?:(?:[-*_=~•·–—#─━═]\s*){3,}|[*⁂§]\s*)$/u.test(line);
}

/** True for a line that ends in a question. */
export const asks = (line: string): boolean => /[?？]["”’»)]*$/u.test(line);

/** True when a line ends as sentences end. */
export function endsSentence(line: string): boolean {
  return /[.!?…。！？।؟][”"’'»)\]]*$/u.test(line);
}
