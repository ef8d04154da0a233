/**
 * Reads stored text without a quote: the closest sections of an abstention, the sections of an article, the passages that
 * a search found. One page for all of them; `read:version:direction:offset` turns it.
 */
import type { ArticleDetail, Core, Section, SourceView } from '../src/core.ts';
import type { ComponentHandler, Context, Reply } from '../src/discord/command.ts';
import { encodeCustomId } from '../src/discord/custom-id.ts';
import { fitLine } from '../src/discord/rendering/excerpt.ts';
import { notice } from '../src/discord/rendering/payload.ts';
import { renderStretch } from '../src/discord/rendering/source.ts';
import {
  type Stretch,
  stretchAfter,
  stretchBefore,
  withoutTrailingHeadings,
} from '../src/discord/rendering/stretch.ts';
import { AppError } from '../src/errors.ts';

/** The page of a version that starts at an offset, or ends there. */
export async function readFrom(
  version: number,
  direction: 'a' | 'b',
  offset: number,
  context: Context,
  core: Core,
): Promise<Reply> {
  const turn = direction === 'b' ? stretchBefore : stretchAfter;
  const stretch = await turn(core, version, offset);
  const found = stretch ? await core.readSpan(version, stretch.span) : null;
  if (!stretch || !found) return notice(context.say('error.article'));
  const { article, title, url, date } = found;
  const { heading, state, headings } = await standing(article, version, stretch, core);
  const shown = direction === 'b' ? stretch : withoutTrailingHeadings(stretch, headings);
  const ways = {
    earlier: encodeCustomId('read', version, 'b', shown.span.start),
    later: encodeCustomId('read', version, 'a', shown.span.end),
    home: null,
    file: encodeCustomId('file', version),
  };
  const where = { article, title, url, date, heading };
  const name = fitLine(heading.at(-1) ?? title, 200) || fitLine(article, 200);
  return renderStretch({ heading: name, where, state, stretch: shown, mark: null, ways, headings }, context);
}

/** Under which heading a stretch starts, the headings of its version, and whether that is still the indexed one. */
async function standing(
  article: string,
  version: number,
  { span }: Stretch,
  core: Core,
): Promise<{ heading: readonly string[]; state: SourceView['state']; headings: ReadonlySet<string> }> {
  const current = await currentArticle(article, core);
  const state = current === null ? 'removed' : current.version === version ? 'current' : 'changed';
  const outline = await core.readOutline(version);
  const section = outline.findLast((one) => one.start <= span.start && span.start < one.end);
  return { heading: section?.heading ?? [], state, headings: headingSet(outline) };
}

async function currentArticle(article: string, core: Core): Promise<ArticleDetail | null> {
  try {
    return await core.showArticle(article);
  } catch (error) {
    if (error instanceof AppError && error.code === 'ARTICLE_NOT_FOUND') return null;
    throw error;
  }
}

function headingSet(outline: readonly Section[]): ReadonlySet<string> {
  return new Set(outline.flatMap(({ heading }) => heading));
}

/** The headings of a version, the indexed one or an older one. */
export async function headingsOf(version: number, core: Core): Promise<ReadonlySet<string>> {
  return headingSet(await core.readOutline(version));
}

const near: ComponentHandler = {
  action: 'near',
  acknowledge: 'private',
  async execute(context, core) {
    const [id = '', index] = context.args;
    const answer = await core.findAnswer(id);
    const place = answer?.nearest[Number(index)];
    if (!place) return notice(context.say('error.answer'));
    return readFrom(place.version, 'a', place.start, context, core);
  },
};

const read: ComponentHandler = {
  action: 'read',
  acknowledge: 'update',
  async execute(context, core) {
    const [version, direction, offset] = context.args.map((arg) => (/^\d+$/.test(arg) ? Number(arg) : arg));
    if (typeof version !== 'number' || typeof offset !== 'number') return notice(context.say('refused.stale'));
    return readFrom(version, direction === 'b' ? 'b' : 'a', offset, context, core);
  },
};

export const reader: readonly ComponentHandler[] = [near, read];
