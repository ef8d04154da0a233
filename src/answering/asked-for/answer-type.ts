/** What kind of thing a question asks for, and whether a sentence holds one that the question does not already name. */

export type AnswerType = 'person' | 'time' | 'place' | 'number' | 'reason' | 'manner';

const PATTERNS: readonly (readonly [RegExp, AnswerType])[] = [
  [
    /\bhow (?:many|much|long|often|old|far|big|large|tall|high|fast|deep|heavy|wide|expensive)\b|\bwhat (?:number|percentage|share|proportion|age|amount|population)\b/i,
    'number',
  ],
  [/\bwhen['’]?s?\b|\b(?:what|which) (?:year|date|day|month|century|decade|time)\b|\bhow long ago\b/i, 'time'],
  [
    /\bwho(?:m|se|['’]?s)?\b|\b(?:what|which) (?:person|man|woman|president|leader|official|king|queen|author|actor|senator|minister)\b/i,
    'person',
  ],
  [
    /\bwhere['’]?s?\b|\b(?:what|which) (?:city|country|place|town|village|state|region|river|street|continent|county)\b/i,
    'place',
  ],
  [
    /\bwhy['’]?s?\b|\bwhat (?:caused|causes|made|led to)\b|\bwhat (?:is|was|were|are) the (?:reason|cause)s?\b|\bhow come\b/i,
    'reason',
  ],
  [/\bhow (?:do|does|did|can|could|should|is|are|was|were|to)\b/i, 'manner'],
];

/** @returns what is asked for, or null when any kind of sentence may answer. */
export function expectsAnswerType(question: string): AnswerType | null {
  // "What did the WHO advise" asks for no person.
  const asked = question === question.toUpperCase() ? question : question.replace(/\bWHO\b/g, '');
  return PATTERNS.find(([pattern]) => pattern.test(asked))?.[1] ?? null;
}

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const TIME = new RegExp(
  `\\b(?:1[0-9]|20)\\d\\d\\b|\\b(?:${MONTH})\\b|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b\\d{1,2}(?::\\d\\d)?\\s?[ap]\\.?m\\b|\\b\\d\\d?th century\\b|\\byesterday\\b|\\btoday\\b`,
);
export const namesDay = (text: string): boolean => TIME.test(text);
/** What is left of a text without the years, months, days and hours that it names. */
export const withoutTimes = (text: string): string => text.split(TIME).join(' ');

const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|twice|once)\b/i;
const REASON =
  /\b(?:because|since|due to|owing to|as a result|so that|in order to|therefore|thus|thanks to|caused?|led to|reason|answer is|explanation|(?:that|which) (?:is|was) why|after|to (?:avoid|prevent|protect|keep|make|allow|stop|reduce))\b/i;
const MANNER = /\b(?:by|through|using|with|via|first|then|step)\b/i;
/** Two or more capitalised words, or one inside a sentence. */
const NAME =
  /\p{Lu}[\p{L}'’.-]+(?: (?:of |the |de |van |von |bin |al-)?\p{Lu}[\p{L}'’.-]+)+|(?<=[\p{Ll},] )\p{Lu}[\p{L}'’-]+/gu;

/** Whether a sentence holds a thing of the kind that is wanted; a person or a place that the question names is none. */
export function holdsAnswerType(wanted: AnswerType, sentence: string, question: string): boolean {
  switch (wanted) {
    case 'time':
      return TIME.test(sentence);
    case 'number':
      return NUMBER.test(sentence);
    case 'reason':
      return REASON.test(sentence);
    case 'manner':
      return MANNER.test(sentence);
    case 'person':
    case 'place': {
      const asked = question.toLowerCase();
      return (sentence.match(NAME) ?? []).some((name) => !asked.includes(name.toLowerCase()));
    }
  }
}
