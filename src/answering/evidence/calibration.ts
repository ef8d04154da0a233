/**
 * What a question reaches in this corpus by chance: the middle of what a hundred questions on everyday subjects
 * reach. It is measured after a reindex and kept beside the index.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbeddingModel } from '../../../embeddings/model.ts';
import { retrieve } from '../../retrieval/retrieve.ts';
import type { SearchStore } from '../../store/store.ts';
import { type Reach, reach } from '../evidence.ts';
import { PROBE_QUESTIONS } from './probe-questions.ts';

export interface Calibration {
  readonly model: string;
  /** The scoring that it was measured with; one of other rules is measured anew. */
  readonly rules: number;
  /** Passages in the index when it was measured. */
  readonly passages: number;
  /** Median of what the probe questions reach. */
  readonly usual: Reach;
}

const NOTE = 'calibration';
/** Raised whenever scores of the same question on the same corpus change. */
const SCORING_RULES = 11;
/** A corpus that grew or shrank by less than this share is measured as before. */
const SAME_SIZE = 0.2;

/** Takes the stored calibration where it still fits, else measures anew and stores it. */
export async function loadCalibration(store: SearchStore, model: EmbeddingModel): Promise<Calibration> {
  const { passages } = await store.statistics();
  const stored = JSON.parse((await store.readNote(NOTE)) ?? 'null') as Calibration | null;
  if (stored !== null && fits(stored, model, passages)) return stored;
  const calibration = await calibrate(store, model, passages);
  // Where it cannot be kept, as on a full disk, answers go on: the next start measures once more.
  await store.writeNote(NOTE, JSON.stringify(calibration)).catch(() => undefined);
  return calibration;
}

/** The calibration of the present index: measured at most once at a time, and again where a measurement failed. */
export function rememberCalibration(store: SearchStore, model: () => EmbeddingModel) {
  let known: Promise<Calibration> | null = null;
  function measure(): Promise<Calibration> {
    const measuring = known ?? loadCalibration(store, model());
    known = measuring;
    measuring.catch(() => {
      if (known === measuring) known = null;
    });
    return measuring;
  }
  return {
    measure,
    /** For another index, or another model. */
    measureAnew(): void {
      known = null;
      void measure();
    },
  };
}

const fits = (stored: Calibration, model: EmbeddingModel, passages: number): boolean =>
  stored.model === model.id &&
  stored.rules === SCORING_RULES &&
  Math.abs(stored.passages - passages) <= SAME_SIZE * passages;

async function calibrate(store: SearchStore, model: EmbeddingModel, passages: number): Promise<Calibration> {
  const reached: Reach[] = [];
  for (const question of PROBE_QUESTIONS) {
    reached.push(reach((await retrieve(store, model, question)).ranked));
    // Members' questions come in between.
    await nextTurn();
  }
  const median = (value: (one: Reach) => number) =>
    reached.map(value).sort((a, b) => a - b)[Math.floor(reached.length / 2)] ?? 0;
  return {
    model: model.id,
    rules: SCORING_RULES,
    passages,
    usual: {
      cosine: median(({ cosine }) => cosine),
      soft: median(({ soft }) => soft),
    },
  };
}
