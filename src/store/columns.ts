/** Names that both databases share, so that what one keeps reads like what the other keeps. */

/** The staged note that names the job whose list of files is complete. */
export const STAGED_JOB = 'staged-job';
export const FILE_COLUMNS = 'path, size_bytes, modified_ms, file_hash, version, duplicate_of, failure';
/** What a version has before it is cut into passages, but for the job that made it. */
export const VERSION_COLUMNS =
  'path, state, file_hash, text_hash, settings, title, url, date, author, tags, text, blocks, omitted, headings, words';
/** The same for a copy of another job's version: staged, and cut by no settings yet. */
export const COPIED_COLUMNS = VERSION_COLUMNS.replace('state', "'staged'").replace('settings', "''");
