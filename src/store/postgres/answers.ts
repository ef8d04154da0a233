/** Answers, verdicts and pins in the Postgres store. An answer is kept whole, as it was given, as JSON in a text. */
import type { Answer, Quote } from '../../types.ts';
import type { AnswerStore } from '../store.ts';
import { createUnsavedAnswers } from '../unsaved-answers.ts';
import type { Db } from './connection.ts';
import { isUnwritable, thrown } from './explain.ts';

interface AnswerRow {
  readonly answer: string;
}

interface PinRow {
  readonly id: number;
  readonly question: string;
  readonly quote: string;
  readonly createdAt: number;
}

const isPassing = (error: unknown): boolean => isUnwritable(thrown(error));
const parse = (row: AnswerRow) => JSON.parse(row.answer) as Answer;

/** `flushAnswers`: writes what was held back, as far as that is possible now. */
export function answerMethods(db: Db): AnswerStore & { flushAnswers(): Promise<void> } {
  const unsaved = createUnsavedAnswers(async ({ answer, place, person, tookMs }) => {
    const versions = [...answer.quotes, ...answer.nearest].map(({ version }) => version);
    // Saved twice it stays one, so it may be asked again when the connection drops.
    await db.repeatable(
      `WITH saved AS (
         INSERT INTO footnote.answers (id, status, answer, place, person, asked_at, took_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id)
       INSERT INTO footnote.citations (answer, version) SELECT id, version FROM saved, unnest($8::bigint[]) AS version`,
      [answer.id, answer.status, JSON.stringify(answer), place, person, answer.askedAt, tookMs, [...new Set(versions)]],
    );
  }, isPassing);

  const count = async (sql: string, value: unknown): Promise<number> => {
    const [row] = await db.once<{ n: number }>(sql, [value]);
    return row?.n ?? 0;
  };

  return {
    saveAnswer: unsaved.save,
    flushAnswers: unsaved.flush,
    async findAnswer(id) {
      const [row] = await db.repeatable<AnswerRow>('SELECT answer FROM footnote.answers WHERE id = $1', [id]);
      return row === undefined ? unsaved.find(id) : parse(row);
    },
    async latestAnswers(place, limit) {
      const rows = await db.repeatable<AnswerRow>(
        'SELECT answer FROM footnote.answers WHERE place = $1 ORDER BY asked_at DESC, id LIMIT $2',
        [place, limit],
      );
      return [...unsaved.latest(place), ...rows.map(parse)].slice(0, limit);
    },
    async saveVerdict(answerId, verdict, person) {
      await unsaved.flush();
      await db.transaction(async (query) => {
        // Someone who changes their mind counts once. Where it is not kept who that is, each verdict counts once.
        await query(
          `DELETE FROM footnote.verdicts WHERE answer = $1 AND person IS NOT DISTINCT FROM $2 AND (verdict = $3
             OR person IS NOT NULL AND 'tell-admins' NOT IN (verdict, $3))`,
          [answerId, person, verdict],
        );
        await query('INSERT INTO footnote.verdicts (answer, verdict, person, given_at) VALUES ($1, $2, $3, $4)', [
          ...[answerId, verdict, person, Date.now()],
        ]);
      });
    },
    async gapQuestions(limit) {
      const rows = await db.repeatable<AnswerRow & { notHelpful: number; reported: number }>(
        `SELECT a.answer, count(*) FILTER (WHERE v.verdict = 'not-helpful') AS "notHelpful",
           count(*) FILTER (WHERE v.verdict = 'tell-admins') AS reported
         FROM footnote.answers a LEFT JOIN footnote.verdicts v ON v.answer = a.id
         GROUP BY a.id HAVING a.status = 'abstained' OR bool_or(v.verdict IN ('not-helpful', 'tell-admins'))
         ORDER BY a.asked_at DESC LIMIT $1`,
        [limit],
      );
      return rows.map(({ answer, ...counts }) => {
        const { question, follows, status, askedAt } = JSON.parse(answer) as Answer;
        return { question, follows, abstained: status === 'abstained', ...counts, askedAt };
      });
    },
    async savePin(pin) {
      const [row] = await db.once<{ id: number }>(
        'INSERT INTO footnote.pins (question, quote, version, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
        [JSON.stringify(pin.question), JSON.stringify(pin.quote), pin.quote.version, pin.createdAt],
      );
      return { ...pin, id: (row as { id: number }).id };
    },
    async deletePin(id) {
      return (await db.once('DELETE FROM footnote.pins WHERE id = $1 RETURNING id', [id])).length > 0;
    },
    async pins() {
      // A pin rests while its article is gone or reads otherwise, and is back when a rollback brings the text back.
      const rows = await db.repeatable<PinRow>(
        `SELECT p.id, p.question, p.quote, p.created_at AS "createdAt"
         FROM footnote.pins p JOIN footnote.versions v ON v.id = p.version AND v.state = 'live' ORDER BY p.id`,
      );
      return rows.map(({ question, quote, ...row }) => ({
        ...row,
        question: JSON.parse(question) as string,
        quote: JSON.parse(quote) as Quote,
      }));
    },
    forgetPerson(person) {
      unsaved.forgetPerson(person);
      return count(
        `WITH judged AS (DELETE FROM footnote.verdicts WHERE person = $1 RETURNING 1),
           asked AS (DELETE FROM footnote.answers WHERE person = $1 RETURNING 1)
         SELECT (SELECT count(*) FROM judged) + (SELECT count(*) FROM asked) AS n`,
        person,
      );
    },
    forgetBefore: (time) =>
      count(
        'WITH old AS (DELETE FROM footnote.answers WHERE asked_at < $1 RETURNING 1) SELECT count(*) AS n FROM old',
        time,
      ),
    answerTimesSince: (time) =>
      db.repeatable(
        `SELECT took_ms AS "tookMs", status = 'abstained' AS abstained FROM footnote.answers WHERE asked_at >= $1`,
        [time],
      ),
  };
}
