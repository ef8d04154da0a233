/**
 * The note on its author at the foot of an article, or on what was corrected in it. It stands below the last section without
 * being part of it, and a question about that section is not answered by the author's life.
 */
import type { DraftBlock } from '../draft.ts';
import { isByline, wordsIn } from '../line-shapes.ts';
import { FULL_NAME } from '../metadata.ts';

const NAME = new RegExp(`^(?:The author, )?(${FULL_NAME}),? `, 'u');
/** What announces the note as one. */
const LABEL =
  /^(?:(?:author['’]s note|about the authors?|note on the author|über den autor|über die autorin|à propos de l['’]auteure?|sobre (?:el|la) autora?)\s*[:.–—-]\s*|저자 소개\s*:?\s*)/iu;
const TRADE =
  /^(?:[\p{L}’' -]{0,40} )?(?:is|was|ist|war|est|es|works as|writes|teaches|lives|covers|reports|schreibt|lehrt|écrit|escribe)\b.{0,120}?\b(?:journalist|author|writer|reporter|editor|professor|researcher|analyst|correspondent|fellow|columnist|freelancer?|blogger|historian|translator|novelist|poet|activist|photographer|lecturer|scholar|contributor|writes|teaches|covers|journalistin|autorin|autor|redakteur(?:in)?|professorin|schreibt|journaliste|auteure?|rédact(?:eur|rice)|chercheu(?:r|se)|periodista|escritora?|autora|profesora?)\b/iu;

const isLabelled = ({ kind, text }: DraftBlock, above: DraftBlock | undefined): boolean =>
  kind === 'paragraph' && above !== undefined && above.kind !== 'heading' && LABEL.test(text);

/** What the paper has corrected, below the last section. */
const CORRECTION =
  /^(?:[•*] )?(?:(?:correction|clarification)s?: |(?:this (?:article|column|piece|post|story) (?:was|has been) (?:amended|clarified|corrected)|an earlier version of this (?:article|column|piece|post|story))\b)/i;

/** Sets a note that says what it is, and one on the author, if the last blocks are one, apart from the section above it. */
export function detachAuthorNote(all: readonly DraftBlock[]): DraftBlock[] {
  const lastHeading = all.findLastIndex(({ kind }) => kind === 'heading');
  const blocks = all.map((block, at) =>
    isLabelled(block, all[at - 1]) || (lastHeading >= 0 && at > lastHeading + 1 && CORRECTION.test(block.text))
      ? { ...block, apart: 'section' as const }
      : block,
  );
  const at = blocks.length - 1;
  const last = blocks[at];
  if (last === undefined || at < 2 || last.kind === 'heading' || blocks[at - 1]?.kind === 'heading') return [...blocks];
  const words = wordsIn(last.text);
  if (words < 6 || words > 160) return [...blocks];
  const name = NAME.exec(last.text);
  if (name === null || !TRADE.test(last.text.slice(name[0].length, name[0].length + 220))) return [...blocks];
  // Somebody the article speaks of is a subject, not its author.
  const surname = (name[1] ?? '').split(' ').at(-1) ?? '';
  if (blocks.slice(0, at).some(({ text }) => text.includes(surname) && !isByline(text))) return [...blocks];
  return [...blocks.slice(0, at), { ...last, apart: 'section' }];
}
