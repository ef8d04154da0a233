/** When a question and what was found for it are in different languages, and when nobody can say. */
import { expect, test } from 'vitest';
import { areInOtherLanguages } from '../../src/answering/language.ts';

const ENGLISH =
  'The lighthouse keeper lit the lamp for the first time in March 1902. The tower was measured again in 2010, and the ' +
  'report of the surveyors blames an old chain for the earlier figure. Die Zeit called it a scandal.';
const GERMAN =
  'Der Wärter zündete die Lampe im März 1902 zum ersten Mal an. Der Turm wurde 2010 neu vermessen, und der Bericht gibt ' +
  'einer alten Kette die Schuld für die frühere Zahl. Es ist nicht die erste Messung, die mit ihr gemacht wurde.';
const KOREAN = '등대지기는 1902년 3월에 처음으로 등불을 켰다. 탑은 2010년에 다시 측정되었다. BBC는 이를 보도했다.';

test.each([
  '등대는 언제 켜졌나요?',
  'Gull Point 등대는 언제 켜졌나요?',
  'Gull Point 등대는 언제?',
  'Кто зажёг лампу?',
  'متى أضيء المصباح؟',
  'Wann war die Eröffnung?',
  'Was sagte Ruiz über die Kette?',
  'Wer ist Anselm Ruiz?',
  '¿Quién es Anselm Ruiz?',
  'Qui est Anselm Ruiz ?',
  'Combien de mètres ?',
  'Chi è Anselm Ruiz?',
  'Quem é Anselm Ruiz?',
])('a question in another language than English articles: %s', (question) => {
  expect(areInOtherLanguages(question, ENGLISH)).toBe(true);
});

test.each([
  'When was the lamp lit?',
  'lamp lit',
  'Who is 김정은?',
  'Who wrote Der Tod in Venedig?',
  'Was Ruiz invited?',
  'Ursula von der Leyen',
  'Wen Jiabao',
  'Wat Pho',
  'qui tam suits',
  'Das Boot',
  'Los Angeles',
  'Médecins Sans Frontières',
  'que sera sera',
  'Translate "Es ist ein Ros" for choirs',
  'μ-opioid receptors',
  '1902',
])('a name, a borrowed phrase and English claim nothing beside English articles: %s', (question) => {
  expect(areInOtherLanguages(question, ENGLISH)).toBe(false);
});

test('articles in the language of the question are not in another one, whatever language that is', () => {
  expect(areInOtherLanguages('Wann war die Eröffnung?', GERMAN)).toBe(false);
  expect(areInOtherLanguages('등대는 언제 켜졌나요?', KOREAN)).toBe(false);
  expect(areInOtherLanguages('When was the lamp lit?', GERMAN)).toBe(true);
  expect(areInOtherLanguages('When was the lamp lit?', KOREAN)).toBe(true);
  expect(areInOtherLanguages('When was the lamp lit?', '')).toBe(false);
});
