/** The suite that every backend runs, on SQLite in temporary folders. */
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { describeStore } from './contract.ts';
import { SPACE } from './fixture.ts';

describeStore('SQLite', async (place = temporaryFolder()) => {
  const store = openSqliteStore(place);
  await store.openVectors(SPACE);
  return { store, place };
});
