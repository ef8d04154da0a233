/**
 * The words by which pages ask, offer and steer, in five languages. Lines are whole blocks, phrases stand anywhere in a
 * short block; both are compared in lower case without punctuation. A cue is listed only when an article would hardly
 * say it in its own voice: "sign up for our" rather than "newsletter".
 */
import type { OmissionReason } from '../types.ts';

type Cues = Readonly<Partial<Record<OmissionReason, string>>>;

/** Whole lines that are never article text. One a line. */
const LINES: Cues = {
  navigation: `
skip to content
skip to main content
skip to navigation
skip navigation
jump to content
jump to navigation
jump to search
back to top
toggle navigation
main menu
main navigation
table of contents
you are here
previous post
next post
previous article
next article
previous story
next story
older posts
newer posts
older entries
newer entries
load more
show more
view all
see all
read more
continue reading
read the full story
read full story
read full article
related articles
related posts
related stories
related content
related topics
related links
read next
read also
also read
you may also like
you might also like
you may also be interested in
recommended for you
recommended articles
recommended reading
more from this author
more stories
more news
most popular
most read
most viewed
trending now
editors picks
popular posts
recent posts
latest posts
all rights reserved
privacy policy
terms of use
terms of service
terms and conditions
privacy policy and terms of service
cookie policy
post navigation
zum inhalt springen
zum hauptinhalt springen
direkt zum inhalt
zur navigation springen
nach oben
hauptmenü
weiterlesen
mehr lesen
mehr zum thema
lesen sie auch
das könnte sie auch interessieren
ähnliche artikel
verwandte artikel
meistgelesen
vorheriger beitrag
nächster beitrag
datenschutzerklärung
alle rechte vorbehalten
aller au contenu
aller au contenu principal
passer au contenu
retour en haut
menu principal
lire la suite
lire aussi
à lire aussi
articles similaires
sur le même sujet
articles les plus lus
article précédent
article suivant
mentions légales
politique de confidentialité
tous droits réservés
saltar al contenido
ir al contenido
ir al contenido principal
volver arriba
menú principal
seguir leyendo
leer más
lea también
te puede interesar
también te puede interesar
artículos relacionados
noticias relacionadas
lo más leído
entrada anterior
siguiente entrada
aviso legal
política de privacidad
todos los derechos reservados
본문 바로가기
본문으로 바로가기
메뉴 바로가기
콘텐츠로 바로가기
더보기
더 보기
관련기사
관련 기사
관련 글
관련 뉴스
많이 본 뉴스
인기 기사
추천 기사
이전 글
다음 글
이전 기사
다음 기사
맨 위로
개인정보처리방침
저작권자 무단전재 및 재배포 금지
무단전재 및 재배포 금지`,
  'sign-up': `
subscribe
subscribe now
subscribe today
sign up
sign up now
sign up today
sign up here
sign me up
join our mailing list
join our newsletter
newsletter
newsletter signup
newsletter sign up
get our newsletter
get the newsletter
email address
your email address
enter your email
enter your email address
create an account
create account
register now
start your free trial
already a subscriber log in
jetzt abonnieren
newsletter abonnieren
jetzt anmelden
zum newsletter anmelden
jetzt registrieren
s'abonner
abonnez-vous
je m'abonne
s'inscrire
inscrivez-vous
s'inscrire à la newsletter
suscríbete
suscribirse
suscríbase
regístrate
suscríbete a nuestro boletín
구독하기
구독
뉴스레터 구독
뉴스레터 구독하기
이메일 구독
회원가입`,
  donation: `
donate
donate now
donate today
donate here
make a donation
make a donation today
give now
give today
support us
support our work
support us today
support our journalism
support independent media
become a member
become a supporter
become a patron
contribute now
jetzt spenden
spenden
spenden sie jetzt
unterstützen sie uns
unterstütze uns
faire un don
je fais un don
donnez maintenant
soutenez-nous
soutenez nous
donar
donar ahora
dona ahora
haz una donación
apóyanos
후원하기
후원
기부하기
정기후원`,
  comments: `
leave a comment
leave a reply
leave a response
leave your comment
post a comment
post comment
add a comment
add comment
write a comment
write a response
submit comment
cancel reply
leave a reply cancel reply
join the conversation
join the discussion
no comments
no comments yet
view comments
show comments
load comments
comments are closed
comments closed
be the first to comment
log in to comment
login to comment
required fields are marked
your email address will not be published
your email address will not be published required fields are marked
save my name email and website in this browser for the next time i comment
notify me of follow-up comments by email
notify me of new posts by email
kommentar schreiben
kommentar hinterlassen
schreibe einen kommentar
schreiben sie einen kommentar
kommentar verfassen
kommentare anzeigen
antwort abbrechen
deine e-mail-adresse wird nicht veröffentlicht
laisser un commentaire
laissez un commentaire
laisser une réponse
ajouter un commentaire
publier un commentaire
annuler la réponse
votre adresse e-mail ne sera pas publiée
deja un comentario
dejar un comentario
deja una respuesta
dejar una respuesta
escribe un comentario
publicar comentario
cancelar la respuesta
tu dirección de correo electrónico no será publicada
댓글 남기기
댓글 쓰기
댓글쓰기
댓글 달기
댓글 보기
답글 남기기
의견 남기기`,
  sharing: `
share
share this
share this article
share this post
share this page
share this story
share this entry
share on facebook
share on twitter
share on x
share on linkedin
share on whatsapp
share via email
share with
share now
share via
click to share
tweet
tweet this
pin it
print this page
email this article
copy link
copy link to clipboard
link copied
follow us
follow us on
follow us on twitter
follow us on facebook
follow us on instagram
follow us on social media
like us on facebook
find us on facebook
like this
teilen
artikel teilen
beitrag teilen
auf facebook teilen
auf twitter teilen
link kopieren
folgen sie uns
folge uns
partager
partager cet article
partager sur facebook
partager sur twitter
suivez-nous
copier le lien
compartir
compartir en facebook
compartir en twitter
comparte este artículo
síguenos
copiar enlace
공유
공유하기
기사 공유
페이스북 공유
트위터 공유
링크 복사
url 복사`,
  'cookie-notice': `
accept
accept all
accept cookies
accept all cookies
reject all
reject all cookies
manage cookies
cookie settings
cookie preferences
manage preferences
only necessary cookies
alle akzeptieren
alle cookies akzeptieren
cookies akzeptieren
cookie-einstellungen
tout accepter
accepter tous les cookies
tout refuser
gérer les cookies
aceptar todo
aceptar todas
aceptar cookies
aceptar todas las cookies
rechazar todas
configurar cookies
쿠키 허용
모두 허용`,
  advertisement: `
advertisement
advertisements
ad
sponsored
sponsored content
sponsored links
paid content
scroll to continue with content
article continues below advertisement
article continues after advertisement
continue reading the main story
story continues below advertisement
anzeige
werbung
gesponsert
publicité
contenu sponsorisé
publicidad
contenido patrocinado
광고`,
};

