/** Which sentence leads: the one that answers, not the one that only names what is asked about. */
import { expect, test } from 'vitest';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import { type FoundPassage, scoreSentences } from '../../src/answering/sentences.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { dataOfBuiltin } from '../helpers/core.ts';
import { writeFiles } from '../helpers/folders.ts';
import { type Library, openLibrary } from '../helpers/library.ts';

const FILES = {
  'corrie.txt': `Visiting Corrie

Corrie is the largest of the outer isles, with beaches on one side and cliffs on the other, and 2,300 people live there. You can rent bicycles at the kiosk beside the pier for 14 crowns a day. The hill road is closed in winter.`,
  'strike.md': `# Abroad this week

## Teachers' strike shuts schools in Dorvania

Classes are cancelled for a third day. Unions ask for twelve per cent more; the government has offered five.`,
};
const ANSWERS = {
  'bike hire corrie': 'You can rent bicycles at the kiosk beside the pier for 14 crowns a day.',
  'teachers strike dorvania pay demand': 'Unions ask for twelve per cent more; the government has offered five.',
};

async function bestSentence({ store }: Library, model: EmbeddingModel, question: string): Promise<string | undefined> {
  const { query, ranked } = await retrieve(store, model, question);
  const passages = await store.loadPassages(ranked.map(({ candidate }) => candidate.passageId));
  const found = ranked.flatMap((scored): FoundPassage[] => {
    const passage = passages.find(({ id }) => id === scored.candidate.passageId);
    return passage === undefined ? [] : [{ scored, passage }];
  });
  return scoreSentences(question, query, model, found)[0]?.text;
}

test('the sentence that answers goes before the one that names the subject', async () => {
  const model = await openEmbeddingModel({ model: 'builtin', dataDir: await dataOfBuiltin() });
  const library = await openLibrary({ model });
  try {
    writeFiles(library.articlesDir, FILES);
    await library.reindex();
    const found: Record<string, string | undefined> = {};
    for (const question of Object.keys(ANSWERS)) found[question] = await bestSentence(library, model, question);
    expect(found).toEqual(ANSWERS);
  } finally {
    await library.close();
  }
});
