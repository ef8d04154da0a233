/** What went wrong with the database, in words for whoever runs it. The password is never among them. */
import { AppError, describeError, type ErrorCode } from '../../errors.ts';

/** The database as messages name it: no password, no parameters. */
export interface Place {
  readonly server: string;
  readonly database: string;
  readonly user: string;
}

export function placeOf(url: string): Place {
  const { hostname, port, pathname, username } = new URL(url);
  return {
    server: `${hostname || 'localhost'}:${port || '5432'}`,
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
    user: decodeURIComponent(username) || 'the account of this process',
  };
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Words of the client for a connection that was lost or not made in time; it gives them no code. */
const LOST = /^(Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed)/;
const NO_FREE_CONNECTION = 'timeout exceeded when trying to connect';
const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
];
/** Shut down by an administrator, crashed, starting up; and everything of class 08, connection exceptions. */
const DROPPED = /^(08...|57P0[123])$/;
const TOO_MANY = '53300';

/** True when the connection was lost, or could not be made: the same statement may succeed on another one. */
export function isDropped(error: unknown): boolean {
  const code = codeOf(error);
  return UNREACHABLE.includes(code) || DROPPED.test(code) || (error instanceof Error && LOST.test(error.message));
}

/** The same of an error that was explained already. */
export const isUnreachable = (error: unknown): boolean => codeOf(error) === 'DATABASE_UNREACHABLE';

/** True when a table is not there: a vector index that another process has exchanged meanwhile. */
export const isMissingTable = (error: unknown): boolean => codeOf(error) === '42P01';

/** True when a row with this key is there already. */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === '23505';

/** True when nothing can be written at present: the server's disk is full, or it only takes reads. */
export const isUnwritable = (error: unknown): boolean => ['53100', '25006', 'DISK_FULL'].includes(codeOf(error));

/** The error to raise for one of the client or the server; what is no fault of the place passes as it is. */
export function explain(error: unknown, { server, database, user }: Place): unknown {
  if (error instanceof AppError) return error;
  const found = describeError(error);
  const code = codeOf(error);
  const say = (kind: ErrorCode, message: string) => new AppError(kind, message, { cause: error });
  if (found === NO_FREE_CONNECTION || code === TOO_MANY)
    return say(
      'DATABASE_UNREACHABLE',
      `No connection to the database at ${server} was free in time (${found}). Raise DATABASE_POOL, or the server's max_connections.`,
    );
  if (isDropped(error))
    return say(
      'DATABASE_UNREACHABLE',
      `The database at ${server} cannot be reached (${found || code}). Check that it runs and that DATABASE_URL names it; Footnote goes on by itself when it is back.`,
    );
  if (code === '28P01' || code === '28000' || found.startsWith('SASL'))
    return say(
      'DATABASE_REFUSED',
      `The database at ${server} does not let "${user}" in (${found}). Check the name and the password in DATABASE_URL.`,
    );
  if (code === '3D000')
    return say(
      'DATABASE_REFUSED',
      `There is no database "${database}" at ${server}. Create it with "createdb ${database}", or mend DATABASE_URL.`,
    );
  if (code === '42501')
    return say(
      'DATABASE_REFUSED',
      `"${user}" may not do this in the database "${database}" (${found}). Make it the owner: ALTER DATABASE "${database}" OWNER TO "${user}".`,
    );
  if (/SSL|certificate/i.test(found))
    return say(
      'DATABASE_REFUSED',
      `No encrypted connection to the database at ${server} could be made (${found}). Set sslmode in DATABASE_URL to what the server offers.`,
    );
  if (code === '53100')
    return say(
      'DISK_FULL',
      `The disk of the database at ${server} is full (${found}). Free some room there, then reindex; the index is as it was.`,
    );
  if (code === '25006')
    return say(
      'DATABASE_REFUSED',
      `The database at ${server} takes no changes at present (${found}). Name the primary server in DATABASE_URL.`,
    );
  return error;
}
