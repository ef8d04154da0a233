/** How the values of settings are read: what each kind may be, and what they become. The messages say what is wanted. */
import { Cron } from 'croner';
import { z } from 'zod';

export const text = z.string();
export const optionalText = z.string().transform((value) => (value === '' ? null : value));
/** A shell would write ~ out; here it would be the name of a folder that is made in the present one. */
export const folder = text
  .min(1, 'a folder')
  .refine((value) => !/^~(?:[\\/]|$)/.test(value), 'a folder that is written out, since ~ stands for none here');
/** Surrounding white space is cut off settings, but a prefix wants a space behind it. */
export const prefix = z.string().transform((value) => (value === '' ? '' : `${value} `));
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `a whole number from ${min} to ${max}`);
export const choice = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.string().pipe(z.enum(values, { error: `one of ${values.join(', ')}` }));
export const onOff = choice('on', 'off').transform((value) => value === 'on');
const cutAtCommas = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
export const idList = z
  .string()
  .regex(/^(\s*\d{17,20}\s*(,\s*\d{17,20}\s*)*)?$/, 'Discord ids (17 to 20 digits) divided by commas')
  .transform(cutAtCommas);
/** A name of letters, digits and hyphens between dots, or an address of IP, and a port. */
const HOST = /^(?:(?!-)[a-z\d-]+(?<!-)(?:\.(?!-)[a-z\d-]+(?<!-))*|\[[a-f\d:.]+\])(?::\d{1,5})?$/;
export const hostList = z
  .string()
  .transform((value) => cutAtCommas(value.toLowerCase()))
  .refine(
    (hosts) => hosts.every((host) => HOST.test(host)),
    'host names divided by commas, without https:// and path, such as cdn.discordapp.com',
  );
export const optionalId = z
  .string()
  .regex(/^(\d{17,20})?$/, 'a Discord id (17 to 20 digits), or nothing')
  .transform((value) => (value === '' ? null : value));
export const optionalUrl = z
  .string()
  .refine(
    (value) => value === '' || (/^https?:\/\//.test(value) && URL.canParse(value)),
    'a URL that starts with http:// or https://',
  )
  .transform((value) => (value === '' ? null : value.replace(/\/+$/, '')));

export const cronPattern = z
  .string()
  .refine((value) => value === '' || isCronPattern(value), 'a cron pattern such as 0 4 * * *, or nothing')
  .transform((value) => (value === '' ? null : value));

function isCronPattern(pattern: string): boolean {
  try {
    new Cron(pattern, { paused: true }).stop();
    return true;
  } catch {
    return false;
  }
}

interface ShardRange {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

export const shards = z.string().transform((value, context): 'auto' | ShardRange | null => {
  if (value === '') return null;
  if (value === 'auto') return value;
  const [first = 0, last = 0, count = 0] = (/^(\d{1,5})-(\d{1,5})\/(\d{1,5})$/.exec(value) ?? []).slice(1).map(Number);
  if (first <= last && last < count) return { first, last, count };
  const order = 'the first at most the last, the last below the count';
  context.addIssue({ code: 'custom', message: `auto, or a range such as 0-3/8 (${order}), or nothing` });
  return z.NEVER;
});

/** Three parts with dots between, as Discord makes them; how long each is, it may change. */
export const botToken = z
  .string()
  .regex(
    /^([\w-]+\.[\w-]+\.[\w-]+)?$/,
    'the token of the bot as Discord shows it (some 70 letters, digits, - and _ in three parts with dots between; open ' +
      'discord.com/developers/applications, choose the application, Bot, Reset Token), or nothing for the local page',
  )
  .transform((value) => (value === '' ? null : value));

/** What stands in the place of a token, without a character of it. */
export function describeToken(value: string): string {
  if (/^\d+$/.test(value)) return `a number of ${value.length} digits, such as the application's id`;
  if (/["'`‘’“”«»]/.test(value)) return 'a value with quotes in it';
  if (/\s/.test(value)) return 'a value with white space in it';
  return `a value of ${value.length} characters that is not shown`;
}

/** Never repeated in a message: the address holds the password. */
export const databaseUrl = z
  .string()
  .refine(
    (value) => value === '' || isDatabaseUrl(value),
    'an address such as postgres://user:password@host:5432/database (special characters in the password as %40 and the like, % itself as %25)',
  )
  .transform((value) => (value === '' ? null : value));

function isDatabaseUrl(value: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { username, password, hostname, pathname } = new URL(value);
  try {
    for (const part of [username, password, hostname, pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
