/**
 * The first message of the channel, in the language of whoever looks: what the bot is, and up to three questions to try. The
 * questions belong to the sample corpus; of other articles headings and titles that can be asked about are offered.
 */
import type { APIComponentInContainer } from 'discord.js';
import type { ArticleSummary, Core } from '../core.ts';
import { type LocaleName, localeOf } from '../discord/messages/index.ts';
import { button, container, message, row, small, text } from '../discord/rendering/payload.ts';
import { chooseOffers } from './offers.ts';
import { type ChannelMessage, EXAMPLE_PREFIX } from './wire.ts';

/** Before every other message. */
const WELCOME_ID = '0'.repeat(19);
const OFFERED = 3;
/** Articles that are looked through for headings. */
const LOOKED_THROUGH = 10;

const SAMPLE_ARTICLE = 'singapore-joint-statement.md';
const SAMPLE_QUESTIONS = [
  'Who is Choe Son Hui?',
  'What did Bolton say about Libya?',
  'Who announced that Trump would meet Kim Jong Un?',
];

interface Words {
  readonly heading: string;
  readonly what: string;
  readonly how: string;
  /** The same where nothing is offered to try. */
  readonly alone: string;
  readonly empty: string;
}

const WORDS: Readonly<Record<LocaleName, Words>> = {
  en: {
    heading: 'Ask the articles',
    what: 'I answer with exact quotes, each numbered like a footnote, and say so when the articles hold no answer.',
    how: 'Try one of these, write a question below, or type / for the commands.',
    alone: 'Write a question below, or type / for the commands.',
    empty: 'No articles are indexed yet. As an admin, use /reindex run.',
  },
  ko: {
    heading: '기사에 물어보세요',
    what: '각주처럼 번호를 붙인 정확한 인용으로 답하고, 기사에 답이 없으면 없다고 말합니다.',
    how: '아래 질문을 눌러 보거나, 직접 질문을 쓰거나, /를 입력해 명령어를 보세요.',
    alone: '아래에 질문을 쓰거나, /를 입력해 명령어를 보세요.',
    empty: '아직 색인된 기사가 없습니다. 관리자로 /색인 실행을 사용하세요.',
  },
  es: {
    heading: 'Pregunta a los artículos',
    what: 'Respondo con citas exactas, numeradas como notas al pie, y lo digo cuando los artículos no tienen respuesta.',
    how: 'Prueba una de estas preguntas, escribe la tuya abajo o teclea / para ver los comandos.',
    alone: 'Escribe una pregunta abajo o teclea / para ver los comandos.',
    empty: 'Todavía no hay artículos en el índice. Como admin, usa /reindexar ejecutar.',
  },
  fr: {
    heading: 'Interroge les articles',
    what: 'Je réponds par des citations exactes, numérotées comme des notes de bas de page, et je le dis quand les articles ne répondent pas.',
    how: 'Essaie une de ces questions, écris la tienne en bas, ou tape / pour les commandes.',
    alone: 'Écris une question en bas, ou tape / pour les commandes.',
    empty: 'Aucun article n’est encore indexé. En tant qu’admin, utilise /réindexer lancer.',
  },
  de: {
    heading: 'Frag die Artikel',
    what: 'Ich antworte mit genauen Zitaten, nummeriert wie Fußnoten, und sage es, wenn die Artikel keine Antwort enthalten.',
    how: 'Probier eine dieser Fragen, schreib unten eine eigene, oder tippe / für die Befehle.',
    alone: 'Schreib unten eine Frage, oder tippe / für die Befehle.',
    empty: 'Noch sind keine Artikel im Index. Nimm als Admin /reindex ausführen.',
  },
};

export async function welcomeMessage(core: Core, locale: string): Promise<ChannelMessage> {
  const words = WORDS[localeOf(locale)];
  const { articles } = await core.listArticles(0, LOOKED_THROUGH);
  const questions = articles.length === 0 ? [] : await exampleQuestions(core, articles);
  const parts: APIComponentInContainer[] = [text(`### ${words.heading}\n${words.what}`)];
  // One button a row, as under an abstention: questions are long.
  for (const question of questions) parts.push(row(button(question, `${EXAMPLE_PREFIX}${question}`)));
  parts.push(text(small(articles.length === 0 ? words.empty : questions.length === 0 ? words.alone : words.how)));
  const { components } = message([container(...parts)]);
  const still = { thinking: false, edited: false, content: null, files: [], head: null, onlyFor: null };
  return { id: WELCOME_ID, at: startedAt, author: 'bot', components, ...still };
}

const startedAt = Date.now();

async function exampleQuestions(core: Core, articles: readonly ArticleSummary[]): Promise<readonly string[]> {
  const isSample = await core.showArticle(SAMPLE_ARTICLE).then(
    () => true,
    () => false,
  );
  if (isSample) return SAMPLE_QUESTIONS;
  const details = await Promise.all(articles.map(({ path }) => core.showArticle(path).catch(() => null)));
  return chooseOffers(details.filter((article) => article !== null)).slice(0, OFFERED);
}
