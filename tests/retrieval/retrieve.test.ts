/** Which passages become candidates at all. */
import { expect, onTestFinished, test } from 'vitest';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

test('the one passage that holds the rarest word is a candidate, however many short ones hold all the others', async () => {
  const library = await openLibrary();
  onTestFinished(() => library.close());
  const note = (i: number) =>
    `The lighthouse keeper Ostrander${i} left the northern island Quorl${i} for the mainland harbour in ${2000 + i}.`;
  const spell = (n: number) => Array.from(String(n), (digit) => 'abcdefghij'[Number(digit)]).join('');
  const weather = (i: number, part: number) =>
    Array.from(
      { length: 12 },
      (_, n) => `Then kind w${spell(i)}x${spell(part)} came after v${spell(i)}y${spell(n)} all night long.`,
    ).join(' ');
  const article = (i: number) => {
    const parts = Array.from({ length: 5 }, (_, part) => `Part ${part} of the diary\n\n${weather(i, part)}`);
    return `Number ${i}\n\n${note(i)}${i === 89 ? ` ${weather(i, 9)}` : ''}\n\n${parts.join('\n\n')}\n`;
  };
  writeFiles(
    library.articlesDir,
    Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`keeper-${i}.txt`, article(i)])),
  );
  await library.reindex();
  const question =
    'When did the lighthouse keeper Ostrander89 leave the northern island Quorl89 for the mainland harbour?';
  const { ranked } = await retrieve(library.store, createWordModel(), question, { ranking: 'lexical', limit: 500 });
  const passages = await library.store.loadPassages(ranked.map(({ candidate }) => candidate.passageId));
  expect(passages.map(({ article: path }) => path)).toContain('keeper-89.txt');
});
