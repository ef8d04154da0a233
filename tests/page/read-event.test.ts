/** What the browser sends, read as Discord would hand it over. */
import { expect, test } from 'vitest';
import { parseEvent } from '../../src/page/read-event.ts';

const read = (content: string) => {
  const event = parseEvent({ kind: 'mention', person: 'member', locale: 'en-US', content });
  return event?.kind === 'mention' ? event.content : null;
};

test.each([
  ['@Footnote where is the subway', 'where is the subway'],
  ['@footnote, where is the subway?', ', where is the subway?'],
  ['where is the subway @Footnote', 'where is the subway'],
  ['@Footnote @Footnote where is the subway', 'where is the subway'],
  ['@Footnote', ''],
  ['where is the subway', 'where is the subway'],
  ['who reads @Footnotes or desk@footnote.example', 'who reads @Footnotes or desk@footnote.example'],
])('the mention written as text counts as the mention: %s', (written, content) => {
  expect(read(written)).toBe(content);
});
