/**
 * The loops over token vectors that questions and indexing wait for, as WebAssembly with vector instructions: many
 * times faster than the same loops in JavaScript. The source is kernel.wat beside this file; the
 * text below is what `wat2wasm kernel.wat -o /dev/stdout | base64 -w 0` prints (wabt 1.0). Tests hold the
 * loops to their definitions.
 */

/** All arguments are byte offsets into the memory, or counts. `dims` is a multiple of {@link LANES}. */
export interface TokenKernel {
  /** `out[i] = unit * units[i] * sum over d of row(ids[i])[d] * query[d]`: int8 rows, int16 query, float32 results. */
  cosines(
    rows: number,
    dims: number,
    ids: number,
    count: number,
    query: number,
    unit: number,
    units: number,
    out: number,
  ): void;
  /** `scores[c] += share * max(0, numbers[places[p]])`, the best of the places between the ends of c - 1 and c. */
  addBest(places: number, ends: number, count: number, numbers: number, share: number, scores: number): void;
  /** `out[d] = sum over i of steps[ids[i]] * row(ids[i])[d]`: int8 rows, float32 steps and results. */
  sum(rows: number, dims: number, ids: number, count: number, steps: number, out: number): void;
}

/** Numbers that one instruction takes in. */
export const LANES = 16;
const PAGE_BYTES = 65_536;

const CODE =
  'AGFzbQEAAAABHgNgCH9/f39/fX9/AGAGf39/f31/AGAGf39/f39/AAIPAQNlbnYGbWVtb3J5AgABAwQDAAECBxsDB2Nvc2luZXMAAAdhZGRCZXN0' +
  'AAEDc3VtAAIKoQUD5wECBH8CeyACIANBAnRqIQgCQANAIAIgCE8NASAAIAIoAgAgAWxqIQkgCSABaiEKIAQhC/0MAAAAAAAAAAAAAAAAAAAAACEM' +
  '/QwAAAAAAAAAAAAAAAAAAAAAIQ0DQCAMIAn9AQMAIAv9AAQA/boB/a4BIQwgDSAJ/QEDCCAL/QAEEP26Af2uASENIAtBIGohCyAJQRBqIQkgCSAK' +
  'SQ0ACyAMIA39rgEhDCAHIAUgBioCAJQgDP0bACAM/RsBaiAM/RsCIAz9GwNqarKUOAIAIAdBBGohByAGQQRqIQYgAkEEaiECDAALCwt+AgN/AX0g' +
  'ACEGIAEgAkECdGohCAJAA0AgASAITw0BIAAgASgCAEECdGohB0MAAAAAIQkCQANAIAYgB08NASAJIAMgBigCAEECdGoqAgCXIQkgBkEEaiEGDAAL' +
  'CyAFIAUqAgAgBCAJlJI4AgAgBUEEaiEFIAFBBGohAQwACwsLtgICA38HeyACIANBAnRqIQYDQP0MAAAAAAAAAAAAAAAAAAAAACEM/QwAAAAAAAAA' +
  'AAAAAAAAAAAAIQ39DAAAAAAAAAAAAAAAAAAAAAAhDv0MAAAAAAAAAAAAAAAAAAAAACEPIAIhBwJAA0AgByAGTw0BIAggACAHKAIAIAFsamr9AAQA' +
  'IQkgBCAHKAIAQQJ0av0JAgAhCiAJ/YcBIQsgDCAKIAv9pwH9+gH95gH95AEhDCANIAogC/2oAf36Af3mAf3kASENIAn9iAEhCyAOIAogC/2nAf36' +
  'Af3mAf3kASEOIA8gCiAL/agB/foB/eYB/eQBIQ8gB0EEaiEHDAALCyAFIAz9CwQAIAUgDf0LBBAgBSAO/QsEICAFIA/9CwQwIAVBwABqIQUgCEEQ' +
  'aiEIIAggAUkNAAsL';

// Node has this global everywhere, but its types leave it to the browser's.
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** The kernel over a memory of its own with at least `sizeBytes` bytes. */
export function createTokenKernel(sizeBytes: number): { kernel: TokenKernel; memory: ArrayBuffer } {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(sizeBytes / PAGE_BYTES) });
  const module = new WebAssembly.Module(Buffer.from(CODE, 'base64'));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return { kernel: instance.exports as TokenKernel, memory: memory.buffer };
}
