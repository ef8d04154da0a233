/**
 * The title of a page that tells it in its <title> only, beside the name of the site: "Ferry Trust - Boats run again".
 * Which part is which the page itself shows, because the headline stands in it once more.
 */
import { CONTEXT_LINES } from './boilerplate/cue-lines.ts';
import { cueForm } from './boilerplate/cue-tables.ts';
import type { DraftBlock } from './draft.ts';
import { wordsIn } from './line-shapes.ts';
import { cleanTitle } from './metadata.ts';
import { titleForm } from './title-form.ts';

const HEAD_BLOCKS = 30;
const MAX_TITLE_WORDS = 30;

/** @param name - what the page calls itself; empty when it does not. */
export function findPageTitle(name: string, blocks: readonly DraftBlock[]): string | null {
  const lines = blocks.slice(0, HEAD_BLOCKS).filter(({ text }) => wordsIn(text) <= MAX_TITLE_WORDS);
  const forms = new Set(lines.map(({ text }) => titleForm(text)));
  const parts = name.split(/\s+[|–—·»-]\s+/).filter((part) => part !== '');
  const shown = [name, ...parts].find((part) => forms.has(titleForm(part)) && wordsIn(part) > 1);
  if (shown !== undefined) return cleanTitle(shown);
  // "Ferry Trust - News" names the site and its part, and every page of it alike.
  const labelled = parts.length > 1 && parts.some((part) => CONTEXT_LINES.has(cueForm(part)));
  const heading = lines.find(({ kind }) => kind === 'heading');
  if (heading !== undefined && (labelled || parts.length === 0)) return cleanTitle(heading.text);
  return cleanTitle(withoutSite(name));
}

/** Without the site's name behind a bar or dash. */
function withoutSite(name: string): string {
  const bar = name.lastIndexOf(' | ');
  const cut = bar > 0 ? bar : Math.max(name.lastIndexOf(' – '), name.lastIndexOf(' - '));
  return cut > name.length / 3 ? name.slice(0, cut) : name;
}
