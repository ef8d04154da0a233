/** Lists of numbers as BLOBs: little-endian, four bytes a number, nested lists with their lengths in front. */

export function packNumbers(numbers: ArrayLike<number>): Uint8Array {
  const packed = Uint32Array.from(numbers);
  return new Uint8Array(packed.buffer);
}

/** A BLOB need not start at a multiple of four, so it is copied before it is read as numbers. */
export function unpackNumbers(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function packLists(lists: readonly ArrayLike<number>[]): Uint8Array {
  const flat: number[] = [lists.length, ...lists.map((list) => list.length)];
  for (const list of lists) for (let i = 0; i < list.length; i++) flat.push(list[i] as number);
  return packNumbers(flat);
}

export function unpackLists(bytes: Uint8Array): Uint32Array[] {
  const flat = unpackNumbers(bytes);
  const count = flat[0] ?? 0;
  let at = 1 + count;
  return Array.from({ length: count }, (_, i) => {
    const length = flat[1 + i] as number;
    at += length;
    return flat.subarray(at - length, at);
  });
}

/** Rows of equal length, one behind the other. */
export function packRows(rows: readonly Uint8Array[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const packed = new Uint8Array(width * rows.length);
  rows.forEach((row, i) => {
    packed.set(row, i * width);
  });
  return packed;
}

export function unpackRows(bytes: Uint8Array, count: number): Uint8Array[] {
  const width = count === 0 ? 0 : bytes.length / count;
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * width, (i + 1) * width));
}
