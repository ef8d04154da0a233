/** Word lists of the lexical analysis: stop words by language, and number words that stand for digits. */

const ENGLISH = `a about above after again against all also although am among an and any are aren't as at be because been
before being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down
during each either else ever every few for from further had hadn't has hasn't have haven't having he her here hers
herself him himself his how however i if i'd i'll i'm i've in into is isn't it it's its itself just let's may me might
more most much must my myself neither no nor not now of off often on once one only or other others ought our ours
ourselves out over own per quite rather same shall she should shouldn't since so some such than that that's the their
theirs them themselves then there there's these they they're this those though through thus to too under until up upon
us very was wasn't we we're were weren't what what's when where which while who whom whose why will with within without
won't would wouldn't yet you you're your yours yourself yourselves please tell give know exactly actually happen
happened thing things anyone someone something anything`;

const OTHER = `der die das den dem des ein eine einer eines einem einen und oder aber ist sind war waren wird werden nicht
mit von zu zum zur im in auf für als auch an bei nach aus um über durch wie was wer wo wann warum welche welcher welches
el la los las un una unos unas y o pero es son era fue fueron no con de del en por para como que qué quién cuándo dónde
cuál cómo se su sus al lo le les des du et ou mais est sont était ne pas avec dans pour sur par que qui quoi quand où
comment pourquoi quel quelle ce cette ces il elle ils elles au aux une и в во не что он на я с со как а то все она так
его но да ты к у же вы за бы по ее мне было вот от о из ему для когда где кто чем это`;

const fold = (word: string) =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]/g, '');

// Only English stop words are dropped outright; of other languages only those that are no English content word.
const ENGLISH_CONTENT = new Set([
  'die',
  'war',
  'was',
  'son',
  'no',
  'on',
  'an',
  'all',
  'par',
  'sur',
  'era',
  'sale',
  'des',
  'main',
  'fin',
  'sans',
  'lo',
  'la',
  'le',
  'un',
  'ou',
  'am',
]);

export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...ENGLISH.split(/\s+/).map(fold),
  ...OTHER.split(/\s+/)
    .map(fold)
    .filter((word) => !ENGLISH_CONTENT.has(word)),
]);

const NAMES = `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty`.split(/\s+/);

/** "fifteen" -> "15". "One" is left out: it is a pronoun more often than a number. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...NAMES.map((name, index): [string, string] => [name, String(index + 2)]),
  ['thirty', '30'],
  ['forty', '40'],
  ['fifty', '50'],
  ['sixty', '60'],
  ['seventy', '70'],
  ['eighty', '80'],
  ['ninety', '90'],
]);
