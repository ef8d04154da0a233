/**
 * The page in headless Chromium, as a person uses it. Chromium is Debian's, or CHROMIUM names another; where there is none
 * the tests are skipped and say so.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const NO_CHROMIUM = existsSync(CHROMIUM)
  ? null
  : `there is no ${CHROMIUM}; install it ("apt-get install chromium") or set CHROMIUM`;

/** Nothing that could call home, and no sandbox, which containers do not allow. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Visit {
  readonly page: Page;
  /** What the browser complained about, such as a broken policy or a thrown error. */
  readonly complaints: string[];
  /** Addresses that were asked for and are not the page's own. */
  readonly foreign: string[];
  /** The newest message of the channel. */
  readonly last: Locator;
  /** Chooses a command by its name and fills in options, in the order given. */
  command(name: string, options?: Readonly<Record<string, string>>): Promise<void>;
  become(person: 'member' | 'admin'): Promise<void>;
}

/** Starts one browser for a file of tests; each visit is a fresh profile, closed after its test. */
export function useBrowser(): (url: string) => Promise<Visit> {
  let browser: Browser | null = null;
  const close: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    if (NO_CHROMIUM === null) browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterEach(async () => {
    for (const one of close.splice(0)) await one();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (url) => {
    if (!browser) throw new Error('There is no browser.');
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
    close.push(() => context.close());
    return visit(await context.newPage(), url);
  };
}

async function visit(page: Page, url: string): Promise<Visit> {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) foreign.push(request.url());
  });
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.locator('.message').first().waitFor();
  return {
    page,
    complaints,
    foreign,
    last: page.locator('.message').last(),
    async command(name, options = {}) {
      const input = page.locator('.bar textarea');
      await input.fill(name);
      await input.press('Enter');
      for (const [option, value] of Object.entries(options)) {
        const pill = page.locator(`[data-option="${option}"]`);
        if ((await pill.count()) === 0) await page.getByRole('button', { name: `+ ${option}`, exact: true }).click();
        await pill.locator('input').fill(value);
      }
      await page.locator('.run').click();
    },
    async become(person) {
      await page.locator(`[data-person="${person}"]`).click();
    },
  };
}
