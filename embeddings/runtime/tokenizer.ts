/**
 * Text to token ids, exactly as the model's own tokenizer in @xenova/transformers gives them, several times faster.
 *
 * The library normalises letter by letter. A BERT tokenizer never looks across white space, so the ids of a text are
 * the ids of its words in a row, and words repeat: each word's ids are computed once (plain ones by word-pieces.ts, the
 * others by the library) and remembered.
 * Tokenizers of another type go through the library whole. The remembered words are bounded.
 */
import { detach } from '../../src/detach.ts';
import type { LibraryTokenizer } from './library.ts';
import { plainWordEncoder } from './word-pieces.ts';

/** Words remembered in one generation; two generations are kept, so at most twice as many are in memory. */
const WORDS_PER_GENERATION = 40_000;
/** Longer words hardly ever come again. */
const LONGEST_REMEMBERED_WORD = 40;

export interface TextTokenizer {
  /** Number of ids that the tokenizer knows. */
  readonly vocabularySize: number;
  /** Special ids put before and after every text. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Ids of the text itself, without the special ones around it. */
  encode(text: string): number[];
  /** Ids of a question and a text as one input, with the index at which the second one begins. */
  encodePair(first: string, second: string, maxTokens: number): { ids: number[]; types: number[] };
  /** 1 for ids that carry meaning of their own: neither special nor punctuation alone. Indexed by id. */
  readonly content: Uint8Array;
}

export function createTokenizer(library: LibraryTokenizer): TextTokenizer {
  const { before, after } = specialIds(library);
  const encodeWhole = (text: string): number[] => toIds(library, library._encode_text(text) ?? []);
  return {
    vocabularySize: library.model.vocab.length,
    before,
    after,
    encode: looksAtWordsAlone(library) ? rememberWords(wordEncoder(library, encodeWhole)) : encodeWhole,
    encodePair: (first, second, maxTokens) => encodePair(library, first, second, maxTokens),
    content: markContent(library),
  };
}

function toIds(library: LibraryTokenizer, tokens: string[]): number[] {
  return library.model.convert_tokens_to_ids(tokens);
}

/** Finds out what the tokenizer puts around a text by giving it one token that cannot be in any vocabulary. */
function specialIds(library: LibraryTokenizer): { before: number[]; after: number[] } {
  const marker = '\u0001text\u0001';
  const { tokens } = postProcess(library, [marker], null);
  const at = tokens.indexOf(marker);
  return { before: toIds(library, tokens.slice(0, at)), after: toIds(library, tokens.slice(at + 1)) };
}

function postProcess(library: LibraryTokenizer, first: string[], second: string[] | null) {
  if (!library.post_processor) return { tokens: [...first, ...(second ?? [])], types: undefined };
  const processed = library.post_processor(first, second, { add_special_tokens: true }) as {
    tokens: string[];
    token_type_ids?: number[];
  };
  return { tokens: processed.tokens, types: processed.token_type_ids };
}

/** The second text is cut, knowingly, where the pair would exceed `maxTokens`; the first one keeps at most half. */
function encodePair(library: LibraryTokenizer, first: string, second: string, maxTokens: number) {
  const around = postProcess(library, [], []).tokens.length;
  const room = Math.max(2, maxTokens - around);
  const a = (library._encode_text(first) ?? []).slice(0, Math.ceil(room / 2));
  const b = (library._encode_text(second) ?? []).slice(0, room - a.length);
  const { tokens, types } = postProcess(library, a, b);
  return { ids: toIds(library, tokens), types: types ?? tokens.map(() => 0) };
}

/** True when ids of a text are the ids of its white-space-separated words in a row, whatever the text. */
function looksAtWordsAlone(library: LibraryTokenizer): boolean {
  return (
    normalizesWordsAlone(library.normalizer) &&
    library.pre_tokenizer?.constructor.name === 'BertPreTokenizer' &&
    library.model.config?.type === 'WordPiece' &&
    !library.model.fuse_unk &&
    library.added_tokens.every(({ content }) => !/\s/.test(content))
  );
}

function wordEncoder(
  library: LibraryTokenizer,
  encodeByLibrary: (word: string) => number[],
): (word: string) => number[] {
  const encodePlain = plainWordEncoder(library);
  return encodePlain === null ? encodeByLibrary : (word) => encodePlain(word) ?? encodeByLibrary(word);
}

interface LibraryNormalizer {
  readonly config?: {
    readonly type?: string;
    readonly pattern?: { readonly Regex?: string; readonly String?: string };
  };
  readonly normalizers?: readonly LibraryNormalizer[];
}

/** Unicode's normal forms, lower case and accents stop at a space; a replacement must be of single characters. */
function normalizesWordsAlone(normalizer: LibraryNormalizer): boolean {
  const { type, pattern } = normalizer.config ?? {};
  if (type === 'Sequence') return normalizer.normalizers?.every(normalizesWordsAlone) ?? false;
  if (type === 'Replace') return replacesSingleCharacters(pattern?.Regex ?? '');
  return /^(BertNormalizer|NFK?[CD]|Lowercase|StripAccents)$/.test(type ?? '');
}

function replacesSingleCharacters(regex: string): boolean {
  return /^\[[^[\]\\]*\]$/.test(regex) && !new RegExp(regex, 'u').test(' \t\n\r');
}

function rememberWords(encodeWord: (word: string) => number[]): (text: string) => number[] {
  let young = new Map<string, number[]>();
  let old = new Map<string, number[]>();
  const idsOf = (word: string): number[] => {
    const known = young.get(word);
    if (known) return known;
    const ids = old.get(word) ?? encodeWord(word);
    if (word.length > LONGEST_REMEMBERED_WORD) return ids;
    if (young.size >= WORDS_PER_GENERATION) {
      old = young;
      young = new Map();
    }
    young.set(detach(word), ids);
    return ids;
  };
  return (text) => {
    const ids: number[] = [];
    let start = 0;
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length && !separates(text.charCodeAt(i))) continue;
      if (i > start) for (const id of idsOf(text.slice(start, i))) ids.push(id);
      start = i + 1;
    }
    return ids;
  };
}

/**
 * Space, tab and line ends, which every BERT tokenizer turns into a boundary. Rarer white space is left inside a
 * word for the library to judge: some of it counts as a control character there, which joins what it stands between.
 */
function separates(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

function markContent(library: LibraryTokenizer): Uint8Array {
  const { vocab } = library.model;
  const content = new Uint8Array(vocab.length);
  for (let id = 0; id < vocab.length; id++) {
    const letters = (vocab[id] ?? '').replace(/^(##|▁)/, '');
    if (/[^\p{P}\p{S}\s]/u.test(letters)) content[id] = 1;
  }
  for (const id of library.all_special_ids) content[id] = 0;
  const unknown = library.model.unk_token_id as number | undefined;
  if (unknown !== undefined) content[unknown] = 0;
  return content;
}
