/**
 * The browser's part, bundled in memory when the page starts: it takes a tenth of a second, needs no build step before
 * and leaves nothing on the disk. Everything it holds comes from this repository and its packages.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Bundle {
  readonly script: string;
  readonly style: string;
}

let bundle: Promise<Bundle> | null = null;

/** Made once a process, however often the page is started. */
export function bundleClient(): Promise<Bundle> {
  bundle ??= makeBundle();
  return bundle;
}

async function makeBundle(): Promise<Bundle> {
  // Compiled code stands two folders deeper, the sources of the browser's part do not.
  const here = import.meta.url.endsWith('.ts') ? './client/main.tsx' : '../../../src/page/client/main.tsx';
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(here, import.meta.url))],
    bundle: true,
    write: false,
    outdir: 'page',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
