/**
 * Phrases by which pages ask, offer and steer, in five languages, compared in lower case. They may stand anywhere in a
 * short block; a phrase is listed only when an article would hardly say it in its own voice.
 */
import type { OmissionReason } from '../../types.ts';
import { type Cues, entriesOf, splitCues } from './cue-tables.ts';

/** Phrases worth 2: they address the reader and ask for an address, money, a click. */
const STRONG: Cues = {
  'sign-up': `
    sign up for our | sign up to our | sign up for the | sign up here | sign up today | subscribe to our |
    subscribe now | subscribe today | subscribe for free | join our mailing list | join our free |
    join our newsletter | join our email | our free newsletter | our daily newsletter | our weekly newsletter |
    our email list | our mailing list | in your inbox | to your inbox | straight to your inbox | no thanks | enter your email |
    leave your email | leave your address | your email below | get our newsletter | no spam | unsubscribe anytime |
    get the latest news delivered | received this email because | receiving this email because | receiving this because | by signing up you |
    by subscribing you | sie erhalten diese e-mail | mit der anmeldung |
    mit ihrer anmeldung stimmen sie | mit ihrer anmeldung akzeptieren sie | mit deiner anmeldung stimmst du |
    mit deiner anmeldung akzeptierst du |
    never miss a story | never miss an issue | never miss an episode | you receive this email because |
    you receive this letter because | unsubscribe from this list | you can update your preferences |
    want to change how you receive | unsubscribe at any time | leave the list whenever | abonnieren sie unseren |
    abonniere unseren | melden sie sich für unseren | melde dich für unseren | in ihr postfach | in dein postfach |
    ihre e-mail-adresse eingeben | abonnez-vous à | inscrivez-vous à notre | recevez notre | dans votre boîte |
    suscríbete a | suscríbase a | regístrate para recibir | en tu correo | en su correo | 뉴스레터를 구독 | 이메일 주소를 입력 |
    구독해 주세요 | 구독을 신청`,
  donation: `
    donate now | donate today | please donate | make a donation | make a tax-deductible | tax-deductible donation |
    your donation | your contribution | your support | your help is needed | we need your help | help us reach |
    help us raise | keep us independent | journalism needs you | no paywall | keep it that way | without your help | need your support |
    support our work | support our journalism | support independent journalism | support independent media | support independent reporting |
    keep independent media | help us keep | help keep us | help us continue | help fund our | we rely on readers |
    relies on readers like you | readers like you | listeners like you | reader-supported | become a member | become a supporter | become a patron | become a monthly |
    become a sustaining | chip in | consider donating | consider making a | consider supporting us |
    online donations are | give what you can | if every reader | end of year fundraising | fundraising campaign |
    spenden sie | ihre spende | deine spende | mit ihrer spende | unterstützen sie uns | unterstützen sie unsere |
    unterstütze uns | unterstütze unsere | faites un don | faire un don | votre don | votre soutien |
    soutenez-nous | soutenez notre | haz una donación | tu donación | su donación | tu apoyo | apoya nuestro |
    apóyanos | 후원해 주세요 | 후원을 부탁 | 여러분의 후원 | 기부해 주세요`,
  comments: `
    leave a comment | leave a reply | post a comment | your email address will not be published |
    required fields are marked | comments are closed | comments are moderated | notify me of follow-up |
    notify me of new | save my name, email | you must be logged in to | log in to comment |
    logged in to post a comment | wird nicht veröffentlicht | erforderliche felder sind | ne sera pas publiée |
    les champs obligatoires | no será publicada | los campos obligatorios | 공개되지 않습니다 | 필수 필드는 |
    meinen namen, meine e-mail-adresse | in diesem browser für die nächste kommentierung | enregistrer mon nom, mon e-mail |
    le navigateur pour mon prochain commentaire | guarda mi nombre, correo electrónico | para la próxima vez que comente |
    이 브라우저에 이름, 이메일`,
  sharing: `
    share this article | share this post | share this story | forward it to a friend | forward this to a friend |
    rate us five stars | wherever you listen |
    wherever you get your podcasts | leave us a review | share on facebook | share on twitter |
    click to share on | follow us on | like us on facebook | find us on facebook | folgen sie uns auf |
    folge uns auf | auf facebook teilen | suivez-nous sur | partager sur | síguenos en | compartir en facebook |
    opens in new window`,
  'cookie-notice': `
    and/or access information on a | access information on a device | consent to our processing |
    we use cookies | essential cookies to make | this site uses cookies | this website uses cookies | our use of cookies | uses cookies to |
    accept all cookies | by continuing to browse | by continuing to use this site | wir verwenden cookies |
    diese website verwendet cookies | diese website benutzt cookies | diese seite verwendet cookies |
    nous utilisons des cookies | ce site utilise des cookies | utilizamos cookies | usamos cookies |
    este sitio utiliza cookies | este sitio web utiliza cookies | 쿠키를 사용합니다`,
  advertisement: `
    article continues below | story continues below | continues after advertisement | affiliate links |
    we may earn a commission | earn a small commission | buy through links on our | at no extra cost to you | affiliate commission | episode is brought to you by | podcast is brought to you by |
    show is brought to you by | off your first order`,
  navigation: `
    all rights reserved | alle rechte vorbehalten | tous droits réservés | todos los derechos reservados | 무단전재 |
    재배포 금지 | click here to read | read the full article | read more about | view all posts by | powered by wordpress |
    powered by squarespace | powered by substack | powered by ghost | powered by blogger | powered by drupal |
    powered by shopify`,
};

