/** Titles compared, and what papers print above them: the kind of piece that it is. */
import type { DraftBlock } from './draft.ts';

const KICKERS: ReadonlySet<string> = new Set(
  (
    'essay|opinion|op ed|analysis|feature|features|interview|review|editorial|commentary|comment|column|exclusive|explainer|' +
    'long reads|longread|longreads|in depth|' +
    'perspective|profile|obituary|long read|the long read|special report|news analysis|guest essay|investigation|' +
    'kommentar|meinung|analyse|reportage|kolumne|gastbeitrag|leitartikel|tribune|entretien|enquête|éditorial|chronique|' +
    'opinión|análisis|entrevista|reportaje|columna|tribuna|오피니언|사설|칼럼|기고|인터뷰|기획|특집'
  ).split('|'),
);

/** "The Tuesday Interview", "Weekend essay" */
const REGULAR =
  /^(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|weekly|monthly|big) (?:interview|essay|read|profile|column|conversation|feature|debate)$/;

/** Source of an expression, in the form of titles. */
export const RELEASE =
  '(?:press|media|news) release|pressemitteilung|communiqué de presse|comunicado de prensa|nota de prensa|보도자료';

/** "For immediate release", "Package leaflet: Information for the user": what a paper is, above what it is about. */
const BANNER = new RegExp(
  `^(?:(?:${RELEASE}|for immediate (?:release|use|publication)|zur sofortigen veröffentlichung|` +
    'pour diffusion immédiate|para difusión inmediata|즉시 보도용)(?: |$)){1,2}$' +
    '|^(?:package|patient information) leaflet(?: information for the (?:user|patient))?$|^packungsbeilage$' +
    '|^gebrauchsinformation information für (?:anwender|patienten)$|^notice information (?:de l utilisateur|du patient)$' +
    '|^prospecto información para el (?:usuario|paciente)$',
  'u',
);

/** "OPINION", "Long read", "PRESS RELEASE": such a line is never the title, where another stands below it. */
export function isKicker(block: DraftBlock | undefined): boolean {
  const form = titleForm((block?.text ?? '').slice(0, 80));
  return KICKERS.has(form) || REGULAR.test(form) || BANNER.test(form);
}

/** Titles compared without case and punctuation: the page's own heading often has the question mark its tab lacks. */
export function titleForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
