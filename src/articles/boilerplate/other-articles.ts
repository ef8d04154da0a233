/**
 * What stands above titles of other articles. Some such lines an article would never say in its own voice; others may
 * head a section of it, and only titles down to the end of the section tell.
 */
import type { DraftBlock } from '../draft.ts';
import { asks, endsSentence, wordsIn } from '../line-shapes.ts';
import { LISTING_LINES } from './cue-lines.ts';

/** In the form of cues: "if you enjoyed this essay you may also like", "people also ask". */
const SURE =
  /^(?:most (?:popular|read|shared|viewed) (?:in|on|this|today) ?[\p{L}' ]{0,30}|(?:if you (?:enjoyed|liked|loved) (?:this|that)(?: \p{L}+)?|you|people|others|readers) (?:(?:you )?(?:may|might|could|will) )?(?:also|perhaps) (?:like|love|enjoy|ask|asked|read|watched|bought|want to know)|(?:you )?(?:may|might) also (?:like|ask))$/u;
const PERHAPS =
  /^(?:read more|related|see also|siehe auch|voir aussi|véase también|(?:more|other|previous) episodes|(?:more|others?) like this|more from (?:(?:the|this|our) )?\p{L}+|(?:related|similar|popular|recommended|recent|latest) (?:articles?|entries|pages|posts|stories|topics|videos)|(?:related|similar) (?:(?:press )?releases|judgments|artists|episodes|essays|guides|items|news|products|questions|recipes|reviews|threads|discussions))$/u;

/** True for a line that can only stand above titles of other articles. */
export const listsOthers = (form: string): boolean => form.length <= 90 && (LISTING_LINES.has(form) || SURE.test(form));

/** As `listsOthers`, or one that may. */
export const mayListOthers = (form: string): boolean => form.length <= 90 && (listsOthers(form) || PERHAPS.test(form));

const LONGEST_TITLE_WORDS = 20;

/** A title, which may ask, and no sentence. */
export function isTitleLine({ kind, text }: DraftBlock): boolean {
  if (kind === 'code' || kind === 'table-row' || wordsIn(text) > LONGEST_TITLE_WORDS) return false;
  if (endsSentence(text) && !asks(text)) return false;
  return !/\p{Ll}{2}[.!]["”’]? +["“‘]?\p{Lu}/u.test(text);
}
