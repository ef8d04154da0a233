import { expect, test } from 'vitest';
import { start } from './bot-fixture.ts';

const QUESTION = 'Who announced that the president would meet Kim Jong Un?';

test('a question is answered with a quote, its place and buttons, and nobody is pinged', async () => {
  const { discord } = await start();
  const member = discord.as('member').in('general');
  const answer = await member.command('ask', { question: QUESTION });
  expect(answer.kind).toBe('message');
  expect(answer.ephemeral).toBe(false);
  expect(answer.componentsV2).toBe(true);
  expect(answer.text).toContain('> **1**  The year began quietly. In March the South Korean envoy');
  expect(answer.text).toContain('-# **Summit year** › Announcement · Jun 12, 2018');
  expect(answer.buttons.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Open', 'All sources', 'Follow up']),
  );
  expect(discord.refusals).toEqual([]);
});
