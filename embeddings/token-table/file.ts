/**
 * The table of token vectors, kept in a file between starts: reading it from the model anew runs the model over its
 * whole vocabulary, which takes a second, and needs the model in memory; the file takes some hundredths. It is derived
 * and can be thrown away: one of another model, or a damaged one, counts as missing.
 */
import { open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { deleteLeftParts, partOf } from '../../src/files/part-files.ts';
import { TokenRows } from './rows.ts';

const MAGIC = 'footnote-tokens 1';
const LONGEST_HEADER = 1024;

interface Header {
  readonly modelId: string;
  readonly size: number;
  readonly dimensions: number;
  readonly exact: boolean;
  readonly checksum: number;
}

/** @returns the rows that were kept for this model, or null. What a killed process left of them is deleted. */
export async function loadTokenRows(path: string, modelId: string): Promise<TokenRows | null> {
  await deleteLeftParts(path);
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const start = Buffer.alloc(LONGEST_HEADER);
    await file.read(start, 0, LONGEST_HEADER, 0);
    const header = parseHeader(start.toString('latin1'));
    if (header === null || header.modelId !== modelId) return null;
    const rows = new TokenRows(header.size, header.dimensions);
    rows.exact = header.exact;
    let checksum = 0;
    let at = LONGEST_HEADER;
    for (const part of rows.parts()) {
      const { bytesRead } = await file.read(part, 0, part.length, at);
      if (bytesRead !== part.length) return null;
      checksum = crc32(part, checksum);
      at += part.length;
    }
    return checksum === header.checksum ? rows : null;
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** Writes the rows beside `path` and renames them. A folder that cannot be written to costs time at the next start only. */
export async function saveTokenRows(path: string, modelId: string, rows: TokenRows): Promise<void> {
  const { size, dimensions, exact } = rows;
  const parts = rows.parts();
  const checksum = parts.reduce((sum, part) => crc32(part, sum), 0);
  const text = `${MAGIC}\n${JSON.stringify({ modelId, size, dimensions, exact, checksum } satisfies Header)}\n`;
  if (Buffer.byteLength(text) > LONGEST_HEADER) return;
  const header = Buffer.alloc(LONGEST_HEADER);
  header.write(text);
  const beside = partOf(path);
  try {
    const file = await open(beside, 'w');
    try {
      for (const part of [header, ...parts]) await file.writeFile(part);
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

function parseHeader(text: string): Header | null {
  const [magic, json] = text.split('\n');
  if (magic !== MAGIC || json === undefined) return null;
  try {
    return JSON.parse(json) as Header;
  } catch {
    return null;
  }
}
