/** Whether one path lies below another. */
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** The folders between; none for the folder itself, null where the other one lies elsewhere, as on another drive. */
export function pathWithin(folder: string, other: string): string[] | null {
  const path = relative(resolve(folder), resolve(other));
  const names = path.split(sep).filter(Boolean);
  return names[0] === '..' || isAbsolute(path) ? null : names;
}
