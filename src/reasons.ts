/**
 * Why something could not be done, as a key and values: what the core throws and stores, so that each face can say it in a
 * person's language. The sentences here are the English ones, for logs and the terminal; src/discord/messages/reasons has
 * the others. Words of the system or of a library, which nobody translates, go in as a value.
 */
export const REASONS = {
  // A file that may be an article
  'file.empty': 'The file is empty (0 bytes). Write the article into it, or remove it.',
  'file.blank': 'The file holds nothing but white space. Write the article into it, or remove it.',
  'file.textless': 'The file holds no text that could be read. Write the article into it, or remove it.',
  'file.large': 'The file has {size} MB, more than the {limit} MB allowed. Divide it, or raise MAX_ARTICLE_MB.',
  'file.blocks':
    'The file has {count} paragraphs, headings and list items, more than the {limit} allowed. Divide it into several files.',
  'file.lines':
    'The text has more than {limit} lines, which is more than an article can have. Divide it into several files.',
  'file.mislabelled':
    'The file is named as {format} but is {kind}. Save the article as UTF-8 text, or give the file its right ending.',
  'file.misread': 'The file could not be read as {format}: {found}. Save it again, or as plain text.',
  'file.unopenable': 'The file was listed but cannot be opened ({found}). Check that it still exists and may be read.',
  'file.unread': "The file could not be read ({found}). Check the disk and the file's permissions.",
  'file.replaced': 'The file was replaced by something that is no file. Put the article back, or remove it.',
  'file.changing': 'The file changed while it was read. Wait until it is written, then index again.',
  'file.slow':
    'Reading it took too long or too much memory and was given up. Save it anew in a simpler form, or take it out.',
  'file.ending': '{ending} files are not read. Save it as .txt, .md, .html or .pdf.',
  'file.name': 'The name of this file is not valid UTF-8. Rename it.',
  'file.path':
    'The path of this file has {count} bytes, and {limit} are allowed. Move it up, or shorten the names of its folders.',
  'file.unseen': 'This file cannot be looked at: {why}',
  'file.special': 'This is {kind}, not a file. It was not opened.',
  'file.twin': 'Another file has the same name, its letters composed otherwise. Rename one of them.',
  'file.many': 'There are more than the {limit} articles allowed. Remove some, or raise MAX_ARTICLES.',
  'pdf.pictures':
    'The PDF has no text: its pages are pictures, as from a scanner. Run text recognition (OCR) over it, or save the text as .txt.',
  'pdf.pages': 'The PDF has {count} pages, more than the {limit} allowed. Divide it.',
  'pdf.long': 'The PDF holds more than {limit} characters. Divide it.',
  'pdf.locked': 'The PDF is encrypted and asks for a password. Save it without one.',
  'pdf.damaged': 'The file is named as PDF but is none, or it is damaged. Save it again as PDF, or as .txt.',
  'pdf.unread': 'The PDF could not be read: {found}. Save it again, or as .txt.',
  'folder.unread': 'This folder cannot be read: {why}',
  'folder.deep': 'This folder lies {depth} levels deep, and {limit} are allowed. Move it up, or raise MAX_DEPTH.',
  'link.loop': 'This link leads back to itself.',
  'link.broken': 'This link leads nowhere: {why}',
  'link.outside': 'This link leads out of the folder of articles and was not followed. Copy its target here.',
  'link.parent': 'This link leads back to a folder that holds it.',
  'link.folder': 'This link leads to the folder {folder}, which is read under its own name.',
  'link.special': 'This link leads to {kind}, not to a file. It was not opened.',
  'root.unread':
    'The folder of articles, {folder}, cannot be read: {why} Create it, or set ARTICLES_DIR to the right folder.',
  'root.empty':
    'The folder of articles, {folder}, holds no article, and the index has {count}. Nothing was changed, in case a disk is not mounted. Put the articles back, or empty the index by a full reindex.',
  'root.moved': 'The index was made from the articles in {was}, but ARTICLES_DIR is now {folder}.',

  // What a sentence above goes on with
  'why.permission': 'permission is missing. Let the account that runs the bot read it.',
  'why.vanished': 'it vanished. The next index run takes it as it is then.',
  'why.missing': 'it does not exist.',
  'why.no-folder': 'it is no folder.',
  'why.said': '{found}.',
  'kind.pipe': 'a named pipe',
  'kind.socket': 'a socket',
  'kind.device': 'a device',
  'kind.unknown': 'something of an unknown kind',
  'kind.pdf': 'a PDF document',
  'kind.zip': 'a ZIP archive (.docx, .epub and .odt are such)',
  'kind.office': 'an old Word or Excel document',
  'kind.rtf': 'a rich text (RTF) document',
  'kind.png': 'a PNG picture',
  'kind.jpeg': 'a JPEG picture',
  'kind.gif': 'a GIF picture',
  'kind.gzip': 'a gzip archive',
  'kind.program': 'a program',
  'kind.sqlite': 'a SQLite database',
  'kind.utf32': 'UTF-32 text',
  'kind.binary': 'binary data',

  // A file that an admin adds or removes
  'upload.type': 'The file "{name}" is no article. Wanted: {wanted}.',
  'upload.name':
    'The name of the file cannot be used. Rename it: at most {limit} characters (fewer outside the Latin alphabet), without a dot or a dash at the beginning, without < > : " | ? * and without invisible characters.',
  'upload.taken':
    'There is a file {path} already; nothing was changed. Add yours again with "replace" set to True, or rename it.',
  'upload.unwritable':
    'The folder of articles cannot be changed ({found}). Let the account that runs the bot write to ARTICLES_DIR.',
  'upload.disk': 'The disk is full ({found}). Free some room, then try again.',

  // A question, an answer
  'question.empty': 'The question is empty. Write a question in words.',
  'question.wordless': 'The question holds no words. Write a question in words.',
  'question.none': 'Ask something that the articles may answer.',
  'question.long': 'The question has {count} characters; at most {limit} are read. Make it shorter.',
  'question.many':
    'The message asks {count} questions; at most {limit} are answered at once. Ask the others in another message.',
  'question.busy': 'Too many questions at once. Try again in a moment.',
  'article.none':
    'No article is indexed yet. Put articles into the folder of articles and reindex, or wait for the reindex under way.',
  'article.unknown': 'There is no article "{name}". "articles list" shows them all.',
  'article.choose': 'There is no article "{name}". Pick one from the list, or leave the article out.',
  'article.gone': 'There is no such article any more. "articles list" shows what there is.',
  'article.fileless': 'There is no file {path} in the folder of articles. "articles list" shows the articles.',
  'answer.unknown': 'There is no answer {id}; it may have been deleted. Ask again for a new one.',
  'answer.citation':
    'There is no citation {n} under this answer; the number of its citations is {count}. Choose one of them, or ask again.',
  'answer.past': 'The article has changed or gone since this was quoted. Ask again, then take the new answer.',
  'answer.textless': 'The text that was quoted is not kept any more. Ask again for a new answer.',

  // A reindex
  'job.cancelled': 'The reindex was cancelled. The index is as it was.',
  'job.interrupted': 'The process ended before the job did.',
  'job.stuck': 'Reading {file} timed out twice. Take it out, then reindex.',
  'job.first': 'There is no earlier index to return to: only one has been made so far.',
  'job.earliest':
    'This is the index before the last change already, and none earlier is kept. "npm run cli -- index --forward" returns to the one after it.',
  'job.latest': 'There is no later index to go forward to: the last change was no rollback.',
  'job.elsewhere':
    'A reindex is under way in another process. What it makes is used here as well, as soon as it is done. Ask again then.',
  'job.elsewhere.named':
    'A reindex is under way in another process ({holder}, since {since}). What it makes is used here as well, as soon as it is done. Ask again then.',
  'job.overtaken':
    'Another process finished a reindex just now; what it made is used here in a moment. Ask again if you need one more.',
  'job.disconnected': 'The job has ended, or its connection to the database was lost; what it staged is dropped.',
  'disk.full': 'The disk that holds {folder} is full ({found}). Free some room and reindex; the index is as it was.',
  'engine.died': 'A worker thread died ({found}).',
  'engine.stopped': 'The worker thread was stopped.',

  // A model
  'model.unknown': '{setting} is "{model}": no such folder, and not a hub id such as Xenova/all-MiniLM-L6-v2.',
  'model.incomplete':
    'The model folder {folder}, named by {setting}, lacks {files}. Put what is missing there, or set {setting} to another model.',
  'model.download':
    '{setting} is {model}, and {file} could not be downloaded from {hub}: {found}. Try again later, put these files into {folder} by hand: {files}; or set {setting} to another model. An index that is there goes on answering.',
  'model.json': "{file} is not valid JSON. Put the model's own file there again.",
  'model.unloadable':
    'The model in {folder} cannot be loaded: {found} Its files may be damaged: delete the folder so that it is downloaded again, put whole files there, or set EMBEDDING_MODEL (for a cross-encoder RERANK_MODEL) to another model.',
  'model.unfit': 'The model in {folder} is of a kind that is not supported: {found}.',
  'model.exchanged': 'The index was made with {was}, but {setting} is now {now}. Run a reindex.',

  // The store
  'store.closed': '{path} cannot be opened ({found}). Check that DATA_DIR exists and may be written to.',
  'store.disk': '{path} cannot be opened: the disk is full ({found}). Free some room.',
  'store.damaged':
    '{path} is damaged ({found}). It was left untouched. Restore a backup with "npm run cli -- restore FILE"; or, where there is none, move {name} away and run "npm run cli -- index" to build it anew from the articles (answers given so far are lost).',
  'store.damaged.backup':
    '{path} is damaged ({found}). It was left untouched. Restore the backup {backup} with "npm run cli -- restore {backup}".',
  'store.incomplete': 'Of {listed} listed passages, {stored} are in the database.',
  'database.crowded':
    "No connection to the database at {server} was free in time ({found}). Raise DATABASE_POOL, or the server's max_connections.",
  'database.unreachable':
    'The database at {server} cannot be reached ({found}). Check that it runs and that DATABASE_URL names it. When it is back, a bot that runs goes on by itself; one that was starting has to be started again.',
  'database.password':
    'The database at {server} does not let "{user}" in ({found}). Check the name and the password in DATABASE_URL.',
  'database.missing':
    'There is no database "{database}" at {server}. Create it with "createdb {database}", or mend DATABASE_URL.',
  'database.rights':
    '"{user}" may not do this in the database "{database}" ({found}). Grant it: GRANT CREATE ON DATABASE "{database}" TO "{user}"; where the schema is there already: ALTER SCHEMA "{schema}" OWNER TO "{user}".',
  'database.encryption':
    'No encrypted connection to the database at {server} could be made ({found}). In DATABASE_URL the host has to be the one that the certificate names, sslrootcert the file of the authority that signed it, and sslmode what the server offers.',
  'database.disk':
    'The disk of the database at {server} is full ({found}). Free some room there, then reindex; the index is as it was.',
  'database.read-only':
    'The database at {server} takes no changes at present ({found}). Name the primary server in DATABASE_URL.',

  // Whatever else was said, by the system or a library
  other: '{found}',
} as const;

