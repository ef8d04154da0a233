/** A finding of the core in a person's language: from its facts, since its own words are English and for a terminal. */
import type { Finding, FindingFacts } from '../../core.ts';
import { because, isOfDatabase } from '../../reasons.ts';
import type { Say } from '../messages/index.ts';
import type { Speech } from './answer.ts';
import { formatBytes } from './format.ts';
import { sayFileReason, sayReason } from './say-reason.ts';

interface Words {
  readonly subject: string;
  readonly well: string;
  readonly bad: string;
  readonly advice: string | null;
}

/** A finding without facts is said already, by whoever found it. */
export function sayFinding(finding: Finding, speech: Speech): Finding {
  const { facts, state } = finding;
  if (!facts) return finding;
  const { subject, well, bad, advice } = wordsFor(facts, speech);
  return state === 'ok' ? { subject, state, detail: well, advice: null } : { subject, state, detail: bad, advice };
}

function wordsFor(facts: FindingFacts, { say, locale }: Speech): Words {
  const { topic } = facts;
  const common = { subject: say(`doctor.${topic}`), advice: say(`doctor.${topic}.advice`) };
  switch (topic) {
    case 'model': {
      const { model, dimensions, reason } = facts;
      return {
        ...common,
        well: say('doctor.model.ok', { model, dimensions }),
        bad: reason === null ? '' : sayReason(reason, say),
        advice: reason?.key === 'model.exchanged' ? null : common.advice,
      };
    }
    case 'reranking':
      return { ...common, well: '', bad: sayReason(facts.reason, say) };
    case 'index':
      return { ...common, well: say('doctor.index.ok', { count: facts.windows }), bad: say('doctor.index.bad') };
    case 'store':
      return {
        ...common,
        well: corpus(facts, say),
        bad: facts.reasons.map((one) => sayReason(one, say)).join(' '),
        advice: facts.reasons.every(isOfDatabase) ? null : common.advice,
      };
    case 'folder': {
      const { folder, reason } = facts;
      const bad = reason === null ? '' : sayReason(reason, say);
      const advice = reason?.key === 'root.moved' ? say('doctor.folder.moved') : common.advice;
      return { ...common, well: folder, bad, advice };
    }
    case 'job':
      return { ...common, well: '', bad: say('doctor.job.bad', { reason: sayReason(facts.reason, say) }) };
    case 'articles': {
      const { indexed, failed: count, example } = facts;
      if (example === null && indexed === 0)
        return { ...common, well: '', bad: sayReason(because('article.none'), say), advice: null };
      const file = example?.file ?? '';
      const reason = example === null ? '' : sayFileReason(example, say);
      return { ...common, well: say('doctor.articles.ok'), bad: say('doctor.articles.bad', { count, file, reason }) };
    }
    case 'disk': {
      const free = formatBytes(facts.freeBytes, locale);
      return { ...common, well: say('doctor.disk.ok', { free }), bad: say('doctor.disk.bad', { free }) };
    }
    case 'clock':
      return {
        ...common,
        well: facts.now.replace('T', ' ').replace(/:\d\d\.\d+Z$/, ' UTC'),
        bad: say('doctor.clock.bad'),
      };
  }
}

function corpus({ articles, passages }: { articles: number; passages: number }, say: Say): string {
  return say('status.corpus', {
    articles: say('articles.heading', { count: articles }),
    passages: say('articles.passages', { count: passages }),
  });
}
