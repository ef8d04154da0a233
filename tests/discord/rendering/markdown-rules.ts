/**
 * Reads text as Discord's client does, rule by rule, so that tests can tell what a reader would see: which constructs take
 * effect, and which characters are left. Written from Discord's documentation of message formatting and the rules that its
 * client inherits from simple-markdown; it knows nothing of how the bot escapes.
 */
export interface Reading {
  /** The characters a reader sees, marks of styles left out. */
  readonly plain: string;
  /** Names of the constructs that took effect. */
  readonly found: readonly string[];
}

type Rule = readonly [name: string, pattern: RegExp];

const LINE_RULES: readonly Rule[] = [
  ['heading', /^ *#{1,3} +\S/],
  ['small', /^ *-# +\S/],
  ['quote', /^ *>{1,3} /],
  ['list', /^ *(?:[*+-]|\d+\.) +/],
  ['code block', /^```/],
];

const INLINE_RULES: readonly Rule[] = [
  ['code block', /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i],
  ['code', /^(`+)([\s\S]*?[^`])\1(?!`)/],
  ['user', /^<@!?\d+>/],
  ['role', /^<@&\d+>/],
  ['channel', /^<#\d+>/],
  ['command', /^<\/[^<>]+:\d+>/],
  ['guild place', /^<id:[a-z]+>/],
  ['timestamp', /^<t:-?\d+(?::[tTdDfFR])?>/],
  ['custom emoji', /^<a?:\w+:\d+>/],
  ['emoji', /^:[^\s:]+?(?:::skin-tone-\d)?:/],
  ['auto link', /^<[^ >]+:\/[^ >]+>/],
  ['contact', /^<(?:mailto:|tel:|\+)?[^ >]*[@+][^ >]*>/],
  ['url', /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/i],
  ['masked link', /^\[(?:[^\]\\]|\\.)*\]\(\s*<?[^\s)]+>?[^)]*\)/],
  ['everyone', /^@(?:everyone|here)/],
  ['spoiler', /^\|\|[\s\S]+?\|\|/],
  ['strong', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['strike', /^~~(?:\\[\s\S]|[^\\])+?~~/],
  ['emphasis', /^\*(?=\S)(?:\\[\s\S]|[^*\\])+?\*|^_(?:\\[\s\S]|[^_\\])+?_/],
];

/** Sticky copies, so that a rule is tried at one place without copying the rest of the text. */
const stick = (rules: readonly Rule[]): Rule[] =>
  rules.map(([name, { source, flags }]) => [name, new RegExp(source.replace(/(^|\|)\^/g, '$1'), `${flags}y`)]);
const LINES = stick(LINE_RULES);
const INLINES = stick(INLINE_RULES);
const ESCAPE = /\\([^0-9A-Za-z\s])/uy;
/** No inline rule starts with another character. */
const STARTS = new Set('`<:@[|*_~hsdHSD');

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function readAsDiscord(markdown: string): Reading {
  let plain = '';
  const found: string[] = [];
  let at = 0;
  while (at < markdown.length) {
    const character = String.fromCodePoint(markdown.codePointAt(at) ?? 0);
    if (at === 0 || markdown[at - 1] === '\n') {
      const line = LINES.find(([, pattern]) => matchAt(pattern, markdown, at));
      if (line) found.push(line[0]);
    }
    const escaped = character === '\\' ? matchAt(ESCAPE, markdown, at) : null;
    const inline = STARTS.has(character) ? INLINES.find(([, pattern]) => matchAt(pattern, markdown, at)) : undefined;
    const match = inline && matchAt(inline[1], markdown, at);
    if (escaped) {
      plain += escaped[1];
      at += escaped[0].length;
    } else if (inline && match) {
      found.push(inline[0]);
      const inner = inline[0] === 'strong' ? readAsDiscord(match[1] ?? '') : { plain: match[0], found: [] };
      plain += inner.plain;
      found.push(...inner.found);
      at += match[0].length;
    } else {
      plain += character;
      at += character.length;
    }
  }
  return { plain, found };
}
