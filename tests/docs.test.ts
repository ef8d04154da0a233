/** Holds the documents to the code: settings, error codes, commands, scripts, files and links that they name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { ApplicationCommandOptionType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { SETTINGS } from '../src/config.ts';
import { CHANNEL_PERMISSIONS } from '../src/discord/permissions.ts';
import { ERROR_CODES } from '../src/errors.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => ending.test(name));

const documents = ['README.md', 'CHANGELOG.md', 'tests/faults/README.md', ...filesIn('docs', /\.md$/)];
const sources = ['src', 'commands', 'embeddings'].flatMap((folder) => filesIn(folder, /\.tsx?$/));
const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };
const readme = read('README.md');

/** Cells of the table rows that begin with a name in code: `| `NAME` | second | third |`. */
function rowsOf(path: string): string[][] {
  return read(path)
    .split('\n')
    .filter((line) => /^\| `[A-Z_]+` \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const code = (cell: string | undefined) => (cell ?? '').replaceAll('`', '');
const defaults = Object.entries(SETTINGS).map(([name, { fallback }]): [string, string] => [name, fallback]);

describe('settings', () => {
  test('.env.example names each setting once, with its default', () => {
    const found = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(found.sort()).toEqual(defaults.toSorted());
  });

  test('.env.example says before each setting what the table says of it', () => {
    const found = [...read('.env.example').matchAll(/((?:^# (?![A-Z_]+=).*\n)+)^(?:# )?([A-Z_]+)=/gm)].map(
      ([, comment = '', name]) => [name, comment.replace(/^# /gm, '').replaceAll('\n', ' ').trim()],
    );
    const wanted = Object.entries(SETTINGS).map(([name, { help }]) => [name, help]);
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('docs/configuration.md explains each setting once, with its default', () => {
    const rows = rowsOf('docs/configuration.md');
    expect(rows.map(([name, fallback]) => [code(name), code(fallback)]).sort()).toEqual(defaults.toSorted());
    expect(rows.filter(([, , explanation]) => (explanation ?? '').length < 20)).toEqual([]);
  });

  test('a copy of .env.example is a valid configuration', async () => {
    const { parse } = await import('dotenv');
    const { loadConfig } = await import('../src/config.ts');
    const everything = parse(read('.env.example').replace(/^# (?=[A-Z_]+=)/gm, ''));
    expect(loadConfig(parse(read('.env.example')))).toEqual(loadConfig({}));
    expect(loadConfig(everything)).toEqual(loadConfig({}));
  });
});

test('docs/errors.md says of each code who reads it, what it means and what to do', () => {
  const rows = rowsOf('docs/errors.md');
  expect(rows.map(([name]) => code(name)).sort()).toEqual([...ERROR_CODES].sort());
  for (const [, audience, meaning, advice] of rows) {
    expect(['asker', 'operator']).toContain(audience);
    expect(meaning?.length).toBeGreaterThan(20);
    expect(advice?.length).toBeGreaterThan(5);
  }
});

test('each error code is raised somewhere', () => {
  const code = sources.filter((path) => path !== 'src/errors.ts').map(read);
  expect(ERROR_CODES.filter((name) => !code.some((text) => text.includes(`'${name}'`)))).toEqual([]);
});

describe('commands', () => {
  test('the README names each command of the bot, with its subcommands', () => {
    const names = commands.flatMap(({ data }) => {
      if (!('description' in data)) return [data.name];
      const options = 'options' in data ? (data.options ?? []) : [];
      const parts = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
      return parts.length === 0 ? [`/${data.name}`] : parts.map(({ name }) => `/${data.name} ${name}`);
    });
    expect(names.length).toBeGreaterThan(commands.length);
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });

  test('the address that invites the bot asks for each permission that it needs', () => {
    const asked = BigInt(/[?&]permissions=(\d+)/.exec(readme)?.[1] ?? 0);
    const missing = Object.entries(CHANNEL_PERMISSIONS).filter(([, bit]) => (asked & bit) === 0n);
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  const cli = filesIn('src/terminal/commands', /\.ts$/).map(read).join('\n');
  const terminalCommands = [
    ...cli.matchAll(/^ *program\s*\.command\('([a-z]+)'\)|= program\.command\('([a-z]+)'\)/gm),
  ].map(([, direct, group]) => (direct ?? group) as string);

  test('the README names each command of the terminal', () => {
    expect(terminalCommands.length).toBeGreaterThan(5);
    const unnamed = terminalCommands.filter((name) => !new RegExp(`npm run (?:-s )?cli -- ${name}\\b`).test(readme));
    expect(unnamed).toEqual([]);
  });

  test('each command and option of the terminal that a document or a message names exists', () => {
    const wrong = [...documents, ...sources].flatMap((path) =>
      [...read(path).matchAll(/\bcli -- ([a-z]+)((?: --[a-z-]+)*)/g)]
        .filter(([, name, options]) => {
          const known = (options as string).split(' ').filter((option) => option !== '' && !cli.includes(`'${option}`));
          return !terminalCommands.includes(name as string) || known.length > 0;
        })
        .map(([found]) => `${path}: ${found}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what documents point at', () => {
  test('each relative link leads to a file, and each anchor to a heading', () => {
    const broken = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => target as string)
        .filter((target) => !/^(?:https?|mailto):/.test(target))
        .filter((target) => !leads(document, target))
        .map((target) => `${document} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('each file named in code font exists', () => {
    const missing = documents.flatMap((document) =>
      [...read(document).matchAll(/`((?:src|commands|embeddings|tests|docs|bench|articles|\.ci)\/[\w./-]+)`/g)]
        .map(([, path]) => path as string)
        .filter((path) => !existsSync(join(ROOT, path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test('the map of folders names all that stands directly in src', () => {
    const map = read('docs/architecture.md');
    const missing = readdirSync(join(ROOT, 'src')).filter((name) => !map.includes(`\`src/${name}`));
    expect(missing).toEqual([]);
  });

  test('each npm script that a document or a message names exists', () => {
    const built = new Set(['ci', 'install', 'audit', 'test', 'start', ...Object.keys(manifest.scripts)]);
    const named = [...documents, ...sources, '.ci/run', 'Dockerfile', '.env.example'].flatMap((path) =>
      [...read(path).matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => `${path}: ${name}`),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((one) => !built.has(one.split(': ')[1] as string))).toEqual([]);
  });

  test('no document names a path of somebody’s machine', () => {
    const machine = /(?<![\w.])\/(?:work|root|home|Users|tmp)\/|\.\.\/shared/;
    expect(documents.filter((document) => machine.test(read(document)))).toEqual([]);
  });
});

test('the changelog has an entry for the version in package.json', () => {
  const versions = [...read('CHANGELOG.md').matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);
  expect(versions[0]).toBe(manifest.version);
});

function leads(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : join(dirname(document), decodeURIComponent(path));
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || headingsOf(file).includes(anchor);
}

/** Anchors as GitHub makes them of headings. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
