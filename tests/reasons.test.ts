/** Reasons: sentences with values, and what the store keeps of them. */
import { expect, test } from 'vitest';
import { AppError, reasonOf } from '../src/errors.ts';
import { because, describeReason, packReason, unpackReason } from '../src/reasons.ts';

const ZIP = because('file.mislabelled', { format: 'text', kind: because('kind.zip') });

test('a reason is told in English with its values, and reasons within', () => {
  expect(describeReason(ZIP)).toBe(
    'The file is named as text but is a ZIP archive (.docx, .epub and .odt are such). Save the article as UTF-8 text, or give the file its right ending.',
  );
});

test.each(['file.special', 'link.special'] as const)('a thing of no known kind is named in a sentence: %s', (key) => {
  const said = describeReason(because(key, { kind: because('kind.unknown') }));
  expect(said).toMatch(/(?:is|to) something of an unknown kind, not/);
});

test('an error says its reason, and another error is quoted', () => {
  const error = new AppError('ARTICLE_UNREADABLE', ZIP);
  expect([error.message, reasonOf(error)]).toEqual([describeReason(ZIP), ZIP]);
  expect(reasonOf(new Error('EACCES: no'))).toEqual(because('other', { found: 'EACCES: no' }));
});

test.each([
  'The file is empty.',
  '{"key": "file.of-the-future", "values": {}}',
  '{"key": "toString", "values": {}}',
  '{"key": "file.empty"}',
  '{"key": "file.large", "values": {"size": null}}',
  'null',
  '',
])('what the store holds is read back as it was told, and else as a sentence: %s', (text) => {
  expect(unpackReason(packReason(ZIP))).toEqual(ZIP);
  expect(unpackReason(text)).toEqual(because('other', { found: text }));
});
