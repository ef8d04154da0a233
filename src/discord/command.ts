/**
 * What a command is: plain data for Discord, and functions from plain data to a message. Handlers never see the Discord
 * client, so the same ones serve the bot, the local page and the tests.
 */
import type {
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Config } from '../config.ts';
import type { Core, Finding } from '../core.ts';
import type { IncomingFile, OptionValue, SourceMessage } from './incoming.ts';
import type { LocaleName, Say } from './messages/index.ts';

export interface OutgoingFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** A message body as Discord's API takes it (components v2), and the files that its components name. */
export interface OutgoingMessage {
  /** IsComponentsV2, always; whoever sends it adds Ephemeral where it is private. */
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Nobody is ever pinged. */
  readonly allowed_mentions: { readonly parse: readonly [] };
  readonly files: readonly OutgoingFile[];
}

export type Modal = APIModalInteractionResponseCallbackData;

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/**
 * How the first answer looks: a new message that all or one can see, a change of the message that holds the component,
 * or a modal.
 */
export type Acknowledgement = 'public' | 'private' | 'update' | 'modal';

/** What one event can be answered with. Every door (Discord, page, test) brings its own. */
export interface Responder {
  /** Says that an answer comes. Called first, and before anything is awaited. */
  defer(how: 'public' | 'private' | 'update'): Promise<void>;
  /** Opens a modal; takes the place of `defer`, and never answers a modal. */
  modal(modal: Modal): Promise<void>;
  /** Answers a keystroke; at most 25. */
  choices(choices: readonly Choice[]): Promise<void>;
  /** Shows the reply or replaces it; after `defer('update')`, the message that holds the component. */
  update(message: OutgoingMessage): Promise<void>;
  /** Says something to this person only; a public reply that is still "thinking" is taken back. */
  refuse(message: OutgoingMessage): Promise<void>;
}

export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
  readonly permissions: bigint;
  /** ADMIN_USER_IDS, ADMIN_ROLE_IDS or Manage Server; worked out by dispatch, whatever Discord checked before. */
  readonly isAdmin: boolean;
}

/** Where the bot stands with Discord, for `/doctor`; the local page has none. */
export interface Connection {
  findings(say: Say): Promise<readonly Finding[]>;
}

export interface Context {
  readonly place: string;
  readonly inThread: boolean;
  readonly server: string | null;
  readonly person: Person;
  readonly locale: LocaleName;
  readonly say: Say;
  readonly appPermissions: bigint;
  readonly reply: Responder;
  readonly config: Config;
  readonly connection: Connection | null;
  /** Aborts when the bot is asked to stop, for handlers that would go on for long. */
  readonly stopping: AbortSignal;
  /** Counts how a question ended, for the metrics. */
  observe(outcome: 'answered' | 'abstained'): void;
  /** Logs a failure for the operator and returns the short id it stands under. */
  report(error: unknown): string;
}

export interface CommandContext extends Context {
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Text of the message that a message command was used on. */
  readonly target: string | null;
}

export interface AutocompleteContext extends Context {
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly focused: string;
  readonly typed: string;
}

/** A button, a select menu or a modal. */
export interface ComponentContext extends Context {
  /** What the custom id carries beside its action. */
  readonly args: readonly string[];
  readonly values: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly message: SourceMessage | null;
}

/** Null: the handler has already shown all there is to show. */
export type Reply = OutgoingMessage | null;

/**
 * A refusal that is known before the first answer: a sentence for this person only. `costs` marks an event that looks
 * something up, so that cooldowns and the queue apply, and tells as what it is counted.
 */
export interface Check {
  readonly refusal: string | null;
  readonly costs: 'question' | 'search' | null;
}

export interface ComponentHandler {
  /** First part of the custom ids that lead here; unique over all commands. */
  readonly action: string;
  readonly acknowledge: Acknowledgement | ((context: ComponentContext) => Acknowledgement);
  readonly adminOnly?: boolean;
  /** Looks at the input alone, at once. */
  check?(context: ComponentContext): Check;
  /** For `acknowledge: 'modal'`: the modal to open, from plain data alone. */
  modal?(context: ComponentContext): Modal;
  execute?(context: ComponentContext, core: Core): Promise<Reply>;
}

export interface Command {
  /** Definition as Discord's API takes it, localisations included. */
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
  readonly visibility: 'public' | 'private' | ((context: CommandContext) => 'public' | 'private');
  /** True for all of it, or the names of the subcommands that are for admins. */
  readonly adminOnly?: true | readonly string[];
  /** True for the one command that answers a mention of the bot; it gets the message as its option `question`. */
  readonly answersMentions?: true;
  check?(context: CommandContext): Check;
  execute(context: CommandContext, core: Core): Promise<Reply>;
  autocomplete?(context: AutocompleteContext, core: Core): Promise<readonly Choice[]>;
  readonly components?: readonly ComponentHandler[];
}

/** The option's text, or null when it was left out. */
export function textOption(context: { readonly options: CommandContext['options'] }, name: string): string | null {
  const value = context.options[name];
  return typeof value === 'string' ? value : null;
}

export function flagOption(context: CommandContext, name: string): boolean {
  return context.options[name] === true;
}

/** The option's whole number, or null when it was left out. */
export function numberOption(context: CommandContext, name: string): number | null {
  const value = context.options[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

export function fileOption(context: CommandContext, name: string): IncomingFile | null {
  const value = context.options[name];
  return typeof value === 'object' ? value : null;
}
