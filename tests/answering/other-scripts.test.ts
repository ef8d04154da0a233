/** Questions and articles in a script that the built-in model, which knows English alone, cannot read. */
import { expect, test } from 'vitest';
import { openTestCore } from '../helpers/core.ts';

const FILES = {
  'library.md': `# 해맑은도서관 다시 문 연다

2년의 공사를 마친 해맑은도서관이 4월 1일 다시 문을 연다. 공사에는 42억 원이 들었다.

## 이용 시간

도서관은 화요일부터 일요일까지 오전 9시에 열어 오후 10시에 닫는다. 월요일은 쉰다.`,
  'mill.md': `# 오래된 물레방앗간

물레방앗간은 1742년에 목수 장덕수가 지었다. 1811년 불에 탔으나 이듬해 다시 세워졌다.

매달 첫째 일요일 오후 2시에 안내 관람이 있으며 예약은 전화로 받는다.`,
  'bees.md': `# 양봉의 한 해

여왕벌은 5월에 하루 최대 2,000개의 알을 낳는다. 꿀은 7월 말에 뜬다.`,
};

const HELD = {
  '물레방앗간은 누가 지었나요?': '장덕수가 지었다',
  '해맑은도서관은 언제 다시 문을 여나요?': '4월 1일',
  '여왕벌은 하루에 알을 몇 개 낳나요?': '2,000개의 알',
  '물레방앗간 안내 관람은 언제 있나요?': '첫째 일요일',
};
const NOT_HELD = [
  '서울의 인구는 얼마인가요?',
  '에베레스트 산의 높이는?',
  '컴퓨터 바이러스는 어떻게 치료하나요?',
  '고양이는 하루에 몇 시간 자나요?',
  '세종대왕은 언제 태어났나요?',
  'Когда родился Пушкин?',
  '富士山の高さはどのくらいですか？',
];

test('they are answered by their words, and not at all where the articles hold none of them', async () => {
  const { core } = await openTestCore({ files: FILES, env: { EMBEDDING_MODEL: 'builtin' } });
  const ask = async (question: string) => (await core.ask({ question, place: 'here' })).answer;
  for (const [question, words] of Object.entries(HELD)) {
    const { status, quotes } = await ask(question);
    expect([question, status, quotes[0]?.text]).toEqual([question, 'answered', expect.stringContaining(words)]);
  }
  for (const question of NOT_HELD)
    expect(await ask(question)).toMatchObject({ question, status: 'abstained', quotes: [] });
}, 60_000);
