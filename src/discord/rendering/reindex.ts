/** A reindex as a message: its progress, and what it did. */

import { createHash } from 'node:crypto';
import type { APIComponentInContainer } from 'discord.js';
import { type FileReason, isReturn, type ReindexMode, type ReindexProgress, type ReindexReport } from '../../core.ts';
import type { OutgoingMessage } from '../command.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Speech } from './answer.ts';
import { csvFile } from './csv.ts';
import { fitLine, fitSentences } from './excerpt.ts';
import { formatBar, formatDuration } from './format.ts';
import { attachedFile, button, container, message, row, small, text } from './payload.ts';
import { sayFileReason } from './say-reason.ts';

const REASONS_SHOWN = 8;
const NAMES_SHOWN = 6;
const NAME_WEIGHT = 60;
/** All names together; the reasons why files were left out need the rest. */
const NAMES_WEIGHT = 1_500;
const REPORT_FILE = 'not-indexed.csv';

export type Kind = ReindexMode | 'preview';

/** A return is told as itself, also while it is only shown. */
export const kindOf = ({ mode, preview }: Pick<ReindexReport, 'mode' | 'preview'>): Kind =>
  preview && !isReturn(mode) ? 'preview' : mode;

/** Names all that a return would change, so that a button does what was shown beside it and nothing else. */
export function planKey({ added, changed, removed, names, folder }: ReindexReport): string {
  const plan = JSON.stringify([added, changed, removed, names, folder]);
  return createHash('sha256').update(plan).digest('base64url').slice(0, 16);
}

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
  lines.push(formatBar(progress?.done ?? 0, progress?.total ?? 0, locale));
  const details = [
    progress && progress.passagesPerSecond > 0
      ? say('reindex.rate', { count: Math.round(progress.passagesPerSecond) })
      : null,
    progress && progress.secondsLeft !== null
      ? say('reindex.left', { time: formatDuration(progress.secondsLeft, locale) })
      : null,
    progress?.file ? fitLine(progress.file, 80) : null,
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
  const kind = kindOf(report);
  const changes = isReturn(report.mode) || report.anew === true || report.added + report.changed + report.removed > 0;
  const summary = report.preview
    ? say(changes ? 'reindex.previewed' : 'reindex.nothing')
    : say('reindex.done', {
        time: formatDuration(report.seconds, locale),
        articles: say('articles.heading', { count: report.articles }),
        passages: say('articles.passages', { count: report.passages }),
      });
  const head = [`### ${say(`reindex.heading.${kind}`)}`, summary, countLine(report, { say, locale })];
  if (report.articles === 0 && !report.preview) head.push(say('articles.empty'));
  if (report.anew === true) head.push(say('reindex.anew'));
  const parts: APIComponentInContainer[] = [text(head.join('\n'))];
  const names = nameLines(report, { say, locale }).join('\n');
  if (names !== '') parts.push(text(names));
  const left = [...report.failed, ...report.skipped];
  const files = left.length > REASONS_SHOWN ? [reasonsFile(report)] : [];
  if (left.length > 0) parts.push(text(reasonLines(left, { say, locale })));
  if (files.length > 0) parts.push(attachedFile(REPORT_FILE));
  if (report.preview) parts.push(row(runButton(report, changes, say)));
  return message([container(...parts)], files);
}

function runButton(report: ReindexReport, changes: boolean, say: Speech['say']) {
  const { mode } = report;
  return isReturn(mode)
    ? button(say(`button.${mode}`), encodeCustomId('rx-run', mode, planKey(report)), 'danger')
    : button(say('button.run'), encodeCustomId('rx-run', mode), changes ? 'main' : 'plain');
}

function countLine(report: ReindexReport, { say }: Speech): string {
  const counts = [
    ['added', report.added],
    ['changed', report.changed],
    ['removed', report.removed],
    ['unchanged', report.unchanged],
    ['duplicate', report.duplicate],
    ['failed.count', report.failed.length],
    ['skipped', report.skipped.length],
  ] as const;
  const shown = counts.filter(([, count]) => count > 0).map(([kind, count]) => say(`reindex.${kind}`, { count }));
  return shown.join(' · ') || say('reindex.nothing');
}

/** The first names of each kind of change, a line a kind; the more kinds there are, the shorter are long names. */
function nameLines({ names, folder, ...report }: ReindexReport, { say, locale }: Speech): string[] {
  const kinds = ['added', 'changed', 'removed', 'duplicate'] as const;
  const named = { ...names, duplicate: names.duplicate.map(({ file, indexed }) => `${file} = ${indexed}`) };
  const { putBack = [], overwritten = [], takenOut = [] } = folder ?? {};
  const lists = [
    ...kinds.map((kind) => ({
      of: named[kind],
      count: report[kind],
      tell: (list: string) => say(`reindex.${kind}.names`, { names: list }),
    })),
    { of: putBack, count: putBack.length, tell: (list: string) => say('reindex.folder.back', { names: list }) },
    {
      of: overwritten,
      count: overwritten.length,
      tell: (list: string) => say('reindex.folder.over', { names: list }),
    },
    { of: takenOut, count: takenOut.length, tell: (list: string) => say('reindex.folder.out', { names: list }) },
  ].filter(({ of }) => of.length > 0);
  const weight = Math.min(NAME_WEIGHT, Math.floor(NAMES_WEIGHT / (lists.length * NAMES_SHOWN)));
  return lists.map(({ of, count, tell }) => small(tell(listNames(of, count, weight, locale))));
}

/** The first names, and how many more there are. */
function listNames(names: readonly string[], count: number, weight: number, locale: Speech['locale']): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => fitLine(name, weight));
  const rest = Math.max(0, count - shown.length);
  return `${shown.join(', ')}${rest > 0 ? ` +${new Intl.NumberFormat(locale).format(rest)}` : ''}`;
}

function reasonLines(left: readonly FileReason[], { say }: Speech): string {
  const shown = left.slice(0, REASONS_SHOWN);
  const tell = (title: string, files: readonly FileReason[]) =>
    files.length === 0 ? [] : [title, ...files.map((one) => reasonLine(one, say))];
  const rest = left.length - shown.length;
  return [
    ...tell(
      say('reindex.kept'),
      shown.filter(({ kept }) => kept),
    ),
    ...tell(
      say('reindex.reasons'),
      shown.filter(({ kept }) => !kept),
    ),
    ...(rest > 0 ? [small(say('reindex.more', { count: rest }))] : []),
  ].join('\n');
}

function reasonLine(one: FileReason, say: Speech['say']): string {
  const why = fitSentences(sayFileReason(one, say), 120);
  return small(say('line.named', { name: fitLine(one.file, NAME_WEIGHT), words: why }));
}

function reasonsFile(report: ReindexReport) {
  const rows = [
    ...report.failed.map(({ file, reason, kept }) => [kept ? 'failed, version before kept' : 'failed', file, reason]),
    ...report.skipped.map(({ file, reason }) => ['skipped', file, reason]),
  ];
  return csvFile(REPORT_FILE, ['state', 'file', 'reason'], rows);
}
