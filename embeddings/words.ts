/**
 * How long a text is, in words, for every script: what readers are told, and the measure that passages and windows are cut
 * by. Not a tokenizer; it only has to be cheap, additive over pieces cut at white space, and fair to scripts that write no
 * spaces.
 */

/** To a model, a "word" of more characters than this counts again: addresses, base64 and 20 MB lines have no spaces either. */
const CHARACTERS_PER_WORD = 20;

/** Chinese, Japanese, Thai, Lao, Burmese and Khmer: about two characters a word. */
export function isUnspaced(code: number): boolean {
  if (code < 0x0e00) return false;
  return (
    code <= 0x0eff ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x3040 && code <= 0x9fff) ||
    (code >= 0xd840 && code <= 0xd88d) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff66 && code <= 0xff9f)
  );
}

/** White space as `\s` has it, without a regular expression for each character. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 160) return false;
  return (
    code === 160 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Words in `text.slice(start, end)` as readers count them: what stands between white space; halves are rounded up. */
export function countWords(text: string, start = 0, end = text.length, charactersPerWord = Number.POSITIVE_INFINITY) {
  let words = 0;
  let unspaced = 0;
  let run = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) run = 0;
    else if (isUnspaced(code)) {
      unspaced += 1;
      run = 0;
    } else {
      if (run % charactersPerWord === 0) words += 1;
      run += 1;
    }
  }
  return words + Math.ceil(unspaced / 2);
}

/** How long `text.slice(start, end)` is for a model, in words. */
export const measureWords = (text: string, start = 0, end = text.length): number =>
  countWords(text, start, end, CHARACTERS_PER_WORD);
