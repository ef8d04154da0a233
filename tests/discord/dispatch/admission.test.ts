/** What waits for its turn beside questions: searches of /articles, and mentions that ask nothing. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { loadConfig } from '../../../src/config.ts';
import type { OutgoingMessage, Responder } from '../../../src/discord/command.ts';
import { createDispatcher, type Meter } from '../../../src/discord/dispatch.ts';
import type { CommandIncoming, MentionIncoming, Sender } from '../../../src/discord/incoming.ts';
import { createToyCore } from '../../helpers/toy/core.ts';
import { createLog } from '../bot-fixture.ts';

let last = 0;
function sender(): Sender {
  last += 1;
  const person = { id: '3', roles: [], permissions: '0' };
  return { id: String(last), place: '1', inThread: false, server: '2', person, locale: 'en', appPermissions: '0' };
}

const mention = (content: string): MentionIncoming => ({ ...sender(), kind: 'mention', content });
const search = (words: string): CommandIncoming => ({
  ...sender(),
  ...{ kind: 'command', name: 'articles', subcommand: 'search', options: { words }, target: null },
});

function create(env: Readonly<Record<string, string>>) {
  const core = createToyCore();
  const counted: string[] = [];
  const meter: Meter = {
    acknowledged: () => {},
    finished: () => {},
    asked: (outcome) => counted.push(`question ${outcome}`),
    searched: (outcome) => counted.push(`search ${outcome}`),
  };
  const { dispatch } = createDispatcher({ config: loadConfig(env), core, commands, logger: createLog([]), meter });
  /** What is shown to the member, as JSON; null for silence. */
  const shown = async (event: CommandIncoming | MentionIncoming): Promise<string | null> => {
    let message: OutgoingMessage | null = null;
    const show = async (given: OutgoingMessage) => {
      message = given;
    };
    const ignore = async () => undefined;
    const reply: Responder = { defer: ignore, modal: ignore, choices: ignore, update: show, refuse: show };
    await dispatch(event, reply);
    return message && JSON.stringify(message);
  };
  return { core, counted, shown };
}

test('a search waits between two as a question does, and is counted apart from questions', async () => {
  const { core, counted, shown } = create({});
  expect(await shown(search('wagons'))).toContain('A train of six wagons');
  expect(await shown(search('wagons'))).toContain('Wait 3 seconds');
  expect(counted).toEqual(['search done', 'search refused']);
  const failing = create({ ASK_COOLDOWN_SECONDS: '0' });
  failing.core.searchPassages = async () => {
    throw new Error('broken');
  };
  expect(await failing.shown(search('wagons'))).toContain('Sorry, something went wrong.');
  expect(failing.counted).toEqual(['search failed']);
  expect(core.state.answers.size).toBe(0);
});

test('searches run a few at a time, and a full queue says so', async () => {
  const { core, shown } = create({ ASK_COOLDOWN_SECONDS: '0', ASK_SERVER_PER_MINUTE: '1000', QUEUE_LIMIT: '5' });
  let running = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  core.searchPassages = async () => {
    running += 1;
    await gate;
    return [];
  };
  const told: Promise<string | null>[] = [];
  for (let round = 0; round < 20; round += 1) {
    told.push(shown(search('wagons')));
    await nextTurn();
  }
  expect(running).toBe(8);
  open();
  const messages = await Promise.all(told);
  expect(messages.filter((message) => message?.includes('No passage holds these words'))).toHaveLength(13);
  expect(messages.filter((message) => message?.includes('Too many questions at once.'))).toHaveLength(7);
});

test.each(['', '???'])(
  'mentions "%s" are told what is wanted once, to wait once, and then nothing',
  async (content) => {
    const { shown } = create({});
    const told: (string | null)[] = [];
    for (let round = 0; round < 20; round += 1) told.push(await shown(mention(content)));
    expect(told[0]).toContain(content === '' ? 'Write a question after the mention' : 'The question holds no words');
    expect(told[1]).toContain('Wait 3 seconds');
    expect(told.slice(2).filter((message) => message !== null)).toEqual([]);
  },
);
