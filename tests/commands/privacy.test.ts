/** What "Delete mine" takes, on a whole core: everything where persons are kept, else what was asked privately here. */
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { loadConfig } from '../../src/config.ts';
import { answersHere } from '../../src/discord/asking/places.ts';
import type { OutgoingMessage, Responder } from '../../src/discord/command.ts';
import { createDispatcher } from '../../src/discord/dispatch.ts';
import type {
  CommandIncoming,
  ComponentIncoming,
  ModalIncoming,
  OptionValue,
  Sender,
} from '../../src/discord/incoming.ts';
import { createLog } from '../discord/bot-fixture.ts';
import { openTestCore } from '../helpers/core.ts';

const HERE = '1';
const ELSEWHERE = '2';

/** What the member did; who and where is the same each time. */
type Did =
  | Omit<CommandIncoming, keyof Sender>
  | Omit<ComponentIncoming, keyof Sender>
  | Omit<ModalIncoming, keyof Sender>;

async function open(env: Readonly<Record<string, string>>, said: Readonly<Record<string, string>> = {}) {
  const { core } = await openTestCore({
    files: { 'ferry.md': '# Ferry\n\nThe ferry leaves the harbour at nine.\n' },
    env,
  });
  const config = loadConfig({ ASK_COOLDOWN_SECONDS: '0', ...env, ...said });
  const { dispatch } = createDispatcher({ config, core, commands, logger: createLog([]) });
  let events = 0;
  /** How each event was acknowledged. */
  const deferred: string[] = [];
  /** The reply to an event of one member, as JSON. */
  const shown = async (place: string, event: Did): Promise<string> => {
    let last: OutgoingMessage | null = null;
    const show = async (message: OutgoingMessage) => {
      last = message;
    };
    const ignore = async () => undefined;
    const defer = async (how: string) => void deferred.push(how);
    const reply: Responder = { defer, modal: ignore, choices: ignore, update: show, refuse: show };
    events += 1;
    const person = { id: '42', roles: [], permissions: '0' };
    const sender = {
      id: String(events),
      place,
      inThread: false,
      server: '9',
      person,
      locale: 'en',
      appPermissions: '0',
    };
    await dispatch({ ...sender, ...event }, reply);
    return JSON.stringify(last);
  };
  const command = (place: string, name: string, options: Record<string, OptionValue> = {}) =>
    shown(place, { kind: 'command', name, subcommand: null, options, target: null });
  return {
    command,
    deferred,
    followUp: (place: string, shownBefore: string, question: string, isPrivate: boolean) => {
      const customId = `f1:followed:${/f1:follow:([a-z0-9]+)/.exec(shownBefore)?.[1]}`;
      return shown(place, { kind: 'modal', customId, fields: { question }, message: { id: '5', private: isPrivate } });
    },
    ask: (place: string, question: string, isPrivate = false) =>
      command(place, 'ask', { question, private: isPrivate }),
    forget: (place: string) =>
      shown(place, { kind: 'component', customId: 'f1:forget', values: [], message: { id: '5', private: true } }),
    async questions(place: string) {
      const answers = await answersHere({ place, person: { id: '42' } as never, config }, core);
      return answers.map(({ question }) => question).sort();
    },
  };
}

test('where nobody is kept, what was asked privately here and what followed it is deleted, and what is left is told', async () => {
  const member = await open({});
  const secret = await member.ask(HERE, 'When does the private ferry leave?', true);
  await member.followUp(HERE, secret, 'And when does it leave the harbour?', true);
  const shown = await member.ask(HERE, 'When does the open ferry leave?');
  await member.followUp(HERE, shown, 'And when does that leave the harbour?', false);
  await member.ask(ELSEWHERE, 'When does the other ferry leave?', true);
  expect(member.deferred).toEqual(['private', 'private', 'public', 'public', 'private']);
  const privacy = await member.command(HERE, 'privacy');
  expect(privacy).toContain('A private answer is kept under a key made of you and the channel');
  const told = await member.forget(HERE);
  expect(told).toContain('Deleted 2 entries of yours. Questions that everybody saw are kept without a name');
  expect(told).toContain('90 days');
  expect(await member.questions(HERE)).toEqual([
    ...['And when does that leave the harbour?', 'When does the open ferry leave?'],
  ]);
  expect(await member.questions(ELSEWHERE)).toEqual(['When does the other ferry leave?']);
  expect(await member.forget(HERE)).toContain('No private question of yours is kept from this channel. Questions');
  expect(await member.forget(ELSEWHERE)).toContain('Deleted 1 entry of yours. Questions that everybody saw are kept');
});

test('where persons are kept, all of it goes, wherever it was asked', async () => {
  const member = await open({ KEEP_USER_IDS: 'on' });
  await member.ask(HERE, 'When does the private ferry leave?', true);
  await member.ask(ELSEWHERE, 'When does the open ferry leave?');
  expect(await member.forget(HERE)).toContain('Deleted 2 entries of yours.');
  for (const place of [HERE, ELSEWHERE]) expect(await member.questions(place)).toEqual([]);
  expect(await member.forget(HERE)).toContain('Nothing is kept under your name.');
});

test('where everything is kept is told as it is: on this machine, or in a database as well', async () => {
  const local = await open({});
  expect(await local.command(HERE, 'privacy')).toContain('Everything stays on the machine that runs this bot;');
  const shared = await open({}, { STORE: 'postgres', DATABASE_URL: 'postgres://footnote@db:5432/footnote' });
  const told = await shared.command(HERE, 'privacy');
  expect(told).toContain('Everything stays on the machine that runs this bot and in its database;');
  expect(told).not.toContain('footnote@db');
});
