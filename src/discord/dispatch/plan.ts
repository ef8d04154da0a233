/**
 * Finds the handler of an event and makes it ready: everything that can be known at once, and the work that is left.
 * Nothing here awaits, because the first answer must not.
 */
import type { Core } from '../../core.ts';
import type {
  Acknowledgement,
  Check,
  Command,
  CommandContext,
  ComponentContext,
  ComponentHandler,
  Context,
  Modal,
  Reply,
} from '../command.ts';
import { decodeCustomId } from '../custom-id.ts';
import type { CommandIncoming, ComponentIncoming, MentionIncoming, ModalIncoming } from '../incoming.ts';

/** A handler made ready for one event: everything that is known at once, and the work that is left. */
export interface Plan {
  readonly name: string;
  readonly how: Acknowledgement;
  readonly refusal: string | null;
  readonly costs: Check['costs'];
  readonly modal: (() => Modal) | null;
  work(): Promise<Reply>;
}

export function collectHandlers(commands: readonly Command[]): ReadonlyMap<string, ComponentHandler> {
  const handlers = new Map<string, ComponentHandler>();
  for (const handler of commands.flatMap((command) => command.components ?? [])) {
    if (handlers.has(handler.action)) throw new TypeError(`Two handlers answer to the action "${handler.action}".`);
    handlers.set(handler.action, handler);
  }
  return handlers;
}

export function needsAdmin(command: Command, subcommand: string | null): boolean {
  if (command.adminOnly === undefined) return false;
  return command.adminOnly === true || (subcommand !== null && command.adminOnly.includes(subcommand));
}

function refused(name: string, refusal: string): Plan {
  return { name, how: 'private', refusal, costs: null, modal: null, work: async () => null };
}

const NO_CHECK: Check = { refusal: null, costs: null };

export function planCommand(command: Command | undefined, incoming: CommandIncoming, base: Context, core: Core): Plan {
  if (!command) return refused('unknown', base.say('refused.unknown'));
  const { name } = command.data;
  if (needsAdmin(command, incoming.subcommand) && !base.person.isAdmin) return refused(name, base.say('refused.admin'));
  const { subcommand, options, target } = incoming;
  const context: CommandContext = { ...base, subcommand, options, target };
  const { visibility } = command;
  return {
    name,
    how: typeof visibility === 'function' ? visibility(context) : visibility,
    ...(command.check?.(context) ?? NO_CHECK),
    modal: null,
    work: () => command.execute(context, core),
  };
}

export function planMention(command: Command | undefined, incoming: MentionIncoming, base: Context, core: Core): Plan {
  if (!command || incoming.content.trim() === '') return refused('mention', base.say('mention.hint'));
  const asked: CommandIncoming = {
    ...incoming,
    kind: 'command',
    name: command.data.name,
    subcommand: null,
    options: { question: incoming.content },
    target: null,
  };
  return planCommand(command, asked, base, core);
}

export function planComponent(
  handlers: ReadonlyMap<string, ComponentHandler>,
  incoming: ComponentIncoming | ModalIncoming,
  base: Context,
  core: Core,
): Plan {
  const id = decodeCustomId(incoming.customId);
  const handler = id ? handlers.get(id.action) : undefined;
  if (!id || !handler) return refused('stale', base.say('refused.stale'));
  if (handler.adminOnly && !base.person.isAdmin) return refused(handler.action, base.say('refused.admin'));
  const context: ComponentContext = {
    ...base,
    args: id.args,
    values: incoming.kind === 'component' ? incoming.values : [],
    fields: incoming.kind === 'modal' ? incoming.fields : {},
    message: incoming.message,
  };
  const { acknowledge, modal, execute } = handler;
  return {
    name: handler.action,
    how: typeof acknowledge === 'function' ? acknowledge(context) : acknowledge,
    ...(handler.check?.(context) ?? NO_CHECK),
    modal: modal ? () => modal(context) : null,
    work: async () => (execute ? execute(context, core) : null),
  };
}
