/** What a member can do but read sources, through a real client, before and after a restart. */
import { expect, test } from 'vitest';
import { start } from '../discord/bot-fixture.ts';
import { buttonAt, eitherSideOfARestart, expectClean, labels, QUESTION } from '../discord/member-walks.ts';

test('a question is answered with quotes, where they stand and buttons', async () => {
  const running = await start();
  const answer = await running.discord.as('member').in('general').command('ask', { question: QUESTION });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: false, componentsV2: true });
  expect(answer.text).toContain(`### ${QUESTION}`);
  expect(answer.text).toContain('> **1**  The year began quietly. In March the South Korean envoy');
  expect(answer.text).toContain('-# **Summit year** › Announcement · Jun 12, 2018');
  expect(labels(answer)).toEqual(
    expect.arrayContaining(['Open', 'All sources', 'Follow up', 'Helpful', 'Not helpful']),
  );
  expectClean(running);
});

test('a follow-up is asked in a modal and says what it follows', async () => {
  await eitherSideOfARestart(await start(), async (member, answer) => {
    const form = await member.click(answer, 'Follow up');
    expect(form.modal).toMatchObject({ title: 'Follow up' });
    const next = await member.submitModal(form, { question: 'Who had expected a major announcement?' });
    expect(next).toMatchObject({ kind: 'message', ephemeral: false });
    expect(next.text).toContain(`-# Follows up: ${QUESTION}`);
  });
});

test('an answer that is gone is told so by Open, and by a follow-up, which is then searched by itself', async () => {
  const running = await start({ discord: { members: [{ name: 'eva', locale: 'de' }] } });
  const eva = running.discord.as('eva').in('general');
  const question = 'Ships number 17 waited for a pilot in section 17 of the harbour';
  const answer = await eva.command('ask', { question });
  const opened = await eva.click(answer, buttonAt(answer, 'Öffnen'));
  const form = await eva.click(answer, 'Nachfragen');
  running.state.answers.clear();
  const gone = 'Diese Antwort ist nicht mehr gespeichert. Frag noch einmal mit /fragen.';
  expect((await eva.click(answer, buttonAt(answer, 'Öffnen'))).text).toBe(gone);
  expect((await eva.click(opened, 'Text danach')).text).toBe(gone);
  const next = await eva.submitModal(form, { question: 'Who had expected a major announcement?' });
  expect(next.text).toContain('-# Die Antwort davor ist nicht mehr gespeichert; gesucht wurde nur mit dieser Frage.');
  expectClean(running);
});

test('an answer is judged helpful or not, privately, and the admins can be told', async () => {
  const running = await start();
  await eitherSideOfARestart(running, async (member, answer) => {
    expect(await member.click(answer, 'Helpful')).toMatchObject({ ephemeral: true, text: 'Noted, thank you.' });
    const bad = await member.click(answer, 'Not helpful');
    expect(bad).toMatchObject({ ephemeral: true });
    const told = await member.click(bad, 'Tell the admins');
    expect(told.text).toBe('The admins will find this question in their list.');
  });
  expect(running.state.verdicts.map(({ verdict }) => verdict)).toEqual([
    ...['helpful', 'not-helpful', 'tell-admins'],
    ...['helpful', 'not-helpful', 'tell-admins'],
  ]);
});

test('what the articles do not hold is said so, with the closest sections as buttons', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const answer = await member.command('ask', { question: 'Which football club won the denuclearization cup?' });
  expect(answer.text).toContain('No answer was found in the articles.');
  expect(answer.text).not.toContain('> **1**');
  await running.restart();
  const [closest] = answer.buttons;
  const opened = await member.click(answer, closest?.customId ?? '');
  expect(opened).toMatchObject({ kind: 'message', ephemeral: true });
  expect(opened.text).toContain('denuclearization');
  const told = await member.click(answer, 'Tell the admins');
  expect(told.ephemeral).toBe(true);
  expectClean(running);
});

