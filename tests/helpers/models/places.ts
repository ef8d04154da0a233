/** A temporary folder for one test file, removed when its tests have run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** Returns a function that names a place inside the folder. */
export function temporaryPlaces(): (...names: string[]) => string {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-models-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (...names) => path.join(folder, ...names);
}
