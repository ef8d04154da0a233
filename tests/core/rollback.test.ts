/** Whatever admins added and removed, a rollback leaves folder and index at one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle } from '../helpers/folders.ts';

// Threads start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 240_000 });

const BASE = 'base.md';
const NAMES = ['x.md', 'y.md', 'z.md'] as const;

type Name = (typeof NAMES)[number];
type Step = `add ${Name}` | `remove ${Name}` | 'run' | 'full' | 'rollback';
type Files = ReadonlyMap<string, string>;

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name): Step => `add ${name}`) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES).map((name): Step => `remove ${name}`) },
  { weight: 3, arbitrary: fc.constant<Step>('run') },
  { weight: 1, arbitrary: fc.constant<Step>('full') },
  { weight: 4, arbitrary: fc.constant<Step>('rollback') },
);

const contents = (folder: string): Files =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const sorted = (files: Files) => [...files].sort();
const differ = (a: Files, b: Files) => JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b));

/**
 * Goes through the steps on a core and on three lists of files: those indexed, those in the folder, and what a rollback
 * returns to. After a run that is the folder as the index before had it; after a rollback the folder as it was left,
 * with what was waiting to be indexed.
 */
async function follow(steps: readonly Step[]): Promise<void> {
  const { core, articlesDir } = await openTestCore({ files: { [BASE]: numberedArticle(1) } });
  const check = async (expected: Files, label: string) => {
    const { articles } = await core.listArticles(0, 10);
    expect(articles.map(({ path }) => path).sort(), label).toEqual([...expected.keys()].sort());
  };
  let number = 1;
  let folder = contents(articlesDir);
  let indexed = folder;
  let before: { readonly indexed: Files; readonly folder: Files } | null = null;
  /** Whether the live index is the one before: the way on is then forward. */
  let back = false;
  for (const [at, one] of steps.entries()) {
    const label = steps.slice(0, at + 1).join(', ');
    const [verb, name = ''] = one.split(' ');
    if (verb === 'add') {
      const text = numberedArticle(++number);
      await core.addArticleFile(name, new TextEncoder().encode(text), true);
      folder = new Map([...folder, [name, text]]);
    } else if (verb === 'remove') {
      if (!folder.has(name)) continue;
      await core.removeArticleFile(name);
      folder = new Map([...folder].filter(([path]) => path !== name));
    } else if (verb !== 'rollback') {
      await core.reindex({ mode: verb === 'full' ? 'full' : 'changed' }).finished;
      if (verb === 'full' || differ(folder, indexed)) {
        before = { indexed, folder: indexed };
        back = false;
      }
      indexed = folder;
      await check(indexed, label);
    } else if (before !== null) {
      const [mode, other] = back ? (['forward', 'rollback'] as const) : (['rollback', 'forward'] as const);
      await expect(core.reindex({ mode: other }).finished, label).rejects.toMatchObject({
        code: 'NOTHING_TO_ROLL_BACK',
      });
      const { folder: foreseen } = await core.reindex({ mode, preview: true }).finished;
      expect(sorted(contents(articlesDir)), label).toEqual(sorted(folder));
      const { folder: changes } = await core.reindex({ mode }).finished;
      back = !back;
      const left: Files = folder;
      const wanted: Files = before.folder;
      expect(changes, label).toEqual({
        takenOut: [...left.keys()].filter((path) => !wanted.has(path)).sort(),
        putBack: [...wanted.keys()].filter((path) => !left.has(path)).sort(),
        overwritten: [...left.keys()].filter((path) => wanted.has(path) && left.get(path) !== wanted.get(path)).sort(),
      });
      expect(foreseen, label).toEqual(changes);
      const next: Files = before.indexed;
      before = { indexed, folder: left };
      [folder, indexed] = [wanted, next];
      await check(indexed, label);
      if (!differ(folder, indexed)) {
        const preview = await core.reindex({ mode: 'changed', preview: true }).finished;
        expect(preview, label).toMatchObject({ added: 0, changed: 0, removed: 0 });
      }
    }
    expect(sorted(contents(articlesDir)), label).toEqual(sorted(folder));
  }
  await core.close();
}

test.each<{ readonly steps: readonly Step[] }>([
  // A file that was never indexed, taken out and put back, then indexed.
  { steps: ['full', 'add x.md', 'rollback', 'rollback', 'run', 'rollback', 'rollback'] },
  { steps: ['add x.md', 'run', 'rollback', 'add y.md', 'run', 'rollback', 'rollback'] },
  { steps: ['add x.md', 'run', 'remove x.md', 'rollback', 'rollback', 'run', 'rollback'] },
  { steps: ['add x.md', 'run', 'add x.md', 'rollback', 'rollback', 'rollback', 'rollback', 'run', 'rollback'] },
  { steps: ['add x.md', 'run', 'add y.md', 'run', 'add z.md', 'rollback', 'add x.md', 'rollback', 'run', 'rollback'] },
])('folder and index stay at one: $steps', ({ steps }) => follow(steps));

test('folder and index stay at one, whatever is added, removed, indexed and rolled back', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), follow), {
    numRuns: Number(process.env.HISTORIES ?? 5),
  });
});
