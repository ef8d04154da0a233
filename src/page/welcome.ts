/**
 * The first message of the channel, in the language of whoever looks: what the bot is, and three questions to try. The
 * questions belong to the sample corpus; with other articles headings of their sections are offered instead, because the
 * title of a page that lists stories names none of them.
 */
import type { APIComponentInContainer } from 'discord.js';
import type { ArticleDetail, Core } from '../core.ts';
import { type LocaleName, localeOf } from '../discord/messages/index.ts';
import { button, container, message, row, small, text } from '../discord/payload.ts';
import { type ChannelMessage, EXAMPLE_PREFIX } from './wire.ts';

/** Before every other message. */
const WELCOME_ID = '0'.repeat(19);
const MAX_CUSTOM_ID = 100;
const MAX_QUESTION = MAX_CUSTOM_ID - EXAMPLE_PREFIX.length;

const OFFERED = 3;
/** Articles that are looked through for headings. */
const LOOKED_THROUGH = 10;
/** A heading of fewer words says too little to be asked, and a section of fewer too little to answer. */
const TELLING_WORDS = 3;
const ANSWERING_WORDS = 30;

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
  readonly empty: string;
}

const WORDS: Readonly<Record<LocaleName, Words>> = {
  en: {
    heading: 'Ask the articles',
    what: 'I answer with exact quotes, each numbered like a footnote, and say so when the articles hold no answer.',
    how: 'Try one of these, write a question below, or type / for the commands.',
    empty: 'No articles are indexed yet. As an admin, use /reindex run.',
  },
  ko: {
    heading: '기사에 물어보세요',
    what: '각주처럼 번호를 붙인 정확한 인용으로 답하고, 기사에 답이 없으면 없다고 말합니다.',
    how: '아래 질문을 눌러 보거나, 직접 질문을 쓰거나, /를 입력해 명령어를 보세요.',
    empty: '아직 색인된 기사가 없습니다. 관리자로 /색인 실행을 사용하세요.',
  },
  es: {
    heading: 'Pregunta a los artículos',
    what: 'Respondo con citas exactas, numeradas como notas al pie, y lo digo cuando los artículos no tienen respuesta.',
    how: 'Prueba una de estas preguntas, escribe la tuya abajo o teclea / para ver los comandos.',
    empty: 'Todavía no hay artículos en el índice. Como admin, usa /reindexar ejecutar.',
  },
  fr: {
    heading: 'Interroge les articles',
    what: 'Je réponds par des citations exactes, numérotées comme des notes de bas de page, et je le dis quand les articles ne répondent pas.',
    how: 'Essaie une de ces questions, écris la tienne en bas, ou tape / pour les commandes.',
    empty: "Aucun article n'est encore indexé. En tant qu'admin, utilise /réindexer lancer.",
  },
  de: {
    heading: 'Frag die Artikel',
    what: 'Ich antworte mit genauen Zitaten, nummeriert wie Fußnoten, und sage es, wenn die Artikel keine Antwort enthalten.',
    how: 'Probier eine dieser Fragen, schreib unten eine eigene, oder tippe / für die Befehle.',
    empty: 'Noch sind keine Artikel im Index. Nimm als Admin /reindex ausführen.',
  },
};

export async function welcomeMessage(core: Core, locale: string): Promise<ChannelMessage> {
  const words = WORDS[localeOf(locale)];
  const questions = await exampleQuestions(core);
  const parts: APIComponentInContainer[] = [text(`### ${words.heading}\n${words.what}`)];
  // One button a row, as under an abstention: questions are long.
  for (const question of questions) parts.push(row(button(question, `${EXAMPLE_PREFIX}${question}`)));
  parts.push(text(small(questions.length > 0 ? words.how : words.empty)));
  const { components } = message([container(...parts)]);
  const still = { thinking: false, edited: false, content: null, files: [], head: null, onlyFor: null };
  return { id: WELCOME_ID, at: startedAt, author: 'bot', components, ...still };
}

const startedAt = Date.now();

async function exampleQuestions(core: Core): Promise<readonly string[]> {
  const isSample = await core.showArticle(SAMPLE_ARTICLE).then(
    () => true,
    () => false,
  );
  if (isSample) return SAMPLE_QUESTIONS;
  const { articles } = await core.listArticles(0, LOOKED_THROUGH);
  const details = await Promise.all(articles.map(({ path }) => core.showArticle(path).catch(() => null)));
  const headings = details.map((article) => (article === null ? [] : tellingHeadings(article)));
  // The best of each article first, so that the three are not of one.
  const inTurn = Array.from({ length: OFFERED }, (_, nth) => headings.flatMap((of) => of[nth] ?? [])).flat();
  const titles = articles.map(({ title, path }) => title || path).map((title) => title.slice(0, MAX_QUESTION));
  return [...new Set([...inTurn, ...titles])].slice(0, OFFERED);
}

/** Headings of sections that are long enough to answer them: those that ask before those that tell, long before short ones. */
function tellingHeadings({ outline }: ArticleDetail): string[] {
  const asks = (heading: string) => Number(heading.endsWith('?'));
  return outline
    .filter(({ words }) => words >= ANSWERING_WORDS)
    .map(({ heading }) => heading.at(-1) ?? '')
    .filter((heading) => wordsIn(heading) >= TELLING_WORDS && heading.length <= MAX_QUESTION)
    .sort((a, b) => asks(b) - asks(a) || wordsIn(b) - wordsIn(a));
}

const wordsIn = (text: string): number => text.trim().split(/\s+/).length;
