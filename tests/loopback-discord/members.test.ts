import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MemberCannot } from '../helpers/discord/index.ts';
import { runMemberBot } from './member-bot.ts';
import { type Running, soon } from './tiny-bot.ts';

let running: Running;
const heard: string[] = [];
beforeAll(async () => {
  running = await runMemberBot(heard);
});
afterAll(() => running.stop());
beforeEach(() => {
  running.discord.refusals.length = 0;
  running.errors.length = 0;
});

const ada = () => running.discord.as('ada').in('general');
const grace = () => running.discord.as('grace').in('general');

test('options are typed with the limits of the command', async () => {
  await expect(ada().command('ask', { question: 'Who?', private: true })).resolves.toMatchObject({
    text: 'ask Who? in guild ko',
  });
  await expect(ada().command('ask')).rejects.toThrow('/ask needs question');
  await expect(ada().command('ask', { question: 'x'.repeat(21) })).rejects.toThrow('0 to 20 characters');
  await expect(ada().command('ask', { question: 'a', colour: 'red' })).rejects.toThrow('no option "colour"');
  await expect(ada().command('ask', { question: 'a', private: 'yes' })).rejects.toThrow('wants true or false');
  await expect(ada().command('answer')).rejects.toThrow('No command "answer" is registered');
  await expect(ada().command('ask', { question: 'x'.repeat(21) }, { bypass: true })).resolves.toMatchObject({
    kind: 'message',
  });
});

test('members, channels, roles, numbers and choices arrive resolved', async () => {
  const values = { member: 'grace', channel: 'general', role: 'Readers', page: 3, mode: 'full' };
  await expect(ada().command('who', values)).resolves.toMatchObject({ text: 'grace general Readers 3 full' });
  await expect(ada().command('who', { page: 10 })).rejects.toThrow('at most 9');
  await expect(ada().command('who', { page: 1.5 })).rejects.toThrow('a whole number');
  await expect(ada().command('who', { mode: 'half' })).rejects.toThrow('one of "full"');
});

test('subcommands, groups and attached files', async () => {
  await expect(ada().command('articles list')).resolves.toMatchObject({ text: 'articles  in guild ko' });
  await expect(ada().command('articles')).rejects.toThrow('needs a subcommand: list, admin');
  await expect(ada().command('articles remove')).rejects.toThrow('no subcommand "remove"');
  const file = { name: 'note.txt', data: 'Kim met Moon.' };
  const answer = await ada().command('articles admin add', { file });
  expect(answer.text).toBe('admin note.txt text/plain; charset=utf-8 13: Kim met Moon.');
});

test('autocomplete tells what is typed where, and is held to its limits', async () => {
  await expect(ada().autocomplete('ask', { article: 'kor' }, 'article')).resolves.toEqual([
    { name: 'article kor 0', value: '0' },
    { name: 'article kor 1', value: '1' },
  ]);
  await expect(ada().autocomplete('ask', { question: 'kor' }, 'question')).rejects.toThrow('does not autocomplete');
  for (const [typed, reason] of [
    ['many', 'data.choices: Must be 25 or fewer'],
    ['long', 'data.choices.0.name: Must be between 1 and 100'],
  ] as const) {
    running.discord.refusals.length = 0;
    const asked = ada().autocomplete('ask', { article: typed }, 'article', { timeoutMs: 300 });
    await expect(asked).rejects.toThrow('No answer came: the interaction is not acknowledged');
    await expect.poll(() => running.discord.refusals[0]?.reasons[0], soon).toContain(reason);
  }
});

test('a command behind permissions is hidden, unless the check is bypassed', async () => {
  await expect(ada().command('reindex')).rejects.toThrow('"reindex" is hidden');
  await expect(ada().command('reindex', {}, { bypass: true })).resolves.toMatchObject({ kind: 'message' });
  await expect(grace().command('reindex')).resolves.toMatchObject({ kind: 'message' });
});

test('direct messages have commands for them alone, and no guild', async () => {
  const direct = running.discord.as('ada').inDirectMessages();
  await expect(direct.command('ask', { question: 'a' })).resolves.toMatchObject({ text: 'ask a in dm ko' });
  await expect(direct.command('reindex')).rejects.toThrow('not offered in this kind of channel');
});

test('buttons are pressed by label or id, if they can be', async () => {
  const shown = await ada().command('panel');
  const pressed = await ada().click(shown, 'on');
  expect(pressed).toMatchObject({ kind: 'message', text: 'pressed on', ephemeral: true });
  expect(pressed.id).not.toBe(shown.id);
  await expect(ada().click(shown, 'off')).rejects.toThrow('is disabled');
  await expect(ada().click(shown, 'Twin')).rejects.toThrow('names 2 buttons');
  await expect(ada().click(shown, 'twin-2')).resolves.toMatchObject({ text: 'pressed twin-2' });
  await expect(ada().click(shown, 'Read')).rejects.toThrow('opens https://example.org');
  await expect(ada().click(shown, 'gone')).rejects.toThrow('no button "gone"');
  await expect(grace().click(pressed, 'on')).rejects.toThrow('grace cannot see message');
});

test('a select takes as many values as it says, from those it has', async () => {
  const shown = await ada().command('panel');
  await expect(ada().select(shown, 'pick', ['1', 'Two'])).resolves.toMatchObject({ text: '1+2', ephemeral: true });
  await expect(ada().select(shown, 'pick', [])).rejects.toThrow('takes 1 to 2 values, got 0');
  await expect(ada().select(shown, 'pick', '3')).rejects.toThrow('does not offer "3"');
  await expect(ada().select(shown, 'people', 'grace')).resolves.toMatchObject({ text: 'grace' });
});

test('commands on a message and on a member', async () => {
  const said = grace().post('Why did they meet?');
  await expect(ada().messageCommand('Ask about this', said)).resolves.toMatchObject({
    text: 'about: Why did they meet?',
  });
  await expect(ada().userCommand('Questions of', 'grace')).resolves.toMatchObject({ text: 'of: grace' });
});

test('what mentions the bot is read by it; the rest comes without its text', async () => {
  heard.length = 0;
  const answer = await ada().say('@Footnote who is @grace?');
  expect(answer).toMatchObject({ text: 'you said: @Footnote who is @grace?', ephemeral: false });
  expect(answer.repliesTo).not.toBeNull();
  await expect(ada().say('nobody asked', { timeoutMs: 200 })).rejects.toThrow('did not answer');
  await expect.poll(() => heard, soon).toEqual(['']);
});

test('a channel is for those who see it', async () => {
  const outside = running.discord.as('ada').in('staff');
  await expect(outside.command('ask', { question: 'a' }, { bypass: true })).rejects.toBeInstanceOf(MemberCannot);
  expect(() => outside.post('hello')).toThrow('may not write in #staff');
  await expect(running.discord.as('grace').in('staff').command('ask', { question: 'a' })).resolves.toMatchObject({
    kind: 'message',
  });
  expect(outside.messages()).toEqual([]);
});
