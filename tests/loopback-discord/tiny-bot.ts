/** A bot small enough to read: each command does one thing that the loopback Discord has to carry or refuse. */
import { Client, type ClientOptions, GatewayIntentBits, type Interaction } from 'discord.js';
import { type LoopbackDiscord, type LoopbackOptions, startLoopbackDiscord } from '../helpers/discord/index.ts';

/** For `expect.poll`: how long a loaded machine may take. */
export const soon = { timeout: 5000 };

export type Handler = (interaction: Interaction) => Promise<unknown>;

export interface Running {
  discord: LoopbackDiscord;
  client: Client<true>;
  /** Errors thrown by the handler, oldest first. */
  errors: unknown[];
  stop(): Promise<void>;
}

export async function logIn(
  discord: LoopbackDiscord,
  handle: Handler,
  errors: unknown[] = [],
  options: Partial<ClientOptions> = {},
) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    allowedMentions: { parse: [] },
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  client.on('interactionCreate', (interaction) => {
    handle(interaction).catch((error: unknown) => errors.push(error));
  });
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  return ready;
}

/** A loopback Discord, a client logged in to it, and its commands registered for the whole world. */
export async function run(handle: Handler, commands: object[] = [], options: LoopbackOptions = {}): Promise<Running> {
  const discord = await startLoopbackDiscord(options);
  const errors: unknown[] = [];
  const client = await logIn(discord, handle, errors);
  if (commands.length > 0) await client.rest.put(`/applications/${discord.applicationId}/commands`, { body: commands });
  const stop = async () => {
    await client.destroy();
    await discord.close();
  };
  return { discord, client, errors, stop };
}

export const ask = {
  name: 'ask',
  description: 'Ask the articles',
  options: [{ type: 3, name: 'question', description: 'What you want to know', required: true, max_length: 300 }],
};
