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
  /** `out[d] = sum over i of factors[i] * row(ids[i])[d]`: int8 rows, float32 factors and results. */
  sum(rows: number, dims: number, ids: number, count: number, factors: number, out: number): void;
}

/** Numbers that one instruction takes in. */
export const LANES = 16;
const PAGE_BYTES = 65_536;

const CODE =
  'AGFzbQEAAAABHgNgCH9/f39/fX9/AGAGf39/f31/AGAGf39/f39/AAIPAQNlbnYGbWVtb3J5AgABAwQDAAECBxsDB2Nvc2luZXMAAAdhZGRCZXN0AAED' +
  'c3VtAAIKowUD5wECBH8CeyACIANBAnRqIQgCQANAIAIgCE8NASAAIAIoAgAgAWxqIQkgCSABaiEKIAQhC/0MAAAAAAAAAAAAAAAAAAAAACEM/QwAAAAA' +
  'AAAAAAAAAAAAAAAAIQ0DQCAMIAn9AQMAIAv9AAQA/boB/a4BIQwgDSAJ/QEDCCAL/QAEEP26Af2uASENIAtBIGohCyAJQRBqIQkgCSAKSQ0ACyAMIA39' +
  'rgEhDCAHIAUgBioCAJQgDP0bACAM/RsBaiAM/RsCIAz9GwNqarKUOAIAIAdBBGohByAGQQRqIQYgAkEEaiECDAALCwt+AgN/AX0gACEGIAEgAkECdGoh' +
  'CAJAA0AgASAITw0BIAAgASgCAEECdGohB0MAAAAAIQkCQANAIAYgB08NASAJIAMgBigCAEECdGoqAgCXIQkgBkEEaiEGDAALCyAFIAUqAgAgBCAJlJI4' +
  'AgAgBUEEaiEFIAFBBGohAQwACwsLuAICBH8HeyACIANBAnRqIQYDQP0MAAAAAAAAAAAAAAAAAAAAACEN/QwAAAAAAAAAAAAAAAAAAAAAIQ79DAAAAAAA' +
  'AAAAAAAAAAAAAAAhD/0MAAAAAAAAAAAAAAAAAAAAACEQIAIhByAEIQgCQANAIAcgBk8NASAJIAAgBygCACABbGpq/QAEACEKIAj9CQIAIQsgCv2HASEM' +
  'IA0gCyAM/acB/foB/eYB/eQBIQ0gDiALIAz9qAH9+gH95gH95AEhDiAK/YgBIQwgDyALIAz9pwH9+gH95gH95AEhDyAQIAsgDP2oAf36Af3mAf3kASEQ' +
  'IAdBBGohByAIQQRqIQgMAAsLIAUgDf0LBAAgBSAO/QsEECAFIA/9CwQgIAUgEP0LBDAgBUHAAGohBSAJQRBqIQkgCSABSQ0ACws=';

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
