/** What /doctor finds in a channel and in a thread, through a real client. */
import { expect, test } from 'vitest';
import { start } from '../discord/bot-fixture.ts';
import { expectClean } from '../discord/member-walks.ts';
import { PERMISSION } from '../helpers/discord/index.ts';

test('the doctor names each thing and what to do about it', async () => {
  const channel = { name: 'quiet', overwrites: [{ for: 'bot', deny: 1n << 11n }] };
  const running = await start({ discord: { channels: [{ name: 'general' }, channel] } });
  const admin = running.discord.as('admin').in('general');
  const well = await admin.command('doctor');
  expect(well.text).toContain(
    '**look at this**  Disk: Only 120 MB are free where DATA\\_DIR lies.\n-# Free some room before the next reindex.',
  );
  expect(well.text).toContain('-# Commands: 10 commands are registered.');
  expect(well.text).toContain('-# Connection to Discord: Shard 0 of 1,');
  const quiet = await running.discord.as('admin').in('quiet').command('doctor');
  expect(quiet.text).toContain('Missing: Send Messages.');
  expectClean(running);
});

test('a thing is parted from what is said of it as French does', async () => {
  const running = await start({ discord: { members: [{ name: 'admin', permissions: 1n << 3n, locale: 'fr' }] } });
  const told = await running.discord.as('admin').in('general').command('doctor');
  expect(told.text).toContain('-# Commandes\u00a0: 10 commandes');
  expectClean(running);
});

test('the doctor asks in a thread for the right to write in threads, and in a channel for that of channels', async () => {
  const deny = (bit: bigint) => [{ for: 'bot', deny: bit }];
  const channels = [
    { name: 'general', overwrites: deny(PERMISSION.sendMessagesInThreads) },
    { name: 'still thread', type: 11, parent: 'general' },
    { name: 'quiet', overwrites: deny(PERMISSION.sendMessages) },
    { name: 'open thread', type: 11, parent: 'quiet' },
  ];
  const running = await start({ discord: { channels } });
  const told = async (place: string) => (await running.discord.as('admin').in(place).command('doctor')).text;
  const well = 'Permissions in this channel: The bot may see, write and attach files here.';
  for (const place of ['general', 'open thread']) expect(await told(place)).toContain(well);
  expect(await told('still thread')).toContain('Missing: Send Messages in Threads.');
  expect(await told('quiet')).toContain('Missing: Send Messages.');
  expectClean(running);
});
