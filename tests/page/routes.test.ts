/** What the page's own requests do: events of its people. */
import { expect, test } from 'vitest';
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
  return { running, token, post, command };
}

test("the page's admin stays one where the settings name a server of Discord", async () => {
  const { running, command } = await startClient({ DISCORD_GUILD_ID: '800000000000000001' });
  await command('reindex', 'run');
  expect(running.core.jobs.started).toHaveLength(1);
});
