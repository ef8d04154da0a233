/** Who may talk to the page: only itself, by a loopback name, with the token of this start. */
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { AppError } from '../../src/errors.ts';
import { startPage } from '../../src/page/server.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { pageConfig, quietLog, startToyPage } from './page-fixture.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A plain request, which may claim any Host and Origin, unlike one of `fetch`. */
function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const tokenIn = (html: string) => /name="page-token" content="([\w-]+)"/.exec(html)?.[1] ?? '';

const ASK = {
  kind: 'command',
  name: 'ask',
  subcommand: null,
  options: { question: 'Who announced the meeting?' },
  target: null,
  person: 'member',
  locale: 'en-US',
};

async function startWithToken() {
  const page = await startToyPage();
  const token = tokenIn((await send(page.url)).text);
  const origin = page.url.slice(0, -1);
  const own = { origin, 'x-page-token': token, 'content-type': 'application/json' };
  const post = (headers: Record<string, string>, body: string | Buffer = JSON.stringify(ASK), path = 'api/events') =>
    send(`${page.url}${path}`, { method: 'POST', headers, body });
  return { page, token, origin, own, post };
}

test('the page itself may ask', async () => {
  const { own, post, page } = await startWithToken();
  expect(await post(own)).toMatchObject({ status: 200, text: '{"kind":"deferred"}' });
  expect(page.state.answers.size).toBe(1);
});

test('a foreign Host is refused, whatever is asked for', async () => {
  const { page, own, post } = await startWithToken();
  const { port } = new URL(page.url);
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${Number(port) + 1}`,
    `0.0.0.0:${port}`,
  ]) {
    expect((await send(page.url, { headers: { host } })).status, host).toBe(403);
    expect((await post({ ...own, host, origin: `http://${host}` })).status, host).toBe(403);
  }
  expect((await send(page.url, { headers: { host: `localhost:${port}` } })).status).toBe(200);
  expect(page.state.answers.size).toBe(0);
});

test('another site can neither post nor read', async () => {
  const { page, token, own, post } = await startWithToken();
  expect((await post({ ...own, origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ ...own, origin: 'null' })).status).toBe(403);
  expect((await post({ 'x-page-token': token, 'content-type': 'application/json' })).status).toBe(403);
  expect((await post({ ...own, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post({ ...own, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  const stream = `${page.url}api/stream?token=${token}`;
  expect((await send(stream, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  expect((await send(`${page.url}page.js`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  expect(page.state.answers.size).toBe(0);
});

test('a link elsewhere may open the page, but not frame it', async () => {
  const { page } = await startWithToken();
  const opened = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const answer = await send(page.url, { headers: opened });
  expect(answer.status).toBe(200);
  expect(answer.headers['x-frame-options']).toBe('DENY');
  expect((await send(page.url, { headers: { ...opened, 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
});

test('without the token of this start nothing of the channel is read or changed', async () => {
  const { page, origin, post } = await startWithToken();
  const json = { origin, 'content-type': 'application/json' };
  expect((await post(json)).status).toBe(401);
  expect((await post({ ...json, 'x-page-token': 'x'.repeat(32) })).status).toBe(401);
  expect((await send(`${page.url}api/stream`)).status).toBe(401);
  expect((await post({ origin }, 'text', 'api/uploads?name=a.txt')).status).toBe(401);
  expect(page.state.answers.size).toBe(0);
});

test('each start has another token', async () => {
  const first = await startWithToken();
  const second = await startWithToken();
  expect(first.token).toMatch(/^[\w-]{32}$/);
  expect(second.token).not.toBe(first.token);
});

test('a body that is too large, no JSON or no event is refused', async () => {
  const { own, post, page } = await startWithToken();
  const long = JSON.stringify({ ...ASK, options: { question: 'x'.repeat(70_000) } });
  expect((await post(own, long)).status).toBe(413);
  expect((await post(own, '{')).status).toBe(400);
  expect((await post({ ...own, 'content-type': 'text/plain' })).status).toBe(400);
  expect((await post(own, JSON.stringify({ ...ASK, person: 'owner' }))).status).toBe(400);
  expect((await post(own, JSON.stringify({ ...ASK, options: { question: { url: 'http://10.0.0.1/' } } }))).status).toBe(
    400,
  );
  expect((await post(own, '[]')).status).toBe(400);
  expect(page.state.answers.size).toBe(0);
});

test('an upload is taken up to the size of an article and served back as a download', async () => {
  const page = await startToyPage({ MAX_ARTICLE_MB: '1' });
  const token = tokenIn((await send(page.url)).text);
  const headers = { origin: page.url.slice(0, -1), 'x-page-token': token };
  const upload = (body: Buffer) => send(`${page.url}api/uploads?name=a.html`, { method: 'POST', headers, body });
  // The connection is cut, now and then before the answer has been read.
  const refused = await upload(Buffer.alloc(1_000_001)).catch(() => null);
  expect(refused?.status ?? 413).toBe(413);
  const { upload: id } = JSON.parse((await upload(Buffer.from('<script>alert(1)</script>'))).text) as {
    upload: string;
  };
  const back = await send(`${page.url}files/${id}/a.html`);
  expect(back.text).toBe('<script>alert(1)</script>');
  expect(back.headers['content-type']).toBe('application/octet-stream');
  expect(back.headers['content-disposition']).toMatch(/^attachment;/);
  expect(back.headers['x-content-type-options']).toBe('nosniff');
  expect((await send(`${page.url}files/nothing/a.html`)).status).toBe(404);
});

test('the policy allows nothing from elsewhere and no inline script', async () => {
  const { page } = await startWithToken();
  const { headers, text } = await send(page.url);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toMatch(/https?:/);
  expect(text).not.toMatch(/<script(?![^>]* src=)/);
  expect(text).not.toMatch(/(?:src|href)="(?!\/)/);
});

test('a port that is taken is named, with the setting to change', async () => {
  const { page } = await startWithToken();
  const { port } = new URL(page.url);
  const parts = { config: pageConfig({ PAGE_PORT: port }), core: createToyCore(), commands, logger: quietLog() };
  const failed = startPage(parts);
  await expect(failed).rejects.toThrow(AppError);
  await expect(failed).rejects.toThrow(new RegExp(`PAGE_PORT.*${port}.*taken`));
});

test('the server listens on loopback only', async () => {
  const { page } = await startWithToken();
  expect(new URL(page.url).hostname).toBe('127.0.0.1');
});
