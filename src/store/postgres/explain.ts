/** What went wrong with the database, in words for whoever runs it. The password is never among them. */
import { AppError, describeError, type ErrorCode } from '../../errors.ts';
import { because, type Reason } from '../../reasons.ts';

/** The database as messages name it: no password, no parameters. */
export interface Place {
  readonly server: string;
  readonly database: string;
  readonly user: string;
  readonly schema: string;
}

export function placeOf(url: string, schema: string): Place {
  const { hostname, port, pathname, username } = new URL(url);
  return {
    server: `${hostname || 'localhost'}:${port || '5432'}`,
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
    user: decodeURIComponent(username) || 'the account of this process',
    schema,
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

/** What the client threw, where that was explained already. */
export const thrown = (error: unknown): unknown => (error instanceof AppError ? (error.cause ?? error) : error);

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
export function explain(error: unknown, { server, database, user, schema }: Place): unknown {
  if (error instanceof AppError) return error;
  const found = describeError(error);
  const code = codeOf(error);
  const say = (kind: ErrorCode, why: Reason) => new AppError(kind, why, { cause: error });
  if (found === NO_FREE_CONNECTION || code === TOO_MANY)
    return say('DATABASE_UNREACHABLE', because('database.crowded', { server, found }));
  if (isDropped(error))
    return say('DATABASE_UNREACHABLE', because('database.unreachable', { server, found: found || code }));
  if (code === '28P01' || code === '28000' || found.startsWith('SASL'))
    return say('DATABASE_REFUSED', because('database.password', { server, user, found }));
  if (code === '3D000') return say('DATABASE_REFUSED', because('database.missing', { server, database }));
  if (code === '42501') return say('DATABASE_REFUSED', because('database.rights', { user, database, schema, found }));
  // A file that sslrootcert names and that cannot be opened is told by the system.
  if (/SSL|certificate|, open /i.test(found))
    return say('DATABASE_REFUSED', because('database.encryption', { server, found }));
  if (code === '53100') return say('DISK_FULL', because('database.disk', { server, found }));
  if (code === '25006') return say('DATABASE_REFUSED', because('database.read-only', { server, found }));
  return error;
}
