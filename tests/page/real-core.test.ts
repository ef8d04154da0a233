/** From a folder of articles to a quote in the browser, through the real core: threads, model, store and all. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCore } from '../../src/core/open-core.ts';
import { NO_CHROMIUM, useBrowser } from './browser.ts';
import { closeAfterTest, pageConfig, servePage } from './page-fixture.ts';

const ARTICLES = {
  'lighthouse.md':
    '---\ntitle: The lighthouse at Orford\ndate: 2016-03-01\n---\n\n## The lamp\n\nThe lighthouse at Orford was lit for the ' +
    'first time in October 1792. Its lamp burned sperm oil until 1913. Two keepers shared the watch.\n',
  'ferry.txt':
    'The ferry to Havergate\n\nThe ferry leaves the quay at nine in the morning. Dogs travel free of charge.\n',
  'bread.md': '# Rye bread\n\nA rye loaf needs a sour starter, because rye flour holds little gluten.\n',
};

async function start() {
  const home = mkdtempSync(join(tmpdir(), 'footnote-page-'));
  closeAfterTest(() => rmSync(home, { recursive: true, force: true }));
  const articles = join(home, 'articles');
  mkdirSync(articles);
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(articles, name), text);
  const config = pageConfig({ ARTICLES_DIR: articles, DATA_DIR: join(home, 'data') });
  const core = await openCore(config);
  closeAfterTest(() => core.close());
  return { core, config };
}

const suffix = NO_CHROMIUM === null ? '' : ` (skipped: ${NO_CHROMIUM})`;

describe.skipIf(NO_CHROMIUM !== null)(`the page on the real core${suffix}`, () => {
  const open = useBrowser();

  test('an admin indexes the folder, a member asks, reads the source and asks in vain', async () => {
    const { core, config } = await start();
    const errors: unknown[] = [];
    const served = await servePage(core, config, errors);
    const { page, last, command, become, complaints } = await open(served.url);

    await become('admin');
    await command('/reindex run');
    await last.locator('.markdown', { hasText: '3 articles' }).waitFor();

    await become('member');
    await command('/ask', { question: 'When was the lighthouse at Orford first lit?' });
    const quote = last.locator('blockquote', { hasText: 'lit for the first time in October 1792.' });
    await quote.waitFor();
    expect(await last.textContent()).toContain('The lighthouse at Orford › The lamp');
    await last.getByRole('button', { name: 'Open' }).first().click();
    const source = page.locator('.message.private');
    await source.getByText('Its lamp burned sperm oil until 1913.').waitFor();
    expect(await source.locator('strong', { hasText: 'first time in October 1792.' }).count()).toBe(1);

    await command('/ask', { question: 'Who composed the opera about the dragon of Milan?' });
    await last.getByText('No answer was found in the articles.').waitFor();
    await command('/source');
    await page.locator('.message.private').nth(1).waitFor();
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    // Two threads load a model first, which takes a while on a busy machine.
  }, 120_000);
});
