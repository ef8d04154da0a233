/**
 * What a full stop may mean besides the end of a sentence. Two kinds of abbreviation matter: those that are always
 * followed by more (Dr., No., vs.) and those that may end a sentence too (U.S., Inc., p.m.), where the next word decides.
 */

/**
 * True when the full stop at the end of `head` closes an abbreviation and the sentence goes on with `tail`.
 *
 * @param head - The last characters before the cut; `tail`: the first ones after it, without white space between.
 */
export function endsInAbbreviation(head: string, tail: string): boolean {
  const stop = head.endsWith('.)') || head.endsWith('.]') ? head.slice(0, -1) : head;
  if (!stop.endsWith('.') || stop.endsWith('..')) return false;
  const word = stop.slice(Math.max(stop.lastIndexOf(' '), stop.lastIndexOf('\u00a0')) + 1).replace(/^[([{"'“‘«„]+/, '');
  // A single capital is an initial: "p. 12" is a page, "Samuel P." a person.
  const key = /^\p{Lu}\.$/u.test(word) ? word : word.toLowerCase();
  if (BEFORE_A_NAME.has(key)) return true;
  if (BEFORE_A_NUMBER.has(key)) return /^[\d§(]|^[IVX]+\b/.test(tail);
  if (MONTHS.has(key) && /^\d/.test(tail)) return true;
  if (/\p{Ll}str\.$/u.test(word) && /^\d/.test(tail)) return true;
  if (/^\d{1,2}\.$/.test(word)) return GERMAN_AFTER_ORDINAL.test(tail);
  if (!MAY_END_A_SENTENCE.has(key) && !/^(\p{L}\.[-–]?){1,5}$/u.test(word)) return false;
  if (/^\p{Lu}\.(?:\s|$)/u.test(tail)) return true;
  return !STARTERS.has(/^[\p{L}’']+/u.exec(tail.replace(/^[([{"'“‘«„]+/, ''))?.[0].toLowerCase() ?? '');
}

/** True for characters that cannot begin a sentence: a small letter, a closing mark, or the verb after a quotation. */
export function startsLikeContinuation(tail: string, afterQuotation: boolean): boolean {
  if (/^[\p{Ll}\p{Pe}\p{Pf},;:.!?…]/u.test(tail)) return true;
  return afterQuotation && /^(이?라고|이?라며|이?라는|고 |と|って|という)/u.test(tail);
}

const list = (words: string) => new Set(words.split(' '));

const BEFORE_A_NAME = list(
  'dr. mr. mrs. ms. prof. sen. rep. gen. gov. col. lt. capt. cpt. sgt. maj. cmdr. adm. rev. hon. pres. supt. mt. ft. ' +
    'vs. v. e.g. i.e. cf. viz. approx. ca. al.: mme. mlle. hr. fr. frl. dipl. ing. z.b. d.h. u.a. bzw. vgl. ggf. sog. inkl. exkl. zzgl. abzgl. bzgl. evtl. insb. ' +
    'sra. srta. dña. д. ул. г. им. т.е. п. resp. ph. gens. sens. reps. profs. drs. messrs. insp. det. cllr. cllrs. brig. cpl. pvt.',
);
const BEFORE_A_NUMBER = list(
  'no. nos. nr. fig. figs. p. pp. vol. ch. sec. art. eq. para. ver. s. n. abb. kap. bd. tel. тел. стр. núm. pág. tab.',
);
const MAY_END_A_SENTENCE = list(
  'u.s. u.n. u.k. e.u. d.c. n.k. r.o.k. d.p.r.k. inc. corp. ltd. co. jr. sr. bros. st. ave. blvd. rd. a.m. p.m. am. ' +
    'etc. usw. ph.d. m.d. b.a. m.a. dept. est. gov’t. intl. assn. univ. ee.uu. dist. mass. calif. conn. fla. ill. ' +
    'mich. minn. okla. pa. tenn. tex. va. wash. wis. ariz. colo. ga. ind. kan. ky. la. md. neb. nev. ore. mio. mrd. tsd.',
);
const MONTHS = list('jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.');
const GERMAN_AFTER_ORDINAL =
  /^(Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez|Jahrhundert|Jh\b|Jhd\b|Jahrestag|Auflage|Kongress|Bezirk|Klasse|Platz)/;

// Words that open a sentence far more often than they go on after "U.S." or an initial.
const STARTERS = list(
  'the a an this that these those it its he she they we i you his her their our my but and or so yet in on at by for ' +
    'from with without of to as if when while where who what why how which after before since until although though ' +
    'because however moreover meanwhile then now there here also still even only both each every some many most no ' +
    'not one two three last next according during despite under over between among another such critics officials ' +
    'er sie es wir ich das der die den dem ein eine aber und oder doch im am auf mit nach vor bei wenn als weil ' +
    'il elle ils nous vous le la les un une des mais et dans en el los las una pero y o su sus',
);
