/**
 * The building blocks of a components-v2 message as Discord's API takes them, and the check that a finished message
 * keeps every limit. Builders of discord.js are not used: plain objects travel to the local page as they are.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { OutgoingFile, OutgoingMessage } from '../command.ts';
import { ellipsize, MESSAGE_WEIGHT, TEXT_OVERHEAD, weigh } from './cut.ts';
import { plainLine } from './escape.ts';

const MAX_COMPONENTS = 40;
export const MAX_CHOICES = 25;
const MAX_CHOICE_NAME = 100;
/** Room for a place in a choice, after its number and two spaces. */
export const MAX_PLACE = MAX_CHOICE_NAME - 4;
export const MAX_LABEL = 80;
const MAX_MODAL_TITLE = 45;
const MAX_URL = 512;
const ACCENT = 0x5c6f8f;

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** @param content - Markdown of our own, with foreign text escaped. */
export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A line in small, grey letters. */
export function small(content: string): string {
  return `-# ${content}`;
}

export function section(content: string, accessory: APIButtonComponent): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

export type ButtonLook = 'plain' | 'main' | 'danger';

const STYLES = {
  plain: ButtonStyle.Secondary,
  main: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const satisfies Record<ButtonLook, ButtonStyle>;

export function button(
  label: string,
  customId: string,
  look: ButtonLook = 'plain',
  disabled = false,
): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: STYLES[look],
    label: fitLabel(label),
    custom_id: customId,
    ...(disabled ? { disabled } : {}),
  };
}

/** Null when Discord would not take the address. */
export function linkButton(label: string, url: string | null): APIButtonComponent | null {
  if (url === null || url.length > MAX_URL || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: fitLabel(label), url };
}

/** At most five buttons; nulls are left out. */
export function row(...buttons: readonly (APIButtonComponent | null)[]): Row {
  return { type: ComponentType.ActionRow, components: buttons.filter((one) => one !== null).slice(0, 5) };
}

export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

/** A row with a menu of at most 25 options, of which one is chosen. */
export function menu(placeholder: string, customId: string, options: readonly MenuOption[]): Row {
  const fitted: APISelectMenuOption[] = options.slice(0, MAX_CHOICES).map(({ label, value, description }) => ({
    label: fitChoice(label),
    value,
    ...(description ? { description: fitChoice(description) } : {}),
  }));
  const select = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: ellipsize(plainLine(placeholder), 150),
    options: fitted,
  } as const;
  return { type: ComponentType.ActionRow, components: [select] };
}

export function separator(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

export function attachedFile(name: string): APIComponentInContainer {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

export function container(...components: readonly APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: ACCENT, components: [...components] };
}

/**
 * The finished message.
 *
 * @throws RangeError when it would leave a limit: a fault of the renderer, found here rather than by Discord.
 */
export function message(
  components: readonly APIMessageTopLevelComponent[],
  files: readonly OutgoingFile[] = [],
): OutgoingMessage {
  const { count, weight } = measure(components);
  if (count > MAX_COMPONENTS)
    throw new RangeError(`A message holds at most ${MAX_COMPONENTS} components; got ${count}.`);
  if (weight > MESSAGE_WEIGHT) throw new RangeError(`A message holds text of weight ${MESSAGE_WEIGHT}; got ${weight}.`);
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] }, files };
}

/** A message of one calm sentence, of our own Markdown. */
export function notice(content: string): OutgoingMessage {
  return message([text(content)]);
}

/** Components and weight of texts, nested ones included. */
export function measure(components: readonly object[]): { count: number; weight: number } {
  let count = 0;
  let weight = 0;
  for (const component of components) {
    count += 1;
    if ('content' in component && typeof component.content === 'string')
      weight += weigh(component.content) + TEXT_OVERHEAD;
    const nested = [
      ...('components' in component && Array.isArray(component.components) ? component.components : []),
      ...('accessory' in component && typeof component.accessory === 'object' ? [component.accessory] : []),
    ];
    const inner = measure(nested);
    count += inner.count;
    weight += inner.weight;
  }
  return { count, weight };
}

function fitLabel(label: string): string {
  return ellipsize(plainLine(label), MAX_LABEL) || '–';
}

export function fitChoice(name: string): string {
  return ellipsize(plainLine(name), MAX_CHOICE_NAME) || '–';
}

export function fitTitle(title: string): string {
  return ellipsize(plainLine(title), MAX_MODAL_TITLE) || '–';
}
