/** Tokenizer files for small models: the JSON that @xenova/transformers reads, for a BERT and an XLM-R vocabulary. */

export interface TokenizerFiles {
  readonly vocabulary: readonly string[];
  readonly tokenizer: unknown;
  readonly config: unknown;
}

const BERT_SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

/** A lower-casing word-piece tokenizer: `words`, single letters and digits, and the same as continuations. */
export function bertTokenizer(words: readonly string[], maxTokens: number): TokenizerFiles {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const marks = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];
  const endings = ['##s', '##ed', '##ing', '##ly'];
  const pieces = [...BERT_SPECIALS, ...marks, ...letters, ...letters.map((letter) => `##${letter}`), ...endings];
  const vocabulary = [...new Set([...pieces, ...words])];
  return {
    vocabulary,
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: BERT_SPECIALS.map((content, id) => special(content, id)),
      normalizer: {
        type: 'BertNormalizer',
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: null,
        lowercase: true,
      },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: template('[CLS]', 2, '[SEP]', 3),
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
      },
    },
    config: {
      tokenizer_class: 'BertTokenizer',
      do_lower_case: true,
      model_max_length: maxTokens,
      cls_token: '[CLS]',
      sep_token: '[SEP]',
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      mask_token: '[MASK]',
    },
  };
}

/** A SentencePiece unigram tokenizer as XLM-RoBERTa and multilingual e5 have it. */
export function unigramTokenizer(words: readonly string[], maxTokens: number): TokenizerFiles {
  const specials = ['<s>', '<pad>', '</s>', '<unk>'];
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789.,:?!'];
  const scored: [string, number][] = [
    ...specials.map((piece): [string, number] => [piece, 0]),
    ['▁', -4],
    ...letters.map((piece): [string, number] => [piece, -8]),
    ...words.map((word): [string, number] => [`▁${word}`, -6]),
  ];
  return {
    vocabulary: scored.map(([piece]) => piece),
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: specials.map((content, id) => special(content, id)),
      normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
      post_processor: template('<s>', 0, '</s>', 2),
      decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
      model: { type: 'Unigram', unk_id: 3, vocab: scored },
    },
    config: {
      tokenizer_class: 'XLMRobertaTokenizer',
      model_max_length: maxTokens,
      bos_token: '<s>',
      eos_token: '</s>',
      cls_token: '<s>',
      sep_token: '</s>',
      pad_token: '<pad>',
      unk_token: '<unk>',
    },
  };
}

function special(content: string, id: number) {
  return { id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
}

/** `first A last`, and for a pair `first A last B last`, the second text with type 1. */
function template(first: string, firstId: number, last: string, lastId: number) {
  const mark = (id: string, type: number) => ({ SpecialToken: { id, type_id: type } });
  const sequence = (id: string, type: number) => ({ Sequence: { id, type_id: type } });
  return {
    type: 'TemplateProcessing',
    single: [mark(first, 0), sequence('A', 0), mark(last, 0)],
    pair: [mark(first, 0), sequence('A', 0), mark(last, 0), sequence('B', 1), mark(last, 1)],
    special_tokens: {
      [first]: { id: first, ids: [firstId], tokens: [first] },
      [last]: { id: last, ids: [lastId], tokens: [last] },
    },
  };
}
