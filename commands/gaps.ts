/** /gaps: what members asked without finding it, grouped, with the whole list as a file. */
import type { Gap } from '../src/core.ts';
import type { Command } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import type { Say } from '../src/discord/messages/index.ts';
import { ADMIN_PERMISSIONS } from '../src/discord/permissions.ts';
import { csvFile } from '../src/discord/rendering/csv.ts';
import { weigh } from '../src/discord/rendering/cut.ts';
import { fitLine } from '../src/discord/rendering/excerpt.ts';
import { formatMoment } from '../src/discord/rendering/format.ts';
import { attachedFile, container, message, notice, small, text } from '../src/discord/rendering/payload.ts';

/** Each is compared with all others: more would take the answering thread seconds. */
const QUESTIONS_READ = 2_000;
const LINES_WEIGHT = 3_000;
const FILE = 'gaps.csv';

export const gaps: Command = {
  data: { ...localised('gaps'), default_member_permissions: ADMIN_PERMISSIONS },
  visibility: 'private',
  adminOnly: true,
  async execute({ say }, core) {
    const found = await core.gaps(QUESTIONS_READ);
    if (found.length === 0) return notice(say('gaps.none'));
    const lines: string[] = [`### ${say('gaps.heading')}`];
    let left = LINES_WEIGHT;
    let shown = 0;
    for (const gap of found) {
      const line = describeGap(gap, say);
      left -= weigh(line) + 1;
      if (left < 0) break;
      lines.push(line);
      shown += 1;
    }
    if (shown < found.length) lines.push(small(say('gaps.more', { count: found.length - shown })));
    if (found.reduce((sum, { count }) => sum + count, 0) >= QUESTIONS_READ)
      lines.push(small(say('gaps.newest', { count: QUESTIONS_READ })));
    return message([container(text(lines.join('\n')), attachedFile(FILE))], [listFile(found, say)]);
  },
};

function describeGap(gap: Gap, say: Say): string {
  const { abstained, notHelpful, reported } = gap.reasons;
  const why = [
    abstained > 0 ? say('gaps.abstained', { count: abstained }) : null,
    notHelpful > 0 ? say('gaps.not-helpful', { count: notHelpful }) : null,
    reported > 0 ? say('gaps.reported', { count: reported }) : null,
    formatMoment(gap.lastAskedAt),
  ];
  const thread = [...gap.follows.map((before) => fitLine(before, 80)), fitLine(gap.question, 150)];
  return `**${gap.count}×**  ${thread.join(' › ')}\n${small(why.filter((one) => one !== null).join(' · '))}`;
}

function listFile(found: readonly Gap[], say: Say) {
  const columns = (['question', 'count', 'abstained', 'not-helpful', 'reported', 'last', 'examples'] as const).map(
    (column) => say(`csv.${column}`),
  );
  const rows = found.map((gap) => [
    [...gap.follows, gap.question].join(' › '),
    gap.count,
    gap.reasons.abstained,
    gap.reasons.notHelpful,
    gap.reasons.reported,
    new Date(gap.lastAskedAt).toISOString(),
    gap.examples.join('\n'),
  ]);
  return csvFile(FILE, columns, rows);
}
