/**
 * Writes ONNX files: just enough of the format's protobuf encoding to state a graph, its weights and its ports.
 * Written by hand so that tests and benchmarks make their models themselves, without Python and without a download.
 *
 * @see onnx/onnx.proto in github.com/onnx/onnx for the field numbers.
 */

export type ElementType = 'float' | 'uint8' | 'int8' | 'int32' | 'int64';

export interface Weights {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array;
}

export type Attribute = number | { readonly int: number } | readonly number[] | string | Omit<Weights, 'name'>;

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Plain numbers are floats; `{ int }` is an integer, an array a list of integers, the rest a tensor. */
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface Port {
  readonly name: string;
  readonly type: ElementType;
  /** Sizes, or names of sizes that are known only at run time. */
  readonly shape: readonly (number | string)[];
}

export interface Graph {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly nodes: readonly Node[];
  readonly weights: readonly Weights[];
}

const ELEMENT_CODES: Record<ElementType, number> = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 };
const IR_VERSION = 8;
const OPSET = 13;

/** The bytes of an .onnx file for `graph`. */
export function encodeModel(graph: Graph): Uint8Array {
  return message([
    integer(1, IR_VERSION),
    bytes(7, encodeGraph(graph)),
    bytes(8, message([text(1, ''), integer(2, OPSET)])),
  ]);
}

function encodeGraph({ inputs, outputs, nodes, weights }: Graph): Uint8Array {
  return message([
    ...nodes.map((node) => bytes(1, encodeNode(node))),
    text(2, 'graph'),
    ...weights.map((tensor) => bytes(5, encodeTensor(tensor))),
    ...inputs.map((port) => bytes(11, encodePort(port))),
    ...outputs.map((port) => bytes(12, encodePort(port))),
  ]);
}

function encodeNode({ op, inputs, outputs, attributes = {} }: Node): Uint8Array {
  return message([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, outputs[0] ?? op),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, encodeAttribute(name, value))),
  ]);
}

function encodeAttribute(name: string, value: Attribute): Uint8Array {
  const type = (code: number): Uint8Array => integer(20, code);
  if (typeof value === 'number') return message([text(1, name), float(2, value), type(1)]);
  if (typeof value === 'string') return message([text(1, name), text(4, value), type(3)]);
  if (Array.isArray(value)) return message([text(1, name), ...value.map((item) => integer(8, item)), type(7)]);
  if ('int' in value) return message([text(1, name), integer(3, value.int), type(2)]);
  return message([text(1, name), bytes(5, encodeTensor({ name: '', ...(value as Omit<Weights, 'name'>) })), type(4)]);
}

function encodeTensor({ name, type, shape, data }: Weights): Uint8Array {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message([
    ...shape.map((size) => integer(1, size)),
    integer(2, ELEMENT_CODES[type]),
    text(8, name),
    bytes(9, raw),
  ]);
}

function encodePort({ name, type, shape }: Port): Uint8Array {
  const sizes = shape.map((size) => bytes(1, typeof size === 'number' ? integer(1, size) : text(2, size)));
  const tensor = message([integer(1, ELEMENT_CODES[type]), bytes(2, message(sizes))]);
  return message([text(1, name), bytes(2, bytes(1, tensor))]);
}

function message(fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields);
}

function integer(field: number, value: number): Uint8Array {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function float(field: number, value: number): Uint8Array {
  const four = Buffer.alloc(4);
  four.writeFloatLE(value);
  return Buffer.concat([varint(field * 8 + 5), four]);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value, 'utf8'));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

/** Seven bits a byte, lowest first; negative numbers take ten bytes, as protobuf has it. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const out: number[] = [];
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
  return Uint8Array.from(out);
}
