/** `backup` and `restore`: the whole store in one file, and back. */
import { statSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { AppError, describeError } from '../../errors.ts';
import { isStoreFile, saveBackup } from '../../upkeep/backup.ts';
import { restoreBackup } from '../../upkeep/restore.ts';
import { plain } from '../format.ts';
import { showProgress } from '../progress.ts';
import { EXIT_WRONG_USE, print, type Terminal } from '../terminal.ts';

export function addStore(program: Command, { settings, withCore }: Terminal): void {
  program
    .command('backup')
    .description('copy the whole store into a file, beside a bot that runs')
    .argument('<file>', 'the file to write, in a folder that is there')
    .option('--force', 'write over a file that is there')
    .action(async (file: string, { force }: { force?: boolean }) => {
      const config = settings();
      if (config.STORE === 'postgres') throw elsewhere(dumpCommand(config.DATABASE_SCHEMA, file));
      if (!force && isFile(file) && !isStoreFile(config.DATA_DIR, file)) {
        const why = `${file} is there already. Give another file, or --force to write over it.`;
        throw new CommanderError(EXIT_WRONG_USE, 'usage', why);
      }
      await saveBackup(config.DATA_DIR, file);
      print(`Saved ${file}. "restore ${file}" brings it back.`);
    });

  program
    .command('restore')
    .description('put a backup in the place of the store')
    .argument('<file>', 'a file that backup wrote')
    .action(async (file: string) => {
      const config = settings();
      if (config.STORE === 'postgres')
        throw elsewhere(`stop every bot on it, then ${restoreCommand(config.DATABASE_SCHEMA, file)}`);
      const kept = await restoreBackup(config.DATA_DIR, file);
      print(`Restored ${file}.${kept === null ? '' : ` The store that was there is kept as ${kept}.`}`);
      try {
        await withCore((core) => showProgress(core.buildVectors()), 'leave');
      } catch (error) {
        // What was asked for is done: answers go by words, and the index can be built at any time.
        const found = describeError(error);
        const advice = 'Until "npm run cli -- index" builds it, answers go by words.';
        process.stderr.write(`${plain(`The vector index could not be built (${found}). ${advice}`)}\n`);
      }
    });
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Without the vectors, as with SQLite: they are derived, and a bot builds them sooner than `pg_restore` does. */
const dumpCommand = (schema: string, file: string) =>
  `pg_dump --format=custom --schema=${schema} --exclude-table='${schema}.vectors_*' --file="${file}" "$DATABASE_URL"`;

/** What is there is moved aside as a whole: it may hold tables that the dump knows nothing of. */
const restoreCommand = (schema: string, file: string) =>
  `psql --command='ALTER SCHEMA ${schema} RENAME TO ${schema}_before' "$DATABASE_URL"; ` +
  `pg_restore --single-transaction --dbname="$DATABASE_URL" "${file}"`;

const elsewhere = (command: string) =>
  new AppError('BACKUP_ELSEWHERE', `The store is in Postgres, which makes and restores backups itself: ${command}`);
