/** A change of the embedding model, and a return to the index before: from stored text, while the old one answers. */
import { rmSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { vectorSpace } from '../../src/indexing/made-with.ts';
import { createService } from '../../src/service/service.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

test('a change of the embedding model embeds the stored text anew, also of a file that cannot be read any more', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) });
  await library.reindex();
  writeFiles(library.articlesDir, { 'b.md': '' });
  const before = await library.snapshot();
  const wider = createWordModel({ id: 'wider@1', dimensions: 24 });
  expect(await library.reindex('changed', { model: wider })).toMatchObject({ unchanged: 1, changed: 0 });
  expect((await library.snapshot()).articles).toEqual(before.articles);
  expect(wider.embedded()).toBeGreaterThan(0);
  expect((await library.search('keeper2'))[0]).toContain('b.md: ');
  const [id] = await library.store.passagesOf('a.md');
  const [candidate] = await library.store.loadCandidates([id as number]);
  expect(candidate?.vectors[0]).toHaveLength(24 + 4);
  expect(await library.store.searchVector(await wider.embedQuery('keeper1'), 1)).toHaveLength(1);
  await library.close();
});

test('a download of the model is told in megabytes while it is under way', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  const told: unknown[] = [];
  await library.reindex('changed', {
    openModel: async (onDownload) => {
      onDownload({ file: 'onnx/model.onnx', loadedBytes: 3_200_000, totalBytes: 9_000_000 });
      return createWordModel();
    },
    onProgress: (progress) => told.push(progress),
  });
  expect(told).toContainEqual({ phase: 'downloading', file: 'onnx/model.onnx', done: 4, total: 9, passages: 0 });
  await library.close();
});

test('a start without an index leaves the download of its model to the first reindex', async () => {
  const library = await openLibrary({ env: { EMBEDDING_MODEL: 'someone/encoder' } });
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no way out'));
  const service = await createService(library.store, library.config);
  expect(fetched).not.toHaveBeenCalled();
  await service.close();
  vi.restoreAllMocks();
});

test('the old model’s index answers until the new one is swapped in', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  await library.reindex();
  const old = createWordModel();
  const wider = createWordModel({ id: 'wider@1', dimensions: 24 });
  await library.reindex('changed', {
    model: wider,
    preview: true,
  });
  expect(await library.store.searchVector(await old.embedQuery('keeper1'), 1)).toHaveLength(1);
  await library.reindex('changed', { model: wider });
  // A question that was under way brings the narrower vector of the old model.
  expect(await library.store.searchVector(await old.embedQuery('keeper1'), 1)).toEqual([]);
  await library.close();
});

test('a rollback restores the index before the last change, and going forward undoes it', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) });
  await expect(library.reindex('rollback')).rejects.toMatchObject({ code: 'NOTHING_TO_ROLL_BACK' });
  await library.reindex();
  await expect(library.reindex('rollback')).rejects.toMatchObject({ code: 'NOTHING_TO_ROLL_BACK' });
  const first = await library.snapshot();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(3), 'b.md': null, 'c.md': numberedArticle(4) });
  await library.reindex();
  const second = await library.snapshot();
  expect(await library.reindex('rollback')).toMatchObject({ added: 1, changed: 1, removed: 1 });
  expect(await library.snapshot()).toEqual(first);
  expect((await library.search('keeper2'))[0]).toContain('b.md: ');
  await expect(library.reindex('rollback')).rejects.toMatchObject({ code: 'NOTHING_TO_ROLL_BACK' });
  expect(await library.snapshot()).toEqual(first);
  await library.reindex('forward');
  expect(await library.snapshot()).toEqual(second);
  await library.close();
});

test('a file that could not be read is no article that a rollback would remove', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  await library.reindex();
  writeFiles(library.articlesDir, { 'b.md': numberedArticle(2), 'empty.md': '' });
  await library.reindex();
  expect(await library.reindex('rollback', { preview: true })).toMatchObject({
    removed: 1,
    names: { removed: ['b.md'] },
  });
  await library.close();
});

test('a rollback needs no article folder, only what is stored', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  await library.reindex();
  const first = await library.snapshot();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(2) });
  await library.reindex();
  rmSync(library.articlesDir, { recursive: true });
  await library.reindex('rollback');
  expect(await library.snapshot()).toEqual(first);
  expect(library.store.vectorIndexState()).toBe('ready');
  expect(await library.store.openVectors(vectorSpace(createWordModel()))).toBe('ready');
  await library.close();
});
