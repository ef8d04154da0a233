/**
 * The ids of buttons, menus and modals: a version, an action and small arguments, so that everything a component needs
 * is in the store or in its id and it works after a restart and after days. The version comes first: a component of an
 * older form is told apart from a forged one, and both are answered calmly.
 */
const VERSION = 'f1';
const MAX_LENGTH = 100;

export interface CustomId {
  readonly action: string;
  readonly args: readonly string[];
}

/**
 * @throws RangeError when the id would be longer than Discord's 100 characters.
 */
export function encodeCustomId(action: string, ...args: readonly (string | number)[]): string {
  const id = [VERSION, action, ...args.map((arg) => escapePart(String(arg)))].join(':');
  if (id.length > MAX_LENGTH)
    throw new RangeError(`A custom id has at most ${MAX_LENGTH} characters; got ${id.length}.`);
  return id;
}

/** Null for an id of another version or of somebody else's making. */
export function decodeCustomId(id: string): CustomId | null {
  const [version, action, ...parts] = id.split(':');
  if (version !== VERSION || !action) return null;
  const args = parts.map(unescapePart);
  return args.includes(null) ? null : { action, args: args.filter((arg) => arg !== null) };
}

/** As an argument stands in an id; an escaped character takes three. */
export function escapePart(part: string): string {
  return part.replace(/[%:]/g, (character) => (character === '%' ? '%25' : '%3A'));
}

function unescapePart(part: string): string | null {
  if (/%(?!25|3A)/.test(part)) return null;
  return part.replace(/%25|%3A/g, (code) => (code === '%25' ? '%' : ':'));
}
