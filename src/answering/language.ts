/**
 * Whether two texts are in different languages, as far as that is plain: by their script, or by small words. What names
 * carry ("von", "de la", "Los") is no mark, so that a name or a borrowed phrase says nothing, and a word that two languages
 * have ("was", "que") decides for neither. Where it is not plain, nothing is claimed.
 */

import type { EmbeddingModel } from '../../embeddings/model.ts';

/** Of each language the words that begin questions and no names (Wen Jiabao, qui tam), and other small words. */
const MARKS = {
  en: [
    'what who whose when where why how which did does',
    'the of and is are was were has have this that with from for to by be been can',
  ],
  de: [
    'wer wann warum wieso wie woher welche welcher welches',
    'wen wem wo was ist sind wurde wurden wird hat hatte haben gibt es ein eine einen einem einer und oder nicht mit vom für über auf nach bei viele das',
  ],
  es: [
    'qué quién quiénes quien cuándo cuando cuánto cuántos cuántas cuál cuáles dónde donde cómo',
    'es fue fueron está están tiene tienen hay según sobre pero porque una para por que',
  ],
  fr: [
    'quand où pourquoi combien quel quelle quels quelles',
    'qui qu que quoi est sont était étaient dans avec cette ce il elle ont été une pas ne',
  ],
  it: [
    'quando perché quanto quanti quante quale quali',
    'chi che dove cosa è sono stato stata della dello degli nella una non',
  ],
  pt: [
    'quem quando onde qual quais quanto quantos',
    'que foi foram está estão são não é uma com pelo pela sobre porque',
  ],
  nl: ['wie waar wanneer waarom hoeveel welke', 'wat zijn werd het een niet voor naar'],
} as const;

const LANGUAGES = Object.entries(MARKS).map(([code, [asking, other]]) => {
  const asks = new Set<string>(asking.split(' '));
  return { code, asks, marks: new Set([...asks, ...other.split(' ')]) };
});
const ALL_MARKS = new Set(LANGUAGES.flatMap(({ marks }) => [...marks]));

/** One small word may be a name or a slip; of so many others one is quoted in any long text. */
const ENOUGH_MARKS = 2;
const MARKS_TO_ONE_OTHER = 4;
/** Names stay in Latin letters in a question of others: from this share on, unless small words tell. */
const LETTERS_TO_ONE_OTHER = 3;
const OTHER_SCRIPT = 'other script';

/** False where the language of either is not plain. */
export function areInOtherLanguages(one: string, other: string): boolean {
  const [first, second] = [languageOf(one), languageOf(other)];
  return first !== null && second !== null && first !== second;
}

/**
 * The model as far as it can read a question: one of English alone sees nothing but letters in another script, where any
 * two texts look alike to it. The passages that it finds are looked at all the same, but words alone decide.
 */
export function asFarAsItReads(model: EmbeddingModel, question: string): EmbeddingModel {
  const { description } = model;
  if (!description.englishOnly || !isMostlyInOtherScript(countLetters(question))) return model;
  return {
    ...model,
    description: { ...description, fusion: { ...description.fusion, cosine: 0, soft: 0 } },
    tokenTable: null,
  };
}

interface Letters {
  readonly all: number;
  /** Those of other scripts than the Latin. */
  readonly others: number;
}

const countLetters = (text: string): Letters => ({
  all: lengthOfAll(text, /\p{L}+/gu),
  others: lengthOfAll(text, /(?:(?!\p{Script=Latin})\p{L})+/gu),
});

const lengthOfAll = (text: string, runs: RegExp): number =>
  text.match(runs)?.reduce((sum, run) => sum + run.length, 0) ?? 0;

const isMostlyInOtherScript = ({ all, others }: Letters): boolean => all > 0 && others * 2 >= all;

/** A language's code, one for all scripts but the Latin, or null where neither is plain. */
function languageOf(text: string): string | null {
  const letters = countLetters(text);
  if (isMostlyInOtherScript(letters)) return OTHER_SCRIPT;
  const spoken = languageByMarks(text);
  const { all, others } = letters;
  return spoken === null && others > 0 && others * LETTERS_TO_ONE_OTHER >= all ? OTHER_SCRIPT : spoken;
}

function languageByMarks(text: string): string | null {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [];
  const marked = words.filter((word) => ALL_MARKS.has(word));
  const plain = LANGUAGES.filter(({ asks, marks }) => {
    const own = marked.filter((word) => marks.has(word)).length;
    const asking = asks.has(words[0] ?? '') ? 1 : 0;
    return own + asking >= ENOUGH_MARKS && own >= (marked.length - own) * MARKS_TO_ONE_OTHER;
  });
  return plain.length === 1 ? (plain[0]?.code ?? null) : null;
}
