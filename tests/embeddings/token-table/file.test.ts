/** The table of token vectors on disk: what was kept is what is found, and anything else counts as missing. */
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEmbeddingModel } from '../../../embeddings/model.ts';
import { loadTokenRows, saveTokenRows } from '../../../embeddings/token-table/file.ts';
import { TokenRows } from '../../../embeddings/token-table/rows.ts';
import { tokenTableOf } from '../../../embeddings/token-table.ts';
import { temporaryFolder } from '../../helpers/folders.ts';
import { seededNumbers, writeStaticModel } from '../../helpers/models/tiny-models.ts';

const DIMENSIONS = 24;
const next = seededNumbers(4);
const rows = new TokenRows(50, DIMENSIONS);
rows.setRows(
  0,
  Float32Array.from({ length: 50 * DIMENSIONS }, () => next()),
);

test('a table that was kept gives the same sums and matches', async () => {
  const file = join(temporaryFolder(), 'table.bin');
  await saveTokenRows(file, 'model@1', rows);
  const found = await loadTokenRows(file, 'model@1');
  if (found === null) throw new Error('The table was not found again.');
  const [before, after] = [tokenTableOf(rows), tokenTableOf(found)];
  const ids = Uint32Array.of(3, 7, 44);
  expect(after.exact).toBe(before.exact);
  expect(after.sumRows([...ids])).toEqual(before.sumRows([...ids]));
  expect(after.softMatch(ids, [Uint32Array.of(1, 7), ids])).toEqual(before.softMatch(ids, [Uint32Array.of(1, 7), ids]));
});

test('a table of another model, one that is cut short and one with a flipped bit count as missing', async () => {
  const file = join(temporaryFolder(), 'table.bin');
  expect(await loadTokenRows(file, 'model@1')).toBeNull();
  await saveTokenRows(file, 'model@1', rows);
  expect(await loadTokenRows(file, 'model@2')).toBeNull();
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length - 1));
  expect(await loadTokenRows(file, 'model@1')).toBeNull();
  whole[1500] = (whole[1500] as number) ^ 4;
  writeFileSync(file, whole);
  expect(await loadTokenRows(file, 'model@1')).toBeNull();
  writeFileSync(file, 'footnote-tokens 1\n{');
  expect(await loadTokenRows(file, 'model@1')).toBeNull();
});

test('what a killed process left of a table is deleted when the table is looked for', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'table.bin');
  writeFileSync(`${file}.0a.part`, 'half');
  utimesSync(`${file}.0a.part`, 1, 1);
  await loadTokenRows(file, 'model@1');
  expect(readdirSync(folder)).toEqual([]);
});

test('a model is opened from its kept table with the same vectors, and a folder that is not there is no hindrance', async () => {
  const folder = writeStaticModel(join(temporaryFolder(), 'static'));
  const dataDir = temporaryFolder();
  const first = await openEmbeddingModel({ model: folder, dataDir });
  expect(statSync(join(dataDir, 'token-table.bin')).size).toBeGreaterThan(0);
  const second = await openEmbeddingModel({ model: folder, dataDir });
  const without = await openEmbeddingModel({ model: folder, dataDir: join(dataDir, 'absent') });
  const text = 'the river bridge';
  expect(await second.embedQuery(text)).toEqual(await first.embedQuery(text));
  expect(await without.embedQuery(text)).toEqual(await first.embedQuery(text));
  expect(second.dimensions).toBe(first.dimensions);
});
