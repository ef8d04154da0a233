/**
 * Menus and boxes that sell something, known by what the markup calls them and, because an article may bear such a name,
 * by what they hold: labels and nothing else, or few words, the first of which say that they are paid for or the last of which
 * are a button to buy.
 */
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { type DomDocument, type DomElement, type DomNode, isElement, namesOf, shortText } from './dom.ts';
import { UNSEEN } from './elements.ts';

/** Removes them from the tree. */
export function removeMenus(document: DomDocument): void {
  const ads: DomElement[] = [];
  for (const element of [...document.querySelectorAll('nav, [role="navigation"], [class], [id]')]) {
    const names = namesOf(element);
    const navigates = /^nav$/i.test(element.nodeName) || element.getAttribute('role') === 'navigation';
    if ((navigates || (MENU_NAME.test(names) && !TABS.test(names))) && isMenu(element)) element.remove();
    else if (AD_NAME.test(names) && isShortAd(element)) ads.push(element);
  }
  const labelled = ads.filter((element) => AD_LABEL.test(textsOf(element)[0] ?? ''));
  const selling = ads.filter((element) => !labelled.includes(element) && sells(element));
  // Where many boxes sell, they are what the page is about.
  for (const element of [...labelled, ...(selling.length <= MOST_SELLING ? selling : [])]) element.remove();
}

const MENU_NAME = /(?:^|[\s_-])(?:nav|navbar|navigation|topnav|navmenu|mainmenu)(?:[\s_-]|$)/i;
const TABS = /tabs?(?:[\s_-]|$)|pills/i;
const LONGEST_MENU = 1500;
const MOST_LABEL_WORDS = 4;
const FEWEST_LABELS = 2;
/** What menus do not hold; the labels of tabs name what stands below them. */
const NO_MENU = 'h1, h2, h3, h4, p, table, blockquote, pre, [role="tab"]';

function isMenu(element: DomElement): boolean {
  if (shortText(element, LONGEST_MENU) === null || element.querySelector(NO_MENU) !== null) return false;
  const labels = textsOf(element).filter((text) => /[\p{L}\p{N}]/u.test(text));
  return (
    labels.length >= FEWEST_LABELS &&
    labels.every((label) => wordsIn(label) <= MOST_LABEL_WORDS && !/[.!…。][”"’')]*$/u.test(label))
  );
}

const AD_NAME =
  /(?:^|[\s_-])(?:ads?|advert|adverts|advertisement|ad-?(?:slot|box|unit|banner)|sponsor|sponsored|promo|promotion|deals?|affiliate)(?:[\s_-]|$)/i;
const LONGEST_AD = 400;
const MOST_AD_WORDS = 40;
export const AD_LABEL = /^(?:advertisement|advertising|ad|sponsored|anzeige|werbung|publicité|publicidad|광고)$/i;
const BUYS =
  /\b(?:buy (?:now|at|from|on)|shop now|order now|add to (?:cart|basket|bag)|(?:get|see|view) (?:the |this )?deal|check (?:the )?price|jetzt kaufen|in den warenkorb|acheter|comprar ahora)\b/i;

const MOST_SELLING = 2;

function isShortAd(element: DomElement): boolean {
  const text = shortText(element, LONGEST_AD);
  return text !== null && wordsIn(text) <= MOST_AD_WORDS;
}

/** Its words end at a button. */
function sells(element: DomElement): boolean {
  const text = shortText(element, LONGEST_AD) ?? '';
  return BUYS.test(text) && !endsSentence(text);
}

/** The texts of an element, each as its node holds it. */
function textsOf(element: DomElement): string[] {
  const texts: string[] = [];
  const gather = (node: DomNode): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const text = (child.textContent ?? '').trim();
        if (text !== '') texts.push(text);
      } else if (isElement(child) && !UNSEEN.has(child.nodeName.toUpperCase())) gather(child);
    }
  };
  gather(element);
  return texts;
}