/** Lines that are boilerplate only beside other such lines, or at the very head or foot of a page. */
export const CONTEXT_LINES: ReadonlySet<string> = new Set(
  `home|menu|search|log in|login|sign in|log out|register|about|about us|contact|contact us|our team|faq|help|archive|archives|blog|news|sitemap|rss|facebook|twitter|x|instagram|youtube|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|email|e-mail|mail|print|pdf|close|next|previous|prev|more|reply|name|website|comments|comment|tags|categories|category|save|like|loading|support|shop|store|careers|jobs|press|advertise|events|startseite|suche|anmelden|über uns|kontakt|impressum|drucken|antworten|weiter|zurück|accueil|rechercher|connexion|à propos|imprimer|répondre|suivant|précédent|inicio|buscar|iniciar sesión|acerca de|contacto|imprimir|responder|siguiente|anterior|홈|검색|로그인|메뉴|인쇄|목록|답글|이름|전체메뉴|close menu|open menu`.split(
    '|',
  ),
);

/** Phrases worth 2: they address the reader and ask for an address, money, a click. */
const STRONG: Cues = {
  'sign-up': `sign up for our|sign up to our|sign up for the|sign up here|sign up today|subscribe to our|subscribe now|subscribe today|subscribe for free|join our mailing list|join our free|join our newsletter|join our email|our free newsletter|our daily newsletter|our weekly newsletter|our email list|our mailing list|in your inbox|to your inbox|straight to your inbox|enter your email|leave your email|leave your address|your email below|get our newsletter|get the latest news delivered|never miss a story|unsubscribe at any time|leave the list whenever|abonnieren sie unseren|abonniere unseren|melden sie sich für unseren|melde dich für unseren|in ihr postfach|in dein postfach|ihre e-mail-adresse eingeben|abonnez-vous à|inscrivez-vous à notre|recevez notre|dans votre boîte|suscríbete a|suscríbase a|regístrate para recibir|en tu correo|en su correo|뉴스레터를 구독|이메일 주소를 입력|구독해 주세요|구독을 신청`,
  donation: `donate now|donate today|please donate|make a donation|make a tax-deductible|tax-deductible donation|your donation|your contribution|your support|your help is needed|we need your help|need your support|support our work|support our journalism|support independent journalism|support independent media|keep independent media|help us keep|help keep us|help us continue|help fund our|we rely on readers|relies on readers like you|readers like you|reader-supported|become a member|become a monthly|become a sustaining|chip in|consider donating|consider making a|consider supporting us|online donations are|give what you can|if every reader|end of year fundraising|fundraising campaign|spenden sie|ihre spende|deine spende|mit ihrer spende|unterstützen sie uns|unterstützen sie unsere|unterstütze uns|unterstütze unsere|faites un don|faire un don|votre don|votre soutien|soutenez-nous|soutenez notre|haz una donación|tu donación|su donación|tu apoyo|apoya nuestro|apóyanos|후원해 주세요|후원을 부탁|여러분의 후원|기부해 주세요`,
  comments: `leave a comment|leave a reply|post a comment|your email address will not be published|required fields are marked|comments are closed|comments are moderated|notify me of follow-up|notify me of new|save my name, email|you must be logged in to|log in to comment|logged in to post a comment|wird nicht veröffentlicht|erforderliche felder sind|ne sera pas publiée|les champs obligatoires|no será publicada|los campos obligatorios|공개되지 않습니다|필수 필드는`,
  sharing: `share this article|share this post|share this story|share on facebook|share on twitter|click to share on|follow us on|like us on facebook|find us on facebook|folgen sie uns auf|folge uns auf|auf facebook teilen|suivez-nous sur|partager sur|síguenos en|compartir en facebook|opens in new window`,
  'cookie-notice': `we use cookies|this site uses cookies|this website uses cookies|our use of cookies|uses cookies to|accept all cookies|by continuing to browse|by continuing to use this site|wir verwenden cookies|diese website verwendet cookies|diese website benutzt cookies|diese seite verwendet cookies|nous utilisons des cookies|ce site utilise des cookies|utilizamos cookies|usamos cookies|este sitio utiliza cookies|este sitio web utiliza cookies|쿠키를 사용합니다`,
  advertisement: `article continues below|story continues below|continues after advertisement|affiliate links|we may earn a commission|affiliate commission`,
  navigation: `all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|무단전재|재배포 금지|click here to read|read the full article|read more about|view all posts by|powered by wordpress`,
};

