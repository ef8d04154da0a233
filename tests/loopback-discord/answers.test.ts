import { MessageFlags } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { ask, type Running, run } from './tiny-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const answer = (text: string, button = 'Helpful') => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    {
      type: 17,
      components: [
        { type: 10, content: text },
        { type: 1, components: [{ type: 2, style: 2, label: button, custom_id: 'helpful' }] },
      ],
    },
  ],
});

test('a deferred command is answered with components, its button updates it, and the edit is remembered', async () => {
  running = await run(
    async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        await interaction.editReply(answer(`> ${interaction.options.getString('question', true)}`));
      } else if (interaction.isButton()) await interaction.update(answer('Thank you.', 'Thanked'));
    },
    [ask],
  );
  const member = running.discord.as('member').in('general');

  const reply = await member.command('ask', { question: 'Who spoke?' });
  expect(reply).toMatchObject({
    kind: 'message',
    text: '> Who spoke?',
    ephemeral: false,
    edits: [],
    componentsV2: true,
  });
  expect(reply.buttons.map(({ label }) => label)).toEqual(['Helpful']);

  const thanked = await member.click(reply, 'Helpful');
  expect(thanked).toMatchObject({ kind: 'update', id: reply.id, text: 'Thank you.', edits: ['> Who spoke?'] });
  await expect(member.click(reply, 'Helpful')).rejects.toThrow('no button "Helpful"; there are Thanked');
  expect(running.discord.refusals).toEqual([]);
  expect(running.errors).toEqual([]);
});
