/**
 * Whole lines by which pages offer and steer, in five languages, compared in lower case without punctuation. A line is
 * listed only when an article would hardly say it in its own voice: "sign up for our" rather than "newsletter".
 */
import type { OmissionReason } from '../../types.ts';
import { type Cues, entriesOf, splitCues } from './cue-tables.ts';

/** Lines that stand above titles of other articles. */
const ABOVE_OTHER_ARTICLES = `
    related articles | related posts | related stories | related content | related topics | related links |
    read next | read also | also read | you may also like | you might also like | you may also be interested in |
    recommended for you | recommended articles | recommended reading | more from this author | more stories |
    more news | read more on this topic | more on this topic | explore more on these topics | more on this story | more on this | recently viewed | recently viewed articles | recently viewed items |
    recently viewed products | most popular | most read | most viewed | trending now | editors picks | popular posts | recent posts |
    latest posts | mehr zum thema | lesen sie auch | das könnte sie auch interessieren | ähnliche artikel |
    verwandte artikel | ähnliche beiträge | weitere artikel | das könnte dich auch interessieren | auch interessant |
    neueste beiträge | meistgelesene artikel | meistgelesen | articles liés | entradas relacionadas | lire aussi | à lire aussi | articles similaires | sur le même sujet |
    articles les plus lus | lea también | te puede interesar | también te puede interesar | artículos relacionados |
    noticias relacionadas | lo más leído | 관련기사 | 관련 기사 | 관련 글 | 관련 뉴스 | 많이 본 뉴스 | 인기 기사 | 추천 기사 |
    많이 본 기사 | 가장 많이 본 기사 | 가장 많이 본 뉴스 | 실시간 인기 기사 | 함께 보면 좋은 글 | 함께 보면 좋은 기사 | 추천 글 | 인기 글 | 최신 글 |
    최신 기사`;

