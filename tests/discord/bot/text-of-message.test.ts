/** What "Ask about this" reads of a message. */
import { expect, test } from 'vitest';
import { textOfMessage } from '../../../src/discord/bot/text-of-message.ts';

const blank = { content: '', embeds: [], components: [], attachments: new Map() };
const embed = {
  title: 'The ferry',
  description: 'It sails at nine.',
  fields: [{ name: 'Fare', value: 'Nine pounds' }],
};

test('where nothing was typed, embeds, text displays and descriptions of pictures are read', () => {
  expect(textOfMessage({ ...blank, embeds: [embed] })).toBe('The ferry\nIt sails at nine.\nFare\nNine pounds');
  const section = { components: [{ content: 'When was it lit?' }] };
  expect(textOfMessage({ ...blank, components: [{ components: [{ content: '### Lamp' }, section, {}] }] })).toBe(
    '### Lamp\nWhen was it lit?',
  );
  const attachments = new Map([
    ['1', { description: 'A map of the port' }],
    ['2', { description: null }],
  ]);
  expect(textOfMessage({ ...blank, attachments })).toBe('A map of the port');
  expect(textOfMessage(blank)).toBe('');
});

test('typed words stand alone, without the preview of a link beside them', () => {
  expect(textOfMessage({ ...blank, content: 'When does the ferry sail?', embeds: [embed] })).toBe(
    'When does the ferry sail?',
  );
});
