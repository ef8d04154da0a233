/**
 * The graph of a BERT encoder of any size, as floats or with the operators of dynamic int8 quantisation that real
 * `model_quantized.onnx` files have, so that the runtime takes the same kernels for it.
 */
import type { ElementType, Graph, Node, Weights } from './onnx-file.ts';

export interface BertShape {
  readonly vocabulary: number;
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  readonly inner: number;
  readonly positions: number;
  readonly quantized: boolean;
  /** With a number of labels, a classifier on the first token follows: output `logits` in place of hidden states. */
  readonly labels?: number;
}

/** Makes the numbers of a weight: stored in the file, or given by a node that the runtime folds at load. */
export interface WeightSource {
  matrix(
    name: string,
    shape: readonly number[],
    type: 'float' | 'uint8',
  ): { readonly weights: readonly Weights[]; readonly nodes: readonly Node[] };
  vector(name: string, size: number, around: number): Weights;
}

/** The graph of a BERT model with weights from `source`. Inputs: input_ids, attention_mask, token_type_ids. */
export function bertGraph(shape: BertShape, source: WeightSource): Graph {
  const build = new GraphBuilder(source, shape.quantized);
  let hidden = build.embed(shape);
  for (let layer = 0; layer < shape.layers; layer++) hidden = build.layer(`layer${layer}`, hidden, shape);
  const logits = shape.labels === undefined ? null : build.classify(hidden, shape.width, shape.labels);
  build.node('Identity', [logits ?? hidden], logits ? 'logits' : 'last_hidden_state');
  return {
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({
      name,
      type: 'int64',
      shape: ['batch', 'length'],
    })),
    outputs: [
      logits
        ? { name: 'logits', type: 'float', shape: ['batch', shape.labels as number] }
        : { name: 'last_hidden_state', type: 'float', shape: ['batch', 'length', shape.width] },
    ],
    nodes: build.nodes,
    weights: build.weights,
  };
}

class GraphBuilder {
  readonly nodes: Node[] = [];
  readonly weights: Weights[] = [];
  readonly source: WeightSource;
  readonly quantized: boolean;

  constructor(source: WeightSource, quantized: boolean) {
    this.source = source;
    this.quantized = quantized;
  }

  node(
    op: string,
    inputs: readonly string[],
    output: string,
    attributes: NonNullable<Node['attributes']> = {},
  ): string {
    this.nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }

  constant(name: string, type: ElementType, shape: readonly number[], values: readonly number[]): string {
    const data =
      type === 'int64' ? BigInt64Array.from(values.map(BigInt)) : type === 'float' ? Float32Array.from(values) : null;
    this.weights.push({ name, type, shape, data: data ?? Uint8Array.from(values) });
    return name;
  }

  vector(name: string, size: number, around: number): string {
    this.weights.push(this.source.vector(name, size, around));
    return name;
  }

  matrix(name: string, shape: readonly number[], type: 'float' | 'uint8'): string {
    const { weights, nodes } = this.source.matrix(name, shape, type);
    this.weights.push(...weights);
    this.nodes.push(...nodes);
    return name;
  }

  /** Word, position and type vectors added up. Positions follow from the input's length. */
  embed({ vocabulary, width, positions }: BertShape): string {
    const words = this.matrix('words', [vocabulary, width], this.quantized ? 'uint8' : 'float');
    let word = this.node('Gather', [words, 'input_ids'], 'word_rows');
    if (this.quantized) word = this.dequantize(word);
    this.matrix('positions', [positions, width], 'float');
    const length = this.node('Gather', [this.node('Shape', ['input_ids'], 'ids_shape'), this.one(1)], 'length', {
      axis: { int: 0 },
    });
    const place = this.node('Slice', ['positions', this.one(0), length, this.one(0)], 'place');
    this.matrix('types', [2, width], 'float');
    const type = this.node('Gather', ['types', 'token_type_ids'], 'type_rows');
    const sum = this.node('Add', [this.node('Add', [word, place], 'word_place'), type], 'embedded');
    this.mask();
    return this.normalize('embedding_norm', sum, width);
  }

  dequantize(rows: string): string {
    this.constant('words_scale', 'float', [], [0.01]);
    this.constant('words_zero', 'uint8', [], [128]);
    return this.node('DequantizeLinear', [rows, 'words_scale', 'words_zero'], 'word_vectors');
  }

  /** A one-element int64 list, made once a value. */
  one(value: number): string {
    const name = `int_${value}`;
    if (!this.weights.some((weights) => weights.name === name)) this.constant(name, 'int64', [1], [value]);
    return name;
  }

  /** 0 where there is a token, -10,000 where there is padding; shape [batch, 1, 1, length]. */
  mask(): void {
    this.constant('mask_axes', 'int64', [2], [1, 2]);
    this.constant('one', 'float', [], [1]);
    this.constant('far', 'float', [], [-10_000]);
    const wide = this.node('Unsqueeze', ['attention_mask', 'mask_axes'], 'mask_wide');
    const float = this.node('Cast', [wide], 'mask_float', { to: { int: 1 } });
    this.node('Mul', [this.node('Sub', ['one', float], 'mask_away'), 'far'], 'mask');
  }

