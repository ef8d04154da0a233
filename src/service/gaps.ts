/** Questions that found no good answer, grouped by what they ask; a follow-up counts with the questions that it leans on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import type { Gap } from '../core.ts';
import { withoutSmallTalk } from '../questions/small-talk.ts';
import type { GapQuestion } from '../store/records.ts';
import { questionsAgree, type ReadQuestion, readQuestion } from './same-question.ts';

const EXAMPLES = 5;
/** Cosine above which two questions that agree are listed as one: a list may be bolder than an answer. */
const ONE_GROUP = 0.7;
/** Longest that questions of members wait meanwhile. */
const TURN_MS = 10;

export interface AskedInVain extends GapQuestion {
  /** The questions that it leans on, oldest first. */
  readonly before: readonly string[];
}

/** Groups questions that ask the same after the same, largest group first; the newest wording names the group. */
export async function groupGaps(questions: readonly AskedInVain[], model: EmbeddingModel): Promise<Gap[]> {
  const groups: { asked: Wording; before: Wording | null; members: [AskedInVain, ...AskedInVain[]] }[] = [];
  let turnEnds = performance.now() + TURN_MS;
  for (const question of questions) {
    if (performance.now() >= turnEnds) {
      await nextTurn();
      turnEnds = performance.now() + TURN_MS;
    }
    const asked = await readWording([question.question], model);
    const before = question.before.length === 0 ? null : await readWording(question.before, model);
    const group = groups.find((other) => isAlike(asked, other.asked) && isAlike(before, other.before));
    if (group === undefined) groups.push({ asked, before, members: [question] });
    else group.members.push(question);
  }
  return groups
    .sort((a, b) => b.members.length - a.members.length)
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

interface Wording extends ReadQuestion {
  readonly vector: Float32Array;
}

async function readWording(questions: readonly string[], model: EmbeddingModel): Promise<Wording> {
  const text = questions.map(withoutSmallTalk).join(' ');
  return { ...readQuestion(text), vector: await model.embedQuery(text) };
}

/** The vectors, of which there are hundreds of numbers, come last. */
function isAlike(one: Wording | null, other: Wording | null): boolean {
  if (one === null || other === null) return one === other;
  return questionsAgree(one, other) && (one.words === other.words || dot(one.vector, other.vector) >= ONE_GROUP);
}
