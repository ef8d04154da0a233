/** The pages that show where a quote stands: opened by a button or by /source, turned, and taken home as a file. */
import type { Core } from '../../src/core.ts';
import { isVerbatim } from '../../src/discord/asking/verify.ts';
import type { ComponentHandler, Context, Reply } from '../../src/discord/command.ts';
import { formatBytes } from '../../src/discord/rendering/format.ts';
import { attachedFile, container, message, notice, text } from '../../src/discord/rendering/payload.ts';
import { MAX_FILE_LENGTH, renderSource } from '../../src/discord/rendering/source.ts';
import {
  stretchAfter,
  stretchAround,
  stretchBefore,
  withoutTrailingHeadings,
} from '../../src/discord/rendering/stretch.ts';
import { AppError } from '../../src/errors.ts';
import { headingsOf } from '../reader.ts';

/** Paragraphs shown on either side of the quoted passage. */
const AROUND = 2;

/**
 * The page of a citation, its quote in the middle; a sentence where the answer is no longer kept.
 *
 * @throws AppError ANSWER_NOT_FOUND for a citation that the answer lacks, and QUOTE_NOT_VERBATIM when the stored text is not what was quoted.
 */
export async function openQuote(id: string, n: number, context: Context, core: Core): Promise<Reply> {
  if ((await core.findAnswer(id)) === null) return notice(context.say('error.answer'));
  const view = await core.openCitation(id, n, AROUND);
  const { quote } = view;
  if (!(await isVerbatim(quote, core))) {
    throw new AppError('QUOTE_NOT_VERBATIM', `Citation ${n} of answer ${id} was not opened: ${quote.article}.`);
  }
  const outer = {
    start: Math.min(view.context.span.start, quote.start),
    end: Math.max(view.context.span.end, quote.end),
  };
  const stretch = await stretchAround(core, quote.version, outer, quote);
  const headings = await headingsOf(quote.version, core);
  if (!stretch) return notice(context.say('error.answer'));
  return renderSource(view, withoutTrailingHeadings(stretch, headings, quote.end), true, context, headings);
}

/** "Open" under an answer, and a choice of the menu under a source. */
const open: ComponentHandler = {
  action: 'open',
  acknowledge: 'private',
  execute: (context, core) => openQuote(context.args[0] ?? '', Number(context.args[1]), context, core),
};

const cite: ComponentHandler = {
  action: 'cite',
  acknowledge: 'update',
  execute: (context, core) => openQuote(context.args[0] ?? '', Number(context.values[0]), context, core),
};

/** Earlier text, later text, and back to the quote: `page:answer:n:direction:offset`. */
const page: ComponentHandler = {
  action: 'page',
  acknowledge: 'update',
  async execute(context, core) {
    const [id = '', n, direction, from] = context.args;
    if (direction === 'q') return openQuote(id, Number(n), context, core);
    const offset = Number(from);
    if (!Number.isSafeInteger(offset) || offset < 0) return notice(context.say('refused.stale'));
    if ((await core.findAnswer(id)) === null) return notice(context.say('error.answer'));
    const view = await core.openCitation(id, Number(n), 0);
    const read = direction === 'b' ? stretchBefore : stretchAfter;
    const stretch = await read(core, view.quote.version, offset);
    const headings = await headingsOf(view.quote.version, core);
    if (!stretch) return notice(context.say('error.answer'));
    // Text before an offset ends where the page after it begins, so nothing is taken off it.
    const shown = direction === 'b' ? stretch : withoutTrailingHeadings(stretch, headings);
    return renderSource(view, shown, false, context, headings);
  },
};

/** The whole stored version as a text file. */
const file: ComponentHandler = {
  action: 'file',
  acknowledge: 'private',
  async execute({ args: [version], say, locale }, core) {
    const found = await core.readVersion(Number(version));
    if (!found) return notice(say('error.article'));
    if (found.text.length > MAX_FILE_LENGTH) {
      return notice(say('source.long', { size: formatBytes(found.text.length, locale) }));
    }
    const name = fileName(found.article);
    const content = text(say('source.file'));
    return message([container(content, attachedFile(name))], [{ name, content: found.text }]);
  },
};

/** A name that Discord keeps as it is, since the message refers to the file by it. */
function fileName(path: string): string {
  const base = path.split('/').at(-1) ?? '';
  const safe = base
    .replace(/\.[^.]*$/, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${safe.slice(0, 60) || 'article'}.txt`;
}

export const sourcePages: readonly ComponentHandler[] = [open, cite, page, file];
