import { ApplicationCommandOptionType, ApplicationIntegrationType } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, run } from './tiny-bot.ts';

let running: Running;
beforeAll(async () => {
  running = await run(async () => undefined);
});
afterAll(() => running.stop());
const x = (count: number) => 'x'.repeat(count);
const chat = (more: object = {}) => ({ name: 'ask', description: 'Ask the articles', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });
const put = (...commands: object[]) =>
  running.client.rest.put(`/applications/${running.discord.applicationId}/commands`, { body: commands });

test('two commands of one name and type are refused, of different types taken', async () => {
  await expect(put(chat(), chat())).rejects.toMatchObject({ code: 50035 });
  await expect(put(chat(), { name: 'ask', type: 3 })).resolves.toHaveLength(2);
});

test('sixteen message commands are one too many', async () => {
  const commands = Array.from({ length: 16 }, (_, n) => ({ name: `m${n}`, type: 3 }));
  await expect(put(...commands)).rejects.toMatchObject({ code: 30032 });
});

test('what was registered is found again, and reading it is no write', async () => {
  const { client, discord } = running;
  const localizations = { ko: '질문' };
  await put(chat({ name_localizations: localizations, options: [option({ required: true })] }));
  const writes = discord.commandWrites;
  const fetched = await client.application.commands.fetch({ withLocalizations: true });
  const [command] = fetched.values();
  expect(
    command?.equals({
      name: 'ask',
      description: 'Ask the articles',
      nameLocalizations: localizations,
      integrationTypes: [ApplicationIntegrationType.GuildInstall],
      options: [{ type: ApplicationCommandOptionType.String, name: 'question', description: 'What', required: true }],
    }),
  ).toBe(true);
  expect(discord.commandWrites).toBe(writes);
});

test('commands of a guild are kept apart, changed and removed one by one', async () => {
  const { client, discord } = running;
  const guild = await client.guilds.fetch(discord.guild().id);
  const global = discord.commands().length;
  const created = await guild.commands.create({ name: 'here', description: 'Here only' });
  const again = await guild.commands.create({ name: 'here', description: 'Here alone' });
  expect(again.id).toBe(created.id);
  const edited = await guild.commands.edit(created, { description: 'Still here' });
  expect(edited.description).toBe('Still here');
  await expect(guild.commands.edit(created, { description: x(101) })).rejects.toMatchObject({ code: 50035 });
  expect(discord.commands('Library')).toMatchObject([{ name: 'here', description: 'Still here' }]);
  expect(discord.commands()).toHaveLength(global);
  await guild.commands.delete(created);
  await expect(guild.commands.delete(created)).rejects.toMatchObject({ code: 10063 });
  expect(discord.commands('Library')).toEqual([]);
});
