/** What is looked at before a question is searched for, and what becomes of it afterwards. */
import { expect, onTestFinished, test } from 'vitest';
import { MAX_QUESTION } from '../../src/core.ts';
import { cleanQuestion } from '../../src/service/questions.ts';
import { createService } from '../../src/service/service.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';

const asking = (count: number) => Array.from({ length: count }, (_, at) => `Who built mill ${at + 1}?`).join(' ');

test('as many questions as an answer can show are answered at once; more are refused with their number', () => {
  expect(cleanQuestion(asking(8))).toBe(asking(8));
  expect(() => cleanQuestion(asking(9))).toThrow(
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
  expect(() => cleanQuestion(asked)).toThrow(
    expect.objectContaining({ code: 'QUESTION_INVALID', audience: 'asker', reason }),
  );
});

const FERRY = '# The ferry\n\nThe ferry leaves the quay at nine in the morning.\n';
const QUAY = '# The quay\n\nThe ferry leaves the quay at ten since the tide was measured anew.\n';
const QUESTION = 'When does the ferry leave the quay?';

async function serve(files: Record<string, string>) {
  const library = await openLibrary({ env: { EMBEDDING_MODEL: tinyModelFolder() } });
  writeFiles(library.articlesDir, files);
  await library.reindex();
  const service = await createService(library.store, library.config);
  onTestFinished(() => service.close());
  return { library, service };
}

test('a question still being answered when a person is forgotten leaves no answer behind', async () => {
  const { service } = await serve({ 'ferry.md': FERRY });
  const asked = service.ask({ question: QUESTION, place: 'mine', ownPlace: true });
  expect(await service.forgetPerson('mine')).toBe(1);
  const { answer } = await asked;
  expect(await service.findAnswer(answer.id)).toBeNull();
  expect(await service.latestAnswers('mine')).toEqual([]);
});

test('a question about one article is answered from it alone, whatever is pinned to the question', async () => {
  const { service } = await serve({ 'ferry.md': FERRY, 'quay.md': QUAY });
  const { answer } = await service.ask({ question: QUESTION, article: 'The ferry' });
  expect(new Set(answer.quotes.map(({ article }) => article))).toEqual(new Set(['ferry.md']));
  await service.pin(answer.id, 1);
  const from = async (article: string) => (await service.ask({ question: QUESTION, article })).answer.quotes;
  expect(new Set((await from('quay.md')).map(({ article }) => article))).toEqual(new Set(['quay.md']));
  await expect(from('harbour.md')).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND', audience: 'asker' });
  const [pin] = await service.pins();
  await service.unpin(pin?.id ?? 0);
  expect(await service.pins()).toEqual([]);
});

test('an answer that was marked not helpful is a gap, and one that is not kept can be neither judged nor opened', async () => {
  const { library, service } = await serve({ 'ferry.md': FERRY });
  const { answer } = await service.ask({ question: QUESTION });
  await service.judge(answer.id, 'not-helpful');
  expect(await service.gaps(10)).toMatchObject([{ question: QUESTION, reasons: { abstained: 0, notHelpful: 1 } }]);
  await expect(service.judge('gone', 'helpful')).rejects.toMatchObject({ code: 'ANSWER_NOT_FOUND' });
  for (const opening of [
    service.openCitation('gone', 1),
    service.openCitation(answer.id, 9),
    service.pin(answer.id, 9),
  ])
    await expect(opening).rejects.toMatchObject({ code: 'ANSWER_NOT_FOUND', audience: 'asker' });
  // Read anew, it has another version of the same text.
  await library.reindex('full');
  expect(await service.openCitation(answer.id, 1)).toMatchObject({ state: 'current', quote: answer.quotes[0] });
  writeFiles(library.articlesDir, { 'ferry.md': FERRY.replace('nine', 'eight') });
  await library.reindex();
  expect(await service.openCitation(answer.id, 1)).toMatchObject({ state: 'changed', quote: answer.quotes[0] });
});
