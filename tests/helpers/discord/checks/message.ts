/** A whole message payload, created or edited, legacy or components v2. */
import { ApiError, emptyMessage, invalidForm } from '../errors.ts';
import { asText, type Json, type JsonObject } from '../json.ts';
import { Census } from './census.ts';
import { Checker } from './checker.ts';
import { checkComponentsV2, checkLegacyComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';

export const FLAG = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

const MAX_BYTES_V2 = 10_170;

/** What the message is now; empty for a new one. */
export interface Present {
  content: string;
  embeds: number;
  components: number;
  flags: number;
}

export interface MessageRules {
  /** Flags that may be set here; others are refused, even those Discord would drop in silence. */
  flags: number;
  /** Where the message stands in the body, for the paths of problems: a callback keeps it under `data`. */
  path?: readonly string[];
  /** Names of the files the message will have: uploaded now, or kept. */
  fileNames: ReadonlySet<string>;
  present?: Present;
}

/** @throws ApiError 50035 with every problem, 50006 for nothing at all, 500 where Discord fails without a word. */
export function checkMessage(body: JsonObject, rules: MessageRules): void {
  const check = new Checker([], rules.path ?? []);
  const present = rules.present ?? { content: '', embeds: 0, components: 0, flags: 0 };
  const flags = check.at('flags').integer(body.flags, { min: 0 }) ?? 0;
  const stray = flags & ~(rules.flags | present.flags);
  if (stray !== 0) check.at('flags').refuse('BITFIELD_FLAGS_INVALID', `Flags ${stray} cannot be set here.`);
  check.at('content').optionalText(body.content, { max: 2000 });
  check.at('tts').boolean(body.tts);
  check.at('nonce').optionalText(typeof body.nonce === 'number' ? String(body.nonce) : body.nonce, { max: 25 });
  checkAllowedMentions(check.at('allowed_mentions'), body.allowed_mentions);
  const census = new Census(rules.fileNames);
  if (((flags | present.flags) & FLAG.componentsV2) !== 0) {
    checkNoLegacyFields(check, body, present);
    const given = body.components !== undefined && body.components !== null;
    if (given || present.components === 0) checkComponentsV2(check.at('components'), body.components, census);
  } else {
    checkEmbeds(check.at('embeds'), body.embeds, rules.fileNames);
    checkLegacyComponents(check.at('components'), body.components, census);
  }
  if (check.problems.length > 0) throw invalidForm(check.problems);
  if (census.bytes > MAX_BYTES_V2) throw tooManyBytes(check, census.bytes);
  if (isEmpty(body, present, rules.fileNames)) throw emptyMessage();
}

function checkNoLegacyFields(check: Checker, body: JsonObject, present: Present): void {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const filled = (value: Json | undefined) =>
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const left = (key === 'content' && present.content !== '') || (key === 'embeds' && present.embeds > 0);
    if (filled(body[key]) || (left && body[key] === undefined)) {
      check.at(key).refuse(code, `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`);
    }
  }
}

function checkAllowedMentions(check: Checker, value: Json | undefined): void {
  if (value === undefined || value === null) return;
  const allowed = check.object(value);
  if (!allowed) return;
  const parse = check.at('parse').list(allowed.parse, { max: 3 });
  for (const [index, kind] of parse.entries()) {
    if (kind !== 'users' && kind !== 'roles' && kind !== 'everyone') {
      check.at('parse', index).choice(['everyone', 'users', 'roles']);
    }
  }
  for (const kind of ['users', 'roles']) {
    const ids = check.at(kind).list(allowed[kind], { max: 100 });
    if (ids.length > 0 && parse.includes(kind)) {
      check.refuse(
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

/** Discord answers 500 without a reason; the reason is kept for the test to read. */
function tooManyBytes(check: Checker, bytes: number): ApiError {
  const message = `Text displays hold ${bytes} UTF-8 bytes (12 counted for each), more than ${MAX_BYTES_V2}.`;
  const path = [...check.path, 'components'];
  return new ApiError(500, 0, '500: Internal Server Error', [{ path, code: 'PROCESSED_SIZE', message }]);
}

function isEmpty(body: JsonObject, present: Present, fileNames: ReadonlySet<string>): boolean {
  const length = (value: Json | undefined, now: number) => {
    if (value === undefined) return now;
    return Array.isArray(value) ? value.length : 0;
  };
  const content = body.content === undefined ? present.content : asText(body.content);
  const components = length(body.components, present.components);
  return content.trim() === '' && length(body.embeds, present.embeds) === 0 && components === 0 && fileNames.size === 0;
}
