/** Versions in a job: what is known of them, and which are cut into passages, for the first time or again. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { Config } from '../config.ts';
import type { KnownFile } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { IndexingControls, Job } from './job.ts';
import { cuttingSettings, REPEATED_NOTE } from './made-with.ts';
import { indexVersions } from './passages.ts';
import { differing, findRepeated, noteOf } from './repeated-blocks.ts';

export type DescribedVersion = Awaited<ReturnType<Store['describeVersions']>>[number];

/** What all steps of one job work with. */
export interface Run {
  readonly store: Store;
  readonly config: Config;
  readonly job: Job;
  readonly openModel: () => Promise<EmbeddingModel>;
  readonly controls: IndexingControls;
  /** @throws AppError JOB_CANCELLED. */
  readonly checkCancelled: () => void;
  /** The files as the last job left them. */
  readonly known: readonly KnownFile[];
  /** Their versions, by id. */
  readonly described: ReadonlyMap<number, DescribedVersion>;
}

export const versionsOf = (files: readonly KnownFile[]): number[] =>
  files.flatMap(({ version }) => (version === null ? [] : [version]));

export async function describeVersions(
  store: Store,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DescribedVersion>> {
  return new Map((await store.describeVersions(ids)).map((version) => [version.id, version]));
}

/**
 * Gives every version that lacks them its passages, and cuts those again whose cutting rules or repeated blocks changed.
 *
 * @returns the files, with the versions that took the place of those cut again.
 */
export async function finishVersions(run: Run, files: readonly KnownFile[]): Promise<KnownFile[]> {
  const { store, described: before, controls } = run;
  const versions = versionsOf(files);
  const model = await run.openModel();
  const settings = cuttingSettings(model);
  const isFinished = ({ hasPassages, settings: found }: DescribedVersion) => hasPassages && found === settings;
  const coming = await describeVersions(
    store,
    versions.filter((version) => !before.has(version)),
  );
  if (coming.size === 0 && before.size === versions.length && [...before.values()].every(isFinished)) return [...files];

  const repeated = await findRepeated(store, versions);
  const note = noteOf(repeated);
  const turned = differing(note, JSON.parse((await store.readNote(REPEATED_NOTE)) ?? '[]') as string[]);
  const recut = new Set(turned.length === 0 ? [] : await store.versionsWithBlocks(versions, turned));
  const exchanged = new Map<number, number>();
  const unfinished: number[] = [];
  for (const version of versions) {
    const described = coming.get(version) ?? before.get(version);
    if (described === undefined) continue;
    if (!described.hasPassages) unfinished.push(version);
    else if (!isFinished(described) || recut.has(version)) {
      // The passages in use stay until the swap, so the text gets a version of its own to be cut again.
      const copy = await store.copyVersion(run.job.id, version);
      exchanged.set(version, copy);
      unfinished.push(copy);
    }
  }
  const total = await store.totalCharacters(unfinished);
  await indexVersions(
    store,
    model,
    { versions: unfinished, repeated, settings },
    {
      onArticle: (file, done, passages) => controls.onProgress({ phase: 'embedding', file, done, total, passages }),
      onCutting: controls.onFile,
      checkCancelled: run.checkCancelled,
    },
  );
  await store.stageNote(REPEATED_NOTE, JSON.stringify(note));
  return files.map((file) =>
    file.version === null ? file : { ...file, version: exchanged.get(file.version) ?? file.version },
  );
}
