/** A moment that Discord writes in the reader's language and time zone; a relative one goes on with the clock. */
import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../store.ts';
import { formatRelative } from './relative-time.ts';

const REDRAW_MS = 5_000;

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

export function Timestamp({ seconds, style }: { seconds: number; style: string }) {
  const { locale } = useStore();
  const [, redraw] = useState(0);
  useEffect(() => {
    if (style !== 'R') return;
    const timer = setInterval(() => redraw((count) => count + 1), REDRAW_MS);
    return () => clearInterval(timer);
  }, [style]);
  const date = new Date(seconds * 1000);
  // Discord shows a moment beyond its calendar as it was written.
  if (Number.isNaN(date.getTime())) return <>{`<t:${seconds}:${style}>`}</>;
  const full = date.toLocaleString(locale, STYLES.F);
  const shown = style === 'R' ? formatRelative(seconds, locale) : date.toLocaleString(locale, STYLES[style]);
  return (
    <time class="timestamp" dateTime={date.toISOString()} title={full}>
      {shown}
    </time>
  );
}
