/**
 * A folder with `articles/` and `questions.jsonl`, one question a line: `id, question, answerable, articles (file
 * names), evidence (exact pieces of those articles), answer`. A set may borrow the articles of its neighbours: then
 * each question names the folder in `set`, or the folder has no articles at all (questions that nothing answers).
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';

const Question = z.object({
  id: z.string(),
  question: z.string(),
  answerable: z.boolean(),
  articles: z.array(z.string()).default([]),
  evidence: z.array(z.string()).default([]),
  set: z.string().optional(),
});

export type EvaluationQuestion = z.infer<typeof Question>;

export interface QuestionSet {
  readonly name: string;
  readonly folder: string;
  /** Null where the set has no articles of its own. */
  readonly articlesDir: string | null;
  readonly questions: readonly EvaluationQuestion[];
}

/** @throws AppError QUESTION_INVALID naming the line that is wrong, or the file that is missing. */
export function readQuestionSet(folder: string): QuestionSet {
  const file = join(folder, 'questions.jsonl');
  if (!existsSync(file)) {
    throw new AppError(
      'QUESTION_INVALID',
      `${file} is missing. An evaluation folder holds articles/ and questions.jsonl.`,
      { audience: 'asker' },
    );
  }
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, `${file}, line ${i + 1}`)]));
  const articlesDir = join(folder, 'articles');
  return { name: basename(folder), folder, articlesDir: existsSync(articlesDir) ? articlesDir : null, questions };
}

function parseLine(line: string, where: string): EvaluationQuestion {
  try {
    // A byte order mark before the first line is white space as well.
    return Question.parse(JSON.parse(line.trim()));
  } catch (cause) {
    throw new AppError(
      'QUESTION_INVALID',
      `${where} is no question: wanted {"id", "question", "answerable", "articles", "evidence"}.`,
      { audience: 'asker', cause },
    );
  }
}
