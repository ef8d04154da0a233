/**
 * Runs a program of this checkout: `node run.mjs src/index.ts`. TypeScript is turned into JavaScript in dist/ first, where
 * it changed since the last time (a fifth of a second), then the result is run as it is. Running the sources through a
 * loader instead costs each thread a second and 60 MB at every start. Where dist/ cannot be written to, the loader it is.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, pid } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));
const FOLDERS = ['src', 'commands', 'embeddings', 'bench', 'tests/helpers'];
/** The browser's part, which src/page/bundle.ts makes, and programs that bring packages of their own. */
const NOT_RUN = [join('src', 'page', 'client'), join('bench', 'peers')];
const STAMP = join(ROOT, 'dist', 'compiled');

const program = argv[2];
if (program === undefined) throw new TypeError('Usage: node run.mjs PROGRAM.ts [ARGUMENTS]');
const file = await prepare(program);
argv.splice(1, 2, file);
await import(pathToFileURL(file).href);

/** The file to run: compiled, or the source itself with its loader registered. */
async function prepare(source) {
  try {
    await compileChanged();
    return join(ROOT, 'dist', source.replace(/\.ts$/, '.js'));
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
    const { register } = await import('tsx/esm/api');
    register();
    return join(ROOT, source);
  }
}

async function compileChanged() {
  const sources = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap(listSources);
  const state = sources.map((source) => describe(source)).join('\n');
  if (state === readStamp()) return;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: sources,
    outbase: '.',
    outdir: 'dist',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    bundle: true,
    write: false,
    logLevel: 'error',
    plugins: [{ name: 'one file each', setup: ({ onResolve }) => onResolve({ filter: /./ }, keepApart) }],
  });
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, contents);
  }
  replaceFile(STAMP, state);
}

/** Another program of this checkout may be reading the file just now. */
function replaceFile(path, contents) {
  const beside = `${path}.${pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, path);
}

/** Imports stay imports, of the compiled file where the source is one of ours. */
function keepApart({ path, kind }) {
  if (kind === 'entry-point') return undefined;
  return { path: path.startsWith('.') ? path.replace(/\.ts$/, '.js') : path, external: true };
}

function listSources(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NOT_RUN.includes(path) || entry.name === 'node_modules' ? [] : listSources(path);
      return entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

function describe(source) {
  const { size, mtimeMs } = statSync(join(ROOT, source));
  return `${source} ${size} ${mtimeMs}`;
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return null;
  }
}
