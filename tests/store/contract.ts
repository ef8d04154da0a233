/** What every backend promises of jobs: staged is invisible, the swap is whole, and what is cited or may be wanted back stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { because, explainFile } from '../../src/reasons.ts';
import type { KnownFile } from '../../src/store/records.ts';
import { describeAnswers } from './contract-answers.ts';
import { describeSearch } from './contract-search.ts';
import {
  answerFrom,
  type Corpus,
  fileOf,
  makeArticle,
  nearestTexts,
  type OpenStore,
  record,
  runJob,
  SPACE,
  searchable,
  stageArticle,
  stageCorpus,
  stagePassagesOf,
  textsFor,
} from './fixture.ts';

const FERRY = { 'ferry.md': ['The ferry leaves the harbour at nine.', 'Bicycles travel free.'] };
const BRIDGE = { 'bridge.md': ['The bridge was opened by the mayor in spring.'] };

export function describeStore(name: string, open: OpenStore): void {
  describe(`${name}: jobs`, () => {
    test('what a job stages is invisible until it is activated', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const before = await searchable(store);
      const statistics = await store.statistics();
      await stageCorpus(store, 2, { ...BRIDGE, 'ferry.md': ['The ferry harbour is closed.', 'The ferry is sold.'] });
      expect(await searchable(store)).toEqual(before);
      expect(await store.statistics()).toEqual(statistics);
      expect(await store.documentFrequencies(['ferri', 'bridg', 'harbor'])).toEqual([1, 0, 1]);
      expect(await textsFor(store, ['bridg', 'ferri'])).toEqual([FERRY['ferry.md'][0]]);
      expect((await store.similarTerms('bridge')).map(({ term }) => term)).toEqual([]);
      expect(await nearestTexts(store, 'The bridge was opened by the mayor in spring.')).not.toContain(
        BRIDGE['bridge.md'][0],
      );
      expect(await store.generation()).toBe(1);
      await store.activate(2, SPACE);
      expect(Object.keys(await searchable(store))).toEqual(['bridge.md', 'ferry.md']);
      expect(await nearestTexts(store, 'The bridge was opened by the mayor in spring.', 1)).toEqual(
        BRIDGE['bridge.md'],
      );
    });

    test('articles, passages, windows and words of the live index are counted, and of nothing else', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      await runJob(store, 2, { ...FERRY, ...BRIDGE });
      await stageCorpus(store, 3, { 'new.md': ['Not yet.'] });
      // Words as the index has them: without stop words.
      expect(await store.statistics()).toEqual({ articles: 2, passages: 3, windows: 3, meanTerms: (4 + 3 + 4) / 3 });
    });

    test('a copy of a version, to be cut again, has its text and blocks and no passages yet', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const [{ version } = { version: null }] = await store.knownFiles();
      await store.beginJob(2, 'changed');
      const copy = await store.copyVersion(2, version as number);
      expect((await store.loadVersion(copy))?.text).toBe((await store.loadVersion(version as number))?.text);
      expect(await store.describeVersions([copy])).toMatchObject([{ id: copy, path: 'ferry.md', hasPassages: false }]);
      const both = [version as number, copy];
      expect((await store.versionsWithBlocks(both, ['Bicycles travel free.'])).sort((a, b) => a - b)).toEqual(both);
      expect(await store.repeatedBlocks(both, 2, 0)).toEqual(new Set(FERRY['ferry.md']));
      expect(await store.repeatedBlocks(both, 3, 0)).toEqual(new Set());
    });

    test('a few live passages are found among many staged ones with the same words', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const many = Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [`copy-${i}.md`, [`The ferry ferry ${i}.`]]),
      );
      await stageCorpus(store, 2, { ...FERRY, ...many });
      expect(await textsFor(store, ['ferri'], 3)).toEqual([FERRY['ferry.md'][0]]);
    });

    test('why a file or a job failed is read back as it was told', async () => {
      const { store } = await open();
      const failure = because('file.mislabelled', { format: 'text', kind: because('kind.zip') });
      await stageCorpus(store, 1, FERRY);
      await store.stageFiles(1, (await store.knownFiles()).concat({ ...fileOf('a.txt', null), failure }));
      await store.buildVectors(1, SPACE, { onProgress: () => {}, isCancelled: () => false });
      await store.activate(1, SPACE);
      await store.endJob(1, 'failed', because('job.interrupted'), null);
      expect(await store.lastJob()).toMatchObject({ id: 1, state: 'done', reason: null });
      await stageCorpus(store, 2, BRIDGE);
      await store.endJob(2, 'failed', because('job.stuck', { file: 'a.txt' }), null);
      expect(await store.failures()).toEqual([explainFile('a.txt', failure)]);
      expect((await store.knownFiles()).find(({ path }) => path === 'a.txt')?.failure).toEqual(failure);
      expect((await store.lastJob())?.reason).toEqual(because('job.stuck', { file: 'a.txt' }));
    });

    test('a job that was never activated leaves nothing behind but its record', async () => {
      const { store: ended, place } = await open();
      await runJob(ended, 1, FERRY);
      expect(await ended.recoveryDue()).toBe(false);
      await stageCorpus(ended, 2, BRIDGE);
      await ended.close();
      const { store } = await open(place);
      expect(await store.recoveryDue()).toBe(true);
      await store.abandonJobs();
      expect(await store.lastJob()).toMatchObject({ id: 2, state: 'failed', reason: because('job.interrupted') });
      await expect(store.activate(2, SPACE)).rejects.toThrow('cannot be activated');
      expect(await store.recoveryDue()).toBe(true);
      await store.sweep();
      expect(await store.recoveryDue()).toBe(false);
      expect(Object.keys(await searchable(store))).toEqual(['ferry.md']);
      expect(await store.check()).toEqual([]);
    });

    test('a job goes on in another thread while it is under way, and not after that', async () => {
      const { store: ended, place } = await open();
      await stageCorpus(ended, 1, FERRY);
      await ended.close();
      const { store } = await open(place);
      await store.resumeJob(1);
      const id = await stageArticle(store, 1, makeArticle('bridge.md', BRIDGE['bridge.md']));
      await store.stageFiles(1, [fileOf('bridge.md', id)]);
      await store.activate(1, SPACE);
      await store.endJob(1, 'done', null, null);
      expect(Object.keys(await searchable(store))).toEqual(['bridge.md']);
      await expect(store.resumeJob(1)).rejects.toMatchObject({ code: 'JOB_FAILED' });
      await expect(store.resumeJob(2)).rejects.toMatchObject({ code: 'JOB_FAILED' });
    });

    test('an index is never emptied by a job that did not say what is in the folder', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      await store.beginJob(2, 'changed');
      await stageArticle(store, 2, makeArticle('new.md', ['New words.']));
      await expect(store.activate(2, SPACE)).rejects.toThrow('cannot be activated');
      expect(Object.keys(await searchable(store))).toEqual(['ferry.md']);
    });

    test('activating a job twice, as after a thread died, changes nothing more', async () => {
      const { store } = await open();
      expect(await runJob(store, 1, FERRY)).toBe(true);
      expect(await store.activate(1, SPACE)).toBe(true);
      expect(Object.keys(await searchable(store))).toEqual(['ferry.md']);
      expect(await runJob(store, 2, FERRY)).toBe(false);
      expect(await store.activate(2, SPACE)).toBe(false);
      expect(await store.generation()).toBe(1);
    });

    test('the text of a version never changes, whatever happens to its article', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const answer = await answerFrom(store, 'ferry.md');
      await store.saveAnswer(record(answer));
      const version = answer.quotes[0]?.version as number;
      const before = await store.loadVersion(version);
      await runJob(store, 2, { 'ferry.md': ['The ferry was sold.'] });
      await runJob(store, 3, BRIDGE);
      await runJob(store, 4, { 'bridge.md': ['The bridge fell.'] });
      await store.sweep();
      expect(await store.loadVersion(version)).toEqual({ ...before, state: 'past' });
    });

    test('removing an article undoes adding it', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const before = await searchable(store);
      const statistics = await store.statistics();
      await runJob(store, 2, { ...FERRY, ...BRIDGE });
      await runJob(store, 3, FERRY);
      await store.sweep();
      expect(await searchable(store)).toEqual(before);
      expect(await store.statistics()).toEqual(statistics);
      expect(await store.documentFrequencies(['bridg', 'mayor'])).toEqual([0, 0]);
      expect(await nearestTexts(store, 'bridge mayor spring', 10)).not.toContain(BRIDGE['bridge.md'][0]);
    });

    test('the sweep keeps what an answer cites and what a rollback wants, and takes the rest', async () => {
      const { store } = await open();
      await runJob(store, 1, { ...FERRY, ...BRIDGE });
      const cited = await answerFrom(store, 'ferry.md');
      await store.saveAnswer(record(cited));
      const uncited = (await store.findArticle('bridge.md'))?.version as number;
      await runJob(store, 2, { 'other.md': ['Something else.'] });
      await store.sweep();
      expect(await store.loadVersion(uncited)).not.toBeNull();
      expect((await store.previousFiles())?.map(({ path }) => path)).toEqual(['bridge.md', 'ferry.md']);
      await runJob(store, 3, { 'third.md': ['A third thing.'] });
      await store.sweep();
      expect(await store.loadVersion(uncited)).toBeNull();
      expect(await store.loadVersion(cited.quotes[0]?.version as number)).not.toBeNull();
    });

    test('a rollback brings the earlier articles back, also after their passages were swept away', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const before = await searchable(store);
      await runJob(store, 2, BRIDGE);
      await store.sweep();
      await store.beginJob(3, 'rollback');
      const previous = (await store.previousFiles()) ?? [];
      const [described] = await store.describeVersions(previous.map(({ version }) => version as number));
      expect(described).toMatchObject({ path: 'ferry.md', hasPassages: false });
      await stagePassagesOf(store, described?.id as number);
      await store.stageFiles(3, previous);
      await store.activate(3, SPACE);
      expect(await searchable(store)).toEqual(before);
      expect(await textsFor(store, ['ferri'])).toEqual([FERRY['ferry.md'][0]]);
    });

    test('a file that is a duplicate is listed under the article that is indexed', async () => {
      const { store } = await open();
      await store.beginJob(1, 'changed');
      const version = await stageArticle(store, 1, makeArticle('a.md', ['Same words.']));
      await store.stageFiles(1, [fileOf('a.md', version), fileOf('b.md', null, 'a.md')]);
      await store.activate(1, SPACE);
      expect(await store.findArticle('b.md')).toMatchObject({ path: 'a.md', duplicates: ['b.md'] });
      expect(await store.listArticles(0, 10)).toMatchObject({ total: 1 });
    });

    test('a list tells of each article what a reader chooses by', async () => {
      const { store } = await open();
      await store.beginJob(1, 'changed');
      const about = { url: 'https://example.org/a', date: '2018-06-12', author: 'A. Writer', tags: ['sea', 'boats'] };
      const a = await stageArticle(store, 1, { ...makeArticle('a.md', ['Two words.'], 'First'), ...about });
      const b = await stageArticle(store, 1, makeArticle('b.md', ['Three more words.'], 'Second'));
      await store.stageFiles(1, [fileOf('a.md', a), fileOf('b.md', b)]);
      await store.activate(1, SPACE);
      const counts = { passages: 1, duplicates: [] };
      const first = { path: 'a.md', version: a, title: 'First', ...about, words: 2, ...counts };
      const plain = { url: null, date: null, author: null, tags: [] };
      const second = { path: 'b.md', version: b, title: 'Second', ...plain, words: 3, ...counts };
      expect(await store.listArticles(0, 10)).toEqual({ total: 2, articles: [first, second] });
      expect(await store.listArticles(1, 10)).toEqual({ total: 2, articles: [second] });
      expect(await store.findArticle('first')).toEqual(first);
    });

    test('an article is found by its title in any case, whatever the script', async () => {
      const { store } = await open();
      const titles = {
        'a.md': 'Über uns: Ärzte',
        'b.md': 'ПРАВИЛА парка',
        'c.md': 'Straße',
        'd.md': 'A title',
        'e.md': 'a TITLE',
      };
      await store.beginJob(1, 'changed');
      const files: KnownFile[] = [];
      for (const [path, title] of Object.entries(titles))
        files.push(fileOf(path, await stageArticle(store, 1, makeArticle(path, [`Words of ${path}.`], title))));
      await store.stageFiles(1, files);
      await store.activate(1, SPACE);
      const found = async (name: string) => (await store.findArticle(name))?.path ?? null;
      expect(await found('über UNS: ärzte')).toBe('a.md');
      expect(await found('правила ПАРКА')).toBe('b.md');
      expect(await found('STRAẞE')).toBe('c.md');
      expect(await found('strasse')).toBeNull();
      expect(await found('A TITLE')).toBe('d.md');
      expect(await found('')).toBeNull();
    });

    test('any history of jobs ends in what a single job would have made', async () => {
      const sentence = fc.constantFrom('The river rose.', 'The river fell.', 'Snow lay on the pass.', 'No train came.');
      const corpus = fc.dictionary(
        fc.constantFrom('a.md', 'b.md', 'c.md'),
        fc.array(sentence, { minLength: 1, maxLength: 3 }),
        {
          noNullPrototype: true,
        },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(corpus, { minLength: 1, maxLength: 4 }), async (history) => {
          const [{ store }, { store: clean }] = [await open(), await open()];
          for (const [i, one] of history.entries()) await runJob(store, i + 1, one as Corpus);
          await store.sweep();
          await runJob(clean, 1, history.at(-1) as Corpus);
          expect(await searchable(store)).toEqual(await searchable(clean));
          expect(await store.statistics()).toEqual(await clean.statistics());
          const terms = ['river', 'rose', 'snow', 'train', 'fell', 'lai'];
          expect(await store.documentFrequencies(terms)).toEqual(await clean.documentFrequencies(terms));
          expect((await nearestTexts(store, 'the river rose', 20)).sort()).toEqual(
            (await nearestTexts(clean, 'the river rose', 20)).sort(),
          );
          expect(await store.check()).toEqual([]);
          await Promise.all([store.close(), clean.close()]);
        }),
        { numRuns: 12 },
      );
    });
  });

  describeSearch(name, open);
  describeAnswers(name, open);
}
