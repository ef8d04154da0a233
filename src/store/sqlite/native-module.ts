/** better-sqlite3 has a part in C++, which `npm ci` builds; where that failed, the first use of a database says so. */
import { AppError, describeError } from '../../errors.ts';

/** What to say where SQLite's native part was never built, or for another Node.js; null for every other cause. */
export function explainUnbuilt(cause: unknown): AppError | null {
  const found = describeError(cause);
  const code = (cause as { code?: unknown } | null)?.code;
  if (!found.includes('Could not locate the bindings file') && code !== 'ERR_DLOPEN_FAILED') return null;
  const [reason] = found.split('\n', 1);
  return new AppError(
    'NATIVE_MODULE_UNBUILT',
    `The native module better-sqlite3 is not built for this Node.js, ${process.version} (${reason}). Run "npm ci" with a C++ ` +
      'toolchain installed, or "npm rebuild better-sqlite3".',
    { cause },
  );
}
