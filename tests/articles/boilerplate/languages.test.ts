/** What pages put round a text in the other languages of the bot: left out as in English, and sentences that resemble it kept. */
import { expect, test } from 'vitest';
import { read, texts } from '../reading.ts';

const GERMAN = [
  'Die Alte Mühle wurde 1742 von Müllermeister Johann Voss gebaut und brannte schon im Jahr 1811 vollständig ab.',
  'Das Mühlrad hat einen Durchmesser von fünf Metern und treibt seit einigen Jahren einen kleinen Generator an.',
] as const;
const KOREAN = [
  '물레방앗간은 1742년에 목수 장덕수가 지었고 1811년에 불에 탔으나 이듬해 같은 자리에 다시 세워졌다.',
  '물레바퀴의 지름은 오 미터이며 몇 해 전부터는 작은 발전기를 돌려 마을 회관에서 쓸 전기를 만들고 있다.',
] as const;
const page = ([first, second]: readonly [string, string], between: string) =>
  `Ein Titel 제목\n\n${first}\n\n${between}\n\n${second}\n`;

test.each([
  'Jetzt Newsletter abonnieren',
  'Mit Ihrer Anmeldung stimmen Sie unseren Datenschutzbestimmungen zu.',
  'Diesen Artikel teilen',
  'Per E-Mail versenden',
  'Artikel drucken',
  'Zurück zur Übersicht',
  'Kommentar abschicken',
  'Schreibe einen Kommentar Antworten abbrechen',
  'Meinen Namen, meine E-Mail-Adresse und meine Website in diesem Browser für die nächste Kommentierung speichern.',
  'Nur notwendige Cookies',
  'Diesen Beitrag teilen: Facebook WhatsApp E-Mail',
  'Vorheriger Beitrag: Das Spritzenhaus',
  'Mehr dazu: Der Hafen im 19. Jahrhundert',
])('left out of German: %s', async (line) => {
  const article = await read(page(GERMAN, line));
  expect(texts(article)).toEqual([...GERMAN]);
  expect(article.omitted.map(({ text }) => text)).toEqual([line]);
});

test.each([
  'Mit Ihrer Anmeldung zum Ehrenamt fing alles an, sagte der Vorsitzende.',
  'Wer einen Artikel drucken will, braucht dafür Papier.',
  'Der Weg zurück zur Übersicht war ihm versperrt.',
])('kept in German: %s', async (line) => {
  expect(texts(await read(page(GERMAN, line)))).toEqual([GERMAN[0], line, GERMAN[1]]);
});

test.each([
  '이메일로 구독하기',
  '이 기사 공유하기',
  '이 글 공유하기: 페이스북 트위터 카카오스토리 밴드',
  '기사 인쇄',
  '목록으로',
  '댓글 등록',
  '댓글을 입력해 주세요.',
  '이전 글: 나루터 이야기',
  '좋아요 12 싫어요 0',
  '기사 제보 및 문의 jebo@gangbyeon.example',
  '다음 번 댓글 작성을 위해 이 브라우저에 이름, 이메일, 그리고 웹사이트를 저장합니다.',
  '모두 거부',
])('left out of Korean: %s', async (line) => {
  const article = await read(page(KOREAN, line));
  expect(texts(article)).toEqual([...KOREAN]);
  expect(article.omitted.map(({ text }) => text)).toEqual([line]);
});

test.each(['이전 글에서 나루터를 다루었다.', '주민들은 좋아요 12개를 받았다고 전했다.', '기사 제보가 큰 힘이 되었다.'])(
  'kept in Korean: %s',
  async (line) => {
    expect(texts(await read(page(KOREAN, line)))).toEqual([KOREAN[0], line, KOREAN[1]]);
  },
);

test.each([
  ['Ähnliche Beiträge', GERMAN],
  ['Auch interessant', GERMAN],
  ['함께 보면 좋은 글', KOREAN],
  ['가장 많이 본 기사', KOREAN],
  ['Articles liés', GERMAN],
  ['Entradas relacionadas', GERMAN],
] as const)('titles of others go with what stands above them: %s', async (above, [first, second]) => {
  const article = await read(
    `# 제목 Titel\n\n${first}\n\n${second}\n\n## ${above}\n\n- Spritzenhaus\n- Markt\n`,
    'a.md',
  );
  expect(texts(article)).toEqual([first, second]);
});

test('a row of places to share in Korean goes, each on a line of its own', async () => {
  const row = '공유하기\n\n페이스북\n\n트위터\n\n카카오톡\n\nURL 복사\n\n인쇄하기';
  expect(texts(await read(page(KOREAN, row)))).toEqual([...KOREAN]);
});

test('the form below a Korean text goes with all its fields', async () => {
  const form = '댓글 남기기\n\n이름 *\n\n이메일 *\n\n웹사이트\n\n댓글 등록';
  const article = await read(`제목\n\n${KOREAN[0]}\n\n${KOREAN[1]}\n\n${form}\n`);
  expect(texts(article)).toEqual([...KOREAN]);
});
