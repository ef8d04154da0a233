/** What the first message of the page offers to ask, where the articles are not the sample corpus. */
import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { welcomeMessage } from '../../src/page/welcome.ts';
import { EXAMPLE_PREFIX } from '../../src/page/wire.ts';
import { openTestCore } from '../helpers/core.ts';

/** Distinct, because text that is repeated is left out. */
const BRIDGE =
  'The mayor told the council that the bridge stays shut until the river falls, and that nobody knows when that will be. ' +
  'Whoever has to cross takes one of the two boats, at the price of a bus ticket, or walks nine miles to the next town.';
const FERRY =
  'One boat leaves the quay at eight in the morning and the other at six in the evening; both are back within the hour. ' +
  'Bicycles travel free of charge, dogs for a penny, and children under five sit on the lap of whoever brought them.';
const WALK =
  'The path begins behind the church, follows the water for three miles under old willows, and ends at a mill that grinds ' +
  'no more. In spring it is under water, in autumn under leaves, and in winter the keeper of the mill sells hot soup.';
const LISTING = `# Balkan Watch\n\n## Mayor Shuts The Old Bridge\n\n${BRIDGE}\n\n## When does the ferry run?\n\n${FERRY}\n`;

async function welcomed(files: Record<string, string>): Promise<{ offers: string[]; text: string }> {
  const { core } = await openTestCore({ files });
  const { components } = await welcomeMessage(core, 'en-US');
  const text = JSON.stringify(components);
  const buttons = text.match(/\{[^{}]*"custom_id"[^{}]*\}/g) ?? [];
  const ids = buttons.map((button) => (JSON.parse(button) as APIButtonComponentWithCustomId).custom_id);
  return { offers: ids.map((id) => id.slice(EXAMPLE_PREFIX.length)), text };
}

const offered = async (files: Record<string, string>) => (await welcomed(files)).offers;

test('headings that ask or tell something are offered, rather than the title of a page that lists stories', async () => {
  const walk = `# Walks\n\n## A walk along the river\n\n${WALK}\n\n## And a very short last one\n\nGo home.\n`;
  expect(await offered({ 'listing.md': LISTING, 'walk.md': walk })).toEqual([
    'When does the ferry run?',
    'A walk along the river',
    'Mayor Shuts The Old Bridge',
  ]);
});

test('titles that tell are offered where headings lean on them, and a heading in all but its mark after these', async () => {
  const long = 'A heading of more than ninety letters, which no button of the page could ask about as it stands here';
  const files = {
    'a.md': `# The old bridge\n\n${BRIDGE}\n`,
    'b.md': `# Ferries\n\n## ${long}\n\n${FERRY}\n\n## How the ferry is paid for\n\n${WALK}\n`,
  };
  expect(await offered(files)).toEqual(['The old bridge', 'How the ferry is paid for']);
});

test('headings and titles in a script without spaces are judged as others are', async () => {
  const body =
    '県は木曜日に、橋は川の水位が下がるまで閉鎖されると発表した。渡る人は二隻の船のどちらかに乗るか、次の町まで歩く。';
  const files = { 'a.md': `# 川と橋の歴史について\n\n## 概要\n\n${body}\n\n## 橋はいつ開通しますか？\n\n${FERRY}\n` };
  expect(await offered(files)).toEqual(['橋はいつ開通しますか？', '川と橋の歴史について']);
});

test('bare headings are not offered: nothing is, rather, and the person is told to write a question', async () => {
  const files = { 'a.md': `# Manual\n\n## Setting up\n\n${BRIDGE}\n\n## Paths and files\n\n${FERRY}\n` };
  const bare = await welcomed({ ...files, 'b.md': `# Settings\n\n## 5 March 2018 (12:00)\n\n${WALK}\n` });
  expect(bare.offers).toEqual([]);
  expect(bare.text).toContain('Write a question below, or type / for the commands.');
  const none = await welcomed({});
  expect(none.offers).toEqual([]);
  expect(none.text).toContain('No articles are indexed yet.');
});
