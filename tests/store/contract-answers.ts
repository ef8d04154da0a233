/** What every backend promises of answers: frozen when given, deleted when asked for, listed by place. */
import { describe, expect, test } from 'vitest';
import { answerFrom, fileOf, makeArticle, type OpenStore, record, runJob, SPACE, stageArticle } from './fixture.ts';

const FERRY = { 'ferry.md': ['The ferry leaves at nine.'], 'other.md': ['Other words.'] };

export function describeAnswers(name: string, open: OpenStore): void {
  describe(`${name}: answers`, () => {
    test('an answer is read back as it was given, after the article changed and after a restart', async () => {
      const { store, place } = await open();
      await runJob(store, 1, FERRY);
      const answer = await answerFrom(store, 'ferry.md', { question: 'When?\u0000 "quoted" 🚢' });
      await store.saveAnswer(record(answer));
      await runJob(store, 2, { 'ferry.md': ['The ferry leaves at ten.'] });
      await store.sweep();
      await store.close();
      const { store: reopened } = await open(place);
      expect(await reopened.findAnswer(answer.id)).toEqual(answer);
      const quote = answer.quotes[0];
      const version = await reopened.loadVersion(quote?.version as number);
      expect(version?.text.slice(quote?.start, quote?.end)).toBe(quote?.text);
      expect(await reopened.findAnswer('no-such-answer')).toBeNull();
    });

    test('the latest answers of a place come newest first and no more than wanted', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      for (const [i, place] of ['here', 'there', 'here', 'here'].entries())
        await store.saveAnswer(record(await answerFrom(store, 'ferry.md', { id: `a${i}`, askedAt: i }), null, place));
      expect((await store.latestAnswers('here', 2)).map(({ id }) => id)).toEqual(['a3', 'a2']);
      expect(await store.latestAnswers('nowhere', 2)).toEqual([]);
    });

    test('forgetting a person takes their questions and verdicts and nobody else’s', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      await store.saveAnswer(record(await answerFrom(store, 'ferry.md', { id: 'mine' }), 'me'));
      await store.saveAnswer(record(await answerFrom(store, 'ferry.md', { id: 'yours' }), 'you'));
      await store.saveVerdict('yours', 'not-helpful', 'me');
      await store.saveVerdict('yours', 'tell-admins', 'you');
      expect(await store.forgetPerson('me')).toBe(2);
      expect(await store.findAnswer('mine')).toBeNull();
      expect(await store.findAnswer('yours')).not.toBeNull();
      expect(await store.gapQuestions(10)).toMatchObject([{ notHelpful: 0, reported: 1 }]);
      expect(await store.forgetPerson('me')).toBe(0);
    });

    test('old answers are forgotten by age, and the text that only they cited goes with the next sweep', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const old = await answerFrom(store, 'ferry.md', { id: 'old', askedAt: 10 });
      await store.saveAnswer(record(old));
      await store.saveAnswer(record(await answerFrom(store, 'other.md', { id: 'new', askedAt: 100 })));
      await runJob(store, 2, { 'x.md': ['X.'] });
      await runJob(store, 3, { 'y.md': ['Y.'] });
      expect(await store.forgetBefore(50)).toBe(1);
      await store.sweep();
      expect(await store.loadVersion(old.quotes[0]?.version as number)).toBeNull();
      expect(await store.findAnswer('new')).not.toBeNull();
      expect(await store.answerTimesSince(50)).toEqual([{ tookMs: 5, abstained: false }]);
    });

    test('a question without an answer is listed with the answer that it followed', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const abstained = { status: 'abstained', quotes: [] } as const;
      const first = await answerFrom(store, 'ferry.md', {
        ...abstained,
        id: 'first',
        question: '"A"\u0000?',
        askedAt: 1,
      });
      await store.saveAnswer(record(first));
      await store.saveAnswer(
        record(await answerFrom(store, 'ferry.md', { ...abstained, id: 'second', follows: 'first', askedAt: 2 })),
      );
      expect(await store.gapQuestions(10)).toMatchObject([
        { follows: 'first' },
        { question: '"A"\u0000?', follows: null },
      ]);
    });

    test('someone who changes their mind about an answer counts once', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      await store.saveAnswer(record(await answerFrom(store, 'ferry.md', { id: 'a' })));
      await store.saveVerdict('a', 'not-helpful', 'me');
      await store.saveVerdict('a', 'not-helpful', 'me');
      expect(await store.gapQuestions(10)).toMatchObject([{ notHelpful: 1 }]);
      await store.saveVerdict('a', 'helpful', 'me');
      expect(await store.gapQuestions(10)).toEqual([]);
    });

    test('where nobody’s name is kept, an answer counts once for each verdict, however often it is pressed', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      await store.saveAnswer(record(await answerFrom(store, 'ferry.md', { id: 'a', askedAt: 2 })));
      await store.saveAnswer(record(await answerFrom(store, 'ferry.md', { id: 'b', askedAt: 1 })));
      for (let pressed = 0; pressed < 10; pressed += 1) {
        await store.saveVerdict('a', 'not-helpful', null);
        await store.saveVerdict('a', 'tell-admins', null);
      }
      await store.saveVerdict('b', 'not-helpful', null);
      // Perhaps somebody else's, who may not take the other one back.
      await store.saveVerdict('b', 'helpful', null);
      // A name that was kept once, and that of one who tells twice.
      await store.saveVerdict('b', 'not-helpful', 'me');
      for (let told = 0; told < 2; told += 1) await store.saveVerdict('b', 'tell-admins', 'me');
      expect(await store.gapQuestions(10)).toMatchObject([
        { notHelpful: 1, reported: 1 },
        { notHelpful: 2, reported: 1 },
      ]);
    });

    test('a pin stays while its text does, rests while the article reads otherwise, and is back with it', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const answer = await answerFrom(store, 'ferry.md');
      await store.saveAnswer(record(answer));
      const pin = await store.savePin({ question: 'When?', quote: answer.quotes[0] as never, createdAt: 1 });
      await runJob(store, 2, { 'ferry.md': ['The ferry leaves at ten.'] });
      await store.sweep();
      expect(await store.pins()).toEqual([]);
      await runJob(store, 3, FERRY);
      const live = (await store.findArticle('ferry.md'))?.version;
      expect(await store.pins()).toEqual([{ ...pin, quote: { ...pin.quote, version: live } }]);
      expect(await store.deletePin(pin.id)).toBe(true);
      expect(await store.deletePin(pin.id)).toBe(false);
    });

    test('the id of a pin is never given to a later one', async () => {
      const { store, place } = await open();
      await runJob(store, 1, FERRY);
      const quote = (await answerFrom(store, 'ferry.md')).quotes[0] as never;
      const ids: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        const { id } = await store.savePin({ question: `Question ${i}?`, quote, createdAt: i });
        ids.push(id);
        expect(await store.deletePin(id)).toBe(true);
      }
      await store.close();
      const { store: reopened } = await open(place);
      ids.push((await reopened.savePin({ question: 'When?', quote, createdAt: 9 })).id);
      expect(new Set(ids).size).toBe(4);
    });

    test('a full reindex, which reads every file again, keeps the pins', async () => {
      const { store } = await open();
      await runJob(store, 1, FERRY);
      const answer = await answerFrom(store, 'ferry.md');
      await store.savePin({ question: 'When?', quote: answer.quotes[0] as never, createdAt: 1 });
      await store.beginJob(2, 'full');
      const version = await stageArticle(store, 2, makeArticle('ferry.md', FERRY['ferry.md']));
      await store.stageFiles(2, [fileOf('ferry.md', version)]);
      await store.activate(2, SPACE);
      await store.sweep();
      expect(await store.pins()).toMatchObject([{ question: 'When?', quote: { version } }]);
    });
  });
}
