/** Questions that found no good answer, grouped by what they ask; a follow-up counts with the questions that it leans on. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import type { Gap } from '../core.ts';
import { questionTerms } from '../lexical.ts';
import type { GapQuestion } from '../store/store.ts';
import { questionsAgree } from './pins.ts';

const EXAMPLES = 5;
/** Cosine above which two questions that agree are listed as one: a list may be bolder than an answer. */
const ONE_GROUP = 0.7;

export interface AskedInVain extends GapQuestion {
  /** The questions that it leans on, oldest first. */
  readonly before: readonly string[];
}

/** Groups questions that ask the same after the same, largest group first; the newest wording names the group. */
export async function groupGaps(
  questions: readonly AskedInVain[],
  model: EmbeddingModel,
  limit: number,
): Promise<Gap[]> {
  const groups: { asked: Wording; before: Wording | null; members: [AskedInVain, ...AskedInVain[]] }[] = [];
  for (const question of questions) {
    const asked = await readWording(question.question, model);
    const before = question.before.length === 0 ? null : await readWording(question.before.join(' '), model);
    const group = groups.find((other) => isAlike(asked, other.asked) && isAlike(before, other.before));
    if (group === undefined) groups.push({ asked, before, members: [question] });
    else group.members.push(question);
  }
  return groups
    .sort((a, b) => b.members.length - a.members.length)
    .slice(0, limit)
    .map(({ members }) => ({
      question: members[0].question,
      follows: members[0].before,
      count: members.length,
      examples: [...new Set(members.map(({ before, question }) => [...before, question].join(' › ')))].slice(
        0,
        EXAMPLES,
      ),
      reasons: {
        abstained: members.filter(({ abstained }) => abstained).length,
        notHelpful: members.reduce((sum, { notHelpful }) => sum + notHelpful, 0),
        reported: members.reduce((sum, { reported }) => sum + reported, 0),
      },
      lastAskedAt: Math.max(...members.map(({ askedAt }) => askedAt)),
    }));
}

interface Wording {
  readonly text: string;
  readonly terms: string;
  readonly vector: Float32Array;
}

async function readWording(text: string, model: EmbeddingModel): Promise<Wording> {
  return { text, terms: [...questionTerms(text)].sort().join(' '), vector: await model.embedQuery(text) };
}

function isAlike(one: Wording | null, other: Wording | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    questionsAgree(one.text, other.text) && (one.terms === other.terms || dot(one.vector, other.vector) >= ONE_GROUP)
  );
}
