/**
 * The direction of imports. The product is a house of storeys: a file may import from storeys below its own and from its
 * own room, never from above and never from the room next door. A new file must be given a place here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** From the ground up; each string is a room: one file, or a folder with all that lies in it. */
const STOREYS: readonly (readonly string[])[] = [
  ['src/reasons.ts', 'src/in-turn.ts', 'src/counted.ts', 'src/detach.ts', 'src/files/'],
  ['src/types.ts', 'src/errors.ts', 'src/version.ts', 'src/config/schemas.ts', 'src/core/reindex-report.ts'],
  ['src/core.ts', 'src/config.ts', 'src/articles/', 'embeddings/'],
  ['src/lexical/', 'src/config/unknown-names.ts'],
  ['src/questions/', 'src/config/env-file.ts'],
  ['src/store/', 'src/article-folder/journal.ts'],
  [
    'src/indexing/',
    'src/retrieval/',
    'src/core/suggestions.ts',
    'src/article-folder/files.ts',
    'src/article-folder/watch.ts',
  ],
  ['src/answering/'],
  ['src/service/'],
  ['src/threads/', 'src/evaluation/'],
  ['src/upkeep/'],
  ['src/jobs/'],
  ['src/core/open-core.ts'],
  ['src/logging.ts', 'src/terminal/', 'src/discord/'],
  ['commands/'],
  ['src/page/'],
  ['src/index.ts', 'src/cli.ts'],
];

/** What the faces in Discord and on the page may see of the product: plain data, settings, errors. */
const FACES = ['src/discord/', 'commands/', 'src/page/'];
const SEEN_BY_FACES = [
  ...[
    'src/reasons.ts',
    'src/types.ts',
    'src/errors.ts',
    'src/core.ts',
    'src/config.ts',
    'src/files/sizes.ts',
    'src/files/article-names.ts',
    'src/questions/faults.ts',
    'src/questions/mentions.ts',
  ],
  ...FACES,
];

/** Backends, and who may pick one. */
const BACKENDS = /^src\/store\/(?:sqlite|postgres)/;
const PICK_A_BACKEND =
  /^src\/(store\/|threads\/(?:open-store|indexing-thread)\.ts$|evaluation\/run\.ts$|upkeep\/(?:backup|restore|data-dir-lock)\.ts$)/;

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = ['src', 'commands', 'embeddings'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.split(sep).join('/')}`),
);

/** Imports of our own files: static, re-exported, dynamic, of types too. */
const imports: readonly Import[] = files.flatMap((from) =>
  ts
    .preProcessFile(readFileSync(join(ROOT, from), 'utf8'), true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({ from, to: posix.join(dirname(from), fileName) })),
);

/** Those of them that are there when a program runs: types are gone by then. */
const loaded = imports.filter(({ from, to }) => {
  const name = to.replace(/^.*\//, '');
  const text = readFileSync(join(ROOT, from), 'utf8');
  return new RegExp(`(?:^|\n)(?:import|export)(?! type)[^;]*/${name.replaceAll('.', '\\.')}'`).test(text);
});

const isIn = (file: string, room: string) => (room.endsWith('/') ? file.startsWith(room) : file === room);

function placeOf(file: string): { readonly storey: number; readonly room: string } | null {
  for (const [storey, rooms] of STOREYS.entries()) {
    const room = rooms.find((one) => isIn(file, one));
    if (room !== undefined) return { storey, room };
  }
  return null;
}

const show = ({ from, to }: Import) => `${from} imports ${to}`;

describe('the direction of imports', () => {
  test('every file has a place in the house', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => placeOf(file) === null)).toEqual([]);
  });

  test('imports lead downwards, or stay in their room', () => {
    expect(imports.length).toBeGreaterThan(files.length);
    const wrong = imports.filter(({ from, to }) => {
      const above = placeOf(from);
      const below = placeOf(to);
      if (above === null || below === null) return true;
      return above.room !== below.room && below.storey >= above.storey;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('indexing, retrieval, answering and the service know the interface of the store, never a backend', () => {
    const wrong = imports.filter(({ from, to }) => BACKENDS.test(to) && !PICK_A_BACKEND.test(from));
    expect(wrong.map(show)).toEqual([]);
  });

  test('Discord, the commands and the page see plain data only: no store, no model, no retrieval', () => {
    const wrong = imports.filter(
      ({ from, to }) => FACES.some((face) => isIn(from, face)) && !SEEN_BY_FACES.some((seen) => isIn(to, seen)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('nobody imports a face that is started: src/index.ts and src/cli.ts', () => {
    expect(imports.filter(({ to }) => /^src\/(index|cli)\.ts$/.test(to)).map(show)).toEqual([]);
  });

  test('nothing of the product imports tests or benchmarks, and every import names a file that exists', () => {
    const known = new Set(files);
    const wrong = imports.filter(
      ({ to }) => !known.has(to) && !(/\.(?:css|json)$/.test(to) && existsSync(join(ROOT, to))),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('only the two faces that are started read the environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(readers.sort()).toEqual(['src/cli.ts', 'src/index.ts']);
  });

  test('threads do not load what settings are checked with: they are given them checked, and start often', () => {
    const reached = new Set<string>(['src/threads/answering-thread.ts', 'src/threads/indexing-thread.ts']);
    for (const file of reached) for (const { from, to } of loaded) if (from === file) reached.add(to);
    expect(reached).toContain('src/indexing/run.ts');
    expect([...reached].filter((file) => /^src\/config(?:\.ts$|\/)/.test(file))).toEqual([]);
  });

  test('the client for Postgres is loaded late: only its own files name it, and only a dynamic import leads to them', () => {
    const own = /^src\/store\/postgres(?:\/|\.ts$)/;
    const wrong = files.filter(
      (file) =>
        !own.test(file) && /from '(?:pg|[^']*store\/postgres[^']*)'/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
    expect(imports.filter(({ from, to }) => own.test(to) && !own.test(from)).map(show)).toEqual([
      'src/threads/open-store.ts imports src/store/postgres.ts',
    ]);
  });
});
