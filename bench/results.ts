/**
 * What the parts of the benchmark measured, kept in docs/performance.json, so that each part can be run alone and the
 * page can be written from all of them. Every entry says when, on what machine, how busy it was, and on what data.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const FILE = join('docs', 'performance.json');

export type Figures = Readonly<Record<string, unknown>>;

export interface Measured {
  readonly date: string;
  readonly machine: string;
  /** Processes that wanted a core, over the last minute: beyond the number of cores, times are too long. */
  readonly load: number;
  readonly data: string;
  readonly figures: Figures;
}

/** By part, then by size or name. */
export type Results = Readonly<Record<string, Readonly<Record<string, Measured>>>>;

const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

export function readResults(): Results {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Results) : {};
}

export function saveResult(part: string, key: string, data: string, figures: Figures): void {
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const date = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const measured: Measured = { date, machine: machine(), load, data, figures };
  const results = readResults();
  const next = { ...results, [part]: { ...results[part], [key]: measured } };
  writeFileSync(FILE, `${JSON.stringify(next, null, 1)}\n`);
  process.stdout.write(`${part} ${key}: ${JSON.stringify(figures)} (load ${load})\n`);
}

/** A part's measurements, smallest corpus first. */
export const bySize = (part: Readonly<Record<string, Measured>> | undefined): [string, Measured][] =>
  Object.entries(part ?? {}).sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10));

export type Numbers = Readonly<Record<string, number>>;

/** Recall and time of one width of search. */
export interface Width {
  readonly ef: number;
  readonly recall: number;
  readonly ms: number;
}
