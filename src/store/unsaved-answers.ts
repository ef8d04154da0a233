/** Answers given while the database takes no writes: kept here until it does, so that the old index goes on answering. */
import { createInTurn } from '../in-turn.ts';
import type { Answer } from '../types.ts';
import type { AnswerRecord } from './records.ts';

const MOST_UNSAVED = 1000;

/** @param isUnwritable - true for errors that pass: a full disk, a database that another one writes to, a server that only reads. */
export function createUnsavedAnswers(
  write: (record: AnswerRecord) => void | Promise<void>,
  isUnwritable: (error: unknown) => boolean,
) {
  const unsaved = new Map<string, AnswerRecord>();
  const inTurn = createInTurn();

  async function writeWaiting(): Promise<void> {
    for (const [id, one] of unsaved) {
      await write(one);
      unsaved.delete(id);
    }
  }

  async function writeAll(record: AnswerRecord): Promise<void> {
    unsaved.set(record.answer.id, record);
    try {
      await writeWaiting();
    } catch (error) {
      if (!isUnwritable(error)) {
        unsaved.delete(record.answer.id);
        throw error;
      }
      const [oldest] = unsaved.keys();
      if (unsaved.size > MOST_UNSAVED && oldest !== undefined) unsaved.delete(oldest);
    }
  }

  function passOver(error: unknown): void {
    if (!isUnwritable(error)) throw error;
  }

  return {
    save: (record: AnswerRecord): Promise<void> => inTurn(() => writeAll(record)),
    /** Tries once more, before something is written that refers to an answer, or before the store is closed. */
    flush: (): Promise<void> => inTurn(() => (unsaved.size === 0 ? undefined : writeWaiting().catch(passOver))),
    find: (id: string): Answer | null => unsaved.get(id)?.answer ?? null,
    /** Those of one place, newest first. */
    latest: (place: string): Answer[] =>
      [...unsaved.values()]
        .filter((one) => one.place === place)
        .map(({ answer }) => answer)
        .reverse(),
    forgetPerson(person: string): void {
      for (const [id, one] of unsaved) if (one.person === person) unsaved.delete(id);
    },
  };
}
