/** `ask --batch`: a file of questions, one JSON object a line, answered line by line. */
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Core } from '../core.ts';
import { AppError, describeError } from '../errors.ts';
import { toDocument } from './answer-document.ts';
import { toJson } from './format.ts';
import { EXIT_WRONG_USE, print } from './terminal.ts';

const refusal = (ref: unknown, question: string | null, reason: string) => ({
  ref,
  question,
  status: 'refused',
  reason,
  quotes: [],
  nearest: [],
  passages: [],
});

/** One object for each line that is not blank, in order; a line that cannot be asked gets its reason. */
export async function askBatch(core: Core, file: string, article: string | undefined): Promise<void> {
  const input = await open(file).catch((cause: unknown) => {
    throw new AppError(
      'QUESTION_INVALID',
      `${file} cannot be read (${describeError(cause)}). Give a file of questions.`,
      {
        cause,
      },
    );
  });
  if ((await input.stat()).isDirectory()) {
    await input.close();
    throw new AppError('QUESTION_INVALID', `${file} is a folder. Give a file of questions.`);
  }
  let number = 0;
  for await (const line of createInterface({ input: input.createReadStream(), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseBatchLine(line);
    if (parsed === null) {
      const reason = `${file}, line ${number}: wanted {"id": …, "question": "…"} on one line, found ${JSON.stringify(line.slice(0, 60))}.`;
      print(toJson(refusal(null, null, reason)));
      process.exitCode = EXIT_WRONG_USE;
      continue;
    }
    const { id, question } = parsed;
    try {
      const result = await core.ask({ question, ...(article === undefined ? {} : { article }) });
      print(toJson({ ref: id, ...toDocument(result) }));
    } catch (error) {
      if (!(error instanceof AppError) || error.audience !== 'asker') throw error;
      print(toJson(refusal(id, question, error.message)));
    }
  }
}

function parseBatchLine(line: string): { id: unknown; question: string } | null {
  try {
    // A byte order mark before the first line is white space as well.
    const { id, question } = JSON.parse(line.trim()) as { id?: unknown; question?: unknown };
    return typeof question === 'string' ? { id: id ?? null, question } : null;
  } catch {
    return null;
  }
}
