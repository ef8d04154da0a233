/** What goes wrong once a job is live is told, and is no failure of the job. */
import { expect, test } from 'vitest';
import { createJobSteps, type JobStepsParts } from '../../src/jobs/job-steps.ts';
import { because } from '../../src/reasons.ts';

const STAGED = { report: {}, space: { modelId: 'm', dimensions: 1 } } as never;
const COUNTS = { generation: 4, articles: 2, passages: 3, windows: 4 };

function stepsWith(answering: object, files: object, indexing: object = {}, closing = false) {
  const troubles: string[] = [];
  const call = {
    previousGeneration: async () => 3,
    state: async () => COUNTS,
    activate: async () => ({ changed: false, problem: null }),
    ...answering,
  };
  const parts = {
    engine: { answering: { call }, indexing: { call: indexing }, board: { isClosing: () => closing } },
    files,
    suggestions: { learn: () => {} },
    onActivated: () => {},
    trouble: (message: string) => troubles.push(message),
    recovered: Promise.resolve(),
  } as unknown as JobStepsParts;
  return { steps: createJobSteps(parts), troubles };
}

test('a job that is live but was not taken in whole, or cannot be counted, is told and has the counts before it', async () => {
  let asked = 0;
  const { steps, troubles } = stepsWith(
    {
      activate: async () => ({ changed: true, problem: because('other', { found: 'the graph is torn' }) }),
      state: async () => {
        asked += 1;
        if (asked > 1) throw new Error('the thread ended');
        return COUNTS;
      },
    },
    {},
  );
  expect(await steps.activate(7, STAGED, 'changed')).toEqual(COUNTS);
  expect(troubles).toEqual([
    expect.stringMatching(/^Job 7 is live, but not all of it was taken in: .*the graph is torn/),
    expect.stringMatching(/^Job 7 is live, but its report has the counts before it: .*the thread ended/),
  ]);
});

test('a rollback is live also where the folder of articles cannot be put back, as a whole or in a file', async () => {
  const broken = stepsWith({}, { undoSince: () => Promise.reject(new Error('no journal')) });
  expect(await broken.steps.activate(7, STAGED, 'rollback')).toEqual(COUNTS);
  expect(broken.troubles).toEqual([
    expect.stringMatching(/^The rollback could not put the folder of articles back: .*no journal/),
  ]);
  const rollbacks: unknown[] = [];
  const stuck = stepsWith(
    {},
    {
      undoSince: async (rollback: unknown) => {
        rollbacks.push(rollback);
        return {
          putBack: ['b.md'],
          overwritten: [],
          takenOut: [],
          stuck: [{ path: 'a.md', error: new Error('busy') }],
        };
      },
    },
  );
  expect(await stuck.steps.activate(7, STAGED, 'rollback')).toMatchObject({ folder: { putBack: ['b.md'] } });
  expect(stuck.troubles).toEqual([expect.stringMatching(/^The rollback left a\.md in the folder .*busy/)]);
  expect(rollbacks).toEqual([{ to: 3, from: 4, made: 4 }]);
});

test('what is tidied up behind a job that is told as done is told where it fails, and not while all is closed', async () => {
  const fail = (what: string) => () => Promise.reject(new Error(what));
  const told = async (closing: boolean) => {
    const { steps, troubles } = stepsWith(
      { activate: async () => ({ changed: true, problem: null }), articleNames: fail('no names') },
      { trim: fail('no permission') },
      { end: async () => undefined, sweep: fail('no room') },
      closing,
    );
    await steps.activate(7, STAGED, 'changed');
    await steps.end(7, 'done', null, null);
    await new Promise((resolve) => setTimeout(resolve));
    return troubles.sort();
  };
  expect(await told(false)).toEqual([
    expect.stringMatching(/^Old files under DATA_DIR\/removed .*no permission/),
    expect.stringMatching(/^The names that are suggested .*no names/),
    expect.stringMatching(/^What earlier articles left in the index .*no room/),
  ]);
  expect(await told(true)).toEqual([]);
});