export type ReasonKey = keyof typeof REASONS;
export type ReasonValue = string | number | Reason;

export interface Reason {
  readonly key: ReasonKey;
  readonly values: Readonly<Record<string, ReasonValue>>;
}

/** A file and why it is not in the index as it is now. */
export interface FileReason {
  readonly file: string;
  /** In English, for the terminal and lists. */
  readonly reason: string;
  /** The same, to be said in another language. */
  readonly why?: Reason;
  /** Set where the version that was read before stays in the index. */
  readonly kept?: true;
}

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Values<Key extends ReasonKey> = Readonly<Record<Placeholder<(typeof REASONS)[Key]>, ReasonValue>>;

/** `because('file.ending', { ending: '.docx' })`: the values are those that the sentence has in braces. */
export function because<Key extends ReasonKey>(
  key: Key,
  ...values: [Placeholder<(typeof REASONS)[Key]>] extends [never] ? [] : [Values<Key>]
): Reason {
  return { key, values: values[0] ?? {} };
}

/** True of what a database says of itself: its sentence tells what to do as well. */
export const isOfDatabase = ({ key }: Reason): boolean => key.startsWith('database.');

/** The reason in English. */
export function describeReason({ key, values }: Reason): string {
  return REASONS[key].replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'object' ? describeReason(value) : String(value);
  });
}

export function explainFile(file: string, why: Reason): FileReason {
  return { file, reason: describeReason(why), why };
}

/** A file and its failure as the store keeps it; none where it has none. */
export function explainFailure(file: string, packed: string | null): FileReason[] {
  const why = unpackReason(packed);
  return why === null ? [] : [explainFile(file, why)];
}

/** A reason as the store keeps it, in a column of text. */
export function packReason(reason: Reason | null): string | null {
  return reason === null ? null : JSON.stringify(reason);
}

/** What `packReason` made; anything else is a sentence that was stored before reasons had keys. */
export function unpackReason(packed: string | null): Reason | null {
  if (packed === null) return null;
  try {
    const found: unknown = JSON.parse(packed);
    if (isReason(found)) return found;
  } catch {
    // A sentence.
  }
  return because('other', { found: packed });
}

/** A newer Footnote may have stored a key that this one does not know. */
function isReason(value: unknown): value is Reason {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('values' in value)) return false;
  const { key, values } = value;
  if (typeof key !== 'string' || !Object.hasOwn(REASONS, key) || typeof values !== 'object' || values === null)
    return false;
  return Object.values(values).every(
    (one) => typeof one === 'string' || typeof one === 'number' || (typeof one === 'object' && isReason(one)),
  );
}
