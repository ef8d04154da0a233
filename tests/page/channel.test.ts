/** The page as a member and an admin use it, on a toy core: every kind of message, and what only one person may see. */
import { describe, expect, test } from 'vitest';
import { stringsFor } from '../../src/page/client/strings.ts';
import { NO_CHROMIUM, useBrowser } from './browser.ts';
import { startToyPage } from './page-fixture.ts';

const suffix = NO_CHROMIUM === null ? '' : ` (skipped: ${NO_CHROMIUM})`;
const QUESTION = 'What did the envoy announce at the White House in March?';

describe.skipIf(NO_CHROMIUM !== null)(`the page in a browser${suffix}`, { timeout: 120_000 }, () => {
  const open = useBrowser();

  test('a question is answered with quotes, and a source opens privately', async () => {
    const running = await startToyPage();
    const { page, last, command, complaints, foreign } = await open(running.url);
    await command('/ask', { question: QUESTION });
    await last.locator('blockquote', { hasText: 'Chung Eui-yong announced at the White House' }).waitFor();
    expect(await last.locator('.head').textContent()).toContain('/ask');
    await last.getByRole('button', { name: 'Open' }).first().click();
    const source = page.locator('.message.private');
    await source.locator('strong', { hasText: 'Chung Eui-yong' }).waitFor();
    expect(await source.textContent()).toContain('Only you can see this');
    await source.getByRole('button', { name: 'Dismiss message' }).click();
    await source.waitFor({ state: 'detached' });
    expect({ complaints, foreign, errors: running.errors }).toEqual({ complaints: [], foreign: [], errors: [] });
  });

  test('the newest message stays in sight when the window gets narrow', async () => {
    const running = await startToyPage();
    const { page, last, command } = await open(running.url);
    await command('/ask', { question: QUESTION });
    const buttons = last.getByRole('button', { name: 'All sources' });
    await buttons.waitFor();
    await page.setViewportSize({ width: 390, height: 500 });
    const list = `document.querySelector('.messages')`;
    await page.waitForFunction(`${list}.scrollHeight - ${list}.scrollTop - ${list}.clientHeight < 2`);
  });

  test('a follow-up by modal, all sources, and a verdict', async () => {
    const running = await startToyPage();
    const { page, last, command } = await open(running.url);
    await command('/ask', { question: QUESTION });
    await last.getByRole('button', { name: 'All sources' }).click();
    await page.locator('.message.private', { hasText: 'Summit year' }).waitFor();
    const answer = page.locator('.message', { hasText: 'All sources' });
    await answer.getByRole('button', { name: 'Helpful', exact: true }).click();
    await page.locator('.message.private', { hasText: 'Noted, thank you.' }).waitFor();
    expect(running.state.verdicts).toMatchObject([{ verdict: 'helpful' }]);
    await answer.getByRole('button', { name: 'Follow up' }).click();
    const modal = page.getByRole('dialog', { name: 'Follow up' });
    await modal.getByRole('button', { name: 'Submit' }).click();
    expect(await modal.isVisible(), 'an empty field is not sent').toBe(true);
    await modal.locator('textarea').fill('Who was told to wait?');
    await modal.getByRole('button', { name: 'Submit' }).click();
    await page.getByText(`Follows up: ${QUESTION}`).waitFor();
    expect([...running.state.answers.values()].at(-1)?.answer.follows).not.toBeNull();
  });

  test('the input offers commands, suggests articles and asks for what is required', async () => {
    const running = await startToyPage();
    const { page, command } = await open(running.url);
    await page.locator('.bar textarea').fill('/art');
    expect(await page.getByRole('option').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/articles list/), expect.stringMatching(/^\/articles show/)]),
    );
    await command('/articles show');
    await page.getByText('This option is required.').waitFor();
    await page.locator('[data-option="article"] input').fill('summit');
    await page.getByRole('option', { name: 'Summit year' }).click();
    await page.locator('.run').click();
    await page.locator('.message.private', { hasText: 'Summit year' }).waitFor();
  });

  test('the input names the command and the suggestion that the keys have reached', async () => {
    const running = await startToyPage();
    const { page } = await open(running.url);
    const input = page.locator('.bar').getByRole('textbox');
    expect(await input.getAttribute('aria-controls'), 'plain text has no list').toBeNull();
    await input.fill('/articles');
    const field = page.locator('[aria-activedescendant]');
    const textOf = async () => page.locator(`[id="${await field.getAttribute('aria-activedescendant')}"]`).innerText();
    expect(await textOf()).toMatch(/^\/articles list/);
    await page.keyboard.press('ArrowDown');
    expect(await textOf()).toMatch(/^\/articles show/);
    await page.keyboard.press('Enter');
    await page.locator('[data-option="article"] input').fill('summit');
    await page.getByRole('option', { name: 'Summit year' }).waitFor();
    expect(await textOf()).toBe('Summit year');
    expect(await page.locator('.bar').getByRole('combobox', { expanded: true }).inputValue()).toBe('summit');
  });

  test('a text that is too long is not cut: it stays until it is shortened', async () => {
    const running = await startToyPage();
    const { page, last, command } = await open(running.url);
    const input = page.locator('.bar textarea');
    await input.fill('x'.repeat(2140));
    await page.getByText('2,140 characters; at most 2,000 can be sent. Shorten the text.').waitFor();
    await input.press('Enter');
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    expect((await input.inputValue()).length).toBe(2140);
    await input.fill(QUESTION);
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(false);

    await command('/ask', { question: 'x'.repeat(1001) });
    await page.getByText('1,001 characters; at most 1,000 can be sent. Shorten the text.').waitFor();
    await page.locator('[data-option="question"] input').fill(QUESTION);
    await page.locator('.run').click();
    await last.getByRole('button', { name: 'Follow up' }).click();
    const modal = page.getByRole('dialog', { name: 'Follow up' });
    await modal.locator('textarea').fill('x'.repeat(1002));
    await modal.getByRole('button', { name: 'Submit' }).click();
    const said = (field: unknown) => (field as { validationMessage: string }).validationMessage;
    expect(await modal.locator('textarea').evaluate(said)).toMatch(/^1,002 characters; at most 1,000 can be sent/);
    expect(running.state.answers.size).toBe(1);
  });

  test('what cannot be sent stays in the field', async () => {
    const running = await startToyPage();
    const { page, command } = await open(running.url);
    await page.route('**/api/events', (route) => route.abort());
    const input = page.locator('.bar textarea');
    await input.fill(QUESTION);
    await input.press('Enter');
    await page.getByText('This interaction failed').waitFor();
    expect(await input.inputValue()).toBe(QUESTION);
    await command('/ask', { question: QUESTION });
    await page.getByText('This interaction failed').waitFor();
    expect(await page.locator('[data-option="question"] input').inputValue()).toBe(QUESTION);
  });

  test('a member is refused what is for admins, and an admin follows a reindex to its end', async () => {
    const running = await startToyPage();
    running.core.jobs.hold = true;
    const { page, last, command, become } = await open(running.url);
    await command('/reindex run');
    await page.locator('.message.private', { hasText: 'This is for the admins of this server.' }).waitFor();
    expect(running.core.jobs.started).toEqual([]);

    await become('admin');
    expect(await page.locator('.message.private').count(), 'what the member was told').toBe(0);
    await command('/reindex run', {});
    await last.locator('.thinking').waitFor();
    await last.getByRole('button', { name: 'Cancel' }).waitFor();
    running.core.jobs.progress({ done: 50, file: 'summit.md' });
    await last.locator('.markdown', { hasText: 'summit.md' }).waitFor();
    expect(await last.textContent()).toContain('50');
    running.core.jobs.finish();
    await last.locator('.markdown', { hasText: /Done in/ }).waitFor();
    expect(await last.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  });

  test('an admin adds an article from a file; one that is too large is refused', async () => {
    const running = await startToyPage({ MAX_ARTICLE_MB: '1' });
    const { page, last, command, become } = await open(running.url);
    await become('admin');
    const attach = async (name: string, content: Buffer) => {
      await page.locator('.bar textarea').fill('/articles add');
      await page.keyboard.press('Enter');
      await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/plain', buffer: content });
      await page.locator('.run').click();
    };
    await attach('harbour.txt', Buffer.from('The harbour froze.'));
    await last.locator('.markdown', { hasText: 'harbour.txt' }).waitFor();
    expect(Buffer.from(running.state.files.get('harbour.txt') ?? []).toString()).toBe('The harbour froze.');
    await attach('large.txt', Buffer.alloc(1_100_000, 'a'));
    await last.locator('.markdown', { hasText: 'are allowed' }).waitFor();
    expect([...running.state.files.keys()]).toEqual(['harbour.txt']);
    await become('member');
    await command('/articles list');
    await page.locator('.message.private', { hasText: 'articles' }).waitFor();
  });

  test('plain text mentions the bot, and a message can be asked about', async () => {
    const running = await startToyPage();
    const { page, last } = await open(running.url);
    await page.locator('.bar textarea').fill(QUESTION);
    await page.keyboard.press('Enter');
    await last.locator('blockquote').first().waitFor();
    expect(await last.locator('.head').textContent()).toContain(QUESTION);
    await page.locator('[data-author="member"]').hover();
    await page.getByRole('button', { name: 'Ask about this' }).click();
    await page.locator('.message.private blockquote').first().waitFor();
  });

  test('what an article or a member writes shows character by character', async () => {
    const running = await startToyPage();
    const { page, last, command, complaints } = await open(running.url);
    const question = 'Hostile markup zebra <img src=x onerror=alert(1)> **bold**';
    await command('/ask', { question });
    await last.locator('blockquote').first().waitFor();
    expect(await last.locator('h3').textContent()).toBe(question);
    const quote = await last.locator('blockquote').first().textContent();
    expect(quote).toContain('@everyone **bold** [link](https://evil.example) ||spoiler|| `code` <@123456789012345678>');
    expect(await page.locator('.message .mention, .message blockquote a, .message img[src="x"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('the channel is still there after a reload', async () => {
    const running = await startToyPage();
    const { page, last, command } = await open(running.url);
    await command('/ask', { question: QUESTION });
    await last.locator('blockquote').first().waitFor();
    await page.reload();
    await last.locator('blockquote').first().waitFor();
    expect(await page.locator('.message').count()).toBe(2);
  });

  test('buttons of an open page work after the server was started anew', async () => {
    const running = await startToyPage();
    const { page, last, command } = await open(running.url);
    await command('/ask', { question: QUESTION });
    const openButton = last.getByRole('button', { name: 'Open' }).first();
    await openButton.waitFor();
    await running.restart();
    await openButton.click();
    await page.locator('.message.private strong', { hasText: 'Chung Eui-yong' }).waitFor();
    expect(await page.locator('.message').count()).toBe(3);
  });

  test('an open page does not go on waiting for answers that were lost while it was not connected', async () => {
    const running = await startToyPage();
    const { page, command } = await open(running.url);
    running.core.ask = () => new Promise(() => {});
    await command('/ask', { question: QUESTION });
    await page.locator('.thinking').waitFor();
    await page.locator('.bar textarea').fill(QUESTION);
    await page.keyboard.press('Enter');
    const typing = page.getByText(stringsFor('en-US').typing);
    await typing.waitFor();
    await running.restart();
    await page.locator('.thinking').waitFor({ state: 'detached' });
    await typing.waitFor({ state: 'detached' });
    expect(await page.locator('[data-author="member"]').count(), 'what was asked').toBe(1);
  });

  test('in every language the page and the handlers speak it', async () => {
    const running = await startToyPage();
    const { page, last } = await open(running.url);
    const spoken = [
      ['ko', '나만 볼 수 있음'],
      ['es-ES', 'Solo tú puedes ver esto'],
      ['fr', 'Toi seul peux voir ceci'],
      ['de', 'Nur du kannst das sehen'],
    ] as const;
    for (const [code, onlyYou] of spoken) {
      await page.locator('.settings select').selectOption(code);
      await page.locator('.bar textarea').fill('/status');
      await page.keyboard.press('Enter');
      await page.locator('.run').click();
      await last.locator('.only-you', { hasText: onlyYou }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(code);
      await last.getByRole('button', { name: stringsFor(code).dismiss }).click();
    }
  });
});
