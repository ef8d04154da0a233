/** The suite that every backend runs, on Postgres. */
import { vi } from 'vitest';
import { useTestDatabase } from '../helpers/postgres/database.ts';
import { describeStore } from './contract.ts';
import { SPACE } from './fixture.ts';

// Every test makes its tables anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = useTestDatabase();

describeStore('Postgres', async (place) => {
  const opened = await database.open(place);
  await opened.store.openVectors(SPACE);
  return opened;
});