/** Phrases worth 1: they point the same way and are not enough alone. */
const WEAK: Cues = {
  'sign-up': `newsletter|sign up|subscribe|email digest|daily digest|inbox|mailing list|morning letter|our letter|email updates|abonnieren|anmelden|abonnez|inscrivez|suscríbete|suscríbase|boletín|구독|뉴스레터`,
  donation: `donate|donation|donations|fundraising|fundraiser|raise funds|fundraise|contribute|contribution|appeal|support us|pay our|spenden|spende|un don|donar|donación|donativo|후원|기부`,
  comments: `comment|comments|reply|kommentar|kommentare|commentaire|commentaires|comentario|comentarios|댓글`,
  sharing: `share|facebook|twitter|instagram|whatsapp|linkedin|pinterest|reddit|teilen|partager|compartir|공유`,
  'cookie-notice': `cookies|cookie|privacy policy|datenschutz|쿠키`,
  advertisement: `sponsored|advertisement`,
  navigation: `read more|click here|copyright|©`,
};

export const CUE_LINES: ReadonlyMap<string, OmissionReason> = new Map(
  entries(LINES).flatMap(([reason, text]) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line, reason] as const),
  ),
);

export interface PhraseCue {
  readonly reason: OmissionReason;
  readonly strong: RegExp;
  readonly weak: RegExp;
}

export const PHRASE_CUES: readonly PhraseCue[] = entries(STRONG).map(([reason, phrases]) => ({
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
  for (const [word] of lower.matchAll(/\p{L}{2,}/gu)) if (TELLING_WORDS.has(word)) return true;
  return false;
}

const TELLING_WORDS: ReadonlySet<string> = new Set(
  [...Object.values(STRONG), ...Object.values(WEAK)].flatMap((phrases) =>
    phrases
      .split('|')
      .map((phrase) => (phrase.match(/\p{L}+/gu) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '')),
  ),
);

function entries(cues: Cues): [OmissionReason, string][] {
  return Object.entries(cues) as [OmissionReason, string][];
}

/** An alternation of plain phrases: nothing in it can backtrack. Hangul and kana have no word boundary that `\b` knows. */
function phraseExpression(phrases: string): RegExp {
  const escaped = phrases.split('|').map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?:(?![\\p{L}])|(?<=[\\p{Lo}]))`, 'gu');
}
