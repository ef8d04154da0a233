/**
 * Bytes -> clean characters. UTF-8 is tried strictly first, because valid UTF-8 of some length is almost never
 * anything else; Windows-1252 is the fallback, because it is what old editors on Windows wrote without saying so.
 */

/** What bytes that are no text look like; null when they may be text. */
export function findBinaryKind(bytes: Uint8Array): BinaryKind | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const { kind, magic } of SIGNATURES) {
    if (!magic.every((value, at) => bytes[at] === value)) continue;
    // An article on the format may begin with its name; no picture is without a zero.
    if (kind !== 'gif' || sample.includes(0)) return kind;
  }
  if (hasUtf16Mark(bytes)) return null;
  let controls = 0;
  for (const value of sample) if (isControl(value)) controls += 1;
  const stray = Math.min(STRAY_CONTROLS, sample.length * STRAY_SHARE);
  return controls > Math.max(stray, sample.length * MAX_CONTROL_SHARE) ? 'binary' : null;
}

/** Decodes text by its byte order mark, else as UTF-8, else as Windows-1252, and normalises it. */
export function decodeText(bytes: Uint8Array): string {
  return normaliseText(decodeBytes(bytes));
}

/** The characters behind the bytes, before `normaliseText`; HTML names its own charset and calls this with it. */
export function decodeBytes(bytes: Uint8Array, charset?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Its bytes are ASCII, and would pass for UTF-8.
  if (charset !== undefined && /^(?:cs)?iso-?2022-?jp$/i.test(charset))
    return new TextDecoder('iso-2022-jp').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeInvalidUtf8(bytes, charset);
  }
}

/**
 * One form for equal text: NFC, line feeds only, no control characters, no invisible direction overrides, no lone
 * surrogates. Positions change here and nowhere later.
 */
export function normaliseText(text: string): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\v\f]/g, '\n\n');
  return lines
    .replace(WRAPPED_WORD, '')
    .replace(/[\u0080-\u009f]/g, fromWindows1252)
    .replace(DROPPED_CHARACTERS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

/** Folds every run of white space to one space and trims. */
export function foldSpace(text: string): string {
  // A single space stays as it is: replaced by its like, it would cost as much as all the rest.
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/**
 * Code without white space at the ends of its lines and without empty lines round it. Looking back keeps each run of
 * white space from being tried at every one of its characters, which costs the square of its length.
 */
export function trimCode(text: string): string {
  return text.replace(/(?<![ \t])[ \t]+$/gm, '').replace(/^\n+|(?<!\n)\n+$/g, '');
}

/** A word that is parted at a soft hyphen at the end of a line. */
const WRAPPED_WORD = /(?<=\p{L})\u00ad[ \t]*\n[ \t]*(?=\p{L})/gu;

const SAMPLE_BYTES = 65_536;
const MAX_CONTROL_SHARE = 0.02;
/** A few stray ones do not make a short text binary, unless they are much of it. */
const STRAY_CONTROLS = 8;
const STRAY_SHARE = 0.2;

// C0 and C1 controls but tab and line feed; soft hyphen, zero width space, byte order mark; direction overrides, which
// can make a quote read otherwise than it is stored. Joiners stay: Persian, Hindi and emoji are spelled with them.
const DROPPED_CHARACTERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is dropped here.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

const SIGNATURES = [
  { kind: 'pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'office', magic: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'rtf', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { kind: 'png', magic: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'jpeg', magic: [0xff, 0xd8, 0xff] },
  { kind: 'gif', magic: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'gzip', magic: [0x1f, 0x8b] },
  { kind: 'program', magic: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'sqlite', magic: [...Buffer.from('SQLite format 3\0')] },
  { kind: 'utf32', magic: [0xff, 0xfe, 0x00, 0x00] },
  { kind: 'utf32', magic: [0x00, 0x00, 0xfe, 0xff] },
] as const satisfies readonly { readonly kind: string; readonly magic: readonly number[] }[];

export type BinaryKind = (typeof SIGNATURES)[number]['kind'] | 'binary';

const isControl = (value: number) => value < 32 && (value < 9 || value > 13) && value !== 27;

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** A torn UTF-8 file stays UTF-8 with a few replacement characters; bytes that never were UTF-8 are Windows-1252. */
function decodeInvalidUtf8(bytes: Uint8Array, charset: string | undefined): string {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let beyondAscii = 0;
  for (let at = 0; at < lossy.length; at += 1) {
    const code = lossy.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 127) beyondAscii += 1;
  }
  // Letters of Windows-1252 make up a character of UTF-8 by a rare chance only.
  if (beyondAscii >= broken) return lossy;
  if (charset !== undefined) {
    try {
      const decoder = new TextDecoder(charset);
      if (decoder.encoding !== 'windows-1252') return decoder.decode(bytes);
    } catch {
      // The page named a charset that nobody knows; the fallback reads it.
    }
  }
  return decodeWindows1252(bytes);
}

// Bytes 0x80 to 0x9F; the others are those of Latin-1. Written out, because the decoder of Node 20 reads them
// as the control characters of Latin-1.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, fromWindows1252);
}

/** The letter that Windows-1252 has where Latin-1 and Unicode have a control character, which no text means. */
export function fromWindows1252(character: string): string {
  return WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? '';
}
