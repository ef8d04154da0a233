/**
 * The `---` block at the head of a Markdown file. It is YAML from a stranger: aliases are refused, so that a few
 * lines cannot unfold to gigabytes, and only plain values of known keys are read.
 */
import { parseDocument } from 'yaml';
import { cleanAuthor, cleanTags, cleanTitle, cleanUrl, findDate } from './metadata.ts';

export interface FrontMatter {
  readonly title: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  readonly boilerplate: 'drop' | 'keep' | null;
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
const NOTHING = { title: null, url: null, date: null, author: null, tags: [], boilerplate: null };

/**
 * Parts front matter from the text below it. A `---` that opens no closed block is a rule of the text itself.
 * Where YAML fails, the lines "key: value" are read one by one: titles with an unquoted colon are the usual mistake.
 */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^\s*---[ \t]*\n/.exec(text);
  if (opening === null) return { ...NOTHING, body: text };
  const from = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(from, from + MAX_FRONT_MATTER));
  if (closing === null) return { ...NOTHING, body: text };
  const source = text.slice(from, from + closing.index);
  const body = text.slice(from + closing.index + closing[0].length);
  const values = readYaml(source) ?? readLines(source);
  if (values === null) return { ...NOTHING, body: text };
  const boilerplate = values.boilerplate === 'keep' || values.boilerplate === 'drop' ? values.boilerplate : null;
  return {
    title: cleanTitle(typeof values.title === 'number' ? String(values.title) : values.title),
    url: cleanUrl(values.url ?? values.link ?? values.canonical),
    date: findDate(values.date ?? values.published),
    author: cleanAuthor(values.author ?? values.authors),
    tags: cleanTags(values.tags ?? values.keywords),
    boilerplate,
    body,
  };
}

type Values = Readonly<Record<string, unknown>>;

function readYaml(source: string): Values | null {
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
function readLines(source: string): Values | null {
  const found: Record<string, string> = Object.create(null);
  let count = 0;
  for (const line of source.split('\n')) {
    const match = /^([A-Za-z][\w-]{0,40}):[ \t]*(\S.*)$/.exec(line.slice(0, 2000));
    if (match === null) continue;
    found[(match[1] ?? '').toLowerCase()] = (match[2] ?? '')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .replace(/^\[(.*)\]$/, '$1');
    count += 1;
  }
  return count > 0 ? found : null;
}

function lowerKeys(values: object): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
}
