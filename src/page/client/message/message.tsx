/** One message of the channel: who, when, what led to it, its components, and for a private one who sees it. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { ChannelMessage } from '../../wire.ts';
import { localName } from '../composer/commands.ts';
import { Avatar, EyeIcon, PEOPLE, SparkIcon } from '../icons.tsx';
import { dismiss, runCommand, type State } from '../store.ts';
import { fill, type PageStrings, stringsFor } from '../strings.ts';
import { Dots } from './button.tsx';
import { Components } from './components.tsx';
import { Markdown } from './markdown-view.tsx';

interface Props {
  readonly message: ChannelMessage;
  readonly state: State;
  /** Part of a run of messages by one author: drawn without the author again. */
  readonly joined: boolean;
}

export function Message({ message, state, joined }: Props) {
  const strings = stringsFor(state.locale);
  const { author, onlyFor, thinking, edited } = message;
  const look = ['message', joined && 'joined', onlyFor && 'private'].filter(Boolean).join(' ');
  return (
    <li class={look} data-id={message.id} data-author={author}>
      <Head message={message} state={state} strings={strings} />
      {!joined && <Avatar who={author} />}
      <div class="message-main">
        {!joined && (
          <div class="byline">
            <span class={`author author-${author}`}>{PEOPLE[author]}</span>
            {author === 'bot' && <span class="tag">APP</span>}
            <time dateTime={new Date(message.at).toISOString()}>{formatTime(message.at, state.locale, strings)}</time>
          </div>
        )}
        {thinking ? (
          <p class="thinking">
            <Dots /> {strings.thinking}
          </p>
        ) : (
          <Body message={message} />
        )}
        {edited && <span class="edited">{strings.edited}</span>}
        {state.failed === message.id && <p class="failed">{strings.failed}</p>}
        {onlyFor && (
          <p class="only-you">
            <EyeIcon /> {strings.onlyYou} ·{' '}
            <button type="button" class="link" onClick={() => dismiss(message.id)}>
              {strings.dismiss}
            </button>
          </p>
        )}
      </div>
      {message.content !== null && <MessageCommands text={message.content} state={state} />}
    </li>
  );
}

function Body({ message }: { message: ChannelMessage }) {
  if (message.content !== null) {
    return (
      <div class="written">
        <span class="mention">@{PEOPLE.bot}</span> <Markdown text={message.content} />
      </div>
    );
  }
  return (
    <div class="components">
      <Components components={message.components} message={message} />
    </div>
  );
}

interface HeadProps {
  readonly message: ChannelMessage;
  readonly state: State;
  readonly strings: PageStrings;
}

function Head({ message: { head }, state, strings }: HeadProps) {
  if (!head) return null;
  if (head.kind === 'command') {
    return (
      <div class="head">
        <Avatar who={head.person} size={16} />
        <b class={`author-${head.person}`}>{PEOPLE[head.person]}</b> {strings.used}{' '}
        <span class="head-command">{localCommandName(head.name, state)}</span>
      </div>
    );
  }
  const source = state.messages.get(head.to);
  return (
    <div class="head">
      <Avatar who={source?.author ?? 'bot'} size={16} />
      <b class={`author-${source?.author ?? 'bot'}`}>{PEOPLE[source?.author ?? 'bot']}</b>{' '}
      <span class="head-text">{source ? firstWords(source) : strings.messageGone}</span>
    </div>
  );
}

/** The command as this person's Discord would name it: "/artikel liste" for "/articles list". */
function localCommandName(name: string, { commands, locale }: State): string {
  const [word = '', subword] = name.replace(/^\//, '').split(' ');
  const command = commands.find((one) => one.name === word || one.name === name);
  if (!command) return name;
  const options = 'options' in command ? (command.options ?? []) : [];
  const subcommand = options.find((option) => option.name === subword);
  const shown = [localName(command, locale), subcommand && localName(subcommand, locale)].filter(Boolean).join(' ');
  return name.startsWith('/') ? `/${shown}` : shown;
}

function firstWords({ content, components }: ChannelMessage): string {
  const found = content ?? /"content":"((?:\\.|[^"\\])*)"/.exec(JSON.stringify(components))?.[1] ?? '';
  const text = content ?? (JSON.parse(`"${found}"`) as string);
  return (text.split('\n')[0] ?? '').replace(/^[#>\-\s]+/, '').replace(/\\(?=[^\w\s])|\*\*/g, '');
}

/** The message commands ("Apps" in Discord's menu of a message). */
function MessageCommands({ text, state }: { text: string; state: State }) {
  const commands = state.commands.filter(({ type }) => type === ApplicationCommandType.Message);
  return (
    <div class="message-menu">
      {commands.map((command) => (
        <button key={command.name} type="button" onClick={() => void runCommand(command.name, null, {}, text)}>
          <SparkIcon /> {localName(command, state.locale)}
        </button>
      ))}
    </div>
  );
}

function formatTime(at: number, locale: string, strings: PageStrings): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
  if (date.toDateString() === new Date().toDateString()) return fill(strings.today, { time });
  return `${date.toLocaleDateString(locale)} ${time}`;
}
