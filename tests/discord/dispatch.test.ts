/** The one door, from plain data to plain data, without any Discord. */
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { loadConfig } from '../../src/config.ts';
import type { Choice, Modal, OutgoingMessage, Responder } from '../../src/discord/command.ts';
import { createDispatcher } from '../../src/discord/dispatch.ts';
import type { Incoming, Sender } from '../../src/discord/incoming.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { createLog, type LogLine } from './bot-fixture.ts';

type Call =
  | ['defer', string]
  | ['modal', Modal]
  | ['choices', readonly Choice[]]
  | ['update' | 'refuse', OutgoingMessage];

function createRecorder() {
  const calls: Call[] = [];
  const reply: Responder = {
    async defer(how) {
      calls.push(['defer', how]);
    },
    async modal(modal) {
      calls.push(['modal', modal]);
    },
    async choices(choices) {
      calls.push(['choices', choices]);
    },
    async update(message) {
      calls.push(['update', message]);
    },
    async refuse(message) {
      calls.push(['refuse', message]);
    },
  };
  return { calls, reply };
}

let last = 0;
function sender(): Sender {
  last += 1;
  return {
    id: String(last),
    place: '1',
    inThread: false,
    server: '2',
    person: { id: '3', roles: [], permissions: '0' },
    locale: 'en-US',
    appPermissions: '0',
  };
}

function create(env: Record<string, string> = {}, core = createToyCore(), log: LogLine[] = []) {
  const config = loadConfig({ ASK_COOLDOWN_SECONDS: '0', ...env });
  return createDispatcher({ config, core, commands, logger: createLog(log) });
}

const question = (text: string): Incoming => ({
  ...sender(),
  kind: 'command',
  name: 'ask',
  subcommand: null,
  options: { question: text },
  target: null,
});
const press = (customId: string): Incoming => ({
  ...sender(),
  kind: 'component',
  customId,
  values: [],
  message: { id: '9', private: false },
});

test('whatever happens, the first answer is given before anything is awaited, and only once', async () => {
  const { dispatch } = create();
  const events: [Incoming, Call[0], string?][] = [
    [question('Which two leaders signed a statement?'), 'defer', 'public'],
    [question('???'), 'defer', 'private'],
    [{ ...question('x'), name: 'no-such-command' } as Incoming, 'defer', 'private'],
    [press('f1:follow:abc'), 'modal'],
    [press('f1:open:abc:1'), 'defer', 'private'],
    [press('f1:rx-stop:1'), 'defer', 'private'],
    [press('forged'), 'defer', 'private'],
    [press(`f1:page:${'x'.repeat(60)}:1:b:-5`), 'defer', 'update'],
    [{ ...sender(), kind: 'mention', content: ' ' }, 'defer', 'private'],
    [{ ...sender(), kind: 'modal', customId: 'f1:followed:x', fields: {}, message: null }, 'defer', 'private'],
  ];
  for (const [event, first, how] of events) {
    const { calls, reply } = createRecorder();
    // Through JSON, as the page sends it.
    const done = dispatch(JSON.parse(JSON.stringify(event)) as Incoming, reply);
    expect([event.kind, calls.map(([name]) => name)]).toEqual([event.kind, [first]]);
    if (how) expect(calls[0]?.[1]).toBe(how);
    await done;
    expect(calls.filter(([name]) => name === 'defer' || name === 'modal')).toHaveLength(1);
  }
});

test('every button of an admin is refused to a member who forges it', async () => {
  const core = createToyCore();
  const before = JSON.stringify([[...core.state.current], core.state.pins]);
  const config = loadConfig({ ASK_COOLDOWN_SECONDS: '0' });
  const { dispatch } = createDispatcher({ config, core, commands, logger: createLog([]) });
  const actions = commands.flatMap(({ components = [] }) => components).filter(({ adminOnly }) => adminOnly);
  expect(actions.length).toBeGreaterThan(4);
  for (const { action } of actions) {
    const { calls, reply } = createRecorder();
    await dispatch(press(`f1:${action}:summit.md`), reply);
    expect([action, calls[0]]).toEqual([action, ['defer', 'private']]);
    expect(JSON.stringify(calls[1])).toContain('This is for the admins of this server.');
  }
  expect(JSON.stringify([[...core.state.current], core.state.pins])).toBe(before);
  expect(core.jobs.started).toEqual([]);
});

