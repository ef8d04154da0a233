/**
 * What the page shows, and all that can happen to it. One plain object that is replaced on each change; components read it
 * with `useStore`. A choice of person, language or theme is kept by the browser.
 */
import type {
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { useEffect, useState } from 'preact/hooks';
import type { Acknowledged, ChannelMessage, PageEvent, PersonName, Push, SentOption } from '../wire.ts';
import { EXAMPLE_PREFIX } from '../wire.ts';
import { followChannel, sendEvent } from './api.ts';
import { LANGUAGES } from './strings.ts';

export interface OpenModal {
  readonly modal: APIModalInteractionResponseCallbackData;
  readonly message: ChannelMessage | null;
}

export interface State {
  readonly connected: boolean;
  readonly typing: boolean;
  readonly person: PersonName;
  readonly locale: string;
  readonly theme: 'dark' | 'light';
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  readonly maxUploadBytes: number;
  readonly messages: ReadonlyMap<string, ChannelMessage>;
  readonly dismissed: ReadonlySet<string>;
  /** The message under which an interaction could not be sent. */
  readonly failed: string | null;
  readonly modal: OpenModal | null;
  readonly drawer: boolean;
}

const kept = (name: string): string | null => localStorage.getItem(`page.${name}`);

function firstLocale(): string {
  const wanted = kept('locale') ?? navigator.language;
  const language = wanted.split('-')[0] ?? 'en';
  return LANGUAGES.find(([code]) => code === wanted || code.split('-')[0] === language)?.[0] ?? 'en-US';
}

let state: State = {
  connected: true,
  typing: false,
  person: kept('person') === 'admin' ? 'admin' : 'member',
  locale: firstLocale(),
  theme:
    (kept('theme') ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark')) === 'light'
      ? 'light'
      : 'dark',
  commands: [],
  maxUploadBytes: 0,
  messages: new Map(),
  dismissed: new Set(),
  failed: null,
  modal: null,
  drawer: false,
};
const listeners = new Set<() => void>();

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export function useStore(): State {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return state;
}

/** The messages that this person sees, oldest first. */
export function visibleMessages({ messages, dismissed, person }: State): readonly ChannelMessage[] {
  return [...messages.values()]
    .filter(({ id, onlyFor }) => !dismissed.has(id) && (onlyFor === null || onlyFor === person))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function onPush(push: Push): void {
  const messages = new Map(state.messages);
  if (push.kind === 'hello') {
    // Messages that only this page still knows stay: their buttons work after a restart of the server, too. What waited for
    // an answer is told anew where it still does.
    for (const { id, thinking } of messages.values()) if (thinking) messages.delete(id);
    for (const message of push.hello.messages) messages.set(message.id, message);
    const { commands, typing, maxUploadBytes } = push.hello;
    change({ messages, commands, typing, maxUploadBytes });
  } else if (push.kind === 'message') {
    const before = messages.get(push.message.id);
    messages.set(push.message.id, before?.head ? { ...push.message, head: before.head } : push.message);
    change({ messages });
  } else if (push.kind === 'gone') {
    messages.delete(push.id);
    change({ messages });
  } else if (push.kind === 'typing') change({ typing: push.typing });
}

let unfollow: (() => void) | null = null;

export function follow(): void {
  unfollow?.();
  unfollow = followChannel(state.locale, { onPush, onConnection: (connected) => change({ connected }) });
}

export function choose(part: Partial<Pick<State, 'person' | 'locale' | 'theme'>>): void {
  for (const [name, value] of Object.entries(part)) localStorage.setItem(`page.${name}`, value);
  change({ ...part, modal: null });
  // The welcome and nothing else is drawn by the server in the chosen language; everything after follows the person.
  if (part.locale) follow();
}

export const setDrawer = (drawer: boolean): void => change({ drawer });
export const closeModal = (): void => change({ modal: null });
export const dismiss = (id: string): void => change({ dismissed: new Set([...state.dismissed, id]) });

type Event = PageEvent extends infer One ? (One extends PageEvent ? Omit<One, 'person' | 'locale'> : never) : never;

async function send(event: Event, under: ChannelMessage | null = null): Promise<Acknowledged | null> {
  const { person, locale } = state;
  try {
    const answer = await sendEvent({ ...event, person, locale } as PageEvent);
    change(
      answer.kind === 'modal' ? { modal: { modal: answer.modal, message: under }, failed: null } : { failed: null },
    );
    return answer;
  } catch {
    change({ failed: under?.id ?? 'channel' });
    return null;
  }
}

export function runCommand(
  name: string,
  subcommand: string | null,
  options: Record<string, SentOption>,
  target: string | null = null,
) {
  return send({ kind: 'command', name, subcommand, options, target });
}

export async function suggest(
  name: string,
  subcommand: string | null,
  options: Record<string, SentOption>,
  focused: string,
) {
  const answer = await send({ kind: 'autocomplete', name, subcommand, options, focused });
  return answer?.kind === 'choices' ? answer.choices : [];
}

export const mention = (content: string) => send({ kind: 'mention', content });

const sourceOf = ({ id, onlyFor }: ChannelMessage) => ({ id, private: onlyFor !== null });

export function press(message: ChannelMessage, customId: string, values: readonly string[] = []) {
  if (customId.startsWith(EXAMPLE_PREFIX))
    return runCommand('ask', null, { question: customId.slice(EXAMPLE_PREFIX.length) });
  return send({ kind: 'component', customId, values, message: sourceOf(message) }, message);
}

export async function submitModal({ modal, message }: OpenModal, fields: Record<string, string>): Promise<void> {
  closeModal();
  await send({ kind: 'modal', customId: modal.custom_id, fields, message: message && sourceOf(message) }, message);
}
