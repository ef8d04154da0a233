/** A contiguous run of a passage's sentences, which a quote is made of. */
import type { PassageWithSentences } from '../sentences.ts';

export interface Run {
  readonly passage: PassageWithSentences;
  readonly first: number;
  readonly last: number;
}

/** True for the first sentence of a paragraph, an item of a list or a row. */
export function startsParagraph({ text, start, sentences }: PassageWithSentences, position: number): boolean {
  const between = text.slice(
    (sentences[position - 1]?.end ?? start) - start,
    (sentences[position]?.start ?? start) - start,
  );
  return between.includes('\n');
}

export function spanOf({ passage, first, last }: Run): { start: number; end: number } {
  return { start: passage.sentences[first]?.start ?? passage.start, end: passage.sentences[last]?.end ?? passage.end };
}

export function textOf(run: Run): string {
  const { start, end } = spanOf(run);
  return run.passage.text.slice(start - run.passage.start, end - run.passage.start);
}
