/**
 * What site generators put round an article, known by the names that their markup gives it. Names alone would lose text
 * that happens to bear them: a wiki's count only on a page of that software, and a cookie bar has to speak of cookies and
 * ask for something in few words.
 */

import { wordsIn } from '../line-shapes.ts';
import { type DomDocument, type DomElement, namesOf, shortText } from './dom.ts';

/** Removes it from the tree. */
export function removeChrome(document: DomDocument): void {
  if (document.querySelector(WIKI_PAGE) !== null)
    for (const element of [...document.querySelectorAll(WIKI_CHROME)]) element.remove();
  for (const element of [...document.querySelectorAll('[class], [id]')])
    if (COOKIE_NAME.test(namesOf(element)) && isCookieBar(element)) element.remove();
}

const WIKI_PAGE =
  'body.mediawiki, .mw-body #firstHeading, .mw-parser-output, #mw-content-text, meta[name="generator"][content^="MediaWiki"]';
const WIKI_CHROME =
  '#siteSub, #contentSub, #contentSub2, #jump-to-nav, #siteNotice, #catlinks, #mw-navigation, .mw-jump-link, .mw-indicators, ' +
  '.catlinks, .printfooter, .hatnote, .navbox, .vertical-navbox, .navbar, .ambox, .sistersitebox, .authority-control, .mw-empty-elt';

const COOKIE_NAME =
  /(?:^|[\s_-])(?:cookies?|cookie\w*|cc-(?:window|banner)|gdpr|ccpa|consent|onetrust|cookiebot|cybot\w*|cky|cmplz|didomi|usercentrics|truste|trustarc|qc-cmp2?|borlabs\w*|klaro|iubenda|osano)(?:[\s_-]|$)/i;
const LONGEST_BAR = 3000;
const LONGEST_BAR_WORDS = 150;
const COOKIES = /\bcookies?\b|쿠키/i;
const ASKS =
  /\b(?:accept|agree|allow|reject|refuse|decline|got it|opt[ -]?out|settings|preferences|akzept|zustimm|ablehn|einstellung|refuser|paramét|acept|rechaz|configur|use[sn]? cookies|verwende[nt]? cookies|nutz(?:t|en) cookies|utilis\w+ des cookies|utiliza\w* cookies|usamos cookies)|동의|허용|거부/i;

function isCookieBar(element: DomElement): boolean {
  const text = shortText(element, LONGEST_BAR);
  return text !== null && wordsIn(text) <= LONGEST_BAR_WORDS && COOKIES.test(text) && ASKS.test(text);
}
