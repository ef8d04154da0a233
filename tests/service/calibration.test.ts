/** What a question reaches by chance has to be measured before one is answered: a failure of that passes. */
import { expect, test } from 'vitest';
import type { Calibration } from '../../src/answering/calibration.ts';
import { createService } from '../../src/service/service.ts';
import type { Store } from '../../src/store/store.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';

const QUESTION = { question: 'What did keeper1 write down on day 31?' };

async function serviceWith(change: (store: Store) => Partial<Store>) {
  const library = await openLibrary({ env: { EMBEDDING_MODEL: tinyModelFolder() } });
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  await library.reindex();
  return createService({ ...library.store, ...change(library.store) }, library.config);
}

test('a measurement that cannot be kept, as on a full disk, is used all the same', async () => {
  const service = await serviceWith(() => ({ writeNote: () => Promise.reject(new Error('disk full')) }));
  for (let i = 0; i < 2; i += 1) expect((await service.ask(QUESTION)).answer.id).toEqual(expect.any(String));
  await service.close();
});

test.each([
  ['another model', (kept: Calibration): Calibration => ({ ...kept, model: 'another@1' })],
  ['other rules', (kept: Calibration): Calibration => ({ ...kept, rules: kept.rules - 1 })],
  ['a much larger index', (kept: Calibration): Calibration => ({ ...kept, passages: 10 * kept.passages })],
  ['the index as it is', null],
])('a measurement of %s is kept or made anew', async (_, change) => {
  const written: Calibration[] = [];
  let stored: string | null = null;
  const place = (store: Store): Partial<Store> => ({
    readNote: (name) => (name === 'calibration' ? Promise.resolve(stored) : store.readNote(name)),
    writeNote: async (_name, value) => void written.push(JSON.parse(value)),
  });
  const first = await serviceWith(place);
  await first.ask(QUESTION);
  await first.close();
  const kept = written[0] as Calibration;
  stored = JSON.stringify(change === null ? kept : change(kept));
  const second = await serviceWith(place);
  await second.ask(QUESTION);
  await second.close();
  expect(written).toEqual(change === null ? [kept] : [kept, kept]);
});

test('a measurement that failed is made again with the next question', async () => {
  let failures = 1;
  const service = await serviceWith((store) => ({
    readNote: (name) =>
      name === 'calibration' && failures-- > 0 ? Promise.reject(new Error('away')) : store.readNote(name),
  }));
  expect((await service.ask(QUESTION)).answer.id).toEqual(expect.any(String));
  expect(failures).toBeLessThan(1);
  await service.close();
});
