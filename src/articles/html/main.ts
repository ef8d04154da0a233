/** The main part of a page, by the roles and names that its elements have: what Readability's choice is weighed against. */

import { wordsIn } from '../line-shapes.ts';
import { type DomDocument, type DomElement, namesOf } from './dom.ts';

const FURNITURE =
  'nav, aside, form, dialog, script, style, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], [role="complementary"], [role="dialog"]';
const NAMED_FURNITURE =
  /(^|[\s_-])(cookie|newsletter|share|sharing|social|breadcrumbs?|related|comments?|sidebar|advert|ads|promo|subscribe|signup|sign-up|donate|donation|skip-link|paywall|menu)([\s_-]|$)/i;
const MAX_FURNITURE_WORDS = 120;

/** The page's main part without what pages put round an article; a long element is kept whatever it is called. */
export function cleanMain(document: DomDocument): DomElement {
  const copy = document.cloneNode(true);
  const body = copy.body ?? copy;
  for (const element of body.querySelectorAll(FURNITURE)) element.remove();
  for (const element of body.querySelectorAll('header, footer')) {
    if (element.closest('article, main') === null) element.remove();
  }
  for (const element of body.querySelectorAll('[class], [id]')) {
    if (NAMED_FURNITURE.test(namesOf(element)) && wordsIn(element.textContent ?? '') <= MAX_FURNITURE_WORDS)
      element.remove();
  }
  const mains = [...body.querySelectorAll('main, [role="main"]')];
  const articles = [...body.querySelectorAll('article')];
  const main = mains.length === 1 ? mains[0] : articles.length === 1 ? articles[0] : undefined;
  const length = (element: DomElement) => (element.textContent ?? '').length;
  return main !== undefined && length(main) >= length(body) * 0.3 ? main : body;
}
