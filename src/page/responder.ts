/**
 * Answers events in the page's channel as Discord would show them: "thinking" until the answer comes, edits in place,
 * private messages for one person. The first answer (acknowledged, a modal, choices) goes back to the request itself.
 */
import type { OutgoingMessage, Responder } from '../discord/command.ts';
import type { Incoming, SourceMessage } from '../discord/incoming.ts';
import { type Channel, nextId, timeOfId } from './channel.ts';
import { type FileShelf, filePath } from './file-shelf.ts';
import type { Acknowledged, ChannelMessage, MessageHead, PersonName, ShownFile } from './wire.ts';

export interface ResponderParts {
  readonly channel: Channel;
  readonly files: FileShelf;
  readonly person: PersonName;
  /** Called with the first answer; later ones show in the channel. */
  readonly acknowledge: (answer: Acknowledged) => void;
}

export interface PageResponder extends Responder {
  /** Called when the handler is done: whatever it left in the air ends. */
  ended(): void;
}

export function createPageResponder(incoming: Incoming, parts: ResponderParts): PageResponder {
  return incoming.kind === 'mention' ? createReply(incoming.id, parts) : createInteractionReply(incoming, parts);
}

function createInteractionReply(incoming: Incoming, parts: ResponderParts): PageResponder {
  const { channel, files, person, acknowledge } = parts;
  const source = sourceOf(incoming);
  const head = headOf(incoming, source, person);
  let how: 'public' | 'private' | 'update' = 'private';
  let base = blank(nextId(), head, person);
  const show = (message: OutgoingMessage): void => {
    const before = channel.find(base.id);
    const edited = before === null ? how === 'update' : before.edited || !before.thinking;
    channel.put({ ...(before ?? base), ...bodyOf(message, files), thinking: false, edited });
  };
  return {
    async defer(kind) {
      how = kind;
      // After a restart the browser still shows messages that this process has never seen; they are changed by their id.
      if (kind === 'update' && source) base = blank(source.id, null, source.private ? person : null);
      else {
        base = blank(base.id, head, kind === 'private' ? person : null);
        channel.put({ ...base, thinking: true });
      }
      acknowledge({ kind: 'deferred' });
    },
    async modal(modal) {
      acknowledge({ kind: 'modal', modal });
    },
    async choices(choices) {
      acknowledge({ kind: 'choices', choices });
    },
    async update(message) {
      show(message);
    },
    async refuse(message) {
      if (how === 'private') return show(message);
      if (channel.find(base.id)?.thinking) channel.remove(base.id);
      channel.put({ ...blank(nextId(), head, person), ...bodyOf(message, files) });
    },
    ended() {},
  };
}

/** A reply to a mention: nothing can be private, and "thinking" is shown as typing. */
function createReply(messageId: string, { channel, files, acknowledge }: ResponderParts): PageResponder {
  let shown: ChannelMessage | null = null;
  let typing = false;
  const setTyping = (now: boolean): void => {
    if (typing !== now) channel.typing(now);
    typing = now;
  };
  const show = async (message: OutgoingMessage): Promise<void> => {
    setTyping(false);
    const base: ChannelMessage = shown ?? blank(nextId(), { kind: 'reply', to: messageId }, null);
    shown = { ...base, ...bodyOf(message, files), edited: shown !== null };
    channel.put(shown);
  };
  return {
    async defer() {
      setTyping(true);
      acknowledge({ kind: 'deferred' });
    },
    async modal() {
      throw new TypeError('A mention cannot be answered with a modal.');
    },
    async choices() {},
    update: show,
    refuse: show,
    ended: () => setTyping(false),
  };
}

function blank(id: string, head: MessageHead | null, onlyFor: PersonName | null): ChannelMessage {
  const still = { thinking: false, edited: false, content: null, components: [], files: [] };
  return { id, at: timeOfId(id), author: 'bot', onlyFor, head, ...still };
}

function bodyOf(message: OutgoingMessage, shelf: FileShelf): Pick<ChannelMessage, 'components' | 'files'> {
  const files = message.files.map(({ name, content }): ShownFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const id = shelf.put({ name, content: bytes });
    return { name, url: filePath(id, name), sizeBytes: bytes.length };
  });
  return { components: message.components, files };
}

function sourceOf(incoming: Incoming): SourceMessage | null {
  return incoming.kind === 'component' || incoming.kind === 'modal' ? incoming.message : null;
}

function headOf(incoming: Incoming, source: SourceMessage | null, person: PersonName): MessageHead | null {
  if (incoming.kind === 'command') {
    const name = [incoming.name, incoming.subcommand].filter((part) => part !== null).join(' ');
    return { kind: 'command', person, name: incoming.target === null ? `/${name}` : name };
  }
  return source && !source.private ? { kind: 'reply', to: source.id } : null;
}
