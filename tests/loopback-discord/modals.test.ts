import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Checker } from '../helpers/discord/checks/checker.ts';
import { checkModal } from '../helpers/discord/checks/modal.ts';
import type { JsonObject } from '../helpers/discord/json.ts';
import { ask, type Running, run, soon } from './tiny-bot.ts';

const x = (count: number) => 'x'.repeat(count);
const input = (more: object = {}) => ({ type: 4, custom_id: 'question', style: 2, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Your question', component, ...more });
const modal = (...components: object[]) => ({ custom_id: 'follow-up', title: 'Follow up', components });
const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `L${n}`, value: `v${n}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 'scope', options: choices(2), ...more });

describe('a modal', () => {
  const reasons = (value: object) => {
    const check = new Checker();
    checkModal(check, JSON.parse(JSON.stringify(value)) as JsonObject);
    return check.problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  };

  test.each<[string, object]>([
    ['a label round a text input', modal(label(input({ max_length: 4000, placeholder: x(100), value: x(4000) })))],
    ['a label round a select', modal(label(select({ required: false, min_values: 0 })))],
    ['the deprecated row round a text input', modal({ type: 1, components: [input({ label: 'Question' })] })],
    ['text beside labels', modal({ type: 10, content: 'About' }, label(input()))],
    ['a title of 45', { ...modal(label(input(), { label: x(45), description: x(100) })), title: x(45) }],
    [
      'a radio group and a checkbox',
      modal(label({ type: 21, custom_id: 'r', options: choices(2) }), label({ type: 23, custom_id: 'c' })),
    ],
  ])('may hold %s', (_, value) => expect(reasons(value)).toBe(''));

  test.each<[string, object, string]>([
    ['no components', modal(), 'components: Must be between 1 and 5'],
    [
      'six components',
      modal(...Array.from({ length: 6 }, (_, n) => label(input({ custom_id: `${n}` })))),
      'components: Must be between 1 and 5',
    ],
    ['a title of 46', { ...modal(label(input())), title: x(46) }, 'title: Must be between 1 and 45'],
    ['no title', { ...modal(label(input())), title: undefined }, 'title: This field is required'],
    ['an id of 101', { ...modal(label(input())), custom_id: x(101) }, 'custom_id: Must be between 1 and 100'],
    ['a label of 46', modal(label(input(), { label: x(46) })), 'components.0.label: Must be between 1 and 45'],
    [
      'a description of 101',
      modal(label(input(), { description: x(101) })),
      'components.0.description: Must be 100 or fewer',
    ],
    ['a bare text input', modal(input()), 'components.0.type: Value must be one of {1, 10, 18}'],
    [
      'a select in a row',
      modal({ type: 1, components: [select()] }),
      'components.0.components.0.type: Value must be one of {4}',
    ],
    [
      'two inputs in a row',
      modal({ type: 1, components: [input({ label: 'a' }), input({ label: 'b', custom_id: 'b' })] }),
      'components.0.components: Must be between 1 and 1',
    ],
    [
      'a row input without label',
      modal({ type: 1, components: [input()] }),
      'components.0.components.0.label: This field is required',
    ],
    [
      'an input with a label inside a label',
      modal(label(input({ label: 'again' }))),
      'components.0.component.label: Inside a label',
    ],
    [
      'a button in a label',
      modal(label({ type: 2, style: 1, label: 'b', custom_id: 'b' })),
      'components.0.component.type: Value must be one of',
    ],
    [
      'one id twice',
      modal(label(input()), label(input())),
      'components.1.component.custom_id: Component custom id cannot be duplicated',
    ],
    [
      'no style',
      modal(label({ type: 4, custom_id: 'q' })),
      'components.0.component.style: Value must be one of {1, 2}',
    ],
    [
      'a length of 4,001',
      modal(label(input({ max_length: 4001 }))),
      'max_length: Value should be less than or equal to 4000',
    ],
    ['a placeholder of 101', modal(label(input({ placeholder: x(101) }))), 'placeholder: Must be 100 or fewer'],
    [
      'a preset text beyond its length',
      modal(label(input({ max_length: 3, value: 'abcd' }))),
      'value: Must be 3 or fewer',
    ],
    ['a required select of nothing', modal(label(select({ min_values: 0 }))), 'min_values must be at least 1'],
    ['a disabled select', modal(label(select({ disabled: true }))), 'Modals cannot have disabled components'],
  ])('may not hold %s', (_, value, reason) => expect(reasons(value)).toContain(reason));
});

describe('a modal in use', () => {
  let running: Running;
  let form = modal();
  beforeAll(async () => {
    running = await run(
      async (interaction) => {
        if (interaction.isChatInputCommand() || interaction.isButton()) {
          await interaction.showModal(form as APIModalInteractionResponseCallbackData);
        } else if (interaction.isModalSubmit()) {
          const question = interaction.fields.getTextInputValue('question');
          if (question === 'again') {
            const body = { type: 9, data: form };
            await running.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
              body,
              auth: false,
            });
          } else await interaction.reply(`${question} in ${interaction.fields.getStringSelectValues('scope').join()}`);
        }
      },
      [ask],
    );
  });
  afterEach(() => {
    running.errors.length = 0;
  });
  afterAll(() => running.stop());

  test('is shown, filled by label, and submitted', async () => {
    form = modal(
      { type: 10, content: 'About this answer' },
      label(input({ max_length: 20 })),
      label(select(), { label: 'Scope' }),
    );
    const member = running.discord.as('member').in('general');
    const shown = await member.command('ask', { question: 'a' });
    expect(shown).toMatchObject({ kind: 'modal', modal: { title: 'Follow up', customId: 'follow-up' } });
    expect(shown.text).toContain('About this answer');
    await expect(member.submitModal(shown, { Scope: 'v1' })).rejects.toThrow('Field "Your question" must be filled');
    await expect(member.submitModal(shown, { question: x(21), scope: 'v1' })).rejects.toThrow(
      'wants 0 to 20 characters, got 21',
    );
    await expect(member.submitModal(shown, { question: 'a', scope: 'v9' })).rejects.toThrow('does not offer "v9"');
    await expect(member.submitModal(shown, { other: 'a' })).rejects.toThrow('no field "other"');
    const answer = await member.submitModal(shown, { 'Your question': 'Why?', Scope: 'L1' });
    expect(answer).toMatchObject({ kind: 'message', text: 'Why? in v1' });
  });

  test('is never the answer to a modal', async () => {
    form = modal(label(input()), label(select()));
    const member = running.discord.as('member').in('general');
    const shown = await member.command('ask', { question: 'a' });
    const submitted = member.submitModal(shown, { question: 'again', scope: 'v0' }).catch((error: unknown) => error);
    await expect.poll(() => running.errors, soon).toMatchObject([{ code: 50035 }]);
    expect(running.discord.refusals.at(-1)?.reasons).toEqual([
      'type: Value must be one of {4, 5}. [BASE_TYPE_CHOICES]',
    ]);
    running.discord.clock.advance(4000);
    await expect(submitted).resolves.toMatchObject({ name: 'DidNotRespond' });
  });
});
