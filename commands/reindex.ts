/**
 * /reindex: shows what would change, brings the index up to date, or goes back. One job runs at a time; calling again
 * joins it. The message outlives the fifteen minutes of an interaction because the responder goes on in the channel.
 */
import { ApplicationCommandOptionType } from 'discord.js';
import type { Core, ReindexMode } from '../src/core.ts';
import { type Command, type ComponentHandler, textOption } from '../src/discord/command.ts';
import { localised, localisedChoice } from '../src/discord/localise.ts';
import { notice } from '../src/discord/payload.ts';
import { ADMIN_PERMISSIONS } from '../src/discord/permissions.ts';
import { followJob } from './reindex-progress.ts';

const modeOption = {
  type: ApplicationCommandOptionType.String as const,
  ...localised('reindex.mode'),
  choices: [
    localisedChoice('command.reindex.mode.changed', 'changed'),
    localisedChoice('command.reindex.mode.full', 'full'),
  ],
};

const readMode = (text: string | null): ReindexMode => (text === 'full' ? 'full' : 'changed');

/** Runs from a button: after a preview, after an upload or a removal. */
const run: ComponentHandler = {
  action: 'rx-run',
  acknowledge: 'public',
  adminOnly: true,
  execute: (context, core) => {
    const mode = readMode(context.args[0] ?? null);
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
    ],
  },
  visibility: ({ subcommand }) => (subcommand === 'preview' ? 'private' : 'public'),
  adminOnly: true,
  execute(context, core: Core) {
    const mode = context.subcommand === 'rollback' ? 'rollback' : readMode(textOption(context, 'mode'));
    const preview = context.subcommand === 'preview';
    return followJob(core.reindex({ mode, preview }), preview ? 'preview' : mode, context);
  },
  components: [run, stop],
};
