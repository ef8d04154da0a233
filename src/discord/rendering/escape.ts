/**
 * Makes foreign text inert: article text and what members type appear in Discord character by character, without
 * formatting, links, mentions, emoji codes or timestamps. Backslashes are used rather than invisible characters, so that
 * what is shown is exactly what stands in the article: Discord shows a backslash before a letter or a space, and hides
 * it before any other character.
 */

/** Starts or ends a style, a link, a mention, a timestamp, an emoji code or a code block wherever it stands. */
const ANYWHERE = /[\\*_~`|<>[\]@]|:(?=\S|$)/g;
/** Starts a heading, small text or a list at the beginning of a line. */
const LINE_START = /^([^\S\n\u2028\u2029]*)(?:([#+-])|(\d+)([.)])(?=\s|$))/gm;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const HALF_CHARACTER = /\p{Surrogate}/gu;
const ANY_SURROGATE = /[\ud800-\udfff]/;
/** Characters that would turn or hide what follows them, beyond the text that holds them. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text with everything that Discord would interpret escaped; control characters become U+FFFD. */
export function escapeMarkdown(text: string): string {
  return mendHalves(text)
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '\ufffd')
    .replace(ANYWHERE, '\\$&')
    .replace(LINE_START, (_, space: string, mark?: string, digits?: string, dot?: string) =>
      mark === undefined ? `${space}${digits}\\${dot}` : `${space}\\${mark}`,
    );
}

/** Half of a character cannot be sent as UTF-8. Looked for only where halves are at all, since the exact search is slow. */
function mendHalves(text: string): string {
  return ANY_SURROGATE.test(text) ? text.replace(HALF_CHARACTER, '\ufffd') : text;
}

/** One line of plain characters, for places that know no Markdown, such as labels and choices. */
export function plainLine(text: string): string {
  return mendHalves(text).replace(CONTROL, ' ').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** One escaped line, for titles and questions. */
export function escapeLine(text: string): string {
  return escapeMarkdown(plainLine(text));
}

/** The text as a block quote, each line marked; `lead` is Markdown of our own before its first character. */
export function blockQuote(text: string, lead = ''): string {
  return `${lead}${escapeMarkdown(text)}`
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Bold, line by line, because bold does not reach across a blank line; white space at the edges stays outside. */
export function bold(escaped: string): string {
  return escaped.replace(/\S(?:[^\n]*\S)?/g, '**$&**');
}
