import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSentences } from '../../embeddings/sentences.ts';
import { countWords, measureWords } from '../../embeddings/words.ts';

const cut = (text: string) =>
  cutSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences end where a reader would end them', () => {
  const whole = [
    'The U.S. Congress met Gen. Park at 9 a.m. Monday.',
    'Sen. Lindsey Graham (R-S.C.) estimated the odds.',
    'J. K. Rowling wrote to Dr. Smith of Acme Inc. Friday.',
    'Resolution No. 2397 allows about 0.5 million barrels, e.g. Diesel (see p. 12 and Fig. 3).',
    'The price rose by 3.5 percent in version 2.0.1 of the plan.',
    '1. Introduction to the talks',
    '25 to 28 March. Kim travels to Beijing and back by train.',
    'The Lt. Col. and Cllr. Moxon met J. R. Oake, M. I. Finley and the others.',
    'Rund 5 Mio. Menschen zahlten 3 Mrd. Euro.',
    'Siehe Art. 5 und S. 12.',
    'Am 3. Oktober traf Dr. Kim die Delegation, z.B. Minister aus Seoul.',
    'Die Miete beträgt 500 Euro inkl. Nebenkosten, zzgl. Strom.',
    'Im 19. Jh. fuhr hier ein Schiff.',
    'Er wohnt in der Hafenstr. 12 und ist unter Tel. 0421 55512 zu erreichen.',
    'Die Sitzung am 12. 9. 2024 war kurz.',
    '회의는 2024. 9. 12. (목) 14:00에 열렸다.',
    '수정 2023.03.14. 오전 11:02',
    '그는 1997. 3. 5. 서울에서 태어났다.',
    '“What the hell is wrong with speaking?” the candidate said.',
    '“We go. We stay. We wait,” he said.',
    '그는 "회담은 성공이었다." 라고 말했다.',
  ];
  test.each(whole)('stays in one piece: %s', (text) => expect(cut(text)).toEqual([text]));

  const several: [string, string[]][] = [
    ['Trump met Kim Jong Un. He left early.', ['Trump met Kim Jong Un.', 'He left early.']],
    ['They flew to the U.S. The trip was short.', ['They flew to the U.S.', 'The trip was short.']],
    ['A perpetual state of war.Well, now it ends.', ['A perpetual state of war.', 'Well, now it ends.']],
    [
      'It began the war.[1] The truce held.[citation needed] Then it broke.',
      ['It began the war.[1]', 'The truce held.[citation needed]', 'Then it broke.'],
    ],
    [
      'She asked: “Why not?” Nobody answered. (They were tired.) Then they left.',
      ['She asked: “Why not?”', 'Nobody answered.', '(They were tired.)', 'Then they left.'],
    ],
    ['The vote was on plan S. They chose it.', ['The vote was on plan S.', 'They chose it.']],
    ['Es kostet 5 Mio. Die Stadt zahlt.', ['Es kostet 5 Mio.', 'Die Stadt zahlt.']],
    ['Er wohnt in der Hafenstr. 12. Das Haus ist alt.', ['Er wohnt in der Hafenstr. 12.', 'Das Haus ist alt.']],
    ['Es geschah am 12. 9. 2024. Danach war Ruhe.', ['Es geschah am 12. 9. 2024.', 'Danach war Ruhe.']],
    ['다음 회의는 2024. 10. 3. 오전이다. 장소는 같다.', ['다음 회의는 2024. 10. 3. 오전이다.', '장소는 같다.']],
    ['9. Es begann 2024. 10. Es endete.', ['9. Es begann 2024.', '10. Es endete.']],
    ['Wait... The door opened. Is it so? Yes!', ['Wait...', 'The door opened.', 'Is it so?', 'Yes!']],
    ['북한은 오늘 미사일을 발사했다. 서울은 항의했다.', ['북한은 오늘 미사일을 발사했다.', '서울은 항의했다.']],
    ['北朝鮮は発射した。日本は抗議した。', ['北朝鮮は発射した。', '日本は抗議した。']],
    ['Встреча прошла в Сеуле. Стороны договорились.', ['Встреча прошла в Сеуле.', 'Стороны договорились.']],
    ['انتهت الحرب. هل بدأ السلام؟ نعم.', ['انتهت الحرب.', 'هل بدأ السلام؟', 'نعم.']],
    ['वार्ता समाप्त हुई। सभी लौट गए।', ['वार्ता समाप्त हुई।', 'सभी लौट गए।']],
  ];
  test.each(several)('is cut: %s', (text, sentences) => expect(cut(text)).toEqual(sentences));
});

test('no initial ends a sentence before a name', () => {
  const initial = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ').map((letter) => `${letter}.`);
  const name = fc
    .array(initial, { minLength: 1, maxLength: 4 })
    .map((initials) => `Ruth ${initials.join(' ')} Penrose`);
  fc.assert(
    fc.property(name, (person) => {
      const text = `The bridge that ${person} built still stands.`;
      expect(cut(text)).toEqual([text]);
    }),
  );
});

test('a sentence that never ends is cut at a clause, a word that never ends inside it', () => {
  const clauses = `${'the delegation spoke of one matter and of another, '.repeat(60)}and went home`;
  const pieces = cut(clauses);
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces.slice(0, -1)) expect(piece.endsWith(',')).toBe(true);
  for (const piece of cut('x'.repeat(100_000))) expect(piece.length).toBeLessThanOrEqual(2400);
});

test('sentences hold every character but white space, in order, and begin and end with one', () => {
  const scrap = fc.constantFrom(
    'U.S. ',
    'Dr. ',
    'Kim ',
    'went. ',
    '“',
    '” ',
    '"',
    '(',
    ') ',
    '? ',
    '! ',
    '... ',
    '\n',
    '1. ',
    '[2] ',
    '。',
    '북한은 ',
    '朝',
    '👩‍👩‍👧',
    'a,b; ',
    '  ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(scrap, { maxLength: 120 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, fc.nat(20), (body, offset) => {
      const span = { start: Math.min(offset, body.length), end: body.length };
      let end = span.start;
      for (const sentence of cutSentences(body, span)) {
        expect(body.slice(end, sentence.start).trim()).toBe('');
        expect(sentence.end).toBeGreaterThan(sentence.start);
        const content = body.slice(sentence.start, sentence.end);
        expect(content.trim()).toBe(content);
        end = sentence.end;
      }
      expect(body.slice(end).trim()).toBe('');
    }),
    { numRuns: 300 },
  );
});

test.each(['U.S. ', '“A b. ', 'Ab cd. ', '" A. ', '. ', 'word ', '[', '北'])(
  'time grows with the text and not with its square: %j',
  (bait) => {
    const cpu = (count: number) => {
      const text = bait.repeat(count);
      const before = process.cpuUsage();
      cutSentences(text, { start: 0, end: text.length });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    cpu(2000);
    expect(cpu(24_000)).toBeLessThan(Math.max(40, cpu(6000)) * 12);
  },
);

test('readers count an address once, and words of every script', () => {
  expect(countWords('Kim met Moon at Panmunjom')).toBe(5);
  expect(countWords('北朝鮮は発射した')).toBe(4);
  expect(countWords('x'.repeat(100))).toBe(1);
});

test('words are counted alike with and without spaces', () => {
  expect(measureWords('Kim met Moon at Panmunjom')).toBe(5);
  expect(measureWords('北朝鮮は発射した')).toBe(4);
  expect(measureWords('x'.repeat(100))).toBe(5);
  expect(measureWords(' \u3000\n')).toBe(0);
});
