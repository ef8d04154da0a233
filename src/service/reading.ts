/** Stored versions as a reader sees them: a citation in its context, an article's outline. */
import { countWords } from '../../embeddings/words.ts';
import type { Section } from '../core.ts';
import type { StoredVersion } from '../store/records.ts';
import type { Block, Span } from '../types.ts';

export interface Context {
  readonly text: string;
  readonly span: Span;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** The blocks that a span lies in, with `around` blocks before and after; blocks left out of passages are not counted. */
export function openContext(version: Pick<StoredVersion, 'text' | 'blocks'>, span: Span, around: number): Context {
  const shown = version.blocks.filter(({ omitted }) => omitted === undefined);
  const first = shown.findIndex(({ end }) => end > span.start);
  const lastFound = shown.findLastIndex(({ start }) => start < span.end);
  if (first === -1 || lastFound === -1)
    return { text: version.text.slice(span.start, span.end), span, hasBefore: false, hasAfter: false };
  const from = Math.max(0, first - around);
  const to = Math.min(shown.length - 1, Math.max(first, lastFound) + around);
  const start = Math.min(span.start, (shown[from] as Block).start);
  const end = Math.max(span.end, (shown[to] as Block).end);
  return {
    text: version.text.slice(start, end),
    span: { start, end },
    hasBefore: from > 0,
    hasAfter: to < shown.length - 1,
  };
}

/** The article's sections in order: runs of blocks under one heading path. */
export function outline(version: Pick<StoredVersion, 'text' | 'blocks'>): Section[] {
  const sections: (Section & { key: string })[] = [];
  for (const block of version.blocks) {
    if (block.omitted !== undefined) continue;
    const key = JSON.stringify(block.heading);
    const words = block.kind === 'heading' ? 0 : countWords(version.text, block.start, block.end);
    const last = sections.at(-1);
    if (last?.key === key) {
      sections[sections.length - 1] = { ...last, end: block.end, words: last.words + words };
    } else {
      sections.push({
        key,
        heading: block.heading,
        page: block.page ?? null,
        start: block.start,
        end: block.end,
        words,
      });
    }
  }
  return sections.map(({ key: _key, ...section }) => section);
}
