/**
 * An answer as a message: the question as a small heading, each quote as a block quote with its number, under it where it
 * stands, beside it a button that opens it. Quotes share what room a message has: short ones are shown whole, long ones
 * are cut after a sentence, and their button leads to the rest.
 */
import type { APIComponentInContainer } from 'discord.js';
import type { AskResult } from '../../core.ts';
import type { Answer, Quote } from '../../types.ts';
import type { OutgoingMessage } from '../command.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { LocaleName, Say } from '../messages/index.ts';
import { citationLine, plainLocation } from './citation-line.ts';
import { fitLine, quoteExcerpt, shareQuotes } from './excerpt.ts';
import { button, container, linkButton, MAX_LABEL, message, row, section, separator, small, text } from './payload.ts';

const MAX_QUESTION_SHOWN = 280;
/** Of a question that the articles leave open, beside others that they answer. */
const MAX_PART_SHOWN = 120;
const MAX_WORDS_SHOWN = 120;
const MAX_QUOTES_SHOWN = 8;
const EXCERPT_WEIGHT = 240;

export interface Speech {
  readonly say: Say;
  readonly locale: LocaleName;
}

/** What is known of a question that found no answer. */
export type InVain = Pick<AskResult, 'otherLanguage' | 'missingWords'>;

/** What an answer's question follows up: another question, or one that is no longer kept. */
export type Followed = { readonly question: string } | 'gone' | null;

export function renderAnswer(
  answer: Answer,
  speech: Speech,
  follows: Followed = null,
  inVain: InVain = { otherLanguage: false, missingWords: [] },
): OutgoingMessage {
  return answer.status === 'answered' && answer.quotes.length > 0
    ? renderQuotes(answer, speech, follows)
    : renderAbstention(answer, speech, follows, inVain);
}

function renderQuotes(answer: Answer, speech: Speech, follows: Followed): OutgoingMessage {
  const { say, locale } = speech;
  const shown = answer.quotes.slice(0, MAX_QUOTES_SHOWN);
  const heading = questionHeading(answer, speech, follows);
  const leads = shown.map((quote) => `**${quote.n}**  `);
  const under = shown.map((quote) => small(citationLine(quote, say, locale)));
  const cutNote = small(say('answer.cut', { open: `**${say('button.open')}**` }));
  const more = answer.quotes.length - shown.length;
  const moreNote = more > 0 ? small(say('answer.more', { count: more, all: `**${say('button.all')}**` })) : null;

  const leading = shown.map((quote, index) => ({ text: quote.text, lead: leads[index] ?? '' }));
  const { weights, whole } = shareQuotes(leading, [heading, cutNote, moreNote ?? '', ...under]);
  const sections = shown.map((quote, index) =>
    section(
      `${quoteExcerpt(quote.text, weights[index] ?? 0, leads[index])}\n${under[index]}`,
      button(say('button.open'), encodeCustomId('open', answer.id, quote.n)),
    ),
  );
  const notes = [whole ? null : cutNote, moreNote].filter((note) => note !== null);
  const parts: APIComponentInContainer[] = [text(heading), ...sections];
  if (notes.length > 0) parts.push(text(notes.join('\n')));
  parts.push(separator(), answerButtons(answer, say));
  return message([container(...parts)]);
}

function answerButtons(answer: Answer, say: Say) {
  return row(
    button(say('button.all'), encodeCustomId('all', answer.id)),
    button(say('button.follow'), encodeCustomId('follow', answer.id)),
    button(say('button.helpful'), encodeCustomId('good', answer.id)),
    button(say('button.not-helpful'), encodeCustomId('bad', answer.id)),
  );
}

function renderAbstention(answer: Answer, speech: Speech, follows: Followed, inVain: InVain): OutgoingMessage {
  const { say } = speech;
  const nearest = answer.nearest.slice(0, 3);
  const notes = [...missingNote(inVain, say), ...(nearest.length > 0 ? [say('answer.closest')] : [])].map(small);
  const found = say(inVain.otherLanguage ? 'answer.other-language' : 'answer.none');
  const parts: APIComponentInContainer[] = [
    text(questionHeading(answer, speech, follows)),
    text([found, ...notes].join('\n')),
  ];
  // One button a row: headings are long, and a phone shows a row of three as three lines anyway.
  for (const [index, place] of nearest.entries()) {
    parts.push(row(button(plainLocation(place, MAX_LABEL), encodeCustomId('near', answer.id, index))));
  }
  parts.push(
    separator(),
    row(
      button(say('button.follow'), encodeCustomId('follow', answer.id)),
      button(say('button.tell'), encodeCustomId('tell', answer.id)),
    ),
  );
  return message([container(...parts)]);
}

/** Which words to change; of a question in another language that would be all of them. */
function missingNote({ otherLanguage, missingWords }: InVain, say: Say): string[] {
  if (otherLanguage || missingWords.length === 0) return [];
  return [say('answer.missing', { words: fitLine(missingWords.join(', '), MAX_WORDS_SHOWN) })];
}

function questionHeading(answer: Answer, { say }: Speech, follows: Followed): string {
  const notes = [
    followNote(follows, say),
    answer.status === 'answered' ? say(`answer.confidence.${answer.confidence}`) : null,
    answer.disagreeing ? say('answer.disagree') : null,
    ...(answer.unanswered ?? []).map((question) => say('answer.part', { question: fitLine(question, MAX_PART_SHOWN) })),
  ];
  const lines = notes.filter((note) => note !== null).map(small);
  return [`### ${fitLine(answer.question, MAX_QUESTION_SHOWN)}`, ...lines].join('\n');
}

function followNote(follows: Followed, say: Say): string | null {
  if (follows === 'gone') return say('answer.follows.gone');
  return follows && say('answer.follows', { question: fitLine(follows.question, 120) });
}

/** Every citation of an answer with the beginning of its quote: what "All sources" shows. */
export function renderCitations(answer: Answer, { say, locale }: Speech): OutgoingMessage {
  const shown = answer.quotes.slice(0, MAX_QUOTES_SHOWN);
  const heading = `### ${fitLine(answer.question, MAX_QUESTION_SHOWN)}\n${small(say('source.which'))}`;
  const leading = shown.map((quote) => ({ text: quote.text, lead: `**${quote.n}**  ` }));
  const under = shown.map((quote) => small(citationLine(quote, say, locale)));
  const { weights } = shareQuotes(leading, [heading, ...under], EXCERPT_WEIGHT);
  const sections = leading.map(({ text: quoted, lead }, index) =>
    section(
      `${quoteExcerpt(quoted, weights[index] ?? 0, lead)}\n${under[index]}`,
      button(say('button.open'), encodeCustomId('open', answer.id, shown[index]?.n ?? 1)),
    ),
  );
  const links = originals(shown, say);
  return message([container(text(heading), ...sections, ...(links ? [separator(), links] : []))]);
}

/** A row of links to the originals, one for each address. */
function originals(quotes: readonly Quote[], say: Say) {
  const firsts = quotes.filter((quote, index) => quotes.findIndex((other) => other.url === quote.url) === index);
  const links = firsts.map((quote) => linkButton(`${say('button.original')} ${quote.n}`, quote.url));
  return links.some((link) => link !== null) ? row(...links.filter((link) => link !== null)) : null;
}
