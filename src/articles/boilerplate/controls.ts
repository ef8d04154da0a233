/** Lines by which blogs, shops and letters count, switch, page and date: each a whole line, told by its shape. */
import type { OmissionReason } from '../../types.ts';
import { endsSentence } from '../line-shapes.ts';
import { anyOf, cueForm } from './cue-tables.ts';
import { rowOfButtons } from './rows.ts';

/** Compared in the form of cues: lower case, no punctuation. */
const FORMS: Readonly<Partial<Record<OmissionReason, readonly RegExp[]>>> = {
  navigation: [
    /^subscribe to (?:post )?(?:comments|posts)(?: atom| rss)?$/,
    /^(?:total )?page ?views(?: (?:today|so far))?(?: \d{1,3}){1,4}$/,
    /^(?:[\d½¼]{1,2}x ){1,5}[\d½¼]{1,2}x$/,
    /^cite this (?:article|case|entry|judgment|page|paper)$/,
    /^(?:[\d½¼]{1,2}x )?download (?:mp3|audio|episode)$/,
    /^(?:[a-z] ){20,25}[a-z]$/,
    /^report (?:an? )?(?:error|mistake|problem|typo|issue|fault) (?:in|with|on) this (?:article|page|story|post)$/,
    /^(?:this )?page (?:was )?(?:last )?(?:edited|modified) (?:\d+ times|on |by ).{0,90}$/,
    /^(?:load|show) more(?: (?:articles|comments|entries|news|posts|results|stories))?$/,
    /^back to (?:the )?(?:list|index|overview|contents)(?: of (?:all )?[\p{L}' ]{2,30})?$/u,
    /^(?:(?:create a free )?(?:website or )?blog at \p{L}+ com|(?:proudly )?powered by \p{L}[^.]{1,30})$/u,
    /^(?:(?:web)?site|(?:web ?)?design|theme)(?: (?:built|designed|made))? by .{2,40} powered by .{2,40}$/,
    /^(?:community platform|forum software) by \p{L}[^.]{1,60}$/u,
    /^-ends-$/,
    /^.{0,80}\bnot responsible for the content of external (?:internet |web ?)?sites(?: .{0,60})?$/,
    /^from [\p{L}' -]{3,40} the free encyclop(?:a)?edia$/u,
    /^(?:text|content) is available under (?:an? |the )?(?:cc|creative|free|gnu|open)\b.{0,90}$/,
    /^privacy policy about [\p{L}' -]{2,40} disclaimers?$/u,
    /^this (?:page|article) is about .{2,80} for (?:the|other|another|an?) .{2,80} see .{2,80}$/,
    /^sent (?:with|via|using) [\p{L}\d-]{0,20}mail[\p{L}\d-]{0,20}$/u,
    /^sent from my [\p{L}\d]{2,20}(?: [\p{L}\d]{2,20})?$/u,
    /^(?:(?:reading|read) time|lesezeit|temps de lecture|tiempo de lectura) (?:about |ca )?\d{1,3} ?min(?:ute)?[ns]?(?:utos?)?$/,
    /^\d{1,3} min(?:ute)?s?(?: read(?:ing time)?| lesezeit| de lecture| de lectura)$|^\d{1,3}분 (?:분량|읽기)$/,
    /^(?:in|out of) stock(?: (?:deliver(?:ed|y)|ships|shipped|dispatched) (?:in|within|from) .{1,30})?$/,
    /^(?:if you (?:can't|cannot|can not)|(?:having )?(?:trouble|problems?)) (?:see|read|view|seeing|reading|viewing) this (?:e-?mail|letter|newsletter|message)\b.{0,40} browser$/,
    /^\d{1,5} (?:people|users|readers) (?:have )?reacted$/,
  ],
  'sign-up': [
    /^you (?:are |have )?(?:receiv(?:e|ed|ing)|get|getting|got) this (?:e-?mail|letter|newsletter|message) (?:because|as|since) .{3,120}$/,
  ],
  sharing: [
    /^(?:did|have) you (?:make|made|tried|try|cook|cooked) (?:this|it)(?: recipe)? (?:tag|mention|share|leave|let (?:me|us) know)\b.{0,60}$/,
    /^pin (?:it|this)(?: recipe)? for later$/,
  ],
  comments: [
    /^comments (?:are|have been) (?:now )?(?:closed|disabled|switched off|turned off)(?: (?:on|for) this (?:post|article|entry|page|story))?$/,
    /^i am a bot and this action was performed automatically\b.{0,120}$/,
  ],
  advertisement: [
    /^(?:advertisement|sponsored content) (?:- )?(?:(?:please )?(?:continue|keep) (?:reading|scrolling)|(?:this |the )?(?:article|story) continues|scroll (?:down )?(?:to continue|for more))(?: (?:reading|below|with content))?$/,
  ],
  donation: [
    /^(?:please )?support (?:the|this|our|us|me|my)(?: \p{L}+)? (?:on|via|through|at) (?:patreon|ko-fi|steady|liberapay|paypal|buy ?me ?a ?coffee|open collective)\b.{0,60}$/u,
    /^(?:did you )?(?:enjoy(?:ed)?|liked?|loved?) (?:this|the)(?: \p{L}+)? buy (?:me|us) a (?:coffee|beer|tea)\b.{0,80}$/u,
    /^(?:please )?buy (?:me|us) a (?:coffee|beer|tea)(?: (?:on|at|via|with) [\p{L}-]{2,20})?$/u,
  ],
};
const REASONS = Object.keys(FORMS) as OmissionReason[];
const hasForm = anyOf(Object.values(FORMS).flat());
const LONGEST = 160;

/** Whole lines as they are written, all of them ways round the site. */
const isWayRound = anyOf([
  // "Not to be confused with Ida Fenn.": a name alone.
  /^not to be confused with (?:\p{Lu}[\p{L}.’'-]*[ .]?){1,5}$/iu,
  // "Categories: 1871 births | Sailmakers"
  /^(?:categor(?:y|ies)|kategorien?|catégories?|categorías?)\s?: [^|.]{2,60} \| [^.]{2,100}$/iu,
  // "▼ 2022 (19)"
  /^[▼►▸▾▶] ?[\p{L}\d][^()]{0,40} \(\d{1,6}\)$/u,
  // "Cart (0)": what one has chosen, which shops count at the head of each page.
  /^(?:(?:my|your|shopping|view|mein|mon|mi) )?(?:cart|basket|bag|wish ?list|warenkorb|merkzettel|panier|carrito|cesta|장바구니) \(\d{1,3}\)$/iu,
  // "Jump to: 1820s | 1830s | 20th century"
  /^(?:jump|skip) to\s?: [^.!?]{1,60} [|·•] [^.!?]{1,90}$/i,
  // "Search the FAQ..."
  /^search(?: (?:the |our |this )?(?:archive|articles?|blog|docs|documentation|faqs?|forum|help|help cent(?:er|re)|knowledge base|products|recipes|shop|site|store|website))?\s?(?:\.{3}|…)$/i,
  // "👍 41 ❤️ 12", "좋아요 12 싫어요 0"
  /^(?:\p{Extended_Pictographic}\uFE0F? ?\d{1,5} ?){2,10}$|^(?:(?:좋아요|싫어요|추천|비추천|공감|비공감|훈훈해요|슬퍼요|화나요|후속기사 ?원해요) ?\d{1,6} ?){1,8}$/u,
  // "기사 제보 및 문의 desk@example.org"
  /^(?:▶ ?)?(?:기사 ?제보|제보|보도자료)[\p{L} ·:]{0,20} [\w.+-]{1,60}@[\w.-]{1,60}$/u,
  // "(END)", "(ATTN: ADDS photo)", "Image source, Havern Pictures": what an agency tells the papers that print its story.
  /^(?:\(ends?\)|\(attn: .{3,150}\)|(?:image|media) (?:source, .{2,60}|caption,?))$/i,
  // "0:00 / 38:12": how much of a recording has been played.
  /^\d{1,2}(?::\d\d){1,2} \/ \d{1,2}(?::\d\d){1,2}$/,
  // "← The canal | The mole →"
  /^(?:←|<<|<-) .{2,120} (?:→|>>|->)$/,
]);

/** Why a whole line is one of these; null when it is none. */
export function readControl(text: string, form: string): OmissionReason | null {
  if (text.length > LONGEST) return null;
  if (hasForm(form)) return REASONS.find((reason) => FORMS[reason]?.some((shape) => shape.test(form))) ?? null;
  if (SIGN_UP_FIELD.test(text)) return 'sign-up';
  if (ASKS_FOR_MONEY.test(text.replaceAll('’', "'"))) return 'donation';
  const steers = isWayRound(text) || isBlankForm(text) || isRating(text) || isNeighbour(text) || isEditLine(text);
  return steers ? 'navigation' : null;
}

/** "Help a paper that nobody owns. Donate now", "It is free to read. Give 5 dollars a month and you help …" */
const ASKS_FOR_MONEY =
  /[.!?] (?:donate|give|contribute) (?:now|today|here)$|[.!?] (?:please )?(?:donate|give|contribute) (?:(?:from|just|only) )?(?:[$£€] ?\d{1,4}|\d{1,4} ?(?:€|£|euros?|dollars?|pounds?)) (?:a|per|each|every) (?:month|year) and (?:we|you)(?:'ll| will| get| help)\b/i;

const TO_FILL_IN =
  /^(?:(?:signed|signature|date|name|place|initials|chair(?:man|woman|person)?|secretary|unterschrift|datum|ort|firma|fecha|nom|lieu) ?(?:by|of)?)?$/;

/** "Signed ........ Date ........": nothing has been filled in. */
function isBlankForm(text: string): boolean {
  const labels = text.split(/\.{4,}|…{2,}|_{4,}/);
  return labels.length > 2 && labels.every((label) => TO_FILL_IN.test(cueForm(label)));
}

/** "One letter a month. Your e-mail: ______ [OK]": a field and its button. */
const SIGN_UP_FIELD = /\be-?mail(?: address)?\s?:? ?(?:_{3,}|\.{5,}|\[[^\]]{0,30}\]) ?\[[^\]]{1,20}\]$/i;

const VOTES = /^(?:\d(?: \d{1,2})? )?(?:from|based on|out of) \d{1,6} (?:votes?|ratings?|reviews?)$/;

/**
 * "Jump to Recipe Print Recipe ★★★★★ 4.8 from 212 votes", "Recipe rating ☆☆☆☆☆": votes of readers and empty stars to be
 * clicked. Stars that nobody counts are the author's verdict.
 */
function isRating(text: string): boolean {
  const stars = text.search(/[★☆⭐]/);
  if (stars < 0) return false;
  const after = cueForm(text.slice(stars));
  if (!(VOTES.test(after) || (after === '' && !/[★⭐]/.test(text)))) return false;
  const before = text.slice(0, stars).trim();
  return before === '' || /^(?:\p{L}+ )?rating:?$/iu.test(before) || rowOfButtons(before) !== null;
}

const NEIGHBOUR =
  /^(?:(?:next|previous|prev) (?:article|entry|guide|page|post|recipe|story): |(?:nächster|vorheriger) (?:artikel|beitrag)\s?: |article (?:précédent|suivant)\s?: |(?:artículo|entrada) (?:anterior|siguiente)\s?: |(?:이전|다음) ?(?:글|기사)\s?: )/i;

/** "Next guide: Truing a wheel Previous guide: Cotter pins" */
const isNeighbour = (text: string) => NEIGHBOUR.test(text) && !endsSentence(text);

/** "Last edited by Jane, 2 May 2020. Edit this page · History" */
function isEditLine(text: string): boolean {
  const end = text.indexOf('. ');
  return /^last (?:edited|updated|modified) /i.test(text) && rowOfButtons(text.slice(end + 2)) !== null;
}
