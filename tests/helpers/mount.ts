/** A file system of its own for a test, where this account may mount one. */
import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './folders.ts';

/** Mounts a tmpfs over `folder` until the test has ended; null where that is not allowed. */
export function mount(options: string, folder = temporaryFolder()): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Gives it other options, such as another size. */
export function remount(options: string, folder: string): void {
  execFileSync('mount', ['-o', `remount,${options}`, folder]);
}
