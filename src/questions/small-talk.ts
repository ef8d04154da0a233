/**
 * What people wrap a question in: greetings, thanks, "quick question", a link, a mention. The words around it would be
 * looked up like any others, and one that no article holds speaks against an answer. Only the ends are looked at, and a
 * greeting goes only where a question follows it: "Hello Kitty" and "how to say thanks" stay what they are.
 */
import { cutTerms } from '../lexical/terms.ts';
import { MENTIONS } from './mentions.ts';
import { ADDRESSED } from './pleasantries.ts';

const LINKS = /\b(?:https?:\/\/|www\.)\S+/gi;

const QUESTION_WORD =
  'who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|should|will|would|has|have|had|may|in|on|at|any|anyone|anybody|i|please|pls|plz|just|quick';
const OPENINGS = [
  // A greeting, and who is greeted, before a question or a pause.
  `(?:hey+|hi+|hello|hiya|yo|howdy|good (?:morning|afternoon|evening)|hallo|hola|bonjour|salut)(?: (?:${ADDRESSED}))?(?=[ ]*[,.!:;–—-]|\\s+(?:${QUESTION_WORD})\\b)`,
  `(?:footnote|bot|guys|folks|everyone|everybody|all)(?=[ ]*[,!:])`,
  `(?:guys|folks)(?=\\s+(?:${QUESTION_WORD})\\b)`,
  '안녕(?:하세요)?(?=[\\s,.!])',
  '(?:ok(?:ay)?|so|well|now|also|right)(?=[ ]*[,:–—])',
  '(?:ok(?:ay)?|well)(?=\\s+(?:so|then|who|what|when|where|why|how|which)\\b)',
  '(?:u[mh]+|hm+|er+m*|lol|lmao|ha(?:ha)+|idk|tbh|btw|pls|plz|please|sorry|excuse me)(?=[\\s,.!:])',
  "(?:i(?:['’]ve| have)? (?:got )?|(?:just )?)(?:an?|one|another)? ?(?:(?:very|really) )?(?:quick|random|stupid|dumb|silly|small|short|simple|weird) (?:question|one|q)(?: (?:about this|here|for you|for you all|guys))?(?=[ ]*[,.:;!?–—-]|\\s+(?:but\\s+)?(?:who|what|when|where|why|how|which|is|are|do|does|did)\\b)",
  "(?:i(?:['’]m| am| was|m)? )?(?:just )?(?:wondering|curious)(?= (?:who|what|when|where|why|how|which|if|whether)\\b|[ ]*[,:])",
  "i(?:['’]d| would)? (?:(?:just )?(?:like|love|want|need) to|wanna) (?:know|ask|find out|learn)",
  '(?:can|could|would|will) (?:you|u|some(?:one|body)|any(?:one|body))(?: (?:please|pls|plz))? (?:tell|explain|remind|let) (?:to )?(?:me|us)(?: know)?',
  '(?:please )?(?:tell|remind) (?:me|us)',
  '(?:do|does|did) (?:you|u|any(?:one|body))(?: (?:here|guys|all))? (?:happen to )?(?:know|remember)',
  '(?:any(?:one|body) (?:here )?(?:know|knows|remember)|(?:any|have you any) idea)',
];
const CLOSINGS = [
  '(?:pls|plz|plss+|thx+|tysm|tyvm|lol|lmao|rofl|ha(?:ha)+|idk|tbh|btw|imo|asap|plox)',
  '(?<!\\b(?:say|says|said|give|gives|gave|mean|means|of|for|write|word|words|called)[ ]["“‘]?)(?:(?:many )?thanks|thank (?:you|u))(?: (?:a lot|so much|very much|in advance|again|all|guys))?',
  '(?<=[,.!?][ ]*)(?:please|ty|cheers|guys|folks|any(?:one|body)|some(?:one|body)|everyone|all|footnote|bot|bro|mate|dude|man|any ideas?|just (?:curious|wondering)|danke|gracias|merci)',
  '(?<=\\s)(?:in advance|just (?:curious|wondering))',
];

const OPENING = new RegExp(`^[\\s,.!:;–—-]*(?:${OPENINGS.join('|')})[\\s,.!:;–—-]*`, 'iu');
const CLOSING = new RegExp(`(?<=[\\s,.!?])(?:${CLOSINGS.join('|')})[\\s,.!?]*$`, 'iu');
/** Of one end; whoever writes more has written no question. */
const MOST_PARTS = 6;

/** @returns the question itself; all of it where nothing else has a word of content. */
export function withoutSmallTalk(question: string): string {
  // The bot takes mentions out itself; a terminal hands them on as they are.
  let asked = question.replace(MENTIONS, ' ').replace(LINKS, ' ').replace(/\s+/g, ' ').trim();
  for (const end of [OPENING, CLOSING]) {
    for (let part = 0; part < MOST_PARTS; part += 1) {
      const rest = asked.replace(end, '').trim();
      if (rest === asked || !saysSomething(rest)) break;
      asked = rest;
    }
  }
  return saysSomething(asked) ? asked : question;
}

/** Whether a text holds a word that can be looked up. */
export const saysSomething = (text: string): boolean => cutTerms(text).some(({ stop }) => !stop);
