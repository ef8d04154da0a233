import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { input, label, modal, select, x } from './modal-parts.ts';
import { ask, type Running, run, soon } from './tiny-bot.ts';

describe('a modal in use', () => {
  let running: Running;
  let form = modal();
  beforeAll(async () => {
    running = await run(
      async (interaction) => {
        if (interaction.isChatInputCommand() || interaction.isButton()) {
          await interaction.showModal(form as APIModalInteractionResponseCallbackData);
        } else if (interaction.isModalSubmit()) {
          const question = interaction.fields.getTextInputValue('question');
          if (question === 'again') {
            const body = { type: 9, data: form };
            await running.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
              body,
              auth: false,
            });
          } else await interaction.reply(`${question} in ${interaction.fields.getStringSelectValues('scope').join()}`);
        }
      },
      [ask],
    );
  });
  afterEach(() => {
    running.errors.length = 0;
  });
  afterAll(() => running.stop());

  test('is shown, filled by label, and submitted', async () => {
    form = modal(
      { type: 10, content: 'About this answer' },
      label(input({ max_length: 20 })),
      label(select(), { label: 'Scope' }),
    );
    const member = running.discord.as('member').in('general');
    const shown = await member.command('ask', { question: 'a' });
    expect(shown).toMatchObject({ kind: 'modal', modal: { title: 'Follow up', customId: 'follow-up' } });
    expect(shown.text).toContain('About this answer');
    await expect(member.submitModal(shown, { Scope: 'v1' })).rejects.toThrow('Field "Your question" must be filled');
    await expect(member.submitModal(shown, { question: x(21), scope: 'v1' })).rejects.toThrow(
      'wants 0 to 20 characters, got 21',
    );
    await expect(member.submitModal(shown, { question: 'a', scope: 'v9' })).rejects.toThrow('does not offer "v9"');
    await expect(member.submitModal(shown, { other: 'a' })).rejects.toThrow('no field "other"');
    const answer = await member.submitModal(shown, { 'Your question': 'Why?', Scope: 'L1' });
    expect(answer).toMatchObject({ kind: 'message', text: 'Why? in v1' });
  });

  test('is never the answer to a modal', async () => {
    form = modal(label(input()), label(select()));
    const member = running.discord.as('member').in('general');
    const shown = await member.command('ask', { question: 'a' });
    const submitted = member.submitModal(shown, { question: 'again', scope: 'v0' }).catch((error: unknown) => error);
    await expect.poll(() => running.errors, soon).toMatchObject([{ code: 50035 }]);
    expect(running.discord.refusals.at(-1)?.reasons).toEqual([
      'type: Value must be one of {4, 5}. [BASE_TYPE_CHOICES]',
    ]);
    running.discord.clock.advance(4000);
    await expect(submitted).resolves.toMatchObject({ name: 'DidNotRespond' });
  });
});
