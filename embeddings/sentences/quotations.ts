/**
 * Keeps a short quotation of several sentences in one piece, so that "“We go. We stay,” he said." is never cut after
 * "go." and quoted without its speaker. Long quotations are cut like other text.
 */
import type { Span } from '../../src/types.ts';
import { measureWords } from '../words.ts';

/** A quotation up to this length stays whole. */
const QUOTATION_WORDS = 60;
/** Bounds the work at a quotation mark that is never closed. */
const QUOTATION_CHARACTERS = 800;

const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»', '「': '」', '『': '』', '"': '"' };

/** Joins neighbouring sentences that stand inside one pair of quotation marks. */
export function joinQuotations(text: string, sentences: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (let at = 0; at < sentences.length; at += 1) {
    const first = sentences[at] as Span;
    const last = findClosing(text, sentences, at);
    joined.push({ start: first.start, end: (sentences[last] as Span).end });
    at = last;
  }
  return joined;
}

/** The sentence in which a quotation opened in `from` is closed; `from` itself when none is, or it closes too late. */
function findClosing(text: string, sentences: readonly Span[], from: number): number {
  const start = (sentences[from] as Span).start;
  let open: string | null = null;
  for (let at = from; at < sentences.length; at += 1) {
    const { start: begin, end } = sentences[at] as Span;
    if (at > from && end - start > QUOTATION_CHARACTERS) return from;
    open = scanMarks(text, begin, end, open);
    if (open === null && at === from) return from;
    if (open === null) return measureWords(text, start, end) <= QUOTATION_WORDS ? at : from;
  }
  return from;
}

/** Which closing marks are awaited at the end of the span, given those awaited at its start. */
function scanMarks(text: string, start: number, end: number, awaited: string | null): string | null {
  let open = awaited;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 34 && code < 171) continue;
    const character = text[at] as string;
    if (open !== null) {
      if (open.includes(character)) open = null;
    } else open = CLOSERS[character] ?? null;
  }
  return open;
}
