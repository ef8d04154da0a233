/** Reasons of the core in English: its own sentences, under the keys that the other languages follow. */
import { REASONS, type ReasonKey } from '../../../reasons.ts';

type Sentences = { readonly [Key in ReasonKey as `reason.${Key}`]: (typeof REASONS)[Key] };
/** The sentences of another language, each with the placeholders of the English one. */
export type ReasonSentences = { readonly [Key in keyof Sentences]: string };

export const reasonsEn = Object.fromEntries(
  Object.entries(REASONS).map(([key, sentence]) => [`reason.${key}`, sentence]),
) as Sentences;
