/**
 * The block at the head of a Markdown file: YAML between `---`, TOML between `+++`, or JSON. It comes from a stranger:
 * aliases are refused, so that a few lines cannot unfold to gigabytes, and only plain values of known keys are read.
 */
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { Draft } from '../draft.ts';
import { cleanAuthor, cleanTags, cleanTitle, cleanUrl, findDate } from '../metadata.ts';
import { readDialects } from './dialects.ts';

export interface FrontMatter extends Omit<Draft, 'blocks' | 'omitted'> {
  /** Lines of a block that is no valid YAML, of which nothing was read; empty where all of them were. */
  readonly unread: string;
  /** The text below. */
  readonly body: string;
}

const MAX_FRONT_MATTER = 64 * 1024;
/**
 * More lists and maps than this are no front matter. They may lie in each other, and the parser calls itself for each: so
 * deep down an expression that has to be compiled ends the whole process, not only the parsing.
 */
const MAX_OPENINGS = 1_000;
const OPENING = /[[{]|(?<!\S)[-?](?=\s)/g;
const TOML_OPENING = /[[{.]/g;
const NOTHING = { title: null, url: null, date: null, author: null, tags: [], boilerplate: null, unread: '' };

/** How each format is fenced: YAML as most write it, TOML and JSON as Hugo takes them. */
const FORMATS = [
  {
    opening: /^\s*---[ \t]*\n/,
    closing: /^(?:---|\.\.\.)[ \t]*$/m,
    read: readYaml,
  },
  { opening: /^\s*\+\+\+[ \t]*\n/, closing: /^\+\+\+[ \t]*$/m, read: readToml },
  { opening: /^\s*(?=\{[ \t]*\n[ \t]*")/, closing: /(?<=^\})[ \t]*$/m, read: readJson },
];

/** When it came out, before when it was last changed, before when it was begun. */
const DATE_KEYS = ['date', 'published', 'publishdate', 'last_updated', 'updated', 'lastmod', 'created'];

/**
 * Parts front matter from the text below it. A `---` that opens no closed block is a rule of the text itself.
 * Where YAML fails, the lines "key: value" are read one by one: titles with an unquoted colon are the usual mistake.
 */
export function readFrontMatter(text: string): FrontMatter {
  const nothing = { ...NOTHING, body: text };
  const format = FORMATS.find(({ opening }) => opening.test(text));
  if (format === undefined) return nothing;
  const from = format.opening.exec(text)?.[0].length ?? 0;
  const closing = format.closing.exec(text.slice(from, from + MAX_FRONT_MATTER));
  if (closing === null) return nothing;
  const source = text.slice(from, from + closing.index);
  const body = text.slice(from + closing.index + closing[0].length);
  const read = format.read(source);
  if (read === null) return nothing;
  const { values, unread } = read;
  const boilerplate = values.boilerplate === 'keep' || values.boilerplate === 'drop' ? values.boilerplate : null;
  return {
    title: cleanTitle(typeof values.title === 'number' ? String(values.title) : values.title),
    url: cleanUrl(values.url ?? values.link ?? values.canonical ?? values.source),
    date: DATE_KEYS.map((key) => findDate(values[key])).find((day) => day !== null) ?? null,
    author: cleanAuthor(readNames(values.author ?? values.authors)),
    tags: cleanTags(values.tags ?? values.keywords),
    boilerplate,
    unread,
    body,
  };
}

/** Notes link the people whom they name: `author: "[[Jane Doe]]"`, which YAML takes for lists where nobody quoted it. */
const readNames = (names: unknown): unknown =>
  [names].flat(3).map((name) => (typeof name === 'string' ? readDialects(name) : name));

type Values = Readonly<Record<string, unknown>>;

interface Read {
  readonly values: Values;
  /** Lines that none of the values came from. */
  readonly unread: string;
}

const whole = (values: object): Read => ({ values: lowerKeys(values), unread: '' });

function readToml(source: string): Read | null {
  if ((source.match(TOML_OPENING)?.length ?? 0) > MAX_OPENINGS) return null;
  try {
    return whole(parseToml(source));
  } catch {
    return null;
  }
}

function readJson(source: string): Read | null {
  try {
    const values: unknown = JSON.parse(source);
    return typeof values === 'object' && values !== null ? whole(values) : null;
  } catch {
    return null;
  }
}

function readYaml(source: string): Read | null {
  const values = parseYaml(source);
  return values === null ? readLines(source) : { values, unread: '' };
}

function parseYaml(source: string): Values | null {
  if ((source.match(OPENING)?.length ?? 0) > MAX_OPENINGS) return null;
  try {
    // Aliases are the only way a short document becomes a large value.
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent', uniqueKeys: false, merge: false });
    if (document.errors.length > 0) return null;
    const values: unknown = document.toJS({ maxAliasCount: 0 });
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? lowerKeys(values) : null;
  } catch {
    return null;
  }
}

/** The lines that read as "key: value"; null when there is none, because then the block was text between two rules. */
function readLines(source: string): Read | null {
  const found: Record<string, string> = Object.create(null);
  const unread: string[] = [];
  for (const line of source.split('\n')) {
    const match = /^([A-Za-z][\w-]{0,40}):[ \t]*(\S.*)$/.exec(line.slice(0, 2000));
    if (match === null) {
      unread.push(line);
      continue;
    }
    found[(match[1] ?? '').toLowerCase()] = (match[2] ?? '')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .replace(/^\[(.*)\]$/, '$1');
  }
  if (Object.keys(found).length === 0) return null;
  return { values: found, unread: unread.join('\n').trim() };
}

function lowerKeys(values: object): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
}
