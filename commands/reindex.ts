/**
 * /reindex: shows what would change, brings the index up to date, or returns to one that was there, which is shown first
 * and done on a button, since it changes files. One job runs at a time; calling again joins it. The message outlives the
 * fifteen minutes of an interaction because the responder goes on in the channel.
 */
import { ApplicationCommandOptionType } from 'discord.js';
import { type Core, isReturn, type ReindexMode } from '../src/core.ts';
import { type Command, type ComponentHandler, textOption } from '../src/discord/command.ts';
import { localised, localisedChoice } from '../src/discord/localise.ts';
import { ADMIN_PERMISSIONS } from '../src/discord/permissions.ts';
import { notice } from '../src/discord/rendering/payload.ts';
import { kindOf, planKey } from '../src/discord/rendering/reindex.ts';
import { followJob } from './reindex/progress.ts';

const modeOption = {
  type: ApplicationCommandOptionType.String as const,
  ...localised('reindex.mode'),
  choices: [
    localisedChoice('command.reindex.mode.changed', 'changed'),
    localisedChoice('command.reindex.mode.full', 'full'),
  ],
};

const MODES: readonly ReindexMode[] = ['full', 'rollback', 'forward'];
const readMode = (text: string | null): ReindexMode => MODES.find((mode) => mode === text) ?? 'changed';

/** Runs from a button: after a preview, after an upload or a removal. */
const run: ComponentHandler = {
  action: 'rx-run',
  acknowledge: 'public',
  adminOnly: true,
  async execute(context, core) {
    const [mode, plan] = [readMode(context.args[0] ?? null), context.args[1]];
    if (isReturn(mode)) {
      const foreseen = core.reindex({ mode, preview: true });
      // Joined: a run that is under way, which another press of this button may have begun.
      if (!foreseen.preview) return followJob(foreseen, mode, context);
      const isAsShown = await foreseen.finished.then((report) => planKey(report) === plan).catch(() => false);
      if (!isAsShown) {
        // What has changed meanwhile is shown again, as it was first: to this person only.
        const anew = await followJob(foreseen, mode, context);
        if (anew) await context.reply.refuse(anew);
        return null;
      }
    }
    return followJob(core.reindex({ mode }), mode, context);
  },
};

const stop: ComponentHandler = {
  action: 'rx-stop',
  acknowledge: 'update',
  adminOnly: true,
  async execute({ args: [id], say }, core) {
    const job = core.currentJob(Number(id));
    if (job === null) return notice(say('reindex.ended'));
    job.cancel();
    // Whoever follows the job shows that it stopped.
    return null;
  },
};

export const reindex: Command = {
  data: {
    ...localised('reindex'),
    default_member_permissions: ADMIN_PERMISSIONS,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localised('reindex.preview'),
        options: [modeOption],
      },
      { type: ApplicationCommandOptionType.Subcommand, ...localised('reindex.run'), options: [modeOption] },
      { type: ApplicationCommandOptionType.Subcommand, ...localised('reindex.rollback') },
      { type: ApplicationCommandOptionType.Subcommand, ...localised('reindex.forward') },
    ],
  },
  visibility: ({ subcommand }) => (subcommand === 'run' ? 'public' : 'private'),
  adminOnly: true,
  execute(context, core: Core) {
    const asked = readMode(context.subcommand);
    const mode = isReturn(asked) ? asked : readMode(textOption(context, 'mode'));
    const preview = context.subcommand !== 'run';
    return followJob(core.reindex({ mode, preview }), kindOf({ mode, preview }), context);
  },
  components: [run, stop],
};
