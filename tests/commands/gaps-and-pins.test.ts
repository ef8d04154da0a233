/** What members asked in vain, and quotes that admins pin to questions, through a real client. */
import { expect, test } from 'vitest';
import { expectClean, start } from '../discord/bot-fixture.ts';

const QUESTION = 'Who announced that the president would meet Kim Jong Un?';

test('gaps are listed and attached', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  expect((await admin.command('gaps')).text).toContain('Nothing is waiting');
  await admin.command('ask', { question: '=who won the *cup*?' });
  const gaps = await admin.command('gaps');
  expect(gaps.text).toContain('**1×**  =who won the \\*cup\\*?');
  expect(gaps.attachments[0]).toMatchObject({ name: 'gaps.csv', shown: true });
  expect(gaps.attachments[0]?.text).toContain("'=who won the *cup*?");
  const gap = { question: 'Who lit the lamp?', follows: [], count: 3, examples: ['Who lit the lamp?'], lastAskedAt: 0 };
  running.core.gaps = async () => [{ ...gap, reasons: { abstained: 0, notHelpful: 2, reported: 1 } }];
  const complaints = await admin.command('gaps');
  expect(complaints.text).toContain('**3×**  Who lit the lamp?\n-# 2 not helpful · 1 told to the admins · ');
  expect(complaints.attachments[0]?.text).toContain('Who lit the lamp?,3,0,2,1,1970-01-01');
  expectClean(running);
});

test('a follow-up in the gaps is shown with what it followed, in the message and in the list', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const answer = await admin.command('ask', { question: 'Where was the *cup* kept?' });
  await admin.submitModal(await admin.click(answer, 'Follow up'), { question: 'and when was that?' });
  const gaps = await admin.command('gaps');
  expect(gaps.text).toContain('**1×**  Where was the \\*cup\\* kept? › and when was that?');
  expect(gaps.attachments[0]?.text).toContain('Where was the *cup* kept? › and when was that?,1,');
  expectClean(running);
});

test('the list of gaps is whole, and says where questions are so many that only the newest are read', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const askInVain = (count: number) => {
    const rest = { status: 'abstained', confidence: 'low', quotes: [], nearest: [], disagreeing: false } as const;
    for (let n = running.state.answers.size; n < count; n++) {
      const answer = { id: `a${n}`, question: `Who won cup ${n}?`, ...rest, follows: null, askedAt: n };
      running.state.answers.set(answer.id, { answer, place: null, person: null });
    }
  };
  askInVain(1_200);
  const gaps = await admin.command('gaps');
  expect(gaps.attachments[0]?.text).toContain('Who won cup 1199?');
  expect(gaps.text).not.toContain('newest');
  askInVain(2_001);
  const many = await admin.command('gaps');
  expect(many.text).toContain('Only the newest 2,000 questions are read for this list.');
  expectClean(running);
});

test('a quote is pinned, listed and unpinned', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  expect((await admin.command('pin list')).text).toBe('Nothing is pinned. /pin add pins a quote to its question.');
  await admin.command('ask', { question: QUESTION });
  const [answer] = await admin.autocomplete('pin add', { answer: '' }, 'answer');
  const id = String(answer?.value);
  const [citation] = await admin.autocomplete('pin add', { answer: id, citation: 0 }, 'citation');
  expect(citation?.value).toBe(1);
  const pinned = await admin.command('pin add', { answer: id, citation: 1 });
  expect(pinned.text).toContain('Pinned.');
  const list = await admin.command('pin list');
  expect(list.text).toContain('### 1 pinned answer');
  await running.restart();
  expect((await admin.click(list, 'Remove')).text).toBe('Nothing is pinned. /pin add pins a quote to its question.');
  const lastOne = await admin.command('pin add');
  expect(lastOne.text).toContain(`**${QUESTION}`);
  expectClean(running);
});

test('two quotes of one section are told apart by their first words where one is chosen to be pinned', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  await admin.command('ask', {
    question: 'Did the two leaders who signed the statement of Singapore speak of denuclearization?',
  });
  const [answer] = await admin.autocomplete('pin add', { answer: '' }, 'answer');
  const citations = await admin.autocomplete('pin add', { answer: String(answer?.value), citation: 0 }, 'citation');
  const names = citations.map(({ name }) => name.slice(2));
  expect(names.length).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
  expect(names.join()).toContain('Summit year › Singapore › The statement: On 12 June the two leaders');
  expectClean(running);
});
