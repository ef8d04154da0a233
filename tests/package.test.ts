/** What is installed, and what may run while it is: the lock file, the Node versions, the install scripts, the overrides. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly overrides: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}

interface Locked {
  /** What is installed in its place, where another package is. */
  readonly name?: string;
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
  readonly integrity?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const readJson = <T>(path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;
const manifest = readJson<Manifest>('package.json');
const lock = readJson<{ lockfileVersion: number; packages: Record<string, Locked & Partial<Manifest>> }>(
  'package-lock.json',
);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Whether `name` is found from a package's place, as Node looks for it: in its own node_modules, then further up. */
function isFound(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
}

type Version = [number, number, number];

function parseVersion(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text
    .replace(/^v/, '')
    .split('.')
    .map((part) => (/^\d+/.test(part) ? Number.parseInt(part, 10) : 0));
  return [major, minor, patch];
}

const isAtLeast = (a: Version, b: Version) => (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) >= 0;

/** Whether a range of the forms that `engines` uses (>=1.2, ^1.2, 1.x, *, joined by ||) admits a version. */
function admits(range: string, version: Version): boolean {
  return range.split('||').some((part) => {
    const [, operator, wanted = ''] = /^\s*(>=|\^|)\s*(.*?)\s*$/.exec(part) ?? [];
    if (wanted === '*' || wanted === '') return true;
    const least = parseVersion(wanted);
    return operator === '>=' ? isAtLeast(version, least) : version[0] === least[0] && isAtLeast(version, least);
  });
}

describe('the lock file', () => {
  test('is that of package.json, with a checksum for each package', () => {
    const root = lock.packages[''];
    expect(lock.lockfileVersion).toBe(3);
    expect(root?.version).toBe(manifest.version);
    expect(root?.dependencies).toEqual(manifest.dependencies);
    expect(root?.devDependencies).toEqual(manifest.devDependencies);
    expect(root?.engines).toEqual(manifest.engines);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
  });

  test('names every package that another one wants, for every platform: npm ci refuses it otherwise', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isFound(path, name))
        .map((name) => `${path} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('every package runs on the oldest Node that package.json allows, and .nvmrc names its line', () => {
    const floor = parseVersion(manifest.engines.node.replace('>=', ''));
    const tooNew = installed
      .filter(([, { engines, optional }]) => !optional && engines?.node && !admits(engines.node, floor))
      .map(([path, { engines }]) => `${nameOf(path)} wants ${engines?.node}`);
    expect(tooNew).toEqual([]);
    expect(readFileSync(join(ROOT, '.nvmrc'), 'utf8').trim()).toBe(String(floor[0]));
  });

  test('packages that were overridden are there in the wanted version only', () => {
    expect(Object.keys(manifest.overrides).sort()).toEqual(['onnxruntime-web', 'sharp']);
    for (const [name, wanted] of Object.entries(manifest.overrides)) {
      const [, standIn, range] = /^npm:(.+)@([^@]+)$/.exec(wanted) ?? [null, undefined, wanted];
      const found = installed.filter(([path]) => nameOf(path) === name).map(([, entry]) => entry);
      expect(found.map((entry) => entry.name)).toEqual([standIn]);
      expect(found.every(({ version }) => admits(range as string, parseVersion(version)))).toBe(true);
      if (name === 'sharp') expect(found[0]?.version).toMatch(/^0\.34\./);
    }
  });
});

describe('install scripts', () => {
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));

  test('each package that has one is allowed or denied by name, and no other is named', () => {
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(scripted)].sort());
  });

  test('only the two native modules that compile here may run theirs', () => {
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect(allowed.sort()).toEqual(['better-sqlite3', 'hnswlib-node']);
  });

  test('docs/security.md explains each of them', () => {
    const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
    const names = [...Object.keys(manifest.allowScripts), ...Object.keys(manifest.overrides)];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

test('what the product imports is a dependency, and each dependency is used', () => {
  const files = ['src', 'commands', 'embeddings'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(ROOT, folder, name)),
  );
  const packages = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const resolved = [...source.matchAll(/\.resolve\(\s*'([^'.][^']*)'/g)].map(([, name]) => name as string);
    const imported = ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
    return [...imported, ...resolved]
      .filter((name) => !/^(?:\.|node:)/.test(name) && !builtinModules.includes(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
  });
  const used = new Set(packages);
  // Types only: what is imported for its types alone leaves nothing behind at run time.
  const typesOnly = ['mdast'];
  const known = { ...manifest.dependencies };
  expect([...used].filter((name) => !(name in known) && !typesOnly.includes(name)).sort()).toEqual([]);
  expect(Object.keys(known).filter((name) => !used.has(name))).toEqual([]);
});
