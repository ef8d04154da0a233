/**
 * Reasons of the core in English: its own sentences, under the keys that the other languages follow, but for those that
 * name a command of the terminal.
 */
import { REASONS, type ReasonKey } from '../../../reasons.ts';

type Sentences = { readonly [Key in ReasonKey as `reason.${Key}`]: (typeof REASONS)[Key] };
/** The sentences of another language, each with the placeholders of the English one. */
export type ReasonSentences = { readonly [Key in keyof Sentences]: string };

const IN_DISCORD: Partial<ReasonSentences> = {
  'reason.job.earliest':
    'This is the index before the last change already, and none earlier is kept. /reindex forward returns to the one after it.',
  'reason.article.unknown': 'There is no article "{name}". /articles list shows them all.',
  'reason.article.gone': 'There is no such article any more. /articles list shows what there is.',
  'reason.article.fileless': 'There is no file {path} in the folder of articles. /articles list shows the articles.',
};

const own = Object.fromEntries(Object.entries(REASONS).map(([key, sentence]) => [`reason.${key}`, sentence]));
export const reasonsEn = { ...own, ...IN_DISCORD } as Sentences;
