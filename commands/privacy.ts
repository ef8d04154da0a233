/** /privacy: what is kept and for how long, and a way to delete one's own where people are kept at all. */
import type { Command, ComponentHandler } from '../src/discord/command.ts';
import { encodeCustomId } from '../src/discord/custom-id.ts';
import { localised } from '../src/discord/localise.ts';
import { button, container, message, notice, row, text } from '../src/discord/payload.ts';

const forget: ComponentHandler = {
  action: 'forget',
  acknowledge: 'private',
  async execute({ person, say, config }, core) {
    const count = await core.forgetPerson(person.id);
    if (count > 0) return notice(say('privacy.deleted', { count }));
    const nameless = say('privacy.nameless', { days: config.KEEP_ANSWERS_DAYS });
    return notice(config.KEEP_USER_IDS ? say('privacy.nothing') : nameless);
  },
};

export const privacy: Command = {
  data: { ...localised('privacy') },
  visibility: 'private',
  async execute({ say, config }) {
    const lines = [
      `### ${say('privacy.heading')}`,
      say('privacy.question', { days: config.KEEP_ANSWERS_DAYS }),
      say(config.KEEP_USER_IDS ? 'privacy.person' : 'privacy.nobody'),
      say('privacy.gaps'),
      say('privacy.local'),
      say('privacy.logs'),
    ];
    // Offered always: what was kept while KEEP_USER_IDS was on can still be deleted once it is off.
    const remove = row(button(say('button.delete'), encodeCustomId('forget'), 'danger'));
    return message([container(text(lines.join('\n')), remove)]);
  },
  components: [forget],
};
