/** /status: version, corpus, model, last job and the last hour, to whoever asks; why a job failed, to admins. */
import type { StatusReport } from '../src/core.ts';
import type { Command } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import type { Speech } from '../src/discord/rendering/answer.ts';
import { escapeLine } from '../src/discord/rendering/escape.ts';
import { fitLine } from '../src/discord/rendering/excerpt.ts';
import { formatBytes, formatMoment } from '../src/discord/rendering/format.ts';
import { container, message, small, text } from '../src/discord/rendering/payload.ts';
import { sayReason } from '../src/discord/rendering/say-reason.ts';

export const status: Command = {
  data: { ...localised('status') },
  visibility: 'private',
  async execute(context, core) {
    const report = await core.status();
    return message([container(text(statusLines(report, context, context.person.isAdmin).join('\n')))]);
  },
};

function statusLines(report: StatusReport, { say, locale }: Speech, isAdmin: boolean): string[] {
  const { model, hour, lastJob } = report;
  const articles = say('articles.heading', { count: report.articles });
  const passages = say('articles.passages', { count: report.passages });
  const job = lastJob
    ? say(`status.job.${lastJob.state}`, { when: formatMoment(lastJob.endedAt ?? lastJob.startedAt) })
    : say('status.job.none');
  // It may name files and folders of the host; that of a cancelled job is that it was cancelled.
  const why = isAdmin && lastJob?.state !== 'cancelled' ? lastJob?.reason : null;
  const reason = why ? [small(fitLine(sayReason(why, say), 300))] : [];
  // The preview that names the files is for admins.
  const unread = say(isAdmin ? 'status.failed' : 'status.unread', { count: report.failed.length });
  const failed = report.failed.length > 0 ? [small(unread)] : [];
  const memory = formatBytes(report.residentBytes, locale);
  return [
    `### ${say('status.heading', { version: escapeLine(report.version) })}`,
    say('status.corpus', { articles, passages }),
    say(`status.index.${report.index}`),
    job,
    ...reason,
    ...failed,
    hourLine(hour, say),
    small(say('status.model', { model: fitLine(model.id, 100), dimensions: model.dimensions })),
    small(say('status.store', { store: fitLine(report.store, 100), generation: report.generation })),
    small(say('status.up', { when: formatMoment(report.startedAt), memory })),
  ];
}

function hourLine({ asked, abstained, p50Ms, p95Ms }: StatusReport['hour'], say: Speech['say']): string {
  if (asked === 0) return say('status.hour.none');
  return say('status.hour', { count: asked, abstained, p50: Math.round(p50Ms), p95: Math.round(p95Ms) });
}
