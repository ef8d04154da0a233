/**
 * One spelling for words that British and American English write differently, so that "what licence is it under" finds
 * "License: MIT". Whatever an ending is turned into, articles and questions are turned alike; no form is ever shown.
 */

const ENDING = '(?:s|ed|d|ing|ings|er|ers|ist|ists|able|ful|less|ite|ites|hood|al|ation|ations)?';

const RULES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `^(.*(?:col|fav|flav|lab|harb|hon|neighb|behavi|rum|hum|vap|od|arm|endeav|parl|tum|vig|splend|sav|savi|ferv|clam|demean|ranc|cand))our(?=${ENDING}$)`,
    ),
    '$1or',
  ],
  [/^(\w{3,})is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)/, '$1iz'],
  [/^(\w{2,}ly)s(?=(?:e|ed|es|ing|er|ers)$)/, '$1z'],
  [/^(\w*(?:cent|met|lit|theat|fib|sab|calib|lust|spect|somb|meag))re(?=s?$)/, '$1er'],
  [/^centr(?=ed$)/, 'center'],
  [/^(\w*(?:lic|def|off|pret))ence(?=(?:s|d|less)?$)/, '$1ense'],
  [/^(catal|dial|anal|monol|prol|epil)ogue(?=s?$)/, '$1og'],
  [
    /^(travel|cancel|model|label|level|fuel|signal|channel|counsel|jewel|marvel|quarrel|panel|tunnel|dial|total|rival|pedal|libel|refuel|initial)l(?=(?:ed|ing|er|ers|or|ors|ous)$)/,
    '$1',
  ],
  [/^((?:ortho)?p|h|an|leuk|gyn)ae(?=\w{3})/, '$1e'],
  [/^(diarrh|man)oe(?=\w)/, '$1e'],
  [/^(?:oe)(?=str|soph|dem)/, 'e'],
  [/^foe(?=t(?:us|al))/, 'fe'],
  [/^(encyclop)ae(?=d)/, '$1e'],
  [/^(m|sm)oul(?=d|t)/, '$1ol'],
  [/^(ag|judg|acknowledg)e(?=(?:ing|ments?)$)/, '$1'],
  [/^enquir/, 'inquir'],
  [/^scepti/, 'skepti'],
  [/^sulph/, 'sulf'],
  [/^(ful|skil)l(?=ful$|fill)/, '$1'],
];

/** What every rule's word has somewhere: most words have none of it, and one look is cheaper than all rules. */
const MAY_DIFFER = /our|is[eai]|lys|re|ence|ogue|ll|[ao]e|oul|[gd]ge|age|enquir|scept|sulph/;

/** The last is how the other short name of North Korea is typed. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    grey: 'gray',
    greys: 'grays',
    programme: 'program',
    programmes: 'programs',
    tyre: 'tire',
    tyres: 'tires',
    plough: 'plow',
    ploughs: 'plows',
    ploughed: 'plowed',
    aluminium: 'aluminum',
    aeroplane: 'airplane',
    aeroplanes: 'airplanes',
    jewellery: 'jewelry',
    pyjamas: 'pajamas',
    draught: 'draft',
    draughts: 'drafts',
    cosy: 'cozy',
    artefact: 'artifact',
    artefacts: 'artifacts',
    yoghurt: 'yogurt',
    practise: 'practice',
    practised: 'practiced',
    practising: 'practicing',
    maneuvre: 'maneuver',
    maneuvres: 'maneuvers',
    nk: 'dprk',
  }),
);

/** @param word - a folded Latin word. */
export function oneSpelling(word: string): string {
  const listed = WORDS.get(word);
  if (listed !== undefined) return listed;
  if (word.length < 5 || !MAY_DIFFER.test(word)) return word;
  const spelled = RULES.reduce((one, [pattern, other]) => one.replace(pattern, other), word);
  return WORDS.get(spelled) ?? spelled;
}
