/** Temporary folders, removed after the test, and articles written into them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** A new folder, removed when the test that made it has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new folder for what tests share, removed when the whole run has ended. */
export const keptFolder = (prefix: string): string => mkdtempSync(join(inject('keptFolders'), prefix));

/** Writes files below a folder; `null` takes one out. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array | null>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
  }
}

const NOUNS = 'river bridge harbour lantern glacier orchard violin granite meadow archive copper lighthouse'.split(' ');
const VERBS = 'crossed measured repaired painted followed remembered guarded carried'.split(' ');

/** An article of `sentences` sentences that no other number gives, in words that occur in others as well. */
export function numberedArticle(number: number, sentences = 6): string {
  const noun = (i: number) => NOUNS[(number * 7 + i * 5) % NOUNS.length] as string;
  const verb = (i: number) => VERBS[(number * 3 + i) % VERBS.length] as string;
  const lines = Array.from(
    { length: sentences },
    (_, i) =>
      `The ${noun(i)} keeper named keeper${number} ${verb(i)} the ${noun(i + 1)} on day ${number * 31 + i} and wrote it down for the ${noun(i + 2)}.`,
  );
  return `---\ntitle: Story ${number}\n---\n\n${lines.join(' ')}\n`;
}
