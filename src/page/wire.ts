/**
 * What travels between the page's server and the browser, as plain JSON. It imports types only, so that both sides may use it;
 * messages keep the very components that the bot would send to Discord.
 */
import type {
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';

/** The bot's name on the page, which "@" mentions. */
export const BOT_NAME = 'Footnote';

/** The two people that somebody can be on the page. */
export type PersonName = 'member' | 'admin';

export interface ShownFile {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
}

/** What stands above a message: the command that led to it, or the message that it answers. */
export type MessageHead =
  | { readonly kind: 'command'; readonly person: PersonName; readonly name: string }
  | { readonly kind: 'reply'; readonly to: string };

export interface ChannelMessage {
  /** Grows with time, as Discord's ids do; always 19 digits, so that ids sort as text. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly author: PersonName | 'bot';
  /** Null when everybody sees it. */
  readonly onlyFor: PersonName | null;
  /** The bot has said that an answer comes, and nothing else yet. */
  readonly thinking: boolean;
  readonly edited: boolean;
  /** What a person wrote; null for the bot. */
  readonly content: string | null;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ShownFile[];
  readonly head: MessageHead | null;
}

/** What the server tells the browser, in the order in which it happens. */
export type Push =
  | { readonly kind: 'hello'; readonly hello: Hello }
  | { readonly kind: 'message'; readonly message: ChannelMessage }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'typing'; readonly typing: boolean };

/** The channel as it stands, sent first on every connection. */
export interface Hello {
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  readonly messages: readonly ChannelMessage[];
  readonly typing: boolean;
  readonly maxUploadBytes: number;
}

/** An uploaded file, by the id that the server gave it; null for one that was too large to be sent. */
export interface UploadedFile {
  readonly upload: string | null;
  readonly name: string;
  readonly sizeBytes: number;
  readonly contentType: string | null;
}

export type SentOption = string | number | boolean | UploadedFile;

interface Sent {
  readonly person: PersonName;
  readonly locale: string;
}

interface SentMessage {
  readonly id: string;
  readonly private: boolean;
}

/** What a person did on the page; the server adds who that is to Discord. */
export type PageEvent = Sent &
  (
    | {
        readonly kind: 'command';
        readonly name: string;
        readonly subcommand: string | null;
        readonly options: Readonly<Record<string, SentOption>>;
        readonly target: string | null;
      }
    | {
        readonly kind: 'autocomplete';
        readonly name: string;
        readonly subcommand: string | null;
        readonly options: Readonly<Record<string, SentOption>>;
        readonly focused: string;
      }
    | {
        readonly kind: 'component';
        readonly customId: string;
        readonly values: readonly string[];
        readonly message: SentMessage;
      }
    | {
        readonly kind: 'modal';
        readonly customId: string;
        readonly fields: Readonly<Record<string, string>>;
        readonly message: SentMessage | null;
      }
    | { readonly kind: 'mention'; readonly content: string }
  );

export interface SentChoice {
  readonly name: string;
  readonly value: string | number;
}

/** The first answer to an event, as Discord's interaction callback would be. */
export type Acknowledged =
  | { readonly kind: 'deferred' }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly SentChoice[] };

/** Begins the custom id of a welcome's button; the rest is the question that it asks. */
export const EXAMPLE_PREFIX = 'page-example:';
