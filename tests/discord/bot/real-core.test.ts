/** The bot as it runs: discord.js, the real core with its threads, model and store, and a Discord on loopback. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { startBot } from '../../../src/discord/bot.ts';
import { openTestCore } from '../../helpers/core.ts';
import { startLoopbackDiscord } from '../../helpers/discord/index.ts';
import { configFor, createLog, type LogLine } from '../bot-fixture.ts';

const LIGHTHOUSE = `---
title: The lighthouse at Orford
date: 2016-03-01
---

## The lamp

The lighthouse at Orford was lit for the first time in October 1792. Its lamp burned sperm oil until 1913.
`;
const BREAD = '# Rye bread\n\nA rye loaf needs a sour starter, because rye flour holds little gluten.\n';
const FERRY =
  '# The ferry\n\n## Fares\n\nA return ticket for the ferry costs nine pounds. Dogs travel free of charge.\n';

test('an article is added, asked about, pinned, read, rolled back and asked about in vain', async () => {
  const files = { 'lighthouse.md': LIGHTHOUSE, 'bread.md': BREAD };
  const { core, articlesDir } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const log: LogLine[] = [];
  const bot = await startBot({ config: configFor(discord), core, commands, logger: createLog(log) });
  onTestFinished(() => bot.stop());
  const member = discord.as('member').in('general');
  const admin = discord.as('admin').in('general');
  const price = 'How much does a ticket for the ferry cost?';
  expect((await member.command('ask', { question: price })).text).toContain('No answer was found in the articles.');
  expect((await admin.command('gaps')).text).toContain(`**1×**  ${price}`);

  const added = await admin.command('articles add', { file: { name: 'ferry.md', data: FERRY } });
  const ended = ({ text }: { text: string }) => text.includes('Done in');
  expect((await admin.click(added, 'Run it', { until: ended, timeoutMs: 60_000 })).text).toContain('**1** added');
  const answer = await member.command('ask', { question: price });
  expect(answer.text).toContain('> **1**  A return ticket for the ferry costs nine pounds.');
  expect(answer.text).toContain('**The ferry** › Fares');
  const source = await member.command('source');
  expect(source.text).toContain('**A return ticket for the ferry costs nine pounds.');

  const [choice] = await admin.autocomplete('pin add', { answer: '' }, 'answer');
  expect((await admin.command('pin add', { answer: String(choice?.value), citation: 1 })).text).toContain('Pinned.');
  const paraphrase = await member.command('ask', { question: 'What is the price of a ferry ticket?' });
  expect(paraphrase.text).toContain('> **1**  A return ticket for the ferry costs nine pounds.');

  const plan = await admin.command('reindex rollback', {}, { until: ({ text }) => text.includes('Nothing has been') });
  expect(plan.text).toContain('Taken out of the folder of articles: ferry.md');
  expect(existsSync(join(articlesDir, 'ferry.md'))).toBe(true);
  const back = await admin.click(plan, 'Go back', { until: ended, timeoutMs: 60_000 });
  expect(back.text).toContain('**1** removed');
  expect(back.text).toContain('Taken out of the folder of articles: ferry.md');
  expect(existsSync(join(articlesDir, 'ferry.md'))).toBe(false);
  expect((await admin.command('pin list')).text).toBe('Nothing is pinned. /pin add pins a quote to its question.');
  expect((await member.command('source')).text).toContain('The article has been removed since.');
  expect((await member.command('ask', { question: price })).text).toContain('No answer was found in the articles.');
  expect((await admin.command('doctor')).text).toContain('-# Store: 2 articles, 2 passages');
  expect(discord.refusals).toEqual([]);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  // Two threads load the built-in model first, which takes a while on a busy machine.
}, 180_000);

test('a question in another language than the articles is told that it could not be compared, and no other one', async () => {
  const files = { 'lighthouse.md': LIGHTHOUSE, 'bread.md': BREAD, 'ferry.md': FERRY };
  const { core } = await openTestCore({ files, env: { EMBEDDING_MODEL: 'builtin' } });
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const bot = await startBot({ config: configFor(discord), core, commands, logger: createLog([]) });
  onTestFinished(() => bot.stop());
  const member = discord.as('member').in('general');
  for (const question of ['배표는 얼마인가요?', 'Wie viel kostet eine Fahrkarte?', '¿Cuánto cuesta el billete?']) {
    const { text } = await member.command('ask', { question });
    expect(text).toContain('in another language than your question, and the search understands only English.');
    expect(text).not.toMatch(/No answer was found (?:in|to)/);
  }
  const { text } = await member.command('ask', { question: 'Who composed the opera about the dragon of Milan?' });
  expect(text).toContain('No answer was found in the articles.');
}, 180_000);

test('a file that was added by mistake is taken out again before it is indexed', async () => {
  const { core, articlesDir } = await openTestCore({ files: { 'bread.md': BREAD } });
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const bot = await startBot({ config: configFor(discord), core, commands, logger: createLog([]) });
  onTestFinished(() => bot.stop());
  const admin = discord.as('admin').in('general');
  const long = `a-very-long-name-of-a-file-about-${'ferries-and-'.repeat(4)}harbours.md`;
  for (const name of ['ferry.md', long]) {
    await admin.command('articles add', { file: { name, data: FERRY } });
    const asked = await admin.command('articles remove', { article: name });
    expect(asked.text).toContain(`Remove ${name} (${name}) from the articles?`);
    expect((await admin.click(asked, 'Remove')).text).toBe(`Removed ${name}. It was not in the answers yet.`);
    expect(existsSync(join(articlesDir, name))).toBe(false);
  }
  expect((await admin.command('articles remove', { article: 'ferry.md' })).text).toContain('There is no article');
  expect((await admin.command('articles remove', { article: '../ferry.md' })).text).toContain('There is no article');
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ added: 0, removed: 0, unchanged: 1 });
});
