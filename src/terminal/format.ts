/** Answers, sources, articles and reports as plain text for a terminal. */
import type {
  ArticleDetail,
  AskResult,
  FileReason,
  Finding,
  ReindexMode,
  ReindexReport,
  SourceView,
  StatusReport,
} from '../core.ts';
import { counted } from '../counted.ts';
import { describeReason } from '../reasons.ts';
import type { Quote } from '../types.ts';

const LISTED = 20;
const PREVIEW_CHARACTERS = 90;

/** Takes control characters out, so that no article and no question can steer the terminal. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (found) => (found === '\n' || found === '\t' ? found : ' '));

/** One line of JSON; characters that could steer a terminal are written as escapes, which mean the same. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function citationLine({ title, heading, date, page }: Pick<Quote, 'title' | 'heading' | 'date' | 'page'>): string {
  const place = [title, ...heading].join(' › ');
  return [place, date, page === null ? null : `page ${page}`].filter((part) => part !== null).join(' · ');
}

const indent = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');

const OTHER_LANGUAGE =
  'No answer was found, but the closest sections are in another language than the question, and the search understands ' +
  'only English. Ask in their language.';

/** @param openSource - what is typed to see the first quote in its context. */
export function formatAnswer({ answer, otherLanguage, missingWords }: AskResult, openSource: string): string {
  if (answer.status === 'abstained') {
    const nearest = answer.nearest.map(({ title, heading }) => `  ${[title, ...heading].join(' › ')}`);
    return plain(
      [
        otherLanguage ? OTHER_LANGUAGE : 'No answer was found in the articles.',
        ...(otherLanguage || missingWords.length === 0
          ? []
          : [`In no article: ${missingWords.join(', ')}. Try other words.`]),
        ...(nearest.length > 0 ? ['Closest:', ...nearest] : []),
      ].join('\n'),
    );
  }
  const quotes = answer.quotes.map((quote) => `[${quote.n}] "${quote.text}"\n    ${citationLine(quote)}`);
  const disagreeing = answer.disagreeing ? ['The sources differ.'] : [];
  const unanswered = (answer.unanswered ?? []).map((question) => `No answer was found to: ${question}`);
  return plain(
    [
      ...quotes,
      ...disagreeing,
      ...unanswered,
      `Confidence: ${answer.confidence}`,
      `Answer ${answer.id}. To see a quote in its context: ${openSource}`,
    ].join('\n\n'),
  );
}

const STATES: Readonly<Record<SourceView['state'], string | null>> = {
  current: null,
  changed: 'The article has changed since; this is the text that was quoted.',
  removed: 'The article has been removed since; this is the text that was quoted.',
};

export function formatSource(view: SourceView): string {
  const { context, quote } = view;
  const from = context.quote.start - context.span.start;
  const to = context.quote.end - context.span.start;
  const marked = `${context.text.slice(0, from)}»${context.text.slice(from, to)}«${context.text.slice(to)}`;
  const dots = (more: boolean) => (more ? ['…'] : []);
  const note = STATES[view.state];
  return plain(
    [
      citationLine(quote),
      ...(quote.url === null ? [] : [quote.url]),
      ...(note === null ? [] : [note]),
      ...dots(view.hasBefore),
      indent(marked, '  '),
      ...dots(view.hasAfter),
    ].join('\n\n'),
  );
}

const sizeOf = ({ articles, passages, windows }: Pick<ReindexReport, 'articles' | 'passages' | 'windows'>): string =>
  [counted(articles, 'article'), counted(passages, 'passage'), counted(windows, 'window')].join(', ');

const FORESEEN: Readonly<Record<ReindexMode, string>> = {
  changed: 'A reindex would find',
  full: 'A reindex would find',
  rollback: 'A rollback would bring',
  forward: 'Going forward would bring',
};

const NO_ARTICLES =
  'There are no articles yet: put .txt, .md, .html or .pdf files into the folder of ARTICLES_DIR, then reindex.';

