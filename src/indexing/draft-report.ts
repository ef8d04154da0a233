/** What a survey found, as the report of a reindex tells it. */
import type { ReindexReport } from '../core.ts';
import { explainFile } from '../reasons.ts';
import type { Survey, SurveyedFile } from './survey.ts';

const NAMES_IN_REPORT = 50;

export type DraftReport = Omit<
  ReindexReport,
  'job' | 'mode' | 'preview' | 'seconds' | 'articles' | 'passages' | 'windows'
>;

export function describeSurvey({ files, removed, skipped }: Survey): DraftReport {
  const named = (outcome: SurveyedFile['outcome']) =>
    files.filter((file) => file.outcome === outcome).map(({ path }) => path);
  const names = {
    added: named('added'),
    changed: named('changed'),
    removed: [...removed],
    duplicate: files.flatMap(({ outcome, path, duplicateOf }) =>
      outcome === 'duplicate' && duplicateOf !== null ? [{ file: path, indexed: duplicateOf }] : [],
    ),
  };
  const firstNames = <Name>(list: readonly Name[]) => list.slice(0, NAMES_IN_REPORT);
  return {
    added: names.added.length,
    changed: names.changed.length,
    removed: removed.length,
    unchanged: named('unchanged').length,
    duplicate: names.duplicate.length,
    failed: files.flatMap(({ path, failure, version }) =>
      failure === null ? [] : [{ ...explainFile(path, failure), ...(version === null ? {} : { kept: true as const }) }],
    ),
    skipped,
    names: {
      added: firstNames(names.added),
      changed: firstNames(names.changed),
      removed: firstNames(names.removed),
      duplicate: firstNames(names.duplicate),
    },
  };
}