/** Whole lines that are never article text. */
const LINES: Cues = {
  navigation: `
    ${ABOVE_OTHER_ARTICLES} |
    skip to content | skip to main content | skip to navigation | skip navigation | jump to content |
    jump to navigation | jump to search | back to top | toggle navigation | main menu | main navigation |
    table of contents | you are here | previous post | next post | previous episode | next episode | previous article | next article | previous story |
    next story | older posts | newer posts | older entries | newer entries | next page | previous page |
    jump to recipe | suggest a correction |
    view this email in your browser | view this email online | view in your browser | view in browser |
    view as a web page | having trouble viewing this email | im browser ansehen | im browser öffnen |
    voir dans le navigateur | ver en el navegador | 브라우저에서 보기 |
    show more | view all | see all | read more | continue reading | read the full story | read full story |
    read full article | all rights reserved | privacy policy | terms of use | terms of service |
    terms and conditions | privacy policy and terms of service | cookie policy | post navigation |
    zum inhalt springen | zum hauptinhalt springen | direkt zum inhalt | zur navigation springen | nach oben |
    hauptmenü | artikel drucken | seite drucken | zurück zur übersicht | zurück zur startseite | weiterlesen | mehr lesen | vorheriger beitrag | nächster beitrag | datenschutzerklärung |
    alle rechte vorbehalten | aller au contenu | aller au contenu principal | passer au contenu | retour en haut |
    menu principal | imprimer cet article | retour à la liste | lire la suite | article précédent | article suivant | mentions légales |
    politique de confidentialité | tous droits réservés | saltar al contenido | ir al contenido |
    ir al contenido principal | imprimir este artículo | volver a la lista | volver arriba | menú principal | seguir leyendo | leer más | entrada anterior |
    siguiente entrada | aviso legal | política de privacidad | todos los derechos reservados | 본문 바로가기 | 본문으로 바로가기 |
    메뉴 바로가기 | 콘텐츠로 바로가기 | 인쇄하기 | 기사 인쇄 | 기사 인쇄하기 | 목록으로 | 목록 보기 | 더보기 | 더 보기 | 이전 글 | 다음 글 | 이전 기사 | 다음 기사 | 맨 위로 | 개인정보처리방침 | 저작권자 무단전재 및 재배포 금지 |
    무단전재 및 재배포 금지 | show key events only | please turn on javascript to use this feature |
    show key events only please turn on javascript to use this feature |
    search for | search this site | search the site | newer post | older post | older stories | newer stories | previous entry | next entry | all entries | print recipe |
    blog archive | edit this page | report a problem with this page | add to wishlist | add to cart | add to basket | thank you for your feedback |
    thanks for your feedback | have more questions submit a request | still have questions contact us |
    us customary metric | metric us customary | reuse this content | purchase licensing rights |
    ask question | improve this question | improve this answer | sorted by | highest score default | user avatar | post as a guest | post your answer |
    sign up using google | sign up using email and password | required but never shown | featured on meta | the overflow blog | spoilers below | spoilers ahead | spoiler alert | spoiler warning | warning spoilers ahead | warning spoilers below`,
  'sign-up': `
    unsubscribe | update your preferences | update preferences | manage your subscription | newsletter abbestellen |
    se désabonner | darse de baja | 수신거부 |
    subscribe | subscribe now | subscribe today | sign up | sign up now | sign up today | sign up here |
    sign me up | join our mailing list | join our newsletter | newsletter | newsletter signup | newsletter sign up |
    get our newsletter | get the newsletter | email address | your email address | enter your email | enter your e-mail |
    enter your email address | enter your e-mail address | your e-mail address | type your email | type your e-mail |
    your email | your e-mail | create an account | create account | register now | start your free trial |
    already a subscriber log in | jetzt abonnieren | newsletter abonnieren | jetzt newsletter abonnieren | abonnieren |
    newsletter bestellen | kostenlos anmelden | jetzt kostenlos anmelden | e-mail-adresse | ihre e-mail-adresse | deine e-mail-adresse | jetzt anmelden |
    zum newsletter anmelden | jetzt registrieren | s'abonner | abonnez-vous | je m'abonne | s'inscrire |
    inscrivez-vous | s'inscrire à la newsletter | s'abonner à la newsletter | votre adresse e-mail | suscríbete | suscribirse | suscríbase | regístrate |
    suscríbete a nuestro boletín | 구독하기 | 구독 | 뉴스레터 구독 | 뉴스레터 구독하기 | 뉴스레터 신청 |
    이메일 구독 | 이메일로 구독하기 | 구독 신청 | 구독 신청하기 | 이메일 주소 | 이메일 주소 입력 | 회원가입`,
  donation: `
    donate | donate now | donate today | donate here | make a donation | make a donation today | give now |
    give today | support us | support our work | support us today | support our journalism |
    support independent media | sponsor this project | become a member | become a supporter | become a patron | contribute now |
    jetzt spenden | spenden | spenden sie jetzt | unterstützen sie uns | unterstütze uns | faire un don |
    je fais un don | donnez maintenant | soutenez-nous | soutenez nous | donar | donar ahora | dona ahora |
    haz una donación | apóyanos | 후원하기 | 후원 | 기부하기 | 정기후원`,
  comments: `
    leave a comment | leave a reply | leave a response | leave your comment | post a comment | post comment |
    add a comment | add comment | comment removed by moderator | write a comment | write a response | submit comment | cancel reply |
    discussion about this post | join the conversation | join the discussion | no comments | no comments yet |
    view comments | have your say in the comments below | show comments | load comments | comments are closed | comments closed |
    be the first to comment | log in to comment | login to comment | required fields are marked |
    your email address will not be published | your email address will not be published required fields are marked |
    save my name email and website in this browser for the next time i comment |
    notify me of follow-up comments by email | notify me of new posts by email | kommentar schreiben |
    kommentar hinterlassen | schreibe einen kommentar | schreiben sie einen kommentar | kommentar verfassen |
    kommentar abschicken |
    kommentar absenden | kommentar senden | kommentare anzeigen | artikel kommentieren | jetzt kommentieren |
    antwort abbrechen | antworten abbrechen | deine e-mail-adresse wird nicht veröffentlicht |
    envoyer le commentaire |
    laisser un commentaire | laissez un commentaire | laisser une réponse | ajouter un commentaire |
    publier un commentaire | annuler la réponse | votre adresse e-mail ne sera pas publiée | deja un comentario |
    dejar un comentario | deja una respuesta | dejar una respuesta | escribe un comentario | publicar comentario |
    cancelar la respuesta | tu dirección de correo electrónico no será publicada | 댓글 남기기 | 댓글 쓰기 | 댓글쓰기 | 댓글 달기 |
    댓글 보기 | 댓글 등록 | 댓글 작성 | 댓글을 입력해 주세요 | 댓글을 입력하세요 | 댓글을 남겨 주세요 | 댓글 더보기 |
    답글 남기기 | 응답 취소 | 의견 남기기`,
  sharing: `
    like loading | like this loading | like this like loading | blogthis | share to x | share to twitter | share to facebook | share to pinterest |
    forward to a friend | forward this email | email this | share | share this | share this article | share this post | share this page | share this story |
    share this entry | save article | save this article | share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp |
    share via email | share by email | share with | share now | share via | click to share | tweet | tweet this | pin it |
    print this page | email this article | copy link | copy link to clipboard | link copied | follow us |
    follow us on | follow us on twitter | follow us on facebook | follow us on instagram |
    follow us on social media | like us on facebook | find us on facebook | like this | teilen | artikel teilen |
    beitrag teilen | diesen artikel teilen | diesen beitrag teilen | seite teilen | per e-mail teilen | per e-mail versenden |
    auf whatsapp teilen | auf facebook teilen | auf twitter teilen | link kopieren | folgen sie uns | folge uns |
    partager | partager cet article | partager sur facebook | partager sur twitter | suivez-nous | copier le lien |
    compartir | compartir en facebook | compartir en twitter | comparte este artículo | síguenos | copiar enlace |
    공유 | 공유하기 | 기사 공유 | 기사 공유하기 | 이 기사 공유하기 | 이 글 공유하기 | 페이스북 공유 | 트위터 공유 |
    카카오톡 공유 | 카카오톡 공유하기 | 링크 복사 | 주소 복사 | url 복사 | url복사 |
    글자크기 조절 | 글자 크기 조절`,
  'cookie-notice': `
    we value your privacy | we care about your privacy | we respect your privacy | your privacy matters to us |
    ihre privatsphäre ist uns wichtig | wir respektieren ihre privatsphäre | nous respectons votre vie privée |
    valoramos tu privacidad | valoramos su privacidad | your choices about cookies |
    accept | accept all | accept cookies | accept all cookies | reject all | reject all cookies | manage cookies |
    cookies on this site | cookies on this service | essential cookies | accept additional cookies | reject additional cookies | view cookies |
    cookie settings | cookie preferences | manage preferences | only necessary cookies | alle akzeptieren |
    alle cookies akzeptieren | nur notwendige cookies | alle ablehnen | alle cookies ablehnen | cookies akzeptieren | cookie-einstellungen | tout accepter |
    accepter tous les cookies | tout refuser | gérer les cookies | aceptar todo | aceptar todas | aceptar cookies |
    aceptar todas las cookies | rechazar todas | configurar cookies | 쿠키 허용 | 모두 허용 | 모두 거부 |
    쿠키 설정`,
  advertisement: `
    advertisement | advertisements | ad | sponsored | sponsored content | sponsored links | paid content |
    scroll to continue with content | article continues below advertisement |
    article continues after advertisement | continue reading the main story | story continues below advertisement |
    anzeige | werbung | gesponsert | publicité | contenu sponsorisé | publicidad | contenido patrocinado | 광고`,
};

