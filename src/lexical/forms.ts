/**
 * Irregular forms of English verbs and nouns with the word they are forms of, which no stemmer reaches: "who stole it"
 * finds "the thief steals". "Mens" is how "men's" is typed. Left out are forms that are words of their own ("won", "lay",
 * "wound", "leaves"), and "people".
 */

const VERBS = `arise arose arisen|awake awoke awoken|beat beaten|become became|begin began begun|bend bent|bite bitten|bleed bled
blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
cling clung|come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given
go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leap leapt
learn learnt|leave left|lend lent|light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken
outgrow outgrew outgrown|overcome overcame|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
pay paid|prove proven|rebuild rebuilt|repay repaid|retell retold|rewrite rewrote rewritten|ride rode ridden|ring rang rung
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken|shine shone|shoot shot
show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|slay slew slain|sleep slept|slide slid|speak spoke spoken|spell spelt
spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|strike struck|strive strove striven
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|tread trod trodden|undergo underwent undergone|understand understood|undertake undertook undertaken
uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept|withdraw withdrew withdrawn|withhold withheld
withstand withstood|write wrote written`;

const NOUNS = `alumnus alumni|analysis analyses|appendix appendices|bacterium bacteria|calf calves|child children|crisis crises
criterion criteria|diagnosis diagnoses|foot feet|fungus fungi|goose geese|half halves|hypothesis hypotheses|index indices
knife knives|loaf loaves|louse lice|man men|matrix matrices|mouse mice|nucleus nuclei|ox oxen|phenomenon phenomena|radius radii
shelf shelves|stimulus stimuli|thesis theses|thief thieves|tooth teeth|vertex vertices|wife wives|wolf wolves|woman women
man mens|woman womens|child childrens`;

const BASES: ReadonlyMap<string, string> = new Map(
  `${VERBS}|${NOUNS}`.split(/[|\n]/).flatMap((entry) => {
    const [base = '', ...forms] = entry.trim().split(' ');
    return forms.map((form): [string, string] => [form, base]);
  }),
);

/** @param word - a folded Latin word. */
export const baseForm = (word: string): string => BASES.get(word) ?? word;
