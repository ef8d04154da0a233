/**
 * The HNSW graph on disk: a manifest at the given path, and beside it the graph as hnswlib writes it.
 *
 * hnswlib trusts what it reads: a damaged file makes it crash the process or search garbage, and it reports neither a
 * full disk nor a short write. So the manifest carries size and checksum of the graph and a checksum of itself, a
 * graph is measured before a manifest names it, and nothing reaches hnswlib that has not been checked. Each save
 * writes a graph of a new name and then renames the manifest, so the old pair stays whole until the new one is.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { AppError } from '../../src/errors.ts';

/** Everything that must fit before a stored graph is used. */
export interface GraphFacts {
  /** Id of the model whose vectors the graph holds. */
  readonly modelId: string;
  readonly dimensions: number;
  /** The store's generation that the graph was built from. */
  readonly generation: number;
}

/** What is read back with a stored graph. */
export interface StoredFacts extends GraphFacts {
  /** What the labels are counted from, as whoever gave them says; 0 in a graph of format 1. */
  readonly base: number;
}

/** Which stored graph is asked for. */
export interface WantedGraph extends GraphFacts {
  /** Takes a graph of any generation: the caller compares its labels with what should be there. */
  readonly anyGeneration?: boolean;
}

export interface Manifest extends StoredFacts {
  /** Name of the graph file, beside the manifest. */
  readonly graph: string;
  readonly sizeBytes: number;
  readonly checksum: number;
  /** Labels that are marked as deleted inside the graph. */
  readonly dead: readonly number[];
}

/** Why a stored graph cannot be used: it is rebuilt then. */
export type Refusal = 'missing' | 'damaged' | 'other-model' | 'other-generation';

const MAGIC = 'footnote-hnsw';
const FORMAT_VERSION = 2;
/** Without a base; read as well, so that an update costs nobody an index. */
const FIRST_FORMAT = 1;
const CHUNK_BYTES = 4 << 20;
/** hnswlib's header on 64-bit machines; see HierarchicalNSW::saveIndex. */
const HEADER_BYTES = 96;

/** A new name for a graph beside the manifest. */
export function newGraphPath(manifestPath: string): string {
  return `${manifestPath}.${randomBytes(6).toString('hex')}.graph`;
}

export function graphPathOf(manifestPath: string, manifest: Manifest): string {
  return path.join(path.dirname(manifestPath), manifest.graph);
}

/** Reads the manifest, and checks it and its graph to the last byte. */
export async function readManifest(manifestPath: string, wanted: WantedGraph): Promise<Manifest | Refusal> {
  const text = await readFile(manifestPath, 'latin1').catch(() => null);
  if (text === null) return 'missing';
  const manifest = parseManifest(text);
  if (!manifest || path.basename(manifest.graph) !== manifest.graph) return 'damaged';
  if (manifest.modelId !== wanted.modelId || manifest.dimensions !== wanted.dimensions) return 'other-model';
  if (!wanted.anyGeneration && manifest.generation !== wanted.generation) return 'other-generation';
  const found = await measure(graphPathOf(manifestPath, manifest), 'r').catch(() => null);
  const fits = found?.whole && found.sizeBytes === manifest.sizeBytes && found.checksum === manifest.checksum;
  return fits ? manifest : 'damaged';
}

/**
 * Names a freshly written graph in the manifest, then removes the graphs that no manifest names any more.
 *
 * @throws AppError DISK_FULL when the graph on disk is shorter than its own header says.
 */
export async function publishGraph(
  manifestPath: string,
  graphPath: string,
  facts: StoredFacts,
  dead: readonly number[],
): Promise<void> {
  const { whole, sizeBytes, checksum } = await measure(graphPath, 'r+');
  if (!whole) {
    throw new AppError('DISK_FULL', `${graphPath} could not be written whole. Make room on the disk of DATA_DIR.`);
  }
  const manifest: Manifest = { ...facts, graph: path.basename(graphPath), sizeBytes, checksum, dead };
  const beside = `${graphPath}.manifest`;
  await writeFile(beside, formatManifest(manifest), { encoding: 'latin1', flush: true });
  await rename(beside, manifestPath);
  await removeGraphs(manifestPath, manifest.graph);
}

/** Removes graph files beside the manifest but `keep`; one that is held open now is met again at the next save. */
async function removeGraphs(manifestPath: string, keep: string | null): Promise<void> {
  const folder = path.dirname(manifestPath);
  const prefix = `${path.basename(manifestPath)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || name === keep || !/\.graph(\.manifest)?$/.test(name)) continue;
    await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** `footnote-hnsw 2 <checksum of the rest>`, a line end, then JSON; ASCII only, so that latin1 reads it byte by byte. */
function formatManifest(manifest: Manifest): string {
  const body = JSON.stringify(manifest).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${MAGIC} ${FORMAT_VERSION} ${checksumOf(body)}\n${body}`;
}

function parseManifest(text: string): Manifest | null {
  const lineEnd = text.indexOf('\n');
  const body = text.slice(lineEnd + 1);
  const head = text.slice(0, lineEnd);
  const isOf = (format: number) => head === `${MAGIC} ${format} ${checksumOf(body)}`;
  if (isOf(FORMAT_VERSION)) return JSON.parse(body) as Manifest;
  return isOf(FIRST_FORMAT) ? { ...(JSON.parse(body) as Omit<Manifest, 'base'>), base: 0 } : null;
}

function checksumOf(body: string): string {
  return crc32(Buffer.from(body, 'latin1')).toString(16).padStart(8, '0');
}

/** Size and checksum of a graph; `whole` when its parts end exactly where the file does. `r+` flushes it first. */
async function measure(graphPath: string, flags: 'r' | 'r+') {
  const file = await open(graphPath, flags);
  try {
    if (flags === 'r+') await file.sync();
    const { size } = await file.stat();
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let checksum = 0;
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, at);
      if (bytesRead === 0) break;
      checksum = crc32(chunk.subarray(0, bytesRead), checksum);
      at += bytesRead;
    }
    return { sizeBytes: size, checksum, whole: await endsWhereItShould(file, size) };
  } finally {
    await file.close();
  }
}

/** Walks the tail of the file: after the header and the elements comes one list of links an element, length first. */
async function endsWhereItShould(file: FileHandle, size: number): Promise<boolean> {
  if (size < HEADER_BYTES) return false;
  const header = Buffer.alloc(HEADER_BYTES);
  await file.read(header, 0, HEADER_BYTES, 0);
  const count = Number(header.readBigUInt64LE(16));
  const tailStart = HEADER_BYTES + count * Number(header.readBigUInt64LE(24));
  if (!(tailStart <= size)) return false;
  const tail = Buffer.alloc(size - tailStart);
  await file.read(tail, 0, tail.length, tailStart);
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 4 > tail.length) return false;
    at += 4 + tail.readUInt32LE(at);
  }
  return at === tail.length;
}
