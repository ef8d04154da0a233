/**
 * Checks what the browser sent and turns it into the plain data that the dispatcher takes. Shapes and lengths are checked
 * here, once; meaning (rights, known commands, questions) is for the same code that serves Discord.
 */
import { z } from 'zod';
import type { Incoming, OptionValue } from '../discord/incoming.ts';
import { type FileShelf, filePath } from './file-shelf.ts';
import { senderOf } from './people.ts';
import { BOT_NAME, type PageEvent } from './wire.ts';

/** Discord's own lengths: an option 6,000 characters, a modal's input 4,000, a message 2,000. */
const name = z.string().min(1).max(100);
const uploadedFile = z.object({
  upload: z.string().max(100).nullable(),
  name: z.string().min(1).max(260),
  sizeBytes: z.number().int().min(0),
  contentType: z.string().max(200).nullable(),
});
const options = z
  .record(name, z.union([z.string().max(6000), z.number(), z.boolean(), uploadedFile]))
  .refine((given) => Object.keys(given).length <= 25);
const sent = { person: z.enum(['member', 'admin']), locale: z.string().max(10) };
const message = z.object({ id: z.string().regex(/^\d{1,20}$/), private: z.boolean() });
const customId = z.string().min(1).max(100);
const subcommand = name.nullable();

/** Discord's client makes a mention of "@" and the name; here what is written mentions the bot anyway, so it goes. */
const WRITTEN_MENTION = new RegExp(`(?<![\\p{L}\\p{N}])@${BOT_NAME}(?![\\p{L}\\p{N}])`, 'giu');
const withoutMention = (content: string) => content.replace(WRITTEN_MENTION, ' ').trim();

const pageEvent: z.ZodType<PageEvent> = z.discriminatedUnion('kind', [
  z.object({ ...sent, kind: z.literal('command'), name, subcommand, options, target: z.string().max(4000).nullable() }),
  z.object({ ...sent, kind: z.literal('autocomplete'), name, subcommand, options, focused: name }),
  z.object({ ...sent, kind: z.literal('component'), customId, values: z.array(customId).max(25), message }),
  z.object({
    ...sent,
    kind: z.literal('modal'),
    customId,
    fields: z.record(customId, z.string().max(4000)).refine((given) => Object.keys(given).length <= 5),
    message: message.nullable(),
  }),
  z.object({ ...sent, kind: z.literal('mention'), content: z.string().max(2000).transform(withoutMention) }),
]);

/** Null for anything that is not an event of the page. */
export function parseEvent(json: unknown): PageEvent | null {
  const parsed = pageEvent.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/**
 * @param id - The event's own id.
 * @param origin - Where the page's files are fetched from, such as http://127.0.0.1:3000.
 */
export function toIncoming(event: PageEvent, id: string, files: FileShelf, origin: string): Incoming {
  const { person, locale, ...rest } = event;
  const sender = senderOf(person, locale, id);
  if (rest.kind !== 'command' && rest.kind !== 'autocomplete') return { ...sender, ...rest };
  const given: Record<string, OptionValue> = {};
  for (const [key, value] of Object.entries(rest.options)) {
    if (typeof value !== 'object') given[key] = value;
    else {
      // The browser gives an id and never an address, so that only what was put on the page can be fetched.
      const { upload, ...claimed } = value;
      const kept = upload === null ? null : files.find(upload);
      const sizeBytes = kept?.content.length ?? claimed.sizeBytes;
      given[key] = { ...claimed, sizeBytes, url: `${origin}${filePath(upload ?? '-', claimed.name)}` };
    }
  }
  return { ...sender, ...rest, options: given };
}
