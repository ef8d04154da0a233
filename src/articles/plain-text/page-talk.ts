/**
 * Lines at the head of a copied page in which the page speaks of itself: consent to cookies, a letter that a program
 * does not show, the way to the next entry. No headline is like them, so none of them is taken for the title.
 */
import { CUE_LINES } from '../boilerplate/cue-lines.ts';
import { PHRASE_CUES } from '../boilerplate/cue-phrases.ts';
import { cueForm } from '../boilerplate/cue-tables.ts';
import { readMenuRow } from '../boilerplate/rows.ts';
import { wordsIn } from '../line-shapes.ts';

const LONGEST_LINE = 300;

/** True for a line that offers a button, a page or another way to read, and tells nothing. */
export function isPageTalk(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  return asksForCookies(text) || offersOtherView(text) || isWayOn(text) || isPrice(text);
}

const COOKIES = PHRASE_CUES.find(({ reason }) => reason === 'cookie-notice');
const MOST_BUTTON_WORDS = 4;

/** "We use cookies to …. Accept all": a headline about cookies neither ends as a sentence nor in a button. */
function asksForCookies(text: string): boolean {
  if (!/cookie|쿠키/i.test(text) || COOKIES === undefined) return false;
  if (text.toLowerCase().search(COOKIES.strong) < 0) return false;
  return /[.!]$/.test(text) || endsInButton(text);
}

function endsInButton(text: string): boolean {
  const words = cueForm(text).split(' ');
  for (let count = 1; count <= MOST_BUTTON_WORDS && count < words.length; count += 1) {
    if (CUE_LINES.get(words.slice(-count).join(' ')) === 'cookie-notice') return true;
  }
  return false;
}

const THIS_LETTER =
  /\bth(?:is|e) (?:e-?mail|message|newsletter|letter)\b|\bdiese e-?mail\b|\bcet e-?mail\b|\beste (?:correo|mensaje)\b/i;
const OTHER_VIEW = /\b(?:browser|online|web (?:version|page)|navigateur|navegador)\b/i;
const LEAD =
  /^(?:(?:if you )?(?:can['’]?t|cannot|can not|are having|have) (?:see|read|view|trouble|problems)|(?:having )?(?:trouble|problems|difficult(?:y|ies)) (?:seeing|reading|viewing|with)|is this|not (?:seeing|displaying)|(?:to )?(?:view|read|open|see) this|th(?:is|e) (?:e-?mail|message|newsletter) (?:not|doesn['’]t|isn['’]t)|e-?mail not|click here|wenn|falls|si )/i;

/** "If you can't read this newsletter, open it in your browser" */
const offersOtherView = (text: string): boolean => LEAD.test(text) && THIS_LETTER.test(text) && OTHER_VIEW.test(text);

const PRICE = '(?:[$£€₩¥] ?\\d{1,4}(?:[.,]\\d{1,3})?|\\d{1,4}(?:[.,]\\d{1,3})? ?(?:€|£|euros?|dollars?|won|원))';
const EACH = '(?:(?: ?/ ?| a | an | per | each | every )(?:day|week|month|year|mo|wk|yr))';
const LESS = '(?:(?:for|from) )?(?:(?:just|only|as little as) )?';
const OFFER = '(?:subscribe|donate|give|join(?: us)?|become a (?:member|subscriber|supporter))(?: now| today)?';
const PRICED = new RegExp(`^(?:${OFFER} ${LESS}${PRICE}${EACH}?|${LESS}${PRICE}${EACH})$`, 'i');

/** "Subscribe for $12/month", "Only £1 a week": the whole line, since a headline may name a price. */
const isPrice = (text: string): boolean => text.length <= 80 && PRICED.test(text);

const STEP =
  '(?:previous|prev|next|older|newer|earlier|later|vorherige[rs]?|nächste[rs]?|zurück|weiter|précédente?|suivante?|anterior|siguiente|이전|다음)';
const BACK = new RegExp(`^(?:<{1,2}|«|‹|←|◄)\\s{0,4}${STEP}(?![\\p{L}])`, 'iu');
const FORTH = new RegExp(`(?<![\\p{L}])${STEP}(?: [\\p{L}]{1,15}){0,2}\\s{0,4}(?:>{1,2}|»|›|→|►)$`, 'iu');

/** "« Older entry | Overview | Newer entry »" */
const isWayOn = (text: string): boolean => wordsIn(text) <= 14 && (BACK.test(text) || FORTH.test(text));

/** "A B C D … Z": the index of a site. */
export const isIndex = (text: string): boolean => text.length <= 90 && /^(?:\p{L}[ |·]{1,3}){7,40}\p{L}$/u.test(text);

/** The stars that readers gave, a row of labels: page furniture which may stand between the name of a site and a title. */
export const isPageRow = (text: string): boolean => /[★☆]/.test(text) || readMenuRow(text) > 0;
