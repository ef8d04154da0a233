/** Lines of boilerplate that no table can list, because they hold a number, a name or a title: their shape tells them. */
import type { OmissionReason } from '../../types.ts';
import { endsSentence } from '../line-shapes.ts';
import { readControl } from './controls.ts';
import { CUE_LINES } from './cue-lines.ts';
import { anyOf, cueForm } from './cue-tables.ts';
import { rowOfButtons, rowOfPlaces } from './rows.ts';

/**
 * Why a whole line is boilerplate by its shape; null when it is none.
 *
 * @param form - the line's as a cue.
 */
export function readShape(text: string, form: string): OmissionReason | null {
  if (isPlayer(form) || SOUND.test(text) || SEPARATOR.test(text)) return 'navigation';
  return (
    countedLine(form) ??
    requestLine(form) ??
    readControl(text, form) ??
    pointerLine(text) ??
    linkOfLetter(text) ??
    rowOfButtons(text, form) ??
    rowOfPlaces(text)
  );
}

/** "[music]", "[ad break]": what is heard in a recording, and nobody says. */
const SOUND =
  /^\[(?:[\p{L}' -]{1,20} )?(?:applause|break|jingle|laughter|music|silence)(?: (?:fades|plays|ends|stops))?\]$/iu;

/** What stood between two labels of a row. */
const SEPARATOR = /^[·•∙⋅|›»]$/;

/** "Join over 40,000 readers", "Join 900 gardeners. Get a free calendar." */
const asksToJoin = anyOf([
  /^join (?:over |more than )?[\d\s]+k? (?:readers|subscribers|others|people|members|listeners|followers)$/,
  /^join (?:over |more than )?[\d\s]+k? (?:[\p{L}-]+ ){1,3}(?:and )?get (?:a|our|your) free .{3,40}$/u,
  /^join (?:over |more than )?[\d\s]+k? (?:readers|subscribers|others|listeners|followers) (?:and|who) (?:get|receive) .{3,60}$/,
]);

/** Lines that hold a number or a name: "12 comments", "© 2018 Example", "Tags: Korea, Asia". */
function countedLine(form: string): OmissionReason | null {
  if (form.length > 90) return null;
  if (/^(\d+|one|no) (comments?|replies|responses|kommentare?|commentaires?|comentarios?)( so far)?$/.test(form))
    return 'comments';
  if (/^(댓글 \d+|(?:comments|kommentare|commentaires|comentarios) \d+|\d+ thoughts? on .*)$/.test(form))
    return 'comments';
  // "Join the conversation (14)"
  if (CUE_LINES.get(form.replace(/ \d{1,5}$/, '')) === 'comments') return 'comments';
  if (asksToJoin(form)) return 'sign-up';
  if (form.startsWith('© ')) return 'navigation';
  return /^(?:©|copyright ©?) ?\d{4}\b/.test(form) ? 'navigation' : null;
}

/** "Listen to this article (9 min)" */
const LISTEN =
  /^(?:listen to (?:this|the) (?:article|story|essay|episode)|(?:diesen )?artikel anhören|écouter (?:l'|cet )article|escuchar (?:este |el )?artículo|기사 듣기)(?: \d+ ?(?:min(?:ute)?[ns]?|분))?$/;
const isPlayer = (form: string): boolean => form.length <= 90 && LISTEN.test(form);

/** A line by which a page offers something about the story whose title stands above. */
export function isRequest(text: string): boolean {
  const form = cueForm(text);
  return isPlayer(form) || requestLine(form) !== null || readControl(text, form) !== null;
}

const asksForVerdict = anyOf([
  /^(?:was|is|did you find|do you find) this (?:article |page |answer |information |guide |post |topic |content |tutorial |section )?(?:helpful|useful)(?: to you)?(?: yes no| \d{1,6}(?: \d{1,6})?)?$/,
  /^rate this (?:article|page|recipe|post|story)(?: useful)?(?: not useful)?$/,
  /^sort by(?: (?:newest|oldest|latest|most|best|read|recent|relevant|relevance|popular|popularity|date|rating|title|first)){2,}$/,
  /^did this (?:article |page |answer )?(?:help|answer your questions?)(?: you)?$/,
  /^did you find what you were looking for(?: yes no)?$/,
  /^(?:war|ist|fanden sie|finden sie) (?:dieser|diese|diesen|dieses|das) (?:(?:artikel|seite|beitrag|antwort|information(?:en)?) )?(?:hilfreich|nützlich)$/,
  /^(?:cet article|cette page|cette réponse|ce contenu) (?:vous )?a(?:-t-il|-t-elle) été utile$/,
  /^(?:(?:te|le) (?:resultó|ha resultado|fue|ha sido)|fue|ha sido) útil (?:este artículo|esta página|esta respuesta)$/,
  /^이 (?:글|문서|페이지|기사|답변)[이가]? (?:도움이 )?(?:되었나요|되셨나요|유용했나요|유용한가요)$/,
  /^\d+ (?:out )?of \d+ (?:people |users |readers |customers )?(?:found|find) (?:this|it)(?: \p{L}+)? (?:helpful|useful)$/u,
  /^\d+ von \d+ (?:personen )?fanden (?:dies|das|diesen artikel|diesen beitrag) hilfreich$/,
]);
const asksToLogIn = anyOf([
  /^(?:please )?(?:log|sign) ?in (?:or (?:register|sign up|create an account) )?to (?:post |leave |write |add )?(?:a )?comments?$/,
  /^(?:bitte )?(?:melden sie sich|melde dich|loggen sie sich|logge dich|anmelden|einloggen)(?: (?:an|ein))? (?:oder registrieren(?: sie sich)? )?um (?:zu kommentieren|(?:einen )?kommentare? (?:zu schreiben|zu verfassen|schreiben zu können|abzugeben))$/,
  /^(?:veuillez vous connecter|connectez-vous|identifiez-vous) pour (?:commenter|laisser un commentaire|publier un commentaire)$/,
  /^(?:inicia sesión|inicie sesión|regístrate) para (?:comentar|dejar un comentario|publicar un comentario)$/,
]);

/** "Was this article helpful?", "187 out of 203 found this helpful", "Sign in to comment". */
function requestLine(form: string): OmissionReason | null {
  if (form.length > 90) return null;
  if (asksToLogIn(form)) return 'comments';
  return asksForVerdict(form) ? 'navigation' : null;
}

const TAGS = /^(?:tagged|schlagwörter|mots-clés|etiquetas|태그)\s?: |^(?:filed under|posted in)\b/i;
/** Three or more, each of a word or two: "Labels: red for port, green for starboard" tells something. */
const LABELS =
  /^(?:labels|tags|topics)\s?: (?:[\p{L}\p{N}’'-]{1,30}(?: [\p{L}\p{N}’'-]{1,30})?, ){2,30}[\p{L}\p{N}’'-]{1,30}(?: [\p{L}\p{N}’'-]{1,30})?$/iu;
const OTHER_ARTICLE =
  /^(?:read also|also read|read more|related(?: (?:articles|posts|stories|tags|topics))?|customers also (?:bought|looked at|viewed|liked)|lesen sie auch|lies auch|mehr dazu|mehr lesen|lire aussi|à lire aussi|lea también|leer más|관련 ?(?:기사|글))\s?: /i;
/** "[광고] First month free", "Sponsored: Sluice & Sons" */
const MARKED_OFFER = /^(?:\[(?:광고|ad|advertisement|anzeige|publicité|publicidad)\]|sponsored\s?:)\s/i;
const RESPONSES = /^\d{1,4} (?:responses?|replies|comments?) (?:on|to) (?:["“«„].+["”»“]|[‘'].+[’'])$/i;
const NEIGHBOURS = /^previous: .{3,80} next: .{3,80}$/i;

/** "Tagged: ferries, salt", "Read also: Why the bridge stays closed": keys and titles, and no sentence. */
function pointerLine(text: string): OmissionReason | null {
  if (text.length > 180) return null;
  if (RESPONSES.test(text)) return 'comments';
  if (MARKED_OFFER.test(text)) return 'advertisement';
  // The title of another article may ask.
  if (OTHER_ARTICLE.test(text) && /[?？]$/.test(text) && !/[.!?] \p{Lu}/u.test(text)) return 'navigation';
  if (endsSentence(text)) return null;
  return [TAGS, LABELS, OTHER_ARTICLE, NEIGHBOURS].some((shape) => shape.test(text)) ? 'navigation' : null;
}

const ADDRESS = /\s?[:(<[]?\s?https?:\/\/[^\s)\]>]{1,500}(?:\s?[)\]>])?/g;
const LONGEST_LABEL = 160;
const OF_LETTER =
  /^(?:read|continue reading|weiterlesen|lire|leer|forward)\b|browser|e-?mail|subscri|preferences|newsletter|abbestellen|브라우저/;

/** "View this email in your browser: https://…", "Read more (https://…)", "Unsubscribe ( https://… ) | Preferences ( https://… )" */
function linkOfLetter(text: string): OmissionReason | null {
  if (!text.includes('http')) return null;
  const links = text.match(ADDRESS)?.length ?? 0;
  const label = links > 0 ? text.replace(ADDRESS, '').trim() : '';
  if (label === '' || label.length > LONGEST_LABEL) return null;
  const form = cueForm(label);
  if (links > 1) return rowOfButtons(label, form) ?? rowOfPlaces(label);
  return OF_LETTER.test(form) ? (CUE_LINES.get(form) ?? readControl(label, form)) : null;
}
