/** What a question reaches by chance has to be measured before one is answered: a failure of that passes. */
import { expect, test } from 'vitest';
import { type Calibration, loadCalibration } from '../../src/answering/evidence/calibration.ts';
import { createService } from '../../src/service/service.ts';
import type { Store } from '../../src/store/store.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

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

test('a measurement of another model, by other rules or of a much smaller index is made anew, and no other one', async () => {
  const { store, articlesDir, reindex } = await openLibrary();
  writeFiles(articlesDir, { 'a.md': numberedArticle(1) });
  await reindex();
  let stored: Calibration | null = null;
  let measured = 0;
  const watched: Store = {
    ...store,
    readNote: async () => JSON.stringify(stored),
    writeNote: async () => {
      measured += 1;
    },
  };
  const load = async (kept: Calibration | null) => {
    stored = kept;
    const before = measured;
    return [await loadCalibration(watched, createWordModel()), measured - before] as const;
  };
  const [fresh, times] = await load(null);
  expect(times).toBe(1);
  expect(await load(fresh)).toEqual([fresh, 0]);
  for (const change of [{ model: 'another@1' }, { rules: fresh.rules - 1 }, { passages: 10 * fresh.passages }])
    expect(await load({ ...fresh, ...change })).toEqual([fresh, 1]);
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
