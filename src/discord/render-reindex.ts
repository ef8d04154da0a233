/** A reindex as a message: its progress, and what it did. */
import type { APIComponentInContainer } from 'discord.js';
import type { FileReason, ReindexMode, ReindexProgress, ReindexReport } from '../core.ts';
import type { OutgoingMessage } from './command.ts';
import { csvFile } from './csv.ts';
import { encodeCustomId } from './custom-id.ts';
import { cutText, ellipsize } from './cut.ts';
import { escapeLine } from './escape.ts';
import { formatBar, formatDuration } from './format.ts';
import { attachedFile, button, container, message, row, small, text } from './payload.ts';
import type { Speech } from './render.ts';
import { sayFileReason } from './say-reason.ts';

const REASONS_SHOWN = 8;
const NAMES_SHOWN = 6;
const REPORT_FILE = 'not-indexed.csv';

export type Kind = ReindexMode | 'preview';

/** @param progress - Null until the first report. */
export function renderProgress(
  kind: Kind,
  job: { readonly id: number; readonly joined: boolean },
  progress: ReindexProgress | null,
  { say, locale }: Speech,
): OutgoingMessage {
  // What runs may be another kind of job than the one that was asked for.
  const lines = [`### ${say(job.joined ? 'reindex.heading.joined' : `reindex.heading.${kind}`)}`];
  if (job.joined) lines.push(small(say('reindex.joined')));
  lines.push(progress ? say(`reindex.phase.${progress.phase}`) : say('reindex.starting'));
  lines.push(formatBar(progress?.done ?? 0, progress?.total ?? 0));
  const details = [
    progress && progress.passagesPerSecond > 0
      ? say('reindex.rate', { rate: Math.round(progress.passagesPerSecond) })
      : null,
    progress && progress.secondsLeft !== null
      ? say('reindex.left', { time: formatDuration(progress.secondsLeft, locale) })
      : null,
    progress?.file ? escapeLine(ellipsize(progress.file, 80)) : null,
  ].filter((detail) => detail !== null);
  if (details.length > 0) lines.push(small(details.join(' · ')));
  const stop = button(say('button.cancel'), encodeCustomId('rx-stop', job.id));
  return message([container(text(lines.join('\n')), row(stop))]);
}

/** A job that ended without a report, under the heading that it had while it ran. */
export function renderEnd(kind: Kind, sentence: string, { say }: Speech): OutgoingMessage {
  return message([container(text(`### ${say(`reindex.heading.${kind}`)}\n${sentence}`))]);
}

export function renderReport(report: ReindexReport, { say, locale }: Speech): OutgoingMessage {
  const kind: Kind = report.preview ? 'preview' : report.mode;
  const changes = report.added + report.changed + report.removed > 0;
  const summary = report.preview
    ? say(changes ? 'reindex.previewed' : 'reindex.nothing')
    : say('reindex.done', {
        time: formatDuration(report.seconds, locale),
        articles: say('articles.heading', { count: report.articles }),
        passages: say('articles.passages', { count: report.passages }),
      });
  const parts: APIComponentInContainer[] = [
    text([`### ${say(`reindex.heading.${kind}`)}`, summary, countLine(report, { say, locale })].join('\n')),
  ];
  const names = [...changedNames(report, { say, locale }), ...folderNames(report, { say, locale })].join('\n');
  if (names !== '') parts.push(text(names));
  const left = [...report.failed, ...report.skipped];
  const files = left.length > REASONS_SHOWN ? [reasonsFile(report)] : [];
  if (left.length > 0) parts.push(text(reasonLines(left, { say, locale })));
  if (files.length > 0) parts.push(attachedFile(REPORT_FILE));
  if (report.preview && report.mode !== 'rollback') {
    const look = changes ? 'main' : 'plain';
    parts.push(row(button(say('button.run'), encodeCustomId('rx-run', report.mode), look)));
  }
  return message([container(...parts)], files);
}

function countLine(report: ReindexReport, { say }: Speech): string {
  const counts = [
    [report.added, say('reindex.added')],
    [report.changed, say('reindex.changed')],
    [report.removed, say('reindex.removed')],
    [report.unchanged, say('reindex.unchanged')],
    [report.duplicate, say('reindex.duplicate')],
    [report.failed.length, say('reindex.failed.count')],
    [report.skipped.length, say('reindex.skipped')],
  ] as const;
  const shown = counts.filter(([count]) => count > 0).map(([count, word]) => `**${count}** ${word}`);
  return shown.join(' · ') || say('reindex.nothing');
}

function changedNames(report: ReindexReport, { say }: Speech): string[] {
  const kinds = (['added', 'changed', 'removed', 'duplicate'] as const).filter((kind) => report.names[kind].length > 0);
  return kinds.map((kind) => small(`${say(`reindex.${kind}`)}: ${listNames(report.names[kind], report[kind])}`));
}

function folderNames({ folder }: ReindexReport, { say }: Speech): string[] {
  const { putBack = [], takenOut = [] } = folder ?? {};
  const back = putBack.length === 0 ? [] : [say('reindex.folder.back', { names: listNames(putBack, putBack.length) })];
  const out = takenOut.length === 0 ? [] : [say('reindex.folder.out', { names: listNames(takenOut, takenOut.length) })];
  return [...back, ...out].map(small);
}

/** The first names, and how many more there are. */
function listNames(names: readonly string[], count: number): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => escapeLine(ellipsize(name, 60)));
  const rest = Math.max(0, count - shown.length);
  return `${shown.join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
}

function reasonLines(left: readonly FileReason[], { say }: Speech): string {
  const shown = left.slice(0, REASONS_SHOWN).map((one) => {
    const why = escapeLine(cutText(sayFileReason(one, say), 120));
    return small(`${escapeLine(ellipsize(one.file, 60))}: ${why}`);
  });
  const rest = left.length - shown.length;
  if (rest > 0) shown.push(small(say('reindex.more', { count: rest })));
  return [say('reindex.reasons'), ...shown].join('\n');
}

function reasonsFile(report: ReindexReport) {
  const rows = [
    ...report.failed.map(({ file, reason }) => ['failed', file, reason]),
    ...report.skipped.map(({ file, reason }) => ['skipped', file, reason]),
  ];
  return csvFile(REPORT_FILE, ['state', 'file', 'reason'], rows);
}
