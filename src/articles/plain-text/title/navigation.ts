/** What stands between the name of a site and the title of its page: menus, indexes, the way to the page. */

import { cueForm } from '../../boilerplate/cue-tables.ts';
import { readMenuRow } from '../../boilerplate/rows.ts';
import { readBreadcrumbs } from '../../breadcrumbs.ts';
import { BARS } from '../../line-shapes.ts';
import { titleForm } from '../../title-form.ts';
import { isIndex } from '../page-talk.ts';
import type { Page } from './lines.ts';

const FEWEST_LABELS = 3;

/** How surely the line at `at` ends what stands above titles: most for the way to the page, least for what may be a menu. */
export function weighNavigation(page: Page, at: number): number {
  const { blocks, marks, first } = page;
  const text = blocks[at]?.text ?? '';
  const { steps, led, arrows } = readBreadcrumbs(text);
  // The way to the first line itself says that this one is the title.
  if (titleForm(steps.at(-1) ?? '') === titleForm(blocks[first]?.text ?? '')) return 0;
  if (steps.length > 0) return namesSections(page, at, steps) ? 0 : led ? BREADCRUMBS : arrows ? STEPS : MAYBE_MENU;
  if (isIndex(text)) return MENU;
  const labels = text.split(BARS);
  if (readMenuRow(text) > 0) return namesSections(page, at, labels) ? 0 : MENU;
  if (isWordsOnly(text) && at > first) return MAYBE_MENU;
  if (SEARCH.has(cueForm(text))) return FIELD;
  if (marks[at] !== 'navigation' && marks[at] !== 'sign-up') return 0;
  let top = at;
  while (top > first + 1 && (marks[top - 1] === 'navigation' || marks[top - 1] === 'sign-up')) top -= 1;
  const column = blocks.slice(top, at + 1).map((block) => block.text);
  return column.length >= FEWEST_LABELS && !namesSections(page, at, column) ? MENU : 0;
}

/** Above the field in which one looks for a page of the site. */
const SEARCH: ReadonlySet<string> = new Set(['search for', 'search this site', 'search the site']);

const BREADCRUMBS = 4;
const MENU = 3;
const STEPS = 2;
const FIELD = 2;
export const MAYBE_MENU = 1;

/** "Ports Shipping Crew Jobs": four words or more with capitals and none between. */
const isWordsOnly = (text: string): boolean =>
  text.length <= 120 && /^\p{Lu}\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15}){3,11}$/u.test(text);

/** Labels that return as lines below are a table of contents. */
function namesSections({ blocks }: Page, at: number, labels: readonly string[]): boolean {
  const lines = new Set(
    blocks.slice(at + 1, at + 400).flatMap(({ text }) => (text.length <= 140 ? [titleForm(text)] : [])),
  );
  return labels.filter((label) => lines.has(titleForm(label))).length * 3 >= labels.length;
}
