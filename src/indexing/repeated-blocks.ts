/** Which blocks repeat in the corpus, and which of them do so since the last reindex, so that their articles are cut again. */
import type { Store } from '../store/store.ts';
import type { RepeatedBlocks } from './passages.ts';

/** A block that stands in at least this many articles, and in this share of them, is the site's and not the story's. */
const REPEATED_IN_ARTICLES = 4;
const REPEATED_SHARE = 0.005;
const SHARED_BY_ARTICLES = 2;

/** Keys of the blocks that may be furniture, and of those that articles with such blocks share. */
export async function findRepeated(store: Store, versions: readonly number[]): Promise<RepeatedBlocks> {
  const furniture = await store.repeatedBlocks(versions, REPEATED_IN_ARTICLES, REPEATED_SHARE);
  const holders = furniture.size === 0 ? [] : await store.versionsWithBlocks(versions, [...furniture]);
  return { furniture, shared: await store.repeatedBlocks(holders, SHARED_BY_ARTICLES, 0) };
}

const SHARED_MARK = '~';

/** Both kinds of keys as one list that says which are which. */
export const noteOf = ({ furniture, shared }: RepeatedBlocks): string[] =>
  [...furniture, ...[...shared].map((key) => SHARED_MARK + key)].sort();

/** Keys that one of two notes holds and the other does not, or as another kind. */
export function differing(note: readonly string[], before: readonly string[]): string[] {
  const [now, then] = [new Set(note), new Set(before)];
  const turned = [...note.filter((key) => !then.has(key)), ...before.filter((key) => !now.has(key))];
  return turned.map((key) => key.replace(SHARED_MARK, ''));
}
