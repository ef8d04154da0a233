import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTokenizer } from '../../../embeddings/runtime/library.ts';
import { locateModel } from '../../../embeddings/runtime/model-folder.ts';
import { createTokenizer } from '../../../embeddings/runtime/tokenizer.ts';
import { temporaryPlaces } from '../../helpers/models/places.ts';
import { TINY_WORDS, writeStaticModel, writeTinyBert } from '../../helpers/models/tiny-models.ts';

const place = temporaryPlaces();

const folders: [string, () => string][] = [
  ['the built-in tokenizer', () => locateModel('EMBEDDING_MODEL', 'builtin', '.').folder],
  ['a BERT tokenizer', () => writeStaticModel(place('static'))],
  ['a SentencePiece tokenizer', () => writeTinyBert(place('unigram'), { tokenizer: 'unigram' })],
];

/** Words, any Unicode, and the characters that tokenizers treat in ways of their own. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TINY_WORDS, 'Kim', "don't", 'U.S.', '[SEP]', '[MASK]x', '<s>', 'ΣΑΣ', 'naïve', '北京', 'ﬁsh'),
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        '\t',
        '\r\n',
        '\u00a0',
        '\u2028',
        '\u000b',
        '\u200b',
        '\u0301',
        '\u00ad',
        '\ufeff',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: fc.constantFrom(...'aeinorstlkm', 'E', 'S', '7', '-', '.'), minLength: 3, maxLength: 14 }),
      fc.integer({ min: 98, max: 102 }).map((length) => 'A'.repeat(length)),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
    ),
    { maxLength: 25 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)));

test.each(folders)('%s gives the same ids as the library, on any text', (_name, folder) => {
  const library = loadTokenizer(folder());
  const tokenizer = createTokenizer(library);
  fc.assert(
    fc.property(texts, (text) => {
      const { input_ids: wanted } = library(text, { return_tensor: false }) as { input_ids: number[] };
      expect([...tokenizer.before, ...tokenizer.encode(text), ...tokenizer.after]).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test.each(folders)('%s marks words as content, and neither punctuation nor special tokens', (_name, folder) => {
  const tokenizer = createTokenizer(loadTokenizer(folder()));
  const marked = (text: string): number[] => tokenizer.encode(text).map((id) => tokenizer.content[id] as number);
  expect(marked('river')).toContain(1);
  expect(new Set(marked('river , .')).has(0)).toBe(true);
  for (const id of [...tokenizer.before, ...tokenizer.after]) expect(tokenizer.content[id]).toBe(0);
});

test('a pair keeps its question, marks both parts and is cut at the end of its text', () => {
  const library = loadTokenizer(writeStaticModel(place('pair')));
  const tokenizer = createTokenizer(library);
  const whole = tokenizer.encodePair('river bridge', 'the old bridge of the city', 64);
  const wanted = library('river bridge', { text_pair: 'the old bridge of the city', return_tensor: false }) as {
    input_ids: number[];
    token_type_ids: number[];
  };
  expect(whole).toEqual({ ids: wanted.input_ids, types: wanted.token_type_ids });
  const cut = tokenizer.encodePair('river bridge', 'the old bridge of the city', 8);
  expect(cut.ids).toHaveLength(8);
  expect(cut.ids.slice(0, 7)).toEqual(wanted.input_ids.slice(0, 7));
});
