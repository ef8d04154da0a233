/** How long ago or ahead a moment is, in a language, as Discord says it: "3 minutes ago", "in 2 hours". */

/** Each unit in seconds, the largest first. */
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** @param seconds - The moment, in seconds since the epoch. */
export function formatRelative(seconds: number, locale: string, nowMs: number = Date.now()): string {
  const away = seconds - Math.floor(nowMs / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.trunc(away / size), unit);
}
