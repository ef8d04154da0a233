/**
 * Every command, option, choice, suggestion, button, menu and modal there is, used through a real client: on messages of
 * this start and on messages from before a restart, by a member and by an admin. What was used is counted against the
 * definitions, so that a new one that no walk presses makes these tests fail.
 */
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { decodeCustomId } from '../../src/discord/custom-id.ts';
import { type Running, start } from '../discord/bot-fixture.ts';
import type { Actor, Seen } from '../helpers/discord/index.ts';
import { addVersion } from '../helpers/toy/state.ts';
import { everythingIn, noteUse } from './used.ts';

const TWO_QUOTES = 'Which two leaders signed a statement in Singapore on denuclearization of the peninsula?';
const LONG = 'Ships number 17 waited for a pilot in section 17 of the harbour';
const UNANSWERED = 'Which football club won the denuclearization cup?';
const NO_ONE = { everyone: false, users: [], roles: [] };
const MORE_THAN_A_PAGE = 6;

const ADMIN_ONLY = /^(?:reindex|gaps|pin|doctor|articles (?:add|remove))\b|^\[(?:rx|pin)-|^\[art-(?:remove|keep)\]/;
const ALL = everythingIn(commands).sort();
const FOR_MEMBERS = ALL.filter((line) => !ADMIN_ONLY.test(line));

async function startNoting() {
  const used = new Set<string>();
  const running = await start({ commands: noteUse(commands, used) });
  // Enough articles for the list to have pages, and for some to be removed.
  for (let n = 1; n <= 12; n += 1) {
    const sections = [{ heading: [], paragraphs: [`Spare article number ${n}.`] }];
    addVersion(running.state, { path: `spare/${n}.md`, title: `Spare ${n}`, date: null, url: null, sections });
  }
  return { running, used };
}

/** Every slash command that a member may use, with every option and suggestion. */
async function memberCommands(actor: Actor): Promise<void> {
  const message = actor.post('I heard that a train of six wagons crossed the border to inspect the railway');
  await actor.messageCommand('Ask about this', message);
  await actor.command('ask', { question: LONG, private: false });
  await actor.command('source');
  const [article] = await actor.autocomplete('ask', { question: 'x', article: 'summit' }, 'article');
  await actor.command('ask', { question: TWO_QUOTES, article: String(article?.value), private: true });
  await actor.command('ask', { question: UNANSWERED });
  await actor.command('ask', { question: TWO_QUOTES });
  const [answer] = await actor.autocomplete('source', { answer: 'singapore' }, 'answer');
  const id = String(answer?.value);
  const citations = await actor.autocomplete('source', { answer: id, citation: 0 }, 'citation');
  await actor.command('source', { answer: id, citation: Number(citations.at(-1)?.value) });
  await actor.command('articles list');
  const [shown] = await actor.autocomplete('articles show', { article: 'summit' }, 'article');
  await actor.command('articles show', { article: String(shown?.value) });
  await actor.command('articles show', { article: 'long/harbour.md' });
  await actor.command('articles search', { words: 'wagons railway' });
  await actor.command('status');
  await actor.command('privacy');
}

async function adminCommands(actor: Actor): Promise<void> {
  await actor.command('reindex preview', { mode: 'changed' });
  await actor.command('reindex preview', { mode: 'full' });
  await actor.command('reindex run', { mode: 'changed' });
  await actor.command('reindex run', { mode: 'full' });
  await actor.command('reindex rollback');
  await actor.command('reindex forward');
  await actor.command('articles add', { file: { name: 'new one.md', data: '# New\n\nText.' } });
  await actor.command('articles add', { file: { name: 'new one.md', data: '# Newer\n\nText.' }, replace: true });
  // Two of each, because a button that removes something can be pressed once.
  const spare = await actor.autocomplete('articles remove', { article: 'spare' }, 'article');
  for (const { value } of spare.slice(0, 2)) await actor.command('articles remove', { article: String(value) });
  await actor.command('gaps');
  for (let n = 1; n <= MORE_THAN_A_PAGE; n += 1) {
    await actor.command('ask', { question: `Which ${n} leaders signed a statement in Singapore?` });
    const [answer] = await actor.autocomplete('pin add', { answer: `which ${n} ` }, 'answer');
    const id = String(answer?.value);
    await actor.autocomplete('pin add', { answer: id, citation: 0 }, 'citation');
    await actor.command('pin add', { answer: id, citation: 1 });
  }
  const list = await actor.command('pin list');
  expect(list.text).toContain(`### ${MORE_THAN_A_PAGE} pinned answers`);
  await actor.command('doctor');
}

/** An enabled button or menu of an action, on the newest message with one that this person sees. */
function findComponent(actor: Actor, action: string): { message: Seen; customId: string; value: string | null } | null {
  for (const message of actor.messages().reverse()) {
    const button = message.buttons.find(
      (one) => !one.disabled && decodeCustomId(one.customId ?? '')?.action === action,
    );
    if (button?.customId) return { message, customId: button.customId, value: null };
    const menu = message.selects.find((one) => decodeCustomId(one.customId)?.action === action);
    if (menu) return { message, customId: menu.customId, value: menu.options[0]?.value ?? null };
  }
  return null;
}

/** Presses one component of each action; those that only show on other pages are found on the way. */
async function pressEverything(actor: Actor, actions: readonly string[]): Promise<void> {
  for (const action of actions) {
    const found = findComponent(actor, action);
    expect([action, found !== null]).toEqual([action, true]);
    if (!found) continue;
    const { message, customId, value } = found;
    if (value !== null) await actor.select(message, customId, value);
    else if (action === 'follow') {
      const form = await actor.click(message, customId);
      await actor.submitModal(form, { question: TWO_QUOTES });
    } else await actor.click(message, customId);
  }
}

/** Actions in an order in which each finds its component: a verdict offers to tell the admins, a page leads to others. */
const MEMBER_ACTIONS = [
  ...['open', 'all', 'good', 'bad', 'tell', 'follow', 'near', 'read', 'cite', 'page', 'file'],
  ...['art-list', 'art-omit', 'art-open', 'art-page', 'art-show', 'art-all', 'forget'],
];
const ADMIN_ACTIONS = ['rx-run', 'art-keep', 'art-remove', 'pin-page', 'pin-remove'];

/** A run that is under way when its button is pressed; nothing of it outlives a restart. */
async function cancelRun(actor: Actor, running: Running): Promise<void> {
  running.core.jobs.hold = true;
  const message = await actor.command('reindex run', {}, { until: ({ text }) => text !== '' });
  const pressed = actor.click(message, 'Cancel', { timeoutMs: 1_000 }).catch(() => undefined);
  await actor.waitFor(message, ({ text }) => text.endsWith('\nCancelled. The old index stays.'));
  await pressed;
  running.core.jobs.hold = false;
}

function expectClean({ discord, log }: Running): void {
  expect(discord.refusals).toEqual([]);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  for (const message of discord.botMessages()) expect(message.pings).toEqual(NO_ONE);
}

test('a member uses everything that is for members, before and after a restart', async () => {
  const { running, used } = await startNoting();
  const member = running.discord.as('member').in('general');
  await memberCommands(member);
  await pressEverything(member, MEMBER_ACTIONS);
  expect([...used].sort()).toEqual(FOR_MEMBERS);

  // What was pressed last deleted this person's answers; these are for after the restart.
  await memberCommands(member);
  await running.restart();
  used.clear();
  await pressEverything(member, MEMBER_ACTIONS);
  await memberCommands(member);
  expect([...used].sort()).toEqual(FOR_MEMBERS);
  expectClean(running);
}, 120_000);

test('an admin uses everything there is, before and after a restart', async () => {
  const { running, used } = await startNoting();
  const admin = running.discord.as('admin').in('general');
  await memberCommands(admin);
  await adminCommands(admin);
  await pressEverything(admin, [...MEMBER_ACTIONS, ...ADMIN_ACTIONS]);
  await cancelRun(admin, running);
  expect([...used].sort()).toEqual(ALL);

  await memberCommands(admin);
  await adminCommands(admin);
  await running.restart();
  used.clear();
  await pressEverything(admin, [...MEMBER_ACTIONS, ...ADMIN_ACTIONS]);
  await memberCommands(admin);
  await adminCommands(admin);
  await cancelRun(admin, running);
  expect([...used].sort()).toEqual(ALL);
  expectClean(running);
}, 120_000);