/** Phrases worth 1: they point the same way and are not enough alone. */
const WEAK: Cues = {
  'sign-up': `
    newsletter | free ebook | free e-book | sign up | subscribe | unsubscribe | email digest | daily digest | inbox | mailing list | morning letter |
    our letter | email updates | abonnieren | anmelden | abonnez | inscrivez | suscríbete | suscríbase | boletín |
    구독 | 뉴스레터`,
  donation: `
    donate | donation | donations | fundraising | fundraiser | raise funds | fundraise | contribute | contribution |
    appeal | support us | pay our | enjoyed this story | enjoyed this article | enjoyed this essay | enjoyed this post | enjoyed this piece |
    paid for by readers | funded by readers | liked this story | liked this article |
    like what you read | supported by | help us stay | keep us going | spenden | spende | un don | donar | donación | donativo | 후원 | 기부`,
  comments: `
    comment | comments | reply | kommentar | kommentare | commentaire | commentaires | comentario | comentarios | 댓글`,
  sharing: `
    share | if you liked this | if you enjoyed this | enjoying the show | facebook | twitter | instagram | whatsapp | linkedin | pinterest | reddit | teilen | partager |
    compartir | 공유`,
  'cookie-notice': `
    cookies | cookie | personal data | consent | privacy policy | improve your experience | browsing experience | opt-out |
    opt out | accept all | reject all | manage preferences | best experience | datenschutz | 쿠키`,
  advertisement: `sponsored | advertisement | use the code | use code | promo code | discount code`,
  navigation: `read more | click here | copyright | ©`,
};

export interface PhraseCue {
  readonly reason: OmissionReason;
  readonly strong: RegExp;
  readonly weak: RegExp;
}

export const PHRASE_CUES: readonly PhraseCue[] = entriesOf(STRONG).map(([reason, phrases]) => ({
  reason,
  strong: phraseExpression(phrases),
  weak: phraseExpression(WEAK[reason] ?? ''),
}));

/**
 * False when no phrase can stand in the text (lower case), at a tenth of the cost of looking for them: each phrase of
 * Latin letters is known by its longest word. Hangul joins particles to its words, so there every text may hold one.
 */
export function mayHoldPhrase(lower: string): boolean {
  if (/[\u1100-\u11ff\uac00-\ud7af©]/.test(lower)) return true;
  return (lower.match(/\p{L}{2,}/gu) ?? []).some((word) => TELLING_WORDS.has(word));
}

const TELLING_WORDS: ReadonlySet<string> = new Set(
  [...Object.values(STRONG), ...Object.values(WEAK)].flatMap((phrases) =>
    splitCues(phrases).map((phrase) =>
      (phrase.match(/\p{L}+/gu) ?? []).reduce((a, b) => (b.length > a.length ? b : a), ''),
    ),
  ),
);

/** An alternation of plain phrases: nothing in it can backtrack. Hangul and kana have no word boundary that `\b` knows. */
function phraseExpression(phrases: string): RegExp {
  const escaped = splitCues(phrases).map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?:(?![\\p{L}])|(?<=[\\p{Lo}]))`, 'gu');
}
