/**
 * WordPiece of words in printable ASCII, cut here instead of by the library, which takes ten times as long: it spreads
 * every word into characters, and runs it through normalisers that have nothing to do for such words but lower case.
 *
 * @see Schuster and Nakajima, "Japanese and Korean voice search", 2012.
 */
import type { LibraryTokenizer } from './library.ts';

const ASCII_WORD = /^[!-~]+$/;
/** What the library takes where a tokenizer does not say: longer words are one unknown. */
const MOST_LETTERS = 100;
const RUN = /[0-9A-Za-z]+|[^0-9A-Za-z]/g;
const ALL_ASCII = Array.from({ length: 0x7f - 0x21 }, (_, i) => String.fromCharCode(0x21 + i)).join('');

/**
 * Ids of a word without white space, as the library gives them; null for words that are the library's to cut: those
 * that hold anything but ASCII, and those that hold a special token ("[SEP]").
 *
 * @returns null for a tokenizer that does more to ASCII than lower its case.
 */
export function plainWordEncoder(library: LibraryTokenizer): ((word: string) => number[] | null) | null {
  const normalized = library.normalizer(ALL_ASCII) as string;
  const lowers = normalized === ALL_ASCII.toLowerCase();
  if (library.do_lowercase_and_remove_accent || (!lowers && normalized !== ALL_ASCII)) return null;
  const special = library.added_tokens_regex as RegExp | null;
  const cutRun = runCutter(library);
  return (word) => {
    if (!ASCII_WORD.test(word) || special?.test(word)) return null;
    const ids: number[] = [];
    for (const [run] of (lowers ? word.toLowerCase() : word).matchAll(RUN)) cutRun(run, ids);
    return ids;
  };
}

/** Cuts letters and digits in a row, or a mark alone, into the longest tokens from the left; else it is one unknown. */
function runCutter({ model }: LibraryTokenizer): (run: string, ids: number[]) => void {
  const known = model.tokens_to_ids;
  const unknown = model.unk_token_id as number;
  const prefix = model.config.continuing_subword_prefix as string;
  const most = Number(model.config.max_input_chars_per_word ?? MOST_LETTERS);
  const longest = model.vocab.reduce((length, token) => Math.max(length, token.length), 0);
  return (run, ids) => {
    const first = ids.length;
    for (let start = 0; start < run.length; ) {
      let end = Math.min(run.length, start + longest);
      let id: number | undefined;
      for (; end > start; end--) {
        const piece = run.slice(start, end);
        id = known.get(start === 0 ? piece : prefix + piece);
        if (id !== undefined) break;
      }
      if (id === undefined || run.length > most) {
        ids.length = first;
        ids.push(unknown);
        return;
      }
      ids.push(id);
      start = end;
    }
  };
}
