/** `backup` and `restore`: the whole store in one file, and back. */
import type { Command } from 'commander';
import { saveBackup } from '../../backup.ts';
import { restoreBackup } from '../../restore.ts';
import { print, type Terminal } from '../terminal.ts';

export function addStore(program: Command, { settings }: Terminal): void {
  program
    .command('backup')
    .description('copy the whole store into a file, beside a bot that runs')
    .argument('<file>')
    .action(async (file: string) => {
      await saveBackup(settings().DATA_DIR, file);
      print(`Saved ${file}. "restore ${file}" brings it back.`);
    });

  program
    .command('restore')
    .description('put a backup in the place of the store')
    .argument('<file>')
    .action(async (file: string) => {
      const kept = await restoreBackup(settings().DATA_DIR, file);
      print(`Restored ${file}.${kept === null ? '' : ` The store that was there is kept as ${kept}.`}`);
    });
}
