/** The page by keyboard alone, on a narrow phone, with long messages and with text that runs from right to left. */
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/discord/command.ts';
import { message, text } from '../../src/discord/rendering/payload.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { NO_CHROMIUM, useBrowser } from './browser.ts';
import { pageConfig, servePage, startToyPage } from './page-fixture.ts';

const suffix = NO_CHROMIUM === null ? '' : ` (skipped: ${NO_CHROMIUM})`;
const QUESTION = 'What did the envoy announce at the White House in March?';

/** A command that says what a test wants to see. */
const saying = (content: string): Command => ({
  data: { name: 'say', description: 'Say something' },
  visibility: 'public',
  execute: async () => message([text(content)]),
});

describe.skipIf(NO_CHROMIUM !== null)(`the page for everybody${suffix}`, { timeout: 120_000 }, () => {
  const open = useBrowser();
  const say = async (content: string) => {
    const visit = await open((await servePage(createToyCore(), pageConfig(), [], [saying(content)])).url);
    await visit.command('/say');
    // Until it has come, the page's welcome is the last message.
    await visit.page.locator('.message', { hasText: '/say' }).locator('.markdown').waitFor();
    return visit;
  };

  test('a message can be asked about by keyboard alone, and a button that was pressed keeps the focus', async () => {
    const { page, last } = await open((await startToyPage()).url);
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    const source = last.getByRole('button', { name: 'Open' }).first();
    await source.focus();
    await page.keyboard.press('Enter');
    await page.locator('.message.private blockquote, .message.private strong').first().waitFor();
    const focused = () => page.evaluate('document.activeElement.textContent');
    expect(await focused()).toBe('Open');
    while ((await focused()) !== ' Ask about this') await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.message.private').count()).toBe(2);
  });

  test('a list that is open closes when the focus goes on', async () => {
    const { page, last, command } = await open((await startToyPage()).url);
    await command('/articles list');
    await last.getByRole('combobox').press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  });

  test('of a message higher than the window the beginning is shown, and its end stays when it is gone to', async () => {
    const { page, last } = await say(`### Beginning\n${'A line of a long answer.\n'.repeat(80)}`);
    const inSight = async () => ((await last.locator('h3').boundingBox())?.y ?? 0) >= 48;
    await expect.poll(inSight).toBe(true);
    await page.evaluate(`document.querySelector('.messages').scrollTo(0, 1e6)`);
    await expect.poll(inSight).toBe(false);
    await page.locator('[data-person="admin"]').click();
    await page.locator('.settings small', { hasText: 'Admin' }).waitFor();
    expect(await inSight()).toBe(false);
  });

  test('what is written from right to left runs so, and its number stands where a reader begins', async () => {
    const { last } = await say('> **1**  بُني الجسر القديم في عام 1903.\n-# **תחנת הרכבת** › המנורה');
    const quote = await last.locator('blockquote').boundingBox();
    const number = await last.locator('blockquote strong').boundingBox();
    expect((number?.x ?? 0) - (quote?.x ?? 0)).toBeGreaterThan((quote?.width ?? 0) - 40);
    const left = await (await say('> **1**  The old bridge was built in 1903.')).last.locator('strong').boundingBox();
    expect((left?.x ?? 0) - (quote?.x ?? 0)).toBeLessThan(40);
  });

  test('on a phone of 360 pixels nothing is wider than it, and a quote has the whole width', async () => {
    const { page, last, command } = await open((await startToyPage()).url);
    await page.setViewportSize({ width: 360, height: 740 });
    await command('/ask', { question: `${QUESTION} ${'x'.repeat(300)}` });
    await last.locator('blockquote').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect((await last.locator('.section-text').first().boundingBox())?.width).toBeGreaterThan(240);
  });

  test('the field grows with what is written, up to six lines', async () => {
    const { page } = await open((await startToyPage()).url);
    const field = page.locator('.bar textarea');
    const height = async () => (await field.boundingBox())?.height ?? 0;
    const one = await height();
    await field.fill('word '.repeat(100));
    expect(await height()).toBeGreaterThan(2 * one);
    await field.fill('word '.repeat(390));
    expect(await height()).toBeLessThan(7 * one);
  });
});
