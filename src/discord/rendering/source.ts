/** A citation opened in its context, privately: the quote in bold between its neighbours, and ways onward. */
import type { APIComponentInContainer } from 'discord.js';
import type { SourceView } from '../../core.ts';
import type { Answer, Span } from '../../types.ts';
import type { OutgoingMessage } from '../command.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Speech } from './answer.ts';
import { citationLine, type Location, plainLocation } from './citation-line.ts';
import { fitLine } from './excerpt.ts';
import { button, container, linkButton, MAX_PLACE, menu, message, row, separator, small, text } from './payload.ts';
import { markStretch, type Stretch } from './stretch.ts';

/** Longest article that is offered as a file, in UTF-16 units. */
export const MAX_FILE_LENGTH = 500_000;

/** What the buttons under a stretch need: the ids of the page before and after, of the quote and of the file. */
export interface Ways {
  readonly earlier: string;
  readonly later: string;
  /** Null while the quote itself is shown. */
  readonly home: string | null;
  readonly file: string;
}

export interface StretchPage {
  readonly heading: string;
  readonly where: Location & { readonly url: string | null };
  readonly state: SourceView['state'];
  readonly stretch: Stretch;
  readonly mark: Span | null;
  readonly ways: Ways;
  /** The article's headings, so that they stand out in its text. */
  readonly headings?: ReadonlySet<string>;
}

export function renderStretch(
  page: StretchPage,
  { say, locale }: Speech,
  below: readonly APIComponentInContainer[] = [],
): OutgoingMessage {
  const { stretch, ways } = page;
  const { span, articleLength } = stretch;
  const range = say('source.range', { from: span.start + 1, to: span.end, total: articleLength });
  const heading = [
    `### ${page.heading}`,
    citationLine(page.where, say, locale),
    small(fitLine(page.where.article, 200)),
  ];
  if (page.state !== 'current') heading.push(small(say(`source.${page.state}`)));
  const parts: APIComponentInContainer[] = [
    text(heading.join('\n')),
    separator(),
    text(`${markStretch(stretch, page.mark, page.headings) || '–'}\n${small(range)}`),
  ];
  const paging = [
    button(say('button.earlier'), ways.earlier, 'plain', span.start <= 0),
    ways.home ? button(say('button.quote'), ways.home) : null,
    button(say('button.later'), ways.later, 'plain', span.end >= articleLength),
    articleLength <= MAX_FILE_LENGTH ? button(say('button.file'), ways.file) : null,
    linkButton(say('button.original'), page.where.url),
  ];
  parts.push(row(...paging), ...below);
  return message([container(...parts)]);
}

/** The page of a citation, at its quote or at another stretch of the same version. */
export function renderSource(
  view: SourceView,
  stretch: Stretch,
  atQuote: boolean,
  speech: Speech,
  headings: ReadonlySet<string> = new Set(),
): OutgoingMessage {
  const { answer, quote, state } = view;
  const ways = {
    earlier: encodeCustomId('page', answer.id, quote.n, 'b', stretch.span.start),
    later: encodeCustomId('page', answer.id, quote.n, 'a', stretch.span.end),
    home: atQuote ? null : encodeCustomId('page', answer.id, quote.n, 'q', 0),
    file: encodeCustomId('file', quote.version),
  };
  const heading = speech.say('source.title', { n: quote.n });
  const page = { heading, where: quote, state, stretch, mark: quote, ways, headings };
  return renderStretch(page, speech, citationMenu(answer, quote.n, speech));
}

/** A menu of the answer's other citations; nothing when there is only one. */
function citationMenu(answer: Answer, current: number, { say }: Speech): APIComponentInContainer[] {
  const others = answer.quotes.filter((quote) => quote.n !== current);
  if (others.length === 0) return [];
  const options = others.map((quote) => ({
    label: `${quote.n}  ${plainLocation(quote, MAX_PLACE)}`,
    value: String(quote.n),
    description: quote.text.slice(0, 120),
  }));
  return [menu(say('source.choose'), encodeCustomId('cite', answer.id), options)];
}
