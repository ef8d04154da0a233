/** Parts of @xenova/transformers that are loaded without the rest of it, with the types that the whole gives them. */
declare module '@xenova/transformers/src/env.js' {
  export { env } from '@xenova/transformers';
}
declare module '@xenova/transformers/src/tokenizers.js' {
  export { AutoTokenizer, PreTrainedTokenizer } from '@xenova/transformers';
}
