/**
 * What a job has staged of the list of files: what differs from the live one, no more, because of ten thousand files most
 * are as they were. A file that leaves is a row with nothing in it. The SQL here takes the job as `@job`.
 */
import type { KnownFile } from '../records.ts';

/** The row of a file that leaves, but for its path. */
export const NOTHING: Omit<KnownFile, 'path'> = {
  sizeBytes: 0,
  modifiedMs: 0,
  fileHash: '',
  version: null,
  duplicateOf: null,
  failure: null,
};
/** Picks such rows out: a file that is there has a version, a twin that answers for it, or a failure. */
export const LEAVES = 'version IS NULL AND duplicate_of IS NULL AND failure IS NULL';

const STAGED = 'SELECT version FROM staged_files WHERE job = @job AND version IS NOT NULL';
const LIVE = 'SELECT version FROM files WHERE version IS NOT NULL AND path';
const TOUCHED = '(SELECT path FROM staged_files WHERE job = @job)';

/** Versions that become live with the job, that leave with it, and all that are live after it. */
export const COMING_VERSIONS = `${STAGED} EXCEPT ${LIVE} IN ${TOUCHED}`;
export const LEAVING_VERSIONS = `${LIVE} IN ${TOUCHED} EXCEPT ${STAGED}`;
export const NEXT_VERSIONS = `${STAGED} UNION ${LIVE} NOT IN ${TOUCHED}`;
