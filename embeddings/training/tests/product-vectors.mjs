// Reads texts on standard input; prints the vectors that the product gives them as passages and as questions.
import { text } from 'node:stream/consumers';
import { register } from 'tsx/esm/api';

register();
const { openEmbeddingModel } = await import('../../model.ts');
const model = await openEmbeddingModel({ model: 'builtin', dataDir: '.' });
const texts = JSON.parse(await text(process.stdin));
const passages = await model.embedPassages(texts);
const questions = await Promise.all(texts.map((one) => model.embedQuery(one)));
process.stdout.write(
  JSON.stringify({
    passages: passages.map((vector) => [...vector]),
    questions: questions.map((vector) => [...vector]),
  }),
);
