/** Sizes in megabytes: a million bytes, as disks and Discord count them. */

export const MEGABYTE = 1_000_000;

/** Bytes in megabytes, to one decimal, as sizes are told. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / MEGABYTE) * 10) / 10;
}

/** Larger files are no articles. Not in config.ts: threads need it, and would load all that settings are checked with. */
export const maxArticleBytes = ({ MAX_ARTICLE_MB }: { readonly MAX_ARTICLE_MB: number }): number =>
  MAX_ARTICLE_MB * MEGABYTE;

/** Memory that reading a file may take up. The costliest text took thirty times its size; a PDF may unpack to any. */
export const maxReadingBytes = (config: { readonly MAX_ARTICLE_MB: number }): number =>
  Math.max(1_000 * MEGABYTE, 50 * maxArticleBytes(config));
