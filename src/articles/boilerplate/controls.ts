/** Lines by which blogs, shops and letters count, switch, page and date: each a whole line, told by its shape. */
import type { OmissionReason } from '../../types.ts';
import { endsSentence } from '../line-shapes.ts';
import { anyOf, cueForm } from './cue-tables.ts';
import { rowOfButtons } from './rows.ts';

/** Compared in the form of cues: lower case, no punctuation. */
const FORMS: readonly (readonly [OmissionReason, RegExp])[] = [
  ['navigation', /^subscribe to (?:post )?(?:comments|posts)(?: atom| rss)?$/],
  ['navigation', /^(?:total )?page ?views(?: (?:today|so far))?(?: \d{1,3}){1,4}$/],
  ['navigation', /^(?:[\d½¼]{1,2}x ){1,5}[\d½¼]{1,2}x$/],
  ['navigation', /^cite this (?:article|case|entry|judgment|page|paper)$/],
  ['navigation', /^(?:[\d½¼]{1,2}x )?download (?:mp3|audio|episode)$/],
  ['navigation', /^(?:[a-z] ){20,25}[a-z]$/],
  [
    'navigation',
    /^report (?:an? )?(?:error|mistake|problem|typo|issue|fault) (?:in|with|on) this (?:article|page|story|post)$/,
  ],
  ['navigation', /^(?:this )?page (?:was )?(?:last )?(?:edited|modified) (?:\d+ times|on |by ).{0,90}$/],
  ['navigation', /^(?:load|show) more(?: (?:articles|comments|entries|news|posts|results|stories))?$/],
  ['navigation', /^back to (?:the )?(?:list|index|overview|contents)(?: of (?:all )?[\p{L}' ]{2,30})?$/u],
  [
    'navigation',
    /^(?:(?:create a free )?(?:website or )?blog at \p{L}+ com|(?:proudly )?powered by \p{L}[^.]{1,30})$/u,
  ],
  [
    'navigation',
    /^(?:(?:web)?site|(?:web ?)?design|theme)(?: (?:built|designed|made))? by .{2,40} powered by .{2,40}$/,
  ],
  ['navigation', /^(?:community platform|forum software) by \p{L}[^.]{1,60}$/u],
  ['navigation', /^-ends-$/],
  ['navigation', /^.{0,80}\bnot responsible for the content of external (?:internet |web ?)?sites(?: .{0,60})?$/],
  ['navigation', /^from [\p{L}' -]{3,40} the free encyclop(?:a)?edia$/u],
  ['navigation', /^(?:text|content) is available under (?:an? |the )?(?:cc|creative|free|gnu|open)\b.{0,90}$/],
  ['navigation', /^privacy policy about [\p{L}' -]{2,40} disclaimers?$/u],
  ['navigation', /^this (?:page|article) is about .{2,80} for (?:the|other|another|an?) .{2,80} see .{2,80}$/],
  ['navigation', /^sent (?:with|via|using) [\p{L}\d-]{0,20}mail[\p{L}\d-]{0,20}$/u],
  ['navigation', /^sent from my [\p{L}\d]{2,20}(?: [\p{L}\d]{2,20})?$/u],
  [
    'navigation',
    /^(?:(?:reading|read) time|lesezeit|temps de lecture|tiempo de lectura) (?:about |ca )?\d{1,3} ?min(?:ute)?[ns]?(?:utos?)?$/,
  ],
  [
    'navigation',
    /^\d{1,3} min(?:ute)?s?(?: read(?:ing time)?| lesezeit| de lecture| de lectura)$|^\d{1,3}분 (?:분량|읽기)$/,
  ],
  ['navigation', /^(?:in|out of) stock(?: (?:deliver(?:ed|y)|ships|shipped|dispatched) (?:in|within|from) .{1,30})?$/],
  [
    'navigation',
    /^(?:if you (?:can't|cannot|can not)|(?:having )?(?:trouble|problems?)) (?:see|read|view|seeing|reading|viewing) this (?:e-?mail|letter|newsletter|message)\b.{0,40} browser$/,
  ],
  [
    'sign-up',
    /^you (?:are |have )?(?:receiv(?:e|ed|ing)|get|getting|got) this (?:e-?mail|letter|newsletter|message) (?:because|as|since) .{3,120}$/,
  ],
  ['navigation', /^\d{1,5} (?:people|users|readers) (?:have )?reacted$/],
  [
    'sharing',
    /^(?:did|have) you (?:make|made|tried|try|cook|cooked) (?:this|it)(?: recipe)? (?:tag|mention|share|leave|let (?:me|us) know)\b.{0,60}$/,
  ],
  ['sharing', /^pin (?:it|this)(?: recipe)? for later$/],
  [
    'comments',
    /^comments (?:are|have been) (?:now )?(?:closed|disabled|switched off|turned off)(?: (?:on|for) this (?:post|article|entry|page|story))?$/,
  ],
  ['comments', /^i am a bot and this action was performed automatically\b.{0,120}$/],
  [
    'advertisement',
    /^(?:advertisement|sponsored content) (?:- )?(?:(?:please )?(?:continue|keep) (?:reading|scrolling)|(?:this |the )?(?:article|story) continues|scroll (?:down )?(?:to continue|for more))(?: (?:reading|below|with content))?$/,
  ],
  [
    'donation',
    /^(?:please )?support (?:the|this|our|us|me|my)(?: \p{L}+)? (?:on|via|through|at) (?:patreon|ko-fi|steady|liberapay|paypal|buy ?me ?a ?coffee|open collective)\b.{0,60}$/u,
  ],
  [
    'donation',
    /^(?:did you )?(?:enjoy(?:ed)?|liked?|loved?) (?:this|the)(?: \p{L}+)? buy (?:me|us) a (?:coffee|beer|tea)\b.{0,80}$/u,
  ],
  ['donation', /^(?:please )?buy (?:me|us) a (?:coffee|beer|tea)(?: (?:on|at|via|with) [\p{L}-]{2,20})?$/u],
];
const hasForm = anyOf(FORMS.map(([, shape]) => shape));
const LONGEST = 160;

/** Why a whole line is one of these; null when it is none. */
export function readControl(text: string, form: string): OmissionReason | null {
  if (text.length > LONGEST) return null;
  if (hasForm(form)) return FORMS.find(([, shape]) => shape.test(form))?.[0] ?? null;
  if (isSignUpField(text)) return 'sign-up';
  if (isAppeal(text)) return 'donation';
  if (
    isHatnote(text) ||
    isCategories(text) ||
    isArchive(text) ||
    isCounter(text) ||
    isJump(text) ||
    isSearchField(text) ||
    REACTIONS.test(text) ||
    TIP_LINE.test(text) ||
    OF_AGENCY.test(text) ||
    PLAYED.test(text) ||
    isBlankForm(text) ||
    isRating(text) ||
    isPointer(text) ||
    isEditLine(text)
  )
    return 'navigation';
  return null;
}

const ASKS_FOR_MONEY =
  /[.!?] (?:donate|give|contribute) (?:now|today|here)$|[.!?] (?:please )?(?:donate|give|contribute) (?:(?:from|just|only) )?(?:[$£€] ?\d{1,4}|\d{1,4} ?(?:€|£|euros?|dollars?|pounds?)) (?:a|per|each|every) (?:month|year) and (?:we|you)(?:'ll| will| get| help)\b/i;

/** "Help a paper that nobody owns. Donate now", "It is free to read. Give 5 dollars a month and you help …" */
const isAppeal = (text: string) => ASKS_FOR_MONEY.test(text.replaceAll('’', "'"));

/** "Not to be confused with Ida Fenn.": a name alone. */
const isHatnote = (text: string) => /^not to be confused with (?:\p{Lu}[\p{L}.’'-]*[ .]?){1,5}$/iu.test(text);

/** "Categories: 1871 births | Sailmakers" */
const isCategories = (text: string) =>
  /^(?:categor(?:y|ies)|kategorien?|catégories?|categorías?)\s?: [^|.]{2,60} \| [^.]{2,100}$/iu.test(text);

/** "▼ 2022 (19)" */
const isArchive = (text: string) => /^[▼►▸▾▶] ?[\p{L}\d][^()]{0,40} \(\d{1,6}\)$/u.test(text);

const COUNTER =
  /^(?:(?:my|your|shopping|view|mein|mon|mi) )?(?:cart|basket|bag|wish ?list|warenkorb|merkzettel|panier|carrito|cesta|장바구니) \(\d{1,3}\)$/iu;

/** "Cart (0)": what one has chosen, which shops count at the head of each page. */
const isCounter = (text: string) => COUNTER.test(text);

/** "Jump to: 1820s | 1830s | 20th century" */
const isJump = (text: string) => /^(?:jump|skip) to\s?: [^.!?]{1,60} [|·•] [^.!?]{1,90}$/i.test(text);

/** "Search the FAQ..." */
const isSearchField = (text: string) =>
  /^search(?: (?:the |our |this )?(?:archive|articles?|blog|docs|documentation|faqs?|forum|help|help cent(?:er|re)|knowledge base|products|recipes|shop|site|store|website))?\s?(?:\.{3}|…)$/i.test(
    text,
  );

/** "👍 41 ❤️ 12", "좋아요 12 싫어요 0" */
const REACTIONS =
  /^(?:\p{Extended_Pictographic}\uFE0F? ?\d{1,5} ?){2,10}$|^(?:(?:좋아요|싫어요|추천|비추천|공감|비공감|훈훈해요|슬퍼요|화나요|후속기사 ?원해요) ?\d{1,6} ?){1,8}$/u;

/** "기사 제보 및 문의 desk@example.org" */
const TIP_LINE = /^(?:▶ ?)?(?:기사 ?제보|제보|보도자료)[\p{L} ·:]{0,20} [\w.+-]{1,60}@[\w.-]{1,60}$/u;

/** "(END)", "(ATTN: ADDS photo)", "Image source, Havern Pictures": what an agency tells the papers that print its story. */
const OF_AGENCY = /^(?:\(ends?\)|\(attn: .{3,150}\)|(?:image|media) (?:source, .{2,60}|caption,?))$/i;

/** "0:00 / 38:12": how much of a recording has been played. */
const PLAYED = /^\d{1,2}(?::\d\d){1,2} \/ \d{1,2}(?::\d\d){1,2}$/;

const TO_FILL_IN =
  /^(?:(?:signed|signature|date|name|place|initials|chair(?:man|woman|person)?|secretary|unterschrift|datum|ort|firma|fecha|nom|lieu) ?(?:by|of)?)?$/;

/** "Signed ........ Date ........": nothing has been filled in. */
function isBlankForm(text: string): boolean {
  const labels = text.split(/\.{4,}|…{2,}|_{4,}/);
  return labels.length > 2 && labels.every((label) => TO_FILL_IN.test(cueForm(label)));
}

const FIELD = /\be-?mail(?: address)?\s?:? ?(?:_{3,}|\.{5,}|\[[^\]]{0,30}\]) ?\[[^\]]{1,20}\]$/i;

/** "One letter a month. Your e-mail: ______ [OK]": a field and its button. */
const isSignUpField = (text: string): boolean => text.length <= LONGEST && FIELD.test(text);

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
const ARROWS = /^(?:←|<<|<-) .{2,120} (?:→|>>|->)$/;

/** "Next guide: Truing a wheel Previous guide: Cotter pins", "← The canal | The mole →" */
function isPointer(text: string): boolean {
  if (ARROWS.test(text)) return true;
  return NEIGHBOUR.test(text) && !endsSentence(text);
}

/** "Last edited by Jane, 2 May 2020. Edit this page · History" */
function isEditLine(text: string): boolean {
  const end = text.indexOf('. ');
  return /^last (?:edited|updated|modified) /i.test(text) && end > 0 && rowOfButtons(text.slice(end + 2)) !== null;
}
