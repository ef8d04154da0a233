/** What can be told of a file from its bytes alone, at once: by the reader, and before an upload is stored. */
import type { ArticleFormat } from '../files/article-names.ts';
import { megabytes } from '../files/sizes.ts';
import { because, type Reason } from '../reasons.ts';
import { findBinaryKind } from './decode.ts';

/** Why a file of this format cannot be read; null where nothing speaks against it so far. */
export function findFault(format: ArticleFormat, bytes: Uint8Array, maxBytes: number): Reason | null {
  if (bytes.length > maxBytes) return tooLarge(bytes.length, maxBytes);
  if (bytes.length === 0) return because('file.empty');
  if (format === 'PDF') return isPdf(bytes) ? null : because('pdf.damaged');
  const kind = findBinaryKind(bytes);
  return kind === null ? null : because('file.mislabelled', { format, kind: because(`kind.${kind}`) });
}

/** Something may stand before its mark, as far as readers look for it. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

export const tooLarge = (bytes: number, maxBytes: number): Reason =>
  because('file.large', { size: megabytes(bytes), limit: megabytes(maxBytes) });
