/**
 * The last check before a quote is sent: it must equal the stored version's own characters at its place. The core builds
 * quotes as slices; this looks once more, from the other end, so that a fault anywhere between is seen and not shown.
 */
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import type { Answer, Quote } from '../../types.ts';

/**
 * The answer with only those quotes that stand in the stored version exactly so; what is dropped is reported.
 *
 * @throws AppError QUOTE_NOT_VERBATIM when an answer had quotes and none is left.
 */
export async function withVerifiedQuotes(
  answer: Answer,
  core: Pick<Core, 'readSpan'>,
  report: (error: unknown) => string,
): Promise<Answer> {
  const checked = await Promise.all(
    answer.quotes.map(async (quote) => ((await isVerbatim(quote, core)) ? quote : null)),
  );
  const quotes = checked.filter((quote) => quote !== null);
  if (quotes.length === answer.quotes.length) return answer;
  const wrong = answer.quotes.filter((quote) => !quotes.includes(quote));
  const fault = new AppError('QUOTE_NOT_VERBATIM', `Quotes that were not sent: ${wrong.map(describe).join('; ')}.`);
  if (quotes.length === 0) throw fault;
  report(fault);
  return { ...answer, quotes };
}

/** Whether the version that is stored has these very characters at the quote's place. */
export async function isVerbatim(quote: Quote, core: Pick<Core, 'readSpan'>): Promise<boolean> {
  const { start, end } = quote;
  const stored = await core.readSpan(quote.version, { start, end });
  return stored !== null && start < end && stored.span.start === start && stored.text === quote.text;
}

function describe({ article, version, start, end }: Quote): string {
  return `${article}, version ${version}, ${start} to ${end}`;
}