export function formatReport(report: ReindexReport): string {
  const { added, changed, removed, unchanged, duplicate, failed, skipped } = report;
  const counts = `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged, ${duplicate} duplicate, ${failed.length} failed, ${skipped.length} skipped`;
  const size = `${sizeOf(report)} in the index`;
  const title = report.preview ? FORESEEN[report.mode] : `Done in ${report.seconds} s`;
  const { putBack = [], overwritten = [], takenOut = [] } = report.folder ?? {};
  return plain(
    [
      `${title}: ${counts}.`,
      `${size}.`,
      ...(report.articles === 0 && !report.preview ? [NO_ARTICLES] : []),
      ...(report.anew
        ? ['The passages of all articles, anew: Footnote, a setting or the model has changed since.']
        : []),
      ...listFiles('Put back into the folder of articles', putBack),
      ...listFiles('Replaced in the folder of articles by their earlier content', overwritten),
      ...listFiles('Taken out of the folder of articles', takenOut),
      ...listSame(report),
      ...listReasons(
        'Failed',
        failed.filter(({ kept }) => !kept),
      ),
      ...listReasons(
        'Failed; the version before stays',
        failed.filter(({ kept }) => kept),
      ),
      ...listReasons('Skipped', skipped),
    ].join('\n'),
  );
}

function listFiles(title: string, files: readonly string[]): string[] {
  const more = files.length > LISTED ? ` and ${files.length - LISTED} more` : '';
  return files.length === 0 ? [] : [`${title}: ${files.slice(0, LISTED).join(', ')}${more}`];
}

function listSame({ names, duplicate }: ReindexReport): string[] {
  const shown = names.duplicate.slice(0, LISTED).map(({ file, indexed }) => `  ${file} is the same as ${indexed}`);
  const more = duplicate > shown.length ? [`  and ${duplicate - shown.length} more`] : [];
  return shown.length === 0 ? [] : ['Duplicate, indexed once:', ...shown, ...more];
}

function listReasons(title: string, reasons: readonly FileReason[]): string[] {
  const more = reasons.length > LISTED ? [`  and ${reasons.length - LISTED} more; --json lists all`] : [];
  return reasons.length === 0
    ? []
    : [`${title}:`, ...reasons.slice(0, LISTED).map(({ file, reason }) => `  ${file}: ${reason}`), ...more];
}

export function formatArticle(article: ArticleDetail): string {
  const facts = [article.date, article.author, article.url, article.tags.join(', ')].filter(Boolean);
  const duplicates = article.duplicates.length === 0 ? [] : [`Also saved as ${article.duplicates.join(', ')}`];
  const sections = article.outline.map(({ heading, words, page }) => {
    const place = page === null ? '' : `, page ${page}`;
    return `  ${'  '.repeat(Math.max(0, heading.length - 1))}${heading.at(-1) ?? '(no heading)'} (${counted(words, 'word')}${place})`;
  });
  const omitted = article.omitted.map(({ text, reason }) => `  ${reason}: ${shorten(text)}`);
  return plain(
    [
      article.title,
      `${article.path}, ${counted(article.words, 'word')}, ${counted(article.passages, 'passage')}`,
      ...facts,
      ...duplicates,
      'Sections:',
      ...sections,
      ...(omitted.length === 0 ? ['Nothing was left out.'] : ['Left out of passages:', ...omitted]),
    ].join('\n'),
  );
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= PREVIEW_CHARACTERS ? line : `${line.slice(0, PREVIEW_CHARACTERS - 1)}…`;
}

export function formatStatus(status: StatusReport): string {
  const { hour, lastJob } = status;
  const job =
    lastJob === null
      ? 'none yet'
      : `${lastJob.mode}, ${lastJob.state}${lastJob.reason === null ? '' : ` (${describeReason(lastJob.reason)})`}, ${new Date(lastJob.startedAt).toISOString()}`;
  return plain(
    [
      `Footnote ${status.version}`,
      `Model     ${status.model.id}, ${status.model.dimensions} dimensions`,
      `Index     ${sizeOf(status)}; vector search ${status.index}`,
      `Last job  ${job}`,
      `Last hour ${describeHour(hour)}`,
      ...listReasons('Could not be read', status.failed),
    ].join('\n'),
  );
}

const describeHour = ({ asked, abstained, p50Ms, p95Ms }: StatusReport['hour']): string =>
  asked === 0
    ? 'no questions'
    : `${asked} asked, ${abstained} without an answer, half within ${p50Ms.toFixed(1)} ms, 95% within ${p95Ms.toFixed(1)} ms`;

export const formatFindings = (findings: readonly Finding[]): string =>
  plain(
    findings
      .map(
        ({ subject, state, detail, advice }) =>
          `${state.padEnd(8)} ${subject}: ${detail}${advice === null ? '' : ` ${advice}`}`,
      )
      .join('\n'),
  );
