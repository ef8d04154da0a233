/**
 * Asks Discord whether it knows the token, before anything is indexed: the first index of a large folder takes a while,
 * and a host should not wait for it to hear that the token was wrong.
 */
import { REST, Routes } from 'discord.js';
import type { Config } from '../../config.ts';
import { explainLogin } from './client.ts';

const TIMEOUT_MS = 5_000;

/**
 * A Discord that cannot be reached, or fails otherwise, says nothing about the token: the login meets that again, and has
 * more patience.
 *
 * @throws AppError TOKEN_INVALID.
 */
export async function refuseWrongToken({ DISCORD_API_URL: api }: Config, token: string): Promise<void> {
  const rest = new REST({ retries: 0, timeout: TIMEOUT_MS, ...(api === null ? {} : { api }) }).setToken(token);
  try {
    await rest.get(Routes.user());
  } catch (cause) {
    const error = explainLogin(cause);
    if (error.code === 'TOKEN_INVALID') throw error;
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
