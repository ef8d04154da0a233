/** Numbered instructions: of their steps either one is quoted or all from one to another, for a gap would mislead. */
import type { PassageWithSentences } from '../sentences.ts';
import { type Run, spanOf, startsParagraph, textOf } from './runs.ts';

/** "3. Warm the milk", "Step 3: warm the milk" */
const STEP = /^(?:\p{L}{4,8} )?\(?\d{1,3}[.):]\s/u;
/** Characters that part two blocks of an article. */
const BETWEEN_BLOCKS = 2;

/** Whether a paragraph begins as an item of a numbered list. */
export const isStep = (text: string): boolean => STEP.test(text);

/** Whether a run and a sentence are of one list of steps: who follows it must not miss those between them. */
export function sharesSteps(run: Run, passage: PassageWithSentences, position: number): boolean {
  const other: Run = { passage, first: position, last: position };
  const [early, late] = spanOf(other).start < spanOf(run).start ? [other, run] : [run, other];
  if (early.passage.id === late.passage.id) return areSteps(early.passage, early.first, late.last);
  if (early.passage.versionId !== late.passage.versionId) return false;
  if (late.passage.start - early.passage.end > BETWEEN_BLOCKS) return false;
  return (
    areSteps(early.passage, early.first, early.passage.sentences.length - 1) && areSteps(late.passage, 0, late.last)
  );
}

/** Whether each paragraph of the sentences from `first` to `last` is a step. */
function areSteps(passage: PassageWithSentences, first: number, last: number): boolean {
  let start = first;
  while (start > 0 && !startsParagraph(passage, start)) start -= 1;
  for (let at = start; at <= last; at++) {
    const opens = at === start || startsParagraph(passage, at);
    if (opens && !isStep(textOf({ passage, first: at, last: at }))) return false;
  }
  return true;
}
