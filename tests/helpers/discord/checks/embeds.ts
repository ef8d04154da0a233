/** Embeds: docs.discord.com/developers/resources/message, "Embed Limits". */
import { characters, type Json, type JsonObject } from '../json.ts';
import type { Checker } from './checker.ts';
import { checkAttachmentUrl } from './media.ts';

const MAX_TOTAL = 6000;

export function checkEmbeds(check: Checker, value: Json | undefined, fileNames: ReadonlySet<string>): void {
  let total = 0;
  const count = (text: string | undefined) => {
    total += text === undefined ? 0 : characters(text);
  };
  for (const [index, item] of check.list(value, { max: 10 }).entries()) {
    const embed = check.at(index).object(item);
    if (!embed) continue;
    const at = check.at(index);
    if (Object.values(embed).every((part) => part === undefined || part === null)) at.at('description').required();
    count(at.at('title').optionalText(embed.title, { max: 256 }));
    count(at.at('description').optionalText(embed.description, { max: 4096 }));
    at.at('color').integer(embed.color, { min: 0, max: 0xffffff });
    if (embed.url !== undefined && embed.url !== null) at.at('url').url(embed.url);
    for (const [n, entry] of at.at('fields').list(embed.fields, { max: 25 }).entries()) {
      const field = at.at('fields', n).object(entry);
      if (!field) continue;
      count(at.at('fields', n, 'name').text(field.name, { max: 256 }));
      count(at.at('fields', n, 'value').text(field.value, { max: 1024 }));
    }
    const footer = part(at, embed, 'footer');
    if (footer) count(at.at('footer', 'text').text(footer.text, { max: 2048 }));
    const author = part(at, embed, 'author');
    if (author) count(at.at('author', 'name').text(author.name, { max: 256 }));
    for (const key of ['image', 'thumbnail']) {
      const media = part(at, embed, key);
      const url = media && at.at(key, 'url').url(media.url, { schemes: ['http:', 'https:', 'attachment:'] });
      if (url) checkAttachmentUrl(at.at(key, 'url'), url, fileNames);
    }
  }
  if (total > MAX_TOTAL) {
    check.refuse('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_TOTAL}`);
  }
}

function part(check: Checker, embed: JsonObject, key: string): JsonObject | undefined {
  const value = embed[key];
  return value === undefined || value === null ? undefined : check.at(key).object(value);
}
