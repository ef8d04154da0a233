/**
 * The day of a story on a page that holds several: such a page has none of its own, and a citation would say nothing of
 * when its story appeared, or be taken for as old as the page.
 */
import { isCredit } from '../../articles/line-shapes.ts';
import { findDate } from '../../articles/metadata.ts';
import type { StoredVersion } from '../../store/records.ts';
import type { VersionStore } from '../../store/store.ts';
import type { Article, Block, Quote } from '../../types.ts';

/** Lines below a headline, and at the end of its story, that are looked at: a section above, a name, a day. */
const HEAD_LINES = 3;
const FOOT_LINES = 2;

/** Gives quotes of articles without a day that of their section, where a line at its head or its end names one. */
export async function dateByStory(store: VersionStore, quotes: readonly Quote[]): Promise<Quote[]> {
  const lacking = quotes.filter(({ date, heading }) => date === null && heading.length > 0);
  const versions = new Map<number, StoredVersion | null>();
  for (const id of new Set(lacking.map(({ version }) => version))) versions.set(id, await store.loadVersion(id));
  return quotes.map((quote) => {
    const version = lacking.includes(quote) ? versions.get(quote.version) : null;
    return version == null ? quote : { ...quote, date: findStoryDate(version, quote.start) };
  });
}

/** The day that the section at this place names, else the one that it is part of. @param at - in UTF-16 units. */
export function findStoryDate({ text, blocks }: Pick<Article, 'text' | 'blocks'>, at: number): string | null {
  const own = blocks.findLastIndex(({ start }) => start <= at);
  let depth = Number.POSITIVE_INFINITY;
  for (let head = own; head >= 0; head -= 1) {
    const { kind, heading } = blocks[head] as Block;
    if (kind !== 'heading' || heading.length >= depth) continue;
    depth = heading.length;
    const next = blocks.findIndex((block, i) => i > head && block.kind === 'heading');
    const lines = blocks.slice(head + 1, next === -1 ? blocks.length : next);
    const credits = [...lines.slice(0, HEAD_LINES), ...lines.slice(HEAD_LINES).slice(-FOOT_LINES)];
    for (const { start, end } of credits) {
      const line = text.slice(start, end);
      const day = isCredit(line) ? findDate(line) : null;
      if (day !== null) return day;
    }
  }
  return null;
}
