/** What the page's own requests do: events of its people, uploads, and connections that come and go. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { startToyPage } from './page-fixture.ts';

/** A page, and its requests as its script makes them. */
async function startClient(env: Readonly<Record<string, string>> = {}) {
  const running = await startToyPage(env);
  const html = await (await fetch(running.url)).text();
  const token = /name="page-token" content="([\w-]+)"/.exec(html)?.[1] ?? '';
  const headers = { origin: running.url.slice(0, -1), 'x-page-token': token };
  const post = (path: string, type: string, body: string) =>
    fetch(`${running.url}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type }, body });
  const command = (name: string, subcommand: string | null, options: object = {}) => {
    const event = { kind: 'command', person: 'admin', locale: 'en-US', name, subcommand, options, target: null };
    return post('api/events', 'application/json', JSON.stringify(event));
  };
  const ask = (content: string) =>
    post(
      'api/events',
      'application/json',
      JSON.stringify({ kind: 'mention', person: 'member', locale: 'en-US', content }),
    );
  return { running, token, post, command, ask };
}

test('questions in quick succession are all answered, whatever pause the members of a server keep', async () => {
  const { running, ask } = await startClient({ ASK_COOLDOWN_SECONDS: '60', ASK_SERVER_PER_MINUTE: '1' });
  for (const question of ['What did the envoy announce?', 'Who was told to wait?', 'When was the summit?'])
    await ask(question);
  await expect.poll(() => running.state.answers.size).toBe(3);
});

test("the page's admin stays one where the settings name a server of Discord", async () => {
  const { running, command } = await startClient({ DISCORD_GUILD_ID: '800000000000000001' });
  await command('reindex', 'run');
  expect(running.core.jobs.started).toHaveLength(1);
});

test('a file keeps its name, whatever stands in it', async () => {
  const { running, post, command } = await startClient();
  for (const name of ['notes.md', '100% sure.md', '50%25.md', 'a+b c.md']) {
    const query = new URLSearchParams({ name });
    const sent = await post(`api/uploads?${query}`, 'application/octet-stream', '# Notes');
    const { upload } = (await sent.json()) as { upload: string };
    await command('articles', 'add', { file: { upload, name, sizeBytes: 7, contentType: 'text/markdown' } });
    await expect.poll(() => [...running.state.files.keys()]).toContain(name);
    const back = await fetch(`${running.url}files/${upload}/x`);
    expect(back.headers.get('content-disposition')).toContain(encodeURIComponent(name));
  }
});

test('half of a character in the name of a file is answered, not stumbled over', async () => {
  const { running, post, command } = await startClient();
  const file = { upload: null, name: 'a\ud800.md', sizeBytes: 5, contentType: null };
  expect((await command('articles', 'add', { file })).status).toBe(200);
  const cut = `${'x'.repeat(259)}\u{1f600}.md`;
  const sent = await post(`api/uploads?${new URLSearchParams({ name: cut })}`, 'application/octet-stream', 'x');
  const { upload } = (await sent.json()) as { upload: string };
  expect((await fetch(`${running.url}files/${upload}/x`)).status).toBe(200);
  expect(running.errors).toEqual([]);
});

test('a connection that is closed leaves nothing behind, also while its welcome is made', async () => {
  const { running, token } = await startClient();
  const showArticle = running.core.showArticle;
  let looked = 0;
  let letLook = () => {};
  const mayLook = new Promise<void>((resolve) => {
    letLook = resolve;
  });
  running.core.showArticle = async (name) => {
    looked += 1;
    await mayLook;
    return showArticle(name);
  };
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  const [started, stopped] = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'clearInterval')];
  onTestFinished(() => {
    process.off('warning', onWarning);
    vi.restoreAllMocks();
  });
  const connections = () =>
    Array.from({ length: 12 }, () => {
      const leave = new AbortController();
      fetch(`${running.url}api/stream?locale=en&token=${token}`, { signal: leave.signal }).catch(() => undefined);
      return leave;
    });
  const heartbeats = () => started.mock.results.filter((_, index) => started.mock.calls[index]?.[1] === 15_000);
  const beating = () => heartbeats().filter(({ value }) => !stopped.mock.calls.some(([timer]) => timer === value));
  const closedEarly = connections();
  await expect.poll(() => looked, { timeout: 10_000 }).toBe(closedEarly.length);
  for (const leave of closedEarly) leave.abort();
  // When this is answered the server has heard of those that left.
  await fetch(running.url);
  letLook();
  const welcomed = connections();
  await expect.poll(() => heartbeats().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(welcomed.length);
  for (const leave of welcomed) leave.abort();
  await expect.poll(beating, { timeout: 10_000 }).toEqual([]);
  expect(warnings).toEqual([]);
});
