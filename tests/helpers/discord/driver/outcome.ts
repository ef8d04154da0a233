/** What came of something a member did. */
import type { Interaction } from '../interactions.ts';
import type { Message, World } from '../world.ts';
import { type Seen, seeMessage } from './seen.ts';
import { type SeenModal, seeModal } from './seen-modal.ts';

/** The message they now look at, or the modal that opened. */
export interface Outcome extends Seen {
  kind: 'message' | 'update' | 'modal';
  modal: SeenModal | null;
  followups: Seen[];
  interactionId: string;
  /** Real milliseconds until the acknowledgement arrived. */
  acknowledgedAfterMs: number;
}

const NOTHING: Omit<Seen, 'raw' | 'text' | 'channelId'> = {
  id: '',
  author: '',
  buttons: [],
  selects: [],
  attachments: [],
  ephemeral: true,
  loading: false,
  deleted: false,
  edits: [],
  pings: { everyone: false, users: [], roles: [] },
  repliesTo: null,
  componentsV2: false,
};

export function seeOutcome(world: World, interaction: Interaction, message: Message | null): Outcome {
  const modal = interaction.modal === null ? null : seeModal(interaction.modal);
  const about = {
    modal,
    followups: interaction.followups.map((followup) => seeMessage(world, followup)),
    interactionId: interaction.id,
    acknowledgedAfterMs: interaction.acknowledgedAfterMs ?? Number.NaN,
  };
  if (modal || !message) {
    const text = modal?.text ?? '';
    return { ...NOTHING, ...about, kind: 'modal', text, channelId: interaction.channel.id, raw: modal?.raw ?? {} };
  }
  return { ...seeMessage(world, message), ...about, kind: message === interaction.source ? 'update' : 'message' };
}