test('articles are listed, shown, searched and read', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const list = await member.command('articles list');
  expect(list).toMatchObject({ ephemeral: true });
  expect(list.text).toContain('### 4 articles');
  await running.restart();
  const shown = await member.select(list, list.selects[0]?.customId ?? '', 'long/harbour.md');
  expect(shown).toMatchObject({ kind: 'update' });
  expect(shown.text).toContain('### The long harbour report');
  const next = await member.click(shown, 'Next');
  expect(next.text).toContain('**16**');
  const section = await member.select(next, next.selects[0]?.customId ?? '', next.selects[0]?.options[0]?.value ?? '');
  expect(section.text).toContain('Section 16 of the long report');
  const turned = await member.click(section, 'Earlier text');
  expect(turned.kind).toBe('update');
  const back = await member.click(next, 'All articles');
  expect(back.text).toBe(list.text);
  const omitted = await member.command('articles show', { article: 'summit.md' });
  expect(omitted.text).toContain('1 block was left out of the search.');
  expect((await member.click(omitted, 'What was left out')).text).toContain(
    '**sign-up box**  Subscribe to \\*our\\* newsletter',
  );
  const found = await member.command('articles search', { words: 'wagons railway' });
  expect(found.text).toContain('> A train of six wagons');
  expect((await member.click(found, buttonAt(found, 'Open'))).text).toContain('### Railways');
  expect((await member.command('articles search', { words: 'xylophone' })).text).toBe(
    'No passage holds these words. Try others, or ask with /ask.',
  );
  expect(await member.autocomplete('articles show', { article: 'rail' }, 'article')).toEqual([
    { name: 'Railways', value: 'news/railways.md' },
  ]);
  expectClean(running);
});

test('one article can be asked alone', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const [choice] = await member.autocomplete('ask', { question: 'x', article: 'rail' }, 'article');
  const answer = await member.command('ask', { question: 'Who crossed the border?', article: String(choice?.value) });
  expect(answer.text).toContain('Railways');
  const wrong = { question: 'Who crossed the border?', article: 'no such article' };
  const unknown = await member.command('ask', wrong, { until: ({ ephemeral }) => ephemeral });
  expect(unknown).toMatchObject({ ephemeral: true, text: 'There is no article "no such article".' });
  expectClean(running);
});

test('a mention is answered with a reply, and an empty one with a hint', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const answer = await member.say(`@Footnote ${QUESTION}`);
  expect(answer.repliesTo).not.toBeNull();
  expect(answer.text).toContain('> **1**  ');
  expect((await member.say('@Footnote')).text).toBe('Write a question after the mention, or use /ask.');
  const opened = await member.click(answer, buttonAt(answer, 'Open'));
  expect(opened.ephemeral).toBe(true);
  expectClean(running);
});

test('"Ask about this" searches the text of a message, privately', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const message = member.post('I heard that a train of six wagons crossed the border to inspect the railway');
  const answer = await member.messageCommand('Ask about this', message);
  expect(answer).toMatchObject({ ephemeral: true });
  expect(answer.text).toContain('A train of six wagons crossed the border');
  // An answer of the bot's own has nothing typed in it: its text stands in components.
  const own = await member.command('ask', { question: QUESTION });
  const again = await member.messageCommand('Ask about this', own);
  expect(again.text).toContain('> **1**');
  const empty = await member.messageCommand('Ask about this', member.post('🚂'));
  expect(empty.text).toBe('There are no words in this message to search for. Choose another one.');
  expectClean(running);
});

test('/status and /privacy answer privately, and what is mine is deleted', async () => {
  const running = await start({ env: { KEEP_USER_IDS: 'on' } });
  const member = running.discord.as('member').in('general');
  await member.command('ask', { question: QUESTION });
  const status = await member.command('status');
  expect(status.text).toContain('### Footnote 0.1.0');
  expect(status.text).toMatch(/Last reindex: done <t:\d+:R>\n/);
  expect(status.text).toContain('Last hour: 3 questions, 1 without an answer; half within 4 ms, 95% within 9 ms');
  const privacy = await member.command('privacy');
  expect(privacy.text).toContain('kept for 90 days');
  await running.restart();
  expect((await member.click(privacy, 'Delete mine')).text).toBe('Deleted 1 entry of yours.');
  expect((await member.click(privacy, 'Delete mine')).text).toBe('Nothing is kept under your name.');
  expectClean(running);
});

test('/privacy says that admins see private questions, and that the words of a pinned one stay', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  await member.command('ask', { question: QUESTION, private: true });
  const privacy = await member.command('privacy');
  expect(privacy.text).toContain('Admins see the questions without a good answer, private ones too');
  expect(privacy.text).toContain('its words stay in the pin when yours are deleted');
  expectClean(running);
});

test('hostile article text is shown character by character and pings nobody', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const answer = await member.command('ask', { question: 'hostile zebra markup' });
  expect(answer.text).toContain('\\@everyone \\*\\*bold\\*\\*');
  const opened = await member.click(answer, buttonAt(answer, 'Open'));
  expect(opened.text).toContain('\\|\\|spoiler\\|\\|');
  expectClean(running);
});