  layer(name: string, hidden: string, shape: BertShape): string {
    const { width, inner } = shape;
    const attended = this.linear(`${name}.out`, this.attend(name, hidden, shape), width, width);
    const first = this.normalize(`${name}.norm1`, this.node('Add', [hidden, attended], `${name}.sum1`), width);
    const wide = this.gelu(`${name}.gelu`, this.linear(`${name}.up`, first, width, inner));
    const narrow = this.linear(`${name}.down`, wide, inner, width);
    return this.normalize(`${name}.norm2`, this.node('Add', [first, narrow], `${name}.sum2`), width);
  }

  attend(name: string, hidden: string, { width, heads }: BertShape): string {
    const size = width / heads;
    this.constant(`${name}.split`, 'int64', [4], [0, 0, heads, size]);
    this.constant(`${name}.join`, 'int64', [3], [0, 0, width]);
    this.constant(`${name}.root`, 'float', [], [Math.sqrt(size)]);
    const head = (part: string, perm: readonly number[]): string => {
      const projected = this.linear(`${name}.${part}`, hidden, width, width);
      const split = this.node('Reshape', [projected, `${name}.split`], `${name}.${part}.split`);
      return this.node('Transpose', [split], `${name}.${part}.heads`, { perm });
    };
    const [query, key, value] = [head('q', [0, 2, 1, 3]), head('k', [0, 2, 3, 1]), head('v', [0, 2, 1, 3])] as const;
    const product = this.node('MatMul', [query, key], `${name}.product`);
    const scaled = this.node('Div', [product, `${name}.root`], `${name}.scaled`);
    const masked = this.node('Add', [scaled, 'mask'], `${name}.masked`);
    const weights = this.node('Softmax', [masked], `${name}.weights`, { axis: { int: -1 } });
    const mixed = this.node('MatMul', [weights, value], `${name}.mixed`);
    const turned = this.node('Transpose', [mixed], `${name}.turned`, { perm: [0, 2, 1, 3] });
    return this.node('Reshape', [turned, `${name}.join`], `${name}.joined`);
  }

  linear(name: string, input: string, from: number, to: number): string {
    const product = this.quantized
      ? this.quantizedProduct(name, input, from, to)
      : this.node('MatMul', [input, this.matrix(`${name}.weight`, [from, to], 'float')], `${name}.product`);
    return this.node('Add', [product, this.vector(`${name}.bias`, to, 0)], `${name}.sum`);
  }

  quantizedProduct(name: string, input: string, from: number, to: number): string {
    const [levels, scale, zero] = [`${name}.levels`, `${name}.scale`, `${name}.zero`] as const;
    this.nodes.push({ op: 'DynamicQuantizeLinear', inputs: [input], outputs: [levels, scale, zero] });
    const weight = this.matrix(`${name}.weight`, [from, to], 'uint8');
    this.constant(`${name}.weight_zero`, 'uint8', [], [128]);
    this.constant(`${name}.weight_scale`, 'float', [], [1 / (64 * Math.sqrt(from))]);
    const whole = this.node('MatMulInteger', [levels, weight, zero, `${name}.weight_zero`], `${name}.whole`);
    const float = this.node('Cast', [whole], `${name}.float`, { to: { int: 1 } });
    const factor = this.node('Mul', [scale, `${name}.weight_scale`], `${name}.factor`);
    return this.node('Mul', [float, factor], `${name}.product`);
  }

  /** Layer normalisation in single operators, which the runtime fuses as it does in exported models. */
  normalize(name: string, input: string, width: number): string {
    this.constant(`${name}.two`, 'float', [], [2]);
    this.constant(`${name}.tiny`, 'float', [], [1e-12]);
    const mean = this.node('ReduceMean', [input], `${name}.mean`, { axes: [-1] });
    const centred = this.node('Sub', [input, mean], `${name}.centred`);
    const squared = this.node('Pow', [centred, `${name}.two`], `${name}.squared`);
    const variance = this.node('ReduceMean', [squared], `${name}.variance`, { axes: [-1] });
    const safe = this.node('Add', [variance, `${name}.tiny`], `${name}.safe`);
    const unit = this.node('Div', [centred, this.node('Sqrt', [safe], `${name}.deviation`)], `${name}.unit`);
    const scaled = this.node('Mul', [unit, this.vector(`${name}.gain`, width, 1)], `${name}.scaled`);
    return this.node('Add', [scaled, this.vector(`${name}.shift`, width, 0)], `${name}.result`);
  }

  gelu(name: string, input: string): string {
    this.constant(`${name}.root`, 'float', [], [Math.SQRT2]);
    this.constant(`${name}.one`, 'float', [], [1]);
    this.constant(`${name}.half`, 'float', [], [0.5]);
    const erf = this.node('Erf', [this.node('Div', [input, `${name}.root`], `${name}.divided`)], `${name}.erf`);
    const product = this.node('Mul', [input, this.node('Add', [erf, `${name}.one`], `${name}.sum`)], `${name}.product`);
    return this.node('Mul', [product, `${name}.half`], `${name}.result`);
  }

  classify(hidden: string, width: number, labels: number): string {
    const first = this.node('Gather', [hidden, this.constant('first', 'int64', [], [0])], 'first_token', {
      axis: { int: 1 },
    });
    const pooled = this.node('Tanh', [this.linear('pooler', first, width, width)], 'pooled');
    return this.linear('classifier', pooled, width, labels);
  }
}
