/** Times, sizes and bars as a language writes them. */
import type { LocaleName } from '../messages/index.ts';

const BAR_CELLS = 16;

/** "2 min 5 s"; below ten seconds, one decimal; nothing is done in "0 s". */
export function formatDuration(seconds: number, locale: LocaleName): string {
  const unit = (value: number, name: 'hour' | 'minute' | 'second', digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  if (seconds < 10) return unit(Math.max(0.1, seconds), 'second', 1);
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, 'second');
  if (whole < 3600) return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`;
  return `${unit(Math.floor(whole / 3600), 'hour')} ${unit(Math.floor((whole % 3600) / 60), 'minute')}`;
}

export function formatBytes(bytes: number, locale: LocaleName): string {
  const [value, unit] =
    bytes < 1e6
      ? ([bytes / 1e3, 'kilobyte'] as const)
      : bytes < 1e9
        ? ([bytes / 1e6, 'megabyte'] as const)
        : ([bytes / 1e9, 'gigabyte'] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** A moment as Discord's own timestamp, which every reader sees in their own time zone: "3 minutes ago". */
export function formatMoment(milliseconds: number): string {
  return `<t:${Math.floor(milliseconds / 1000)}:R>`;
}

/** A bar of blocks and a percentage. */
export function formatBar(done: number, total: number, locale: LocaleName): string {
  const part = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const filled = Math.round(part * BAR_CELLS);
  // Rounded down: what is at 99.6% is not done.
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
  return `${'▰'.repeat(filled)}${'▱'.repeat(BAR_CELLS - filled)}  ${percent}`;
}
