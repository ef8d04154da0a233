/** However the folder came to be as it is, the index is the one that a single run over it makes. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReindexMode } from '../../src/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { type Library, openLibrary } from '../helpers/library.ts';

const FOOTER = '\nThis notice stands under every story of the house and says where it may be read.\n';
const NAMES = ['a.md', 'b.txt', 'c/d.md', 'e.md', 'f.md', 'g.md'];
const QUESTIONS = [
  'keeper1 harbour',
  'keeper2 bridge',
  'notice under every story',
  'keeper3',
  'day lantern river',
  'fog at noon',
];

/** An article that its copies share but for one line. */
const copyOf = (number: number) =>
  [1, 2, 3, 4]
    .map((line) => `Line ${line === number ? 'another' : line} of the log tells of fog at noon.`)
    .join('\n\n');

interface Written {
  readonly name: string;
  readonly number: number;
  readonly footer: boolean;
  readonly copy: boolean;
}

type Change = Written | { readonly name: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constantFrom(...NAMES),
      number: fc.integer({ min: 1, max: 4 }),
      footer: fc.boolean(),
      copy: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...NAMES) }) },
);
const run = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  mode: fc.constantFrom('changed' as const, 'changed' as const, 'full' as const),
  ending: fc.constantFrom('done' as const, 'done' as const, 'killed' as const),
});

/** A folder without articles is taken for a disk that is not mounted, unless every file was to be read anew. */
const modeFor = (folder: ReadonlyMap<string, string>, mode: ReindexMode): ReindexMode =>
  folder.size === 0 ? 'full' : mode;

const contentOf = ({ number, footer, copy }: Written): string =>
  (copy ? copyOf(number) : numberedArticle(number)) + (footer ? `\n${FOOTER}` : '');

async function apply(
  library: Library,
  folder: Map<string, string>,
  { changes, mode, ending }: typeof run extends fc.Arbitrary<infer R> ? R : never,
) {
  for (const one of changes) {
    const content = 'number' in one ? contentOf(one) : null;
    if (content === null && !folder.has(one.name)) continue;
    writeFiles(library.articlesDir, { [one.name]: content });
    if (content === null) folder.delete(one.name);
    else folder.set(one.name, content);
  }
  if (ending === 'done') {
    await library.reindex(modeFor(folder, mode));
    return;
  }
  await library.stageOnly(modeFor(folder, mode));
  await library.reopen();
}

async function everything(library: Library) {
  const found = await Promise.all(QUESTIONS.map(async (question) => [...(await library.search(question))].sort()));
  return { ...(await library.snapshot()), found, statistics: await library.store.statistics() };
}

test('random histories, broken off ones among them, end as a clean build does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 5 }), async (history) => {
      const root = mkdtempSync(join(tmpdir(), 'footnote-history-'));
      const place = (name: string) => ({ articlesDir: join(root, name), dataDir: join(root, `${name}-data`) });
      const [library, clean] = [await openPlace(place('grown')), await openPlace(place('clean'))];
      try {
        const folder = new Map<string, string>();
        writeFiles(library.articlesDir, {});
        for (const one of history) await apply(library, folder, one);
        await library.reindex(modeFor(folder, 'changed'));
        // In the opposite order: outcomes must not hang on when a file came.
        writeFiles(clean.articlesDir, Object.fromEntries([...folder].reverse()));
        await clean.reindex();
        expect(await everything(library)).toEqual(await everything(clean));
      } finally {
        await Promise.all([library.close(), clean.close()]);
        rmSync(root, { recursive: true, force: true });
      }
    }),
    { numRuns: Number(process.env.HISTORIES ?? 12) },
  );
});

async function openPlace(place: { articlesDir: string; dataDir: string }): Promise<Library> {
  writeFiles(place.dataDir, {});
  return openLibrary(place);
}
