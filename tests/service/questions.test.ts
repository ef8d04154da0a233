/** What is looked at before a question is searched for, and what becomes of it afterwards. */
import { expect, test } from 'vitest';
import { MAX_QUESTION } from '../../src/core.ts';
import { checkQuestion } from '../../src/service/questions.ts';
import { openTestCore } from '../helpers/core.ts';
import { writeFiles } from '../helpers/folders.ts';

const asking = (count: number) => Array.from({ length: count }, (_, at) => `Who built mill ${at + 1}?`).join(' ');

test('as many questions as an answer can show are answered at once; more are refused with their number', () => {
  expect(checkQuestion(asking(8))).toBe(asking(8));
  expect(() => checkQuestion(asking(9))).toThrow(
    'The message asks 9 questions; at most 8 are answered at once. Ask the others in another message.',
  );
});

test.each([
  ['question.empty', '\u200b \u0007'],
  ['question.long', 'x'.repeat(MAX_QUESTION + 1)],
  ['question.wordless', '?? …'],
  ['question.none', 'thanks'],
])('what is no question is refused with its reason: %s', (key, asked) => {
  const reason = expect.objectContaining({ key });
  expect(() => checkQuestion(asked)).toThrow(
    expect.objectContaining({ code: 'QUESTION_INVALID', audience: 'asker', reason }),
  );
});

const FERRY = '# The ferry\n\nThe ferry leaves the quay at nine in the morning.\n';
const QUAY = '# The quay\n\nThe ferry leaves the quay at ten since the tide was measured anew.\n';
const QUESTION = 'When does the ferry leave the quay?';

test('a question about one article is answered from it alone, whatever is pinned to the question', async () => {
  const { core } = await openTestCore({ files: { 'ferry.md': FERRY, 'quay.md': QUAY } });
  const { answer } = await core.ask({ question: QUESTION, article: 'The ferry' });
  expect(new Set(answer.quotes.map(({ article }) => article))).toEqual(new Set(['ferry.md']));
  await core.pin(answer.id, 1);
  const from = async (article: string) => (await core.ask({ question: QUESTION, article })).answer.quotes;
  expect(new Set((await from('quay.md')).map(({ article }) => article))).toEqual(new Set(['quay.md']));
  await expect(from('harbour.md')).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND', audience: 'asker' });
  const [pin] = await core.pins();
  await core.unpin(pin?.id ?? 0);
  expect(await core.pins()).toEqual([]);
});

test('an answer that was marked not helpful is a gap, and one that is not kept can be neither judged nor opened', async () => {
  const { core, articlesDir } = await openTestCore({ files: { 'ferry.md': FERRY } });
  const { answer } = await core.ask({ question: QUESTION });
  await core.judge(answer.id, 'not-helpful');
  expect(await core.gaps(10)).toMatchObject([{ question: QUESTION, reasons: { abstained: 0, notHelpful: 1 } }]);
  await expect(core.judge('gone', 'helpful')).rejects.toMatchObject({ code: 'ANSWER_NOT_FOUND' });
  for (const opening of [core.openCitation('gone', 1), core.openCitation(answer.id, 9), core.pin(answer.id, 9)])
    await expect(opening).rejects.toMatchObject({ code: 'ANSWER_NOT_FOUND', audience: 'asker' });
  // Read anew, it has another version of the same text.
  await core.reindex({ mode: 'full' }).finished;
  expect(await core.openCitation(answer.id, 1)).toMatchObject({ state: 'current', quote: answer.quotes[0] });
  writeFiles(articlesDir, { 'ferry.md': FERRY.replace('nine', 'eight') });
  await core.reindex({ mode: 'changed' }).finished;
  expect(await core.openCitation(answer.id, 1)).toMatchObject({ state: 'changed', quote: answer.quotes[0] });
});
