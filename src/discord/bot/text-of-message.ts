/** What a message says: what was typed, or else the text of its embeds, its components and its pictures' descriptions. */
import type { Message } from 'discord.js';

/** As far as discord.js fills them in; a part that says nothing has none of these. */
export interface Readable {
  readonly content: string;
  readonly embeds: readonly Pick<Message['embeds'][number], 'title' | 'description' | 'fields'>[];
  readonly components: readonly object[];
  readonly attachments: { values(): Iterable<{ readonly description: string | null }> };
}

/** Typed words stand alone: the preview of a link beside them would outweigh what was asked. */
export function textOfMessage({ content, embeds, components, attachments }: Readable): string {
  const shown = [
    ...embeds.flatMap(({ title, description, fields }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
    ...components.flatMap(textsOf),
    ...[...attachments.values()].map(({ description }) => description),
  ];
  return content.trim() || shown.filter((text) => text).join('\n');
}

/** A text display has `content`; a container and a section have `components`. */
function textsOf(part: object): string[] {
  if ('content' in part && typeof part.content === 'string') return [part.content];
  return 'components' in part && Array.isArray(part.components) ? part.components.flatMap(textsOf) : [];
}
