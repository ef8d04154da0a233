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

async function offered(files: Record<string, string>): Promise<string[]> {
  const { core } = await openTestCore({ files });
  const { components } = await welcomeMessage(core, 'en-US');
  const buttons = JSON.stringify(components).match(/\{[^{}]*"custom_id"[^{}]*\}/g) ?? [];
  return buttons
    .map((button) => (JSON.parse(button) as APIButtonComponentWithCustomId).custom_id)
    .map((id) => id.slice(EXAMPLE_PREFIX.length));
}

test('headings that ask or tell something are offered, rather than the title of a page that lists stories', async () => {
  const walk = `# Walks\n\n## A walk along the river\n\n${WALK}\n\n## And a very short last one\n\nGo home.\n`;
  expect(await offered({ 'listing.md': LISTING, 'walk.md': walk })).toEqual([
    'When does the ferry run?',
    'A walk along the river',
    'Mayor Shuts The Old Bridge',
  ]);
});

test('where headings say too little, titles are offered, and where nothing is indexed, nothing', async () => {
  const long = 'A heading of more than ninety letters, which no button of the page could ask about as it stands here';
  const files = { 'a.md': `# The old bridge\n\n${BRIDGE}\n`, 'b.md': `# Ferries\n\n## ${long}\n\n${FERRY}\n` };
  expect(await offered(files)).toEqual(['The old bridge', 'Ferries']);
  expect(await offered({})).toEqual([]);
});
