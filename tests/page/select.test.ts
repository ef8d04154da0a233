/** Select menus as Discord has them: one value is sent at once, several are ticked and sent when the list closes. */
import { ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/discord/command.ts';
import { encodeCustomId } from '../../src/discord/custom-id.ts';
import { message, notice } from '../../src/discord/rendering/payload.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { NO_CHROMIUM, useBrowser } from './browser.ts';
import { pageConfig, servePage } from './page-fixture.ts';

const suffix = NO_CHROMIUM === null ? '' : ` (skipped: ${NO_CHROMIUM})`;

/** A command that offers a menu and says what was chosen in it. */
function choosing(min: number, max: number, chosen: string[][]): Command {
  const options = ['red', 'green', 'blue'].map((value) => ({ label: value, value }));
  const menu = { type: ComponentType.StringSelect as const, custom_id: encodeCustomId('chosen'), options };
  const row = { type: ComponentType.ActionRow as const, components: [{ ...menu, min_values: min, max_values: max }] };
  return {
    data: { name: 'choose', description: 'Choose colours' },
    visibility: 'public',
    execute: async () => message([row]),
    components: [
      {
        action: 'chosen',
        acknowledge: 'private',
        async execute({ values }) {
          chosen.push([...values]);
          return notice(`Chosen: ${values.join(', ')}`);
        },
      },
    ],
  };
}

describe.skipIf(NO_CHROMIUM !== null)(`select menus on the page${suffix}`, { timeout: 120_000 }, () => {
  const open = useBrowser();
  const visit = async (min: number, max: number) => {
    const chosen: string[][] = [];
    const served = await servePage(createToyCore(), pageConfig(), [], [choosing(min, max, chosen)]);
    const { page, last, command } = await open(served.url);
    await command('/choose');
    await last.locator('.select-field').click();
    return { page, last, chosen, option: (name: string) => page.getByRole('option', { name, exact: true }) };
  };

  test('the field names the option that the keys have reached', async () => {
    const { page, last, option } = await visit(1, 1);
    const field = last.getByRole('combobox', { name: 'Make a selection', expanded: true });
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option('green').getAttribute('id'));
    await page.keyboard.press('Escape');
    expect(await last.getByRole('combobox', { expanded: false }).getAttribute('aria-activedescendant')).toBeNull();
  });

  test('one value is sent when it is chosen', async () => {
    const { page, chosen, option } = await visit(1, 1);
    await option('green').click();
    await page.getByText('Chosen: green').waitFor();
    expect(chosen).toEqual([['green']]);
  });

  test('several values are ticked, and sent in their order when the list closes', async () => {
    const { page, chosen, option } = await visit(1, 2);
    await option('blue').click();
    await option('red').click();
    await option('green').click();
    expect(await option('green').getAttribute('aria-selected'), 'a third is one too many').toBe('false');
    expect(chosen).toEqual([]);
    await page.locator('header.top').click();
    await page.getByText('Chosen: red, blue').waitFor();
    expect(chosen).toEqual([['red', 'blue']]);
  });

  test('fewer values than are wanted are not sent', async () => {
    const { page, chosen, option, last } = await visit(2, 3);
    await option('blue').click();
    await page.keyboard.press('Escape');
    await option('blue').waitFor({ state: 'detached' });
    expect(await last.locator('.select-field').textContent()).toBe('Make a selection');
    expect(chosen).toEqual([]);
  });
});
