/** /privacy: what is kept and for how long, and a way to delete one's own where people are kept at all. */
import { placeOf } from '../src/discord/asking/places.ts';
import type { Command, ComponentHandler } from '../src/discord/command.ts';
import { encodeCustomId } from '../src/discord/custom-id.ts';
import { localised } from '../src/discord/localise.ts';
import { button, container, message, notice, row, text } from '../src/discord/rendering/payload.ts';

const forget: ComponentHandler = {
  action: 'forget',
  acknowledge: 'private',
  async execute(context, core) {
    const { person, say, config } = context;
    // What was asked privately while nobody was kept stands under the key of this place.
    const count = (await core.forgetPerson(person.id)) + (await core.forgetPerson(placeOf(context, true)));
    const nothing = say(config.KEEP_USER_IDS ? 'privacy.nothing' : 'privacy.nothing.private');
    const told = count > 0 ? say('privacy.deleted', { count }) : nothing;
    if (config.KEEP_USER_IDS) return notice(told);
    return notice(`${told} ${say('privacy.nameless', { days: config.KEEP_ANSWERS_DAYS })}`);
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
      say('privacy.pins'),
      say(config.STORE === 'postgres' ? 'privacy.database' : 'privacy.local'),
      say('privacy.logs'),
    ];
    // Offered always: what was kept while KEEP_USER_IDS was on can still be deleted once it is off.
    const remove = row(button(say('button.delete'), encodeCustomId('forget'), 'danger'));
    return message([container(text(lines.join('\n')), remove)]);
  },
  components: [forget],
};
