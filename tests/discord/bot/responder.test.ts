/** Where an answer goes when its interaction is late, lost, deleted or answered by somebody else. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { expect, test } from 'vitest';
import type { Delivery } from '../../../src/discord/bot/delivery.ts';
import { createInteractionResponder } from '../../../src/discord/bot/responder.ts';
import { notice } from '../../../src/discord/rendering/payload.ts';

const TICKET = { applicationId: '1', id: '2', token: 't' };
const refusal = (code: number) => new DiscordAPIError({ message: 'no', code }, code, 404, 'POST', 'https://x', {});
const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

function create(faults: Partial<Record<keyof Delivery, Error>> = {}, mayPost = true, tokenLifetimeMs = 60_000) {
  const calls: string[] = [];
  const did = (name: keyof Delivery) => async () => {
    calls.push(name);
    const fault = faults[name];
    if (fault) throw fault;
  };
  const delivery: Delivery = {
    acknowledge: did('acknowledge'),
    openModal: did('openModal'),
    suggest: did('suggest'),
    editReply: did('editReply'),
    deleteReply: did('deleteReply'),
    whisper: did('whisper'),
    post: async () => {
      calls.push('post');
      return '9';
    },
    editPost: did('editPost'),
    typing: did('typing'),
  };
  let twins = 0;
  const onTwin = () => {
    twins += 1;
  };
  const logged: string[] = [];
  const logger = { ...quiet, info: (_: object, message: string) => logged.push(message) };
  const parts = { delivery, logger, onTwin, tokenLifetimeMs };
  const responder = createInteractionResponder(TICKET, { channel: '3', mayPost }, parts);
  return { calls, logged, responder, twins: () => twins };
}

const text = notice('Hello.');

test('an answer that somebody else acknowledged first is noticed, and edited all the same', async () => {
  const { calls, responder, twins } = create({
    acknowledge: refusal(RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged),
  });
  await responder.defer('public');
  await responder.update(text);
  expect([twins(), calls]).toEqual([1, ['acknowledge', 'editReply']]);
});

test('a public answer without an acknowledgement is posted once and edited afterwards', async () => {
  const { calls, responder } = create({ acknowledge: refusal(RESTJSONErrorCodes.UnknownInteraction) });
  await responder.defer('public');
  await responder.update(text);
  await responder.update(text);
  expect(calls).toEqual(['acknowledge', 'post', 'editPost']);
});

test('a private answer, or one where the bot may not write, is never posted', async () => {
  for (const [how, mayPost] of [
    ['private', true],
    ['update', true],
    ['public', false],
  ] as const) {
    const { calls, responder } = create({ acknowledge: refusal(RESTJSONErrorCodes.UnknownInteraction) }, mayPost);
    await responder.defer(how);
    await responder.update(text);
    await responder.refuse(text);
    expect(calls).toEqual(['acknowledge']);
  }
});

test('a token that has ended is left before it is tried, and when Discord says so', async () => {
  const early = create({}, true, -1);
  await early.responder.defer('public');
  await early.responder.update(text);
  expect(early.calls).toEqual(['acknowledge', 'post']);
  const told = create({ editReply: refusal(RESTJSONErrorCodes.InvalidWebhookToken) });
  await told.responder.defer('public');
  await told.responder.update(text);
  expect(told.calls).toEqual(['acknowledge', 'editReply', 'post']);
});

test('progress that can be shown nowhere is logged once', async () => {
  const { calls, logged, responder } = create({}, false, -1);
  await responder.defer('public');
  for (let edit = 0; edit < 5; edit += 1) await responder.update(text);
  expect(calls).toEqual(['acknowledge']);
  expect(logged).toEqual(['An answer came too late for its interaction and could not be shown']);
});

test('a reply that somebody deleted stays deleted', async () => {
  const { calls, responder } = create({ editReply: refusal(RESTJSONErrorCodes.UnknownMessage) });
  await responder.defer('public');
  await responder.update(text);
  expect(calls).toEqual(['acknowledge', 'editReply']);
});

test('a refusal takes a public "thinking" back first, but leaves what was shown', async () => {
  const fresh = create();
  await fresh.responder.defer('public');
  await fresh.responder.refuse(text);
  expect(fresh.calls).toEqual(['acknowledge', 'deleteReply', 'whisper']);
  const shown = create();
  await shown.responder.defer('public');
  await shown.responder.update(text);
  await shown.responder.refuse(text);
  expect(shown.calls).toEqual(['acknowledge', 'editReply', 'whisper']);
});
