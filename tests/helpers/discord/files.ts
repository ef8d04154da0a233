/** Uploads: multipart parts, the `attachments` that name them, and what is kept on an edit. */
import { Checker } from './checks/checker.ts';
import { entityTooLarge, invalidForm } from './errors.ts';
import { asText, isObject, type Json, type JsonObject } from './json.ts';
import type { StoredFile, World } from './world.ts';

export interface Upload {
  /** n of the form field `files[n]`. */
  index: string;
  name: string;
  contentType: string;
  data: Buffer;
}

export interface FileRules {
  limitBytes: number;
  cdnUrl: string;
  /** Where `attachments` stands in the body. */
  path: readonly string[];
}

/**
 * The files a message will have: those uploaded, and of those it has the ones that `attachments` still names (all, if it is absent).
 * @throws ApiError 50035 for an attachment without a file, 40005 for a file over the limit.
 */
export function chooseFiles(
  world: World,
  channelId: string,
  given: Json | undefined,
  uploads: readonly Upload[],
  present: readonly StoredFile[],
  rules: FileRules,
): StoredFile[] {
  const check = new Checker([], rules.path);
  const described = new Map<string, JsonObject>();
  for (const [index, item] of check.list(given, { max: 10 }).entries()) {
    if (!isObject(item)) continue;
    check.at(index, 'description').optionalText(item.description, { max: 1024 });
    described.set(String(item.id), item);
    const known =
      uploads.some((upload) => upload.index === String(item.id)) || present.some(({ id }) => id === item.id);
    if (!known)
      check.at(index).refuse('ATTACHMENT_NOT_FOUND', `The attachment ${String(item.id)} has no file in this request.`);
  }
  const kept = present.filter(({ id }) => given === undefined || described.has(id));
  if (kept.length + uploads.length > 10) check.refuse('BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  if (check.problems.length > 0) throw invalidForm(check.problems);
  if (uploads.some(({ data }) => data.length > rules.limitBytes)) throw entityTooLarge();
  const fresh = uploads.map((upload): StoredFile => {
    const id = world.ids.next();
    const item = described.get(upload.index);
    const name = safeName(asText(item?.filename) || upload.name);
    const url = `${rules.cdnUrl}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
    const description = asText(item?.description) || null;
    return { id, name, description, contentType: upload.contentType, data: upload.data, url };
  });
  return [...kept, ...fresh];
}

/** Discord puts an underscore where a name holds white space or a sign beyond letters, digits, `-`, `_` and `.`. */
function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]/gu, '_');
}
