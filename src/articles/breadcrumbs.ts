/** Breadcrumbs, the way to a page: "Home > News > Asia", "You are here: Trips / 2019". */
import { endsSentence, wordsIn } from './line-shapes.ts';

export interface Breadcrumbs {
  readonly steps: readonly string[];
  /** They begin at the front page, or say what they are. */
  readonly led: boolean;
  /** The steps are divided by arrows, where others have bars, as lists of things do too. */
  readonly arrows: boolean;
}

const NO_BREADCRUMBS: Breadcrumbs = { steps: [], led: false, arrows: false };
const LONGEST = 300;
const MOST_STEP_WORDS = 6;

export const partSteps = (text: string): string[] => text.split(/\s[>»›→/]\s/);

/** No steps for any other line. Without a lead two steps are none. */
export function readBreadcrumbs(text: string): Breadcrumbs {
  if (text.length > LONGEST) return NO_BREADCRUMBS;
  const told = /^you are here\s?: /i.test(text);
  const steps = partSteps(text.replace(/^you are here\s?: /i, ''));
  if (steps.some((step) => wordsIn(step) > MOST_STEP_WORDS || endsSentence(step))) return NO_BREADCRUMBS;
  // "In this issue: Boats / Bees / Tides" has the same bars, and its parts follow.
  if (/: /.test(steps[0] ?? '')) return NO_BREADCRUMBS;
  const led = told || /^(?:home|start|startseite|accueil|inicio|홈)$/i.test(steps[0] ?? '');
  const arrows = /\s[>»›→]\s/.test(text);
  return steps.length >= 3 || (steps.length === 2 && led) ? { steps, led, arrows } : NO_BREADCRUMBS;
}
