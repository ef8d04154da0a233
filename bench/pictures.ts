/**
 * Pictures of the main answers for the README, made by the local page from the sample corpus: `npm run -s pictures`. They
 * show what the bot really answers, so they are made again when answers or their looks change.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { commands } from '../commands/index.ts';
import { loadConfig } from '../src/config.ts';
import { openCore } from '../src/core/open-core.ts';
import { createLogger } from '../src/logging.ts';
import { startPage } from '../src/page/server.ts';

const FOLDER = 'docs/images';
const MAX_BYTES = 150_000;
const SIZE = { width: 1080, height: 720 };
const MARGIN_PX = 8;
const COPIES = 100;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

const ANSWERED = 'Who is Choe Son Hui?';
const UNANSWERED = 'Who won the football world cup in 2018?';

async function takePictures(page: Page, articles: string): Promise<void> {
  const last = page.locator('.message').last();
  const run = async (name: string, options: Readonly<Record<string, string>> = {}) => {
    await page.locator('.bar textarea').fill(name);
    await page.keyboard.press('Enter');
    for (const [option, value] of Object.entries(options)) {
      const input = page.locator(`[data-option="${option}"] input`);
      if ((await input.count()) === 0) await page.getByRole('button', { name: `+ ${option}`, exact: true }).click();
      await input.fill(value);
    }
    await page.locator('.run').click();
    await page.mouse.move(0, 0);
  };
  await run('/ask', { question: ANSWERED });
  await last.getByRole('button', { name: 'All sources' }).waitFor();
  await save('answer', page, 'page');
  // Higher, so that every message fits in whole.
  await page.setViewportSize({ ...SIZE, height: 1200 });
  await last.getByRole('button', { name: 'Open' }).first().click();
  await last.getByRole('button', { name: 'Later text' }).waitFor();
  await save('source', page);
  await run('/ask', { question: UNANSWERED });
  await last.getByRole('button', { name: 'Tell the admins' }).waitFor();
  await save('abstention', page);
  await run('/articles list');
  await last.getByRole('button', { name: 'Next' }).waitFor();
  await save('articles', page);
  await page.locator('[data-person="admin"]').click();
  addCopies(articles);
  await run('/reindex run');
  await last.locator('.markdown', { hasText: 'passages a second' }).waitFor({ timeout: 120_000 });
  await save('reindex', page);
  await last.getByRole('button', { name: 'Cancel' }).click();
  await last.getByText('Cancelled').waitFor({ timeout: 60_000 });
}

/** The sample corpus alone is indexed before there is any progress to show. */
function addCopies(articles: string): void {
  for (const name of readdirSync(articles).filter((one) => one.endsWith('.md'))) {
    const text = readFileSync(join(articles, name), 'utf8');
    for (let n = 1; n <= COPIES; n += 1) writeFileSync(join(articles, `${n}-${name}`), `${text}\nThis is copy ${n}.\n`);
  }
}

/** The whole page, or its newest message with a little room around. */
async function save(name: string, page: Page, what: 'page' | 'message' = 'message'): Promise<void> {
  await page.mouse.move(0, 0);
  const box = what === 'page' ? null : await page.locator('.message').last().boundingBox();
  const clip = box && { x: box.x, y: box.y - MARGIN_PX, width: box.width, height: box.height + 2 * MARGIN_PX };
  const shot = await page.screenshot({ animations: 'disabled', ...(clip ? { clip } : {}) });
  const path = join(FOLDER, `${name}.png`);
  // A page of few colours: a palette shows the same at a third of the size.
  const { size } = await sharp(shot).png({ palette: true, effort: 10 }).toFile(path);
  if (size > MAX_BYTES) throw new RangeError(`${path} has ${size} bytes; at most ${MAX_BYTES} are wanted.`);
  process.stdout.write(`${path}: ${Math.round(size / 1000)} KB\n`);
}

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'footnote-pictures-'));
  const articles = join(home, 'articles');
  cpSync('articles', articles, { recursive: true, dereference: true });
  const config = loadConfig({
    ARTICLES_DIR: articles,
    DATA_DIR: join(home, 'data'),
    PAGE_PORT: '0',
    ASK_COOLDOWN_SECONDS: '0',
    LOG_LEVEL: 'warn',
  });
  const core = await openCore(config);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    await core.reindex({ mode: 'changed' }).finished;
    const served = await startPage({ config, core, commands, logger: createLogger(config) });
    const view = { viewport: SIZE, deviceScaleFactor: 2, colorScheme: 'dark' } as const;
    const page = await browser.newPage({ ...view, locale: 'en-US' });
    await page.goto(served.url);
    await page.locator('.message').first().waitFor();
    mkdirSync(FOLDER, { recursive: true });
    await takePictures(page, articles);
    await served.stop();
  } finally {
    await browser.close();
    await core.close();
    rmSync(home, { recursive: true, force: true });
  }
}

await main();