export const CUE_LINES: ReadonlyMap<string, OmissionReason> = new Map(
  entriesOf(LINES).flatMap(([reason, lines]) => splitCues(lines).map((line) => [line, reason] as const)),
);

export const LISTING_LINES: ReadonlySet<string> = new Set(splitCues(ABOVE_OTHER_ARTICLES));

/** Lines that are boilerplate only beside other such lines, or at the very head or foot of a page. */
export const CONTEXT_LINES: ReadonlySet<string> = new Set(
  splitCues(`
    home | menu | search | log in | login | sign in | log out | register | about | about us | contact | contact us |
    our team | faq | help | archive | archives | blog | news | sitemap | rss | facebook | twitter | x | instagram |
    youtube | linkedin | whatsapp | telegram | reddit | pinterest | tumblr | email | e-mail | mail | print | pdf |
    terms | privacy | cookies | imprint | legal | close | next | previous | prev | more | reply | name | website |
    comments | comment | follow | tags | categories | first name | last name | your name | submit | join | one-off | monthly | yearly |
    category | save | like | loading | support | shop | store | careers | jobs | press | advertise | events |
    startseite | suche | merken | kommentare | kommentar | absenden | anmelden | datenschutz | agb | nutzungsbedingungen | über uns | kontakt | impressum | drucken | antworten | weiter | zurück |
    accueil | rechercher | connexion | à propos | imprimer | répondre | suivant | précédent | inicio | buscar |
    iniciar sesión | acerca de | contacto | imprimir | responder | siguiente | anterior | 홈 | 검색 | 로그인 | 메뉴 | 인쇄 |
    목록 | 답글 | 이름 | 이메일 | 웹사이트 | 등록 | 댓글 | 닫기 | 페이스북 | 트위터 | 카카오톡 | 카카오스토리 | 네이버 밴드 | 전체메뉴 | close menu | open menu | yes no | terms & conditions | download as pdf | privacy notice`),
);

/** Labels that are known beside others of a row only. */
export const ROW_LABELS: ReadonlySet<string> = new Set(
  splitCues(`
    accessibility | article | discuss | discussion | docs | documentation | download | edit | history | issues | large print | listen |
    collapse all | expand all | submit a request | terms and rules | pin | edit this page on github | edit this page on gitlab | search docs | search documentation | search the docs | read | star us | talk | tools | view history | view source | report a problem | report a side effect | upvote | downvote | award | give award | go to comments | report | crosspost |
    스크랩`),
);
