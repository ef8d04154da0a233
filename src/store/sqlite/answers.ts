/** Answers, verdicts and pins in the SQLite store. An answer is kept whole, as it was given. */
import type { Answer, Quote } from '../../types.ts';
import type { AnswerRecord } from '../records.ts';
import type { AnswerStore } from '../store.ts';
import { createUnsavedAnswers } from '../unsaved-answers.ts';
import { type Db, isUnwritable } from './database.ts';

interface AnswerRow {
  answer: string;
}

interface PinRow {
  id: number;
  question: string;
  quote: string;
  created_at: number;
}

/** `flushAnswers`: writes what was held back, as far as that is possible now. */
export function answerMethods(db: Db): AnswerStore & { flushAnswers(): Promise<void> } {
  const statements = {
    save: db.prepare(
      `INSERT INTO answers (id, question, status, answer, place, person, asked_at, took_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    cite: db.prepare('INSERT OR IGNORE INTO citations (answer, version) VALUES (?, ?)'),
    find: db.prepare<[string], AnswerRow>('SELECT answer FROM answers WHERE id = ?'),
    latest: db.prepare<[string, number], AnswerRow>(
      'SELECT answer FROM answers WHERE place = ? ORDER BY asked_at DESC, id LIMIT ?',
    ),
    judge: db.prepare('INSERT INTO verdicts (answer, verdict, person, given_at) VALUES (?, ?, ?, ?)'),
    withdraw: db.prepare(
      `DELETE FROM verdicts WHERE answer = @answer AND person IS @person AND (verdict = @verdict
         OR person IS NOT NULL AND 'tell-admins' NOT IN (verdict, @verdict))`,
    ),
    gaps: db.prepare<
      [number],
      {
        question: string;
        follows: string | null;
        status: string;
        notHelpful: number;
        reported: number;
        askedAt: number;
      }
    >(
      `SELECT a.question, a.answer ->> 'follows' follows, a.status, a.asked_at askedAt,
         (SELECT count(*) FROM verdicts v WHERE v.answer = a.id AND v.verdict = 'not-helpful') notHelpful,
         (SELECT count(*) FROM verdicts v WHERE v.answer = a.id AND v.verdict = 'tell-admins') reported
       FROM answers a WHERE a.status = 'abstained' OR a.id IN (SELECT answer FROM verdicts WHERE verdict IN ('not-helpful', 'tell-admins'))
       ORDER BY a.asked_at DESC LIMIT ?`,
    ),
    pin: db.prepare('INSERT INTO pins (question, quote, version, created_at) VALUES (?, ?, ?, ?)'),
    unpin: db.prepare('DELETE FROM pins WHERE id = ?'),
    // A pin rests while its article is gone or reads otherwise, and is back when a rollback brings the text back.
    pins: db.prepare<[], PinRow>(
      `SELECT p.id, p.question, p.quote, p.created_at FROM pins p JOIN versions v ON v.id = p.version AND v.state = 'live' ORDER BY p.id`,
    ),
    forgetAnswers: db.prepare('DELETE FROM answers WHERE person = ?'),
    forgetVerdicts: db.prepare('DELETE FROM verdicts WHERE person = ?'),
    forgetBefore: db.prepare('DELETE FROM answers WHERE asked_at < ?'),
    times: db.prepare<[number], { tookMs: number; abstained: number }>(
      `SELECT took_ms tookMs, status = 'abstained' abstained FROM answers WHERE asked_at >= ?`,
    ),
  };
  const parse = (row: AnswerRow) => JSON.parse(row.answer) as Answer;
  const write = db.transaction(({ answer, place, person, tookMs }: AnswerRecord) => {
    const { id, question, status, askedAt } = answer;
    statements.save.run(id, question, status, JSON.stringify(answer), place, person, askedAt, tookMs);
    for (const { version } of [...answer.quotes, ...answer.nearest]) statements.cite.run(id, version);
  });

  const unsaved = createUnsavedAnswers((record) => write.immediate(record), isUnwritable);

  return {
    saveAnswer: unsaved.save,
    flushAnswers: unsaved.flush,
    async findAnswer(id) {
      const row = statements.find.get(id);
      return row === undefined ? unsaved.find(id) : parse(row);
    },
    async latestAnswers(place, limit) {
      return [...unsaved.latest(place), ...statements.latest.all(place, limit).map(parse)].slice(0, limit);
    },
    saveVerdict: async (answerId, verdict, person) => {
      await unsaved.flush();
      db.transaction(() => {
        // Someone who changes their mind counts once. Where it is not kept who that is, each verdict counts once.
        statements.withdraw.run({ answer: answerId, person, verdict });
        statements.judge.run(answerId, verdict, person, Date.now());
      }).immediate();
    },
    async gapQuestions(limit) {
      return statements.gaps.all(limit).map(({ status, ...row }) => ({ ...row, abstained: status === 'abstained' }));
    },
    async savePin(pin) {
      const { lastInsertRowid } = statements.pin.run(
        pin.question,
        JSON.stringify(pin.quote),
        pin.quote.version,
        pin.createdAt,
      );
      return { ...pin, id: Number(lastInsertRowid) };
    },
    async deletePin(id) {
      return statements.unpin.run(id).changes > 0;
    },
    async pins() {
      return statements.pins
        .all()
        .map(({ created_at, quote, ...row }) => ({ ...row, quote: JSON.parse(quote) as Quote, createdAt: created_at }));
    },
    forgetPerson: async (person) => {
      unsaved.forgetPerson(person);
      return db
        .transaction(() => statements.forgetVerdicts.run(person).changes + statements.forgetAnswers.run(person).changes)
        .immediate();
    },
    async forgetBefore(time) {
      return statements.forgetBefore.run(time).changes;
    },
    async answerTimesSince(time) {
      return statements.times.all(time).map(({ tookMs, abstained }) => ({ tookMs, abstained: abstained === 1 }));
    },
  };
}
