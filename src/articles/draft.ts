/**
 * What every reader (plain text, Markdown, HTML, PDF) hands on: blocks in reading order that have no offsets yet.
 * `assembleArticle` lays them out as one text; from then on a block is a span and never moves.
 */
import { because } from '../reasons.ts';
import type { Article, Block, BlockKind, Omission, OmissionReason } from '../types.ts';
import { foldSpace, normaliseText } from './decode.ts';
import { titleForm } from './title-form.ts';
import { unreadable } from './unreadable.ts';

export interface DraftBlock {
  readonly kind: BlockKind;
  /** One line, white space folded; only code keeps its line feeds. */
  readonly text: string;
  /** 1 is outermost. Headings only; 0 for all else. */
  readonly level: number;
  readonly page: number | null;
  /**
   * `part`: no passage reaches back over this block. `section`: the headings above do not hold for it either; `terms`:
   * those do not that are terms of a list.
   */
  readonly apart: 'part' | 'section' | 'terms' | null;
}

export interface Draft {
  readonly title: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  readonly blocks: readonly DraftBlock[];
  readonly omitted: readonly Omission[];
  /** The article's own wish about boilerplate, stronger than the setting. */
  readonly boilerplate: 'drop' | 'keep' | null;
}

/** For each block why it is left out; null while it stays. */
export type Marks = (OmissionReason | null)[];

/** Longer "headings" are paragraphs in disguise, and every passage below would carry them. */
export const MAX_HEADING_CHARACTERS = 300;
/** The term of a definition stands below every heading. */
export const TERM_LEVEL = 7;

/** Each becomes a passage where no two may be joined, as a heading without text below it: four million took gigabytes. */
const MAX_BLOCKS = 500_000;

/** @throws AppError ARTICLE_UNREADABLE for a file of more blocks than any article has. */
export function limitBlocks(count: number): void {
  if (count > MAX_BLOCKS) throw unreadable(because('file.blocks', { count, limit: MAX_BLOCKS }));
}

export function draftBlock(kind: BlockKind, text: string, extra: Partial<DraftBlock> = {}): DraftBlock {
  const block = { kind, text: cleanText(kind, text), level: 0, page: null, apart: null, ...extra };
  if (kind !== 'heading') return { ...block, level: 0 };
  if (block.text.length > MAX_HEADING_CHARACTERS) return { ...block, kind: 'paragraph', level: 0 };
  return { ...block, level: Math.min(TERM_LEVEL, Math.max(1, block.level)) };
}

/** Character references of HTML and Markdown bring back what decoding had dropped. Plain ASCII has nothing to clean. */
function cleanText(kind: BlockKind, text: string): string {
  if (!/[^\n\x20-\x7e]/.test(text)) return text;
  return kind === 'code' ? normaliseText(text) : foldSpace(normaliseText(text));
}

export function omission(text: string, reason: OmissionReason): Omission {
  return { text, reason };
}

/** The level from which on the headings above a block that is set apart do not hold for it. */
const CLOSES = { part: Number.POSITIVE_INFINITY, terms: TERM_LEVEL, section: 1 } as const;

/**
 * Lays the blocks out, blank lines between them, and gives each its heading path. An article's own title stands before every
 * path: a heading that says it once more ends the sections above it and is in none. Empty blocks vanish.
 */
export function assembleArticle(path: string, title: string, draft: Draft): Article {
  const blocks: Block[] = [];
  const parts: string[] = [];
  const above: { level: number; text: string }[] = [];
  const own = draft.title === null ? null : titleForm(draft.title);
  let heading: readonly string[] = [];
  let start = 0;
  for (const block of draft.blocks) {
    if (block.text === '') continue;
    const closes = block.kind === 'heading' ? block.level : CLOSES[block.apart ?? 'part'];
    while ((above.at(-1)?.level ?? 0) >= closes) above.pop();
    if (block.kind === 'heading' && titleForm(block.text) !== own) above.push({ level: block.level, text: block.text });
    heading = above.map((entry) => entry.text);
    const end = start + block.text.length;
    blocks.push({
      kind: block.kind,
      heading,
      start,
      end,
      ...(block.page === null ? {} : { page: block.page }),
      ...(block.apart === null || block.kind === 'heading' ? {} : { sectionStart: true as const }),
    });
    parts.push(block.text);
    start = end + 2;
  }
  const { url, date, author, tags, omitted } = draft;
  return { path, title, url, date, author, tags, text: parts.join('\n\n'), blocks, omitted };
}
