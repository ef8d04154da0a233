/** What is said to greet, to thank, to part or to the bot as such, and nothing else: there is nothing in it to look up. */
import { MENTIONS } from './mentions.ts';

/** Whom a greeting is for. */
export const ADDRESSED = 'footnote|bot|there|all|guys|everyone|everybody|folks|team|people|friends?|chat|again';

const PLEASANTRIES = [
  'hey+|hi+|hello|hiya|yo|howdy|sup|good (?:morning|afternoon|evening|night|day)|greetings|welcome|hallo|guten (?:morgen|tag|abend)|hola|buen[oa]s (?:d[ií]as|tardes|noches)|bonjour|bonsoir|salut',
  '(?:many )?thanks|thank (?:you|u)|thx+|ty|tysm|tyvm|cheers|good bot|danke(?: sch[öo]n)?|gracias|merci',
  'bye+|goodbye|see (?:you|ya|u)|cya|tsch[üu]ss|adi[óo]s|au revoir',
  'ok(?:ay)?|k|lol|test(?:ing)?|help(?: me)?(?: please)?',
  'who are (?:you|u)|what are (?:you|u)|what (?:can|do) (?:you|u) do|how do (?:i|we) (?:use|ask)(?: (?:you|u|this|it|this bot|the bot))?|how do(?:es)? (?:you|u|this|this bot|the bot|it) work',
  '안녕(?:하세요|히 계세요)?|감사합니다|감사해요|고마워(?:요)?|고맙습니다',
];
/** No two of the alternatives fit the same words, or a long row of them would be tried in every way. */
const PLEASANTRY = new RegExp(
  `^(?:(?:${PLEASANTRIES.join('|')}|${ADDRESSED}|a lot|so much|very much)(?:[\\s\\p{P}\\p{S}]+|$))+$`,
  'iu',
);
const LONGEST = 100;
const SAID = new RegExp(`^(?:${PLEASANTRIES.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** True for "hello", "Thanks a lot!" and the like: no question, whatever the articles hold. */
export function isPleasantry(text: string): boolean {
  const said = text.replace(MENTIONS, ' ').replace(/^[\s\p{P}\p{S}]+|\s+$/gu, '');
  return said.length <= LONGEST && SAID.test(said) && PLEASANTRY.test(said);
}
