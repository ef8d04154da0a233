/** Strings that outlive the text they were cut from. */

/** A copy that does not keep the whole text alive, as a slice of it would. */
export function detach(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
