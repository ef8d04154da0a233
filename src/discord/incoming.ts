/**
 * What a person did, as plain JSON: a command, a keystroke in an option, a button, a select menu, a modal, a mention.
 * It is our own shape and not Discord's, because the local page and the tests send it too, and because everything in it
 * has then been checked once, where it came in.
 */

/** A file that came with a command. Nothing has been downloaded. */
export interface IncomingFile {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  /** What the sender claims; null when unknown. */
  readonly contentType: string | null;
}

export type OptionValue = string | number | boolean | IncomingFile;

/** Who, where and in which language: the same for every kind. */
export interface Sender {
  /** Unique to this event, so that one that is delivered twice is answered once. */
  readonly id: string;
  /** Key of the channel or thread. */
  readonly place: string;
  /** Whether the place is a thread, which has permissions of its own. */
  readonly inThread: boolean;
  /** Key of the server; null in a direct message. */
  readonly server: string | null;
  readonly person: {
    readonly id: string;
    readonly roles: readonly string[];
    /** Discord's permission bits of the person in this channel, as a decimal number in a string. */
    readonly permissions: string;
  };
  /** Discord's locale code, such as "ko" or "es-ES"; unknown ones are read as English. */
  readonly locale: string;
  /** The bot's own permission bits in this channel, as a decimal number in a string. */
  readonly appPermissions: string;
}

/** The message whose button, menu or modal was used. */
export interface SourceMessage {
  readonly id: string;
  /** Whether only one person sees it. */
  readonly private: boolean;
}

export interface CommandIncoming extends Sender {
  readonly kind: 'command';
  /** The English name, also when the person typed a localised one. */
  readonly name: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The text of the message that a message command was used on. */
  readonly target: string | null;
}

export interface AutocompleteIncoming extends Sender {
  readonly kind: 'autocomplete';
  readonly name: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Name of the option being typed; its value so far is in `options`. */
  readonly focused: string;
}

export interface ComponentIncoming extends Sender {
  readonly kind: 'component';
  readonly customId: string;
  /** What was chosen in a select menu; empty for a button. */
  readonly values: readonly string[];
  readonly message: SourceMessage;
}

export interface ModalIncoming extends Sender {
  readonly kind: 'modal';
  readonly customId: string;
  /** Text of each input, by the input's custom id. */
  readonly fields: Readonly<Record<string, string>>;
  /** The message whose button opened the modal; null when a command did. */
  readonly message: SourceMessage | null;
}

export interface MentionIncoming extends Sender {
  readonly kind: 'mention';
  /** The message without the mention of the bot. */
  readonly content: string;
}

export type Incoming = CommandIncoming | AutocompleteIncoming | ComponentIncoming | ModalIncoming | MentionIncoming;
