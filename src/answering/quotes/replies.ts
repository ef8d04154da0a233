/** What an article's own question, or a line that ends in a colon, leads on to: the reply, or the list. */
import { countWords } from '../../../embeddings/words.ts';
import { isCredit } from '../../articles/line-shapes.ts';
import { isRow, type PassageWithSentences } from '../sentences.ts';
import { type Run, startsParagraph, textOf } from './runs.ts';
import { isStep } from './steps.ts';

const QUESTION = /\?["'”’»)\]]*$/;
/** "Three Americans were set free:" */
const LEADS_ON = /[:：]$/;
/** Sentences and words quoted of what follows, from the question or the colon on. */
const REPLY_SENTENCES = 3;
const REPLY_WORDS = 70;
/** A numbered list is quoted to its end, as far as it has no more words. */
const LIST_WORDS = 100;

/** Whether a sentence is a question or ends in a colon. */
export const leadsOn = (text: string): boolean => QUESTION.test(text) || LEADS_ON.test(text);

/** The run, and behind a question or a colon that it ends in what follows there; where the next question is asked it stops. */
export function withReply(run: Run): Run {
  const { passage, last } = run;
  return leadsOn(textOf({ passage, first: last, last })) ? { ...run, last: endOfReply(passage, last) } : run;
}

function endOfReply(passage: PassageWithSentences, position: number): number {
  const textAt = (at: number) => textOf({ passage, first: at, last: at });
  const isList = position + 1 < passage.sentences.length && isStep(textAt(position + 1));
  const most = isList ? LIST_WORDS : REPLY_WORDS;
  const end = isList ? passage.sentences.length : Math.min(passage.sentences.length, position + 1 + REPLY_SENTENCES);
  let last = position;
  for (let at = position + 1; at < end; at++) {
    const next = textAt(at);
    if (isList && startsParagraph(passage, at) && !isStep(next)) break;
    if (QUESTION.test(next) || isRow(next) || isCredit(next)) break;
    if (countWords(textOf({ passage, first: position, last: at })) > most) break;
    last = at;
  }
  return last;
}
