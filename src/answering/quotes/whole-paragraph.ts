/** The first quote with the rest of its paragraph, where that is short: its author kept together what belongs together. */
import { beginsWithDateLabel } from '../../../embeddings/sentences/date-labels.ts';
import { countWords } from '../../../embeddings/words.ts';
import { isCredit } from '../../articles/line-shapes.ts';
import { isRow } from '../sentences.ts';
import { withReply } from './replies.ts';
import { type Run, startsParagraph, textOf } from './runs.ts';

const SHORT_PARAGRAPH_WORDS = 80;

/** Further runs that stand in the paragraph are part of it then; where one reaches out of it, all stay as they are. */
export function fillFirst(runs: readonly Run[]): readonly Run[] {
  const [first, ...others] = runs;
  if (first === undefined) return runs;
  const whole = withReply(wholeParagraph(first));
  const apart = others.filter((other) => !overlap(whole, other));
  const inside = others.filter((other) => overlap(whole, other));
  if (inside.some((other) => other.first < whole.first || other.last > whole.last)) return runs;
  if (countWords(textOf(whole)) > SHORT_PARAGRAPH_WORDS || bringsOthers(first, whole)) return runs;
  return [whole, ...apart];
}

/** The run with all of the paragraphs, items or rows that it begins and ends in, as far as its passage has them. */
function wholeParagraph({ passage, first, last }: Run): Run {
  const starts = passage.sentences.map((_, at) => at === 0 || startsParagraph(passage, at));
  const next = starts.indexOf(true, last + 1);
  return { passage, first: starts.lastIndexOf(true, first), last: next === -1 ? starts.length - 1 : next - 1 };
}

const overlap = (one: Run, other: Run): boolean =>
  one.passage.id === other.passage.id && one.first <= other.last && other.first <= one.last;

/** True where what is added holds a row, a credit or an entry of a timeline, none of which belongs to the sentence beside it. */
function bringsOthers(run: Run, whole: Run): boolean {
  const added = whole.passage.sentences.flatMap((_, at) => {
    const isAdded = at >= whole.first && at <= whole.last && (at < run.first || at > run.last);
    return isAdded ? [textOf({ ...whole, first: at, last: at })] : [];
  });
  return added.some((text) => isRow(text) || isCredit(text) || beginsWithDateLabel(text));
}
