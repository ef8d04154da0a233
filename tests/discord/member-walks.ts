/** What the tests of members share: a question, how a button is found, and a walk on either side of a restart. */
import { expect } from 'vitest';
import type { Actor, Outcome, Seen } from '../helpers/discord/index.ts';
import type { Running } from './bot-fixture.ts';

export const QUESTION = 'Who announced that the president would meet Kim Jong Un?';
const NO_ONE = { everyone: false, users: [], roles: [] };

export function expectClean({ discord, log }: Running): void {
  expect(discord.refusals).toEqual([]);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  for (const message of discord.botMessages()) expect(message.pings).toEqual(NO_ONE);
}

export const labels = (seen: Seen | Outcome): string[] => seen.buttons.map(({ label }) => label);
export const buttonAt = (seen: Seen, label: string, index = 0): string =>
  seen.buttons.filter((one) => one.label === label)[index]?.customId ?? `no ${label}`;

/** The same walk twice, so that every component is seen to work on a message from before a restart. */
export async function eitherSideOfARestart(
  running: Running,
  walk: (member: Actor, answer: Outcome) => Promise<void>,
): Promise<void> {
  const member = running.discord.as('member').in('general');
  const answer = await member.command('ask', { question: QUESTION });
  await walk(member, answer);
  await running.restart();
  await walk(member, answer);
  expectClean(running);
}
