/** /doctor: a line for everything that can be wrong, each with what to do: Discord's side here, the rest from the core. */
import type { Finding } from '../src/core.ts';
import type { Command, CommandContext } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import { ADMIN_PERMISSIONS, missingPermissions } from '../src/discord/permissions.ts';
import { weigh } from '../src/discord/rendering/cut.ts';
import { fitLine } from '../src/discord/rendering/excerpt.ts';
import { container, message, small, text } from '../src/discord/rendering/payload.ts';
import { sayFinding } from '../src/discord/rendering/say-finding.ts';

const LINES_WEIGHT = 3_500;
const WORST_FIRST = { problem: 0, warning: 1, ok: 2 } as const;

export const doctor: Command = {
  data: { ...localised('doctor'), default_member_permissions: ADMIN_PERMISSIONS },
  visibility: 'private',
  adminOnly: true,
  async execute(context, core) {
    const { say } = context;
    const ofCore = (await core.diagnose()).map((finding) => sayFinding(finding, context));
    const findings = [...(await ownFindings(context)), ...ofCore];
    const sorted = findings.sort((a, b) => WORST_FIRST[a.state] - WORST_FIRST[b.state]);
    const well = sorted.every(({ state }) => state === 'ok');
    const lines = [`### ${say('doctor.heading')}`, ...(well ? [say('doctor.well')] : [])];
    let left = LINES_WEIGHT;
    for (const finding of sorted) {
      const entry = describeFinding(finding, context);
      left -= weigh(entry) + 1;
      if (left >= 0) lines.push(entry);
    }
    return message([container(text(lines.join('\n')))]);
  },
};

function describeFinding({ subject, state, detail, advice }: Finding, { say }: CommandContext): string {
  const mark = state === 'ok' ? '' : `**${say(`doctor.${state}`)}**  `;
  const what = `${mark}${say('line.named', { name: fitLine(subject, 80), words: fitLine(detail, 300) })}`;
  if (advice === null) return state === 'ok' ? small(what) : what;
  return `${what}\n${small(fitLine(advice, 300))}`;
}

async function ownFindings(context: CommandContext): Promise<Finding[]> {
  const { say, connection } = context;
  if (!connection) {
    return [{ subject: say('doctor.connection'), state: 'ok', detail: say('doctor.page'), advice: null }];
  }
  return [permissionFinding(context), ...(await connection.findings(say))];
}

function permissionFinding({ say, appPermissions, inThread }: CommandContext): Finding {
  const subject = say('doctor.permission');
  const missing = missingPermissions(appPermissions, inThread);
  if (missing.length === 0) return { subject, state: 'ok', detail: say('doctor.permission.ok'), advice: null };
  const detail = say('doctor.permission.missing', { names: missing.join(', ') });
  return { subject, state: 'warning', detail, advice: say('doctor.permission.advice') };
}
