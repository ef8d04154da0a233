/** What the doctor says of a model, an index, a store or a clock that is not as it should be, and what to do about each. */
import { expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { because } from '../../src/reasons.ts';
import { diagnose } from '../../src/upkeep/diagnosis.ts';
import { temporaryFolder } from '../helpers/folders.ts';

const MODEL = { id: 'm', setting: 'builtin', dimensions: 8, problem: null, rerankProblem: null };
const STATE = {
  ...{ generation: 1, articles: 2, passages: 3, windows: 4, vectorsDue: false },
  ...{ model: MODEL, index: 'ready', failed: [], lastJob: null },
};
const said = (found: string) => because('other', { found });

async function findingsOf(state: object | Error, damage: readonly unknown[] = []) {
  const folder = temporaryFolder();
  const call = {
    async state() {
      if (state instanceof Error) throw state;
      return { ...STATE, ...state };
    },
    check: async () => damage,
    indexedFolder: async () => null,
  } as unknown as Parameters<typeof diagnose>[1];
  const findings = await diagnose(
    { ARTICLES_DIR: folder, DATA_DIR: folder, STORE: 'sqlite', EMBEDDING_MODEL: 'builtin' },
    call,
  );
  return findings.map(({ subject, state: is, detail, advice }) => ({ subject, is, detail, advice }));
}

test('nothing is advised where all is well', async () => {
  const findings = await findingsOf({});
  expect(findings.map(({ subject }) => subject)).toEqual([
    ...['Model', 'Vector index', 'Store', 'Folder of articles', 'Articles', 'Disk', 'Clock'],
  ]);
  expect(findings.filter(({ is, advice }) => is !== 'ok' || advice !== null)).toEqual([]);
});

test.each([
  ['Reranking', { model: { ...MODEL, rerankProblem: said('no such model') } }, 'no such model', 'leave it empty'],
  ['Model', { model: { ...MODEL, problem: said('no such model') } }, 'no such model', 'Set EMBEDDING_MODEL'],
  ['Vector index', { index: 'building' }, 'It is building; answers go by words.', 'npm run cli -- index'],
  ['Last reindex', { lastJob: { state: 'failed', reason: said('no room') } }, 'It failed: no room', 'then reindex'],
  ['Articles', { failed: [{ file: 'a.md', reason: 'empty' }] }, 'A file could not be read. a.md: empty', 'Mend or'],
  ['Articles', { failed: [{ file: 'a.md', reason: 'empty' }, {}] }, '2 files could not be read, such as a.md', 'Mend'],
  ['Clock', { lastJob: { state: 'done', startedAt: Date.now() + 600_000 } }, 'The clock is behind', 'Set the clock'],
])('trouble with %s is told with what to do: %o', async (subject, state, detail, advice) => {
  const troubles = (await findingsOf(state)).filter(({ is }) => is !== 'ok');
  expect(troubles).toMatchObject([
    { subject, detail: expect.stringContaining(detail), advice: expect.stringContaining(advice) },
  ]);
});

test('a damaged store is a problem, with each of its damages', async () => {
  const troubles = (await findingsOf({}, [said('page 7 is torn'), said('row 9 is gone')])).filter(
    ({ is }) => is !== 'ok',
  );
  expect(troubles).toMatchObject([
    {
      subject: 'Store',
      is: 'problem',
      detail: 'page 7 is torn row 9 is gone',
      advice: expect.stringContaining('backup'),
    },
  ]);
});

test('a database that is away is a problem of the store, whose sentence says what to do, and the rest is told all the same', async () => {
  const away = because('database.unreachable', { server: 'db:5432', found: 'ECONNREFUSED' });
  const findings = await findingsOf(new AppError('DATABASE_UNREACHABLE', away));
  expect(findings).toMatchObject([
    { subject: 'Store', is: 'problem', detail: expect.stringContaining('db:5432 cannot be reached'), advice: null },
    { subject: 'Folder of articles', is: 'ok' },
    { subject: 'Disk', is: 'ok' },
  ]);
  await expect(findingsOf(new Error('a fault of ours'))).rejects.toThrow('a fault of ours');
});

test('a database that takes no changes is told with what to do about it, and no backup is restored for that', async () => {
  const refused = because('database.read-only', { server: 'db:5432', found: 'transaction_read_only is on' });
  const troubles = (await findingsOf({}, [refused])).filter(({ is }) => is !== 'ok');
  expect(troubles).toMatchObject([
    { subject: 'Store', detail: expect.stringContaining('takes no changes at present'), advice: null },
  ]);
});
