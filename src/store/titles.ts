/**
 * Which article a title names: without regard to case, in every script. Compared here and not by the databases, of which one
 * knows the case of ASCII letters only and the other that of whatever locale it was set up with.
 */

export interface Titled {
  readonly path: string;
  readonly title: string;
}

/** Characters as both databases count them: those that a title is compared with have as many. */
export const titleLength = (title: string): number => Array.from(title).length;

/** The first path whose title is `name`. */
export function findTitle(titles: readonly Titled[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return titles.find(({ title }) => title.toLowerCase() === wanted)?.path;
}