test('a button whose offset is none is told to be stale', async () => {
  const { dispatch } = create();
  for (const offset of ['-5', '1.5', 'x', '']) {
    const { calls, reply } = createRecorder();
    await dispatch(press(`f1:page:abc:1:b:${offset}`.replace(/:$/, '')), reply);
    expect([offset, JSON.stringify(calls.at(-1))]).toEqual([offset, expect.stringContaining('no longer kept. Use')]);
  }
});

test('an event that is delivered twice is answered once', async () => {
  const { dispatch } = create();
  const { calls, reply } = createRecorder();
  const event = question('Which two leaders signed a statement?');
  await Promise.all([dispatch(event, reply), dispatch(event, reply)]);
  expect(calls.map(([name]) => name)).toEqual(['defer', 'update']);
});

test('an event is not remembered for ever: a bot that runs for months stays small', async () => {
  const { dispatch } = create();
  const { calls, reply } = createRecorder();
  const event = { ...typing(), name: 'unknown' };
  await dispatch(event, reply);
  for (let other = 0; other < 5_000; other += 1) await dispatch({ ...typing(), name: 'unknown' }, reply);
  await dispatch(event, reply);
  expect(calls).toHaveLength(5_002);
});

test("a keystroke gets at most 25 choices, and none from a command that is not the person's", async () => {
  const core = createToyCore();
  core.suggestArticles = () => Array.from({ length: 30 }, (_, n) => ({ name: `Article ${n}`, value: `${n}.md` }));
  const { dispatch } = create({}, core);
  const { calls, reply } = createRecorder();
  await dispatch({ ...typing(), name: 'ask' }, reply);
  await dispatch({ ...typing(), name: 'pin', subcommand: 'add', focused: 'answer' }, reply);
  expect(calls.map(([, choices]) => (choices as readonly Choice[]).length)).toEqual([25, 0]);
});

const typing = () => ({
  ...sender(),
  ...({ kind: 'autocomplete', subcommand: null, options: { article: '' }, focused: 'article' } as const),
});

test('a keystroke whose choices cannot be found gets none, and the log says why', async () => {
  const core = createToyCore();
  core.suggestArticles = () => {
    throw new Error('the names are away');
  };
  const log: LogLine[] = [];
  const { calls, reply } = createRecorder();
  await create({}, core, log).dispatch({ ...typing(), name: 'ask' }, reply);
  expect(calls).toEqual([['choices', []]]);
  expect(log).toMatchObject([{ level: 'error', fields: { err: { message: 'the names are away' } } }]);
});

test('no two components of a message share an id, and every message is a components-v2 body that pings nobody', async () => {
  const { dispatch } = create();
  const { calls, reply } = createRecorder();
  await dispatch(question('Which two leaders signed a statement in Singapore?'), reply);
  await dispatch({ ...question(''), name: 'articles', subcommand: 'list', options: {} } as Incoming, reply);
  const updates = calls.filter(([name]) => name === 'update');
  expect(updates.length).toBe(2);
  for (const [, message] of updates) {
    const json = JSON.stringify(message);
    const ids = [...json.matchAll(/"custom_id":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).not.toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(message).toMatchObject({ flags: 1 << 15, allowed_mentions: { parse: [] } });
  }
});

test('a server that asks more than its share is told when to come back, and a drained bot to wait', async () => {
  const dispatcher = create({ ASK_SERVER_PER_MINUTE: '1' });
  const told = async () => {
    const { calls, reply } = createRecorder();
    await dispatcher.dispatch(question('Which two leaders signed a statement?'), reply);
    return JSON.stringify(calls.at(-1)?.[1]);
  };
  expect(await told()).toContain('**1**');
  expect(await told()).toContain('This server asks a lot at the moment.');
  expect(await dispatcher.drain(1_000)).toBe(true);
  expect(await told()).toContain('Footnote is restarting.');
});
