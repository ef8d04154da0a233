/** Pictures and files in components: alt text, addresses, and attachments that must be there. */
import type { Json, JsonObject } from '../json.ts';
import type { Census } from './census.ts';
import type { Checker } from './checker.ts';

export function checkMedia(check: Checker, item: JsonObject, census: Census): void {
  check.at('description').optionalText(item.description, { max: 1024 });
  check.at('spoiler').boolean(item.spoiler);
  checkMediaUrl(check.at('media'), item.media, census, false);
}

export function checkMediaUrl(check: Checker, value: Json | undefined, census: Census, filesOnly: boolean): void {
  const media = check.object(value);
  if (!media) return;
  const schemes = filesOnly ? ['attachment:'] : ['http:', 'https:', 'attachment:'];
  const url = check.at('url').url(media.url, { schemes });
  if (url !== undefined) checkAttachmentUrl(check.at('url'), url, census.fileNames);
}

export function checkAttachmentUrl(check: Checker, url: string, fileNames: ReadonlySet<string>): void {
  if (!url.startsWith('attachment://')) return;
  if (fileNames.has(url.slice('attachment://'.length))) return;
  check.refuse('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', 'The referenced attachment was not found.');
}
