/**
 * `npm run eval`: measures every question set that can be found, the repository's own and those of ../shared/eval
 * where that folder is, and writes docs/quality.md with its two figures. Sets that are not there are left out, saying so.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { loadConfig } from '../src/config.ts';
import { summarise } from '../src/evaluation/evaluate.ts';
import { type QuestionOutcome, RANKINGS } from '../src/evaluation/judge.ts';
import { formatEstimate, formatEvaluation } from '../src/evaluation/report.ts';
import { evaluateFolder, type SetResult } from '../src/evaluation/run.ts';
import { saveFigure } from './plots.ts';
import { qualityGoalRows } from './quality-goals.ts';

const SHARED = '../shared/eval';
const QUIET: readonly string[] = ['offtopic'];

interface Wanted {
  readonly folder: string;
  readonly articlesDir?: string;
}

function findSets(): Wanted[] {
  const own: Wanted[] = [
    { folder: 'tests/fixtures/sample', articlesDir: 'articles' },
    { folder: 'tests/fixtures/evaluation' },
  ];
  if (!existsSync(SHARED)) {
    process.stderr.write(`${SHARED} is not here: only the repository's own sets are measured.\n`);
    return own;
  }
  const shared = readdirSync(SHARED).filter((name) => existsSync(join(SHARED, name, 'questions.jsonl')));
  return [...own, ...shared.map((name) => ({ folder: join(SHARED, name) }))];
}

const config = loadConfig({});
const results: SetResult[] = [];
for (const { folder, articlesDir } of findSets()) {
  const result = await evaluateFolder(folder, { config, ...(articlesDir === undefined ? {} : { articlesDir }) });
  results.push(result);
  process.stdout.write(`${formatEvaluation(result.name, result.evaluation)}\n`);
}

const pooledNames = results
  .map(({ name }) => name)
  .filter((name) => !['sample', 'evaluation', 'paraphrase', 'offtopic'].includes(name));
const outcomesOf = (names: readonly string[]) =>
  results.filter(({ name }) => names.includes(name)).flatMap(({ outcomes }) => outcomes);
if (pooledNames.length > 1) {
  results.push(pool('five sets', outcomesOf(pooledNames)));
  results.push(
    pool('five sets and off topic', [
      ...outcomesOf(pooledNames).filter(({ answerable }) => answerable),
      ...outcomesOf(QUIET),
    ]),
  );
}

function pool(name: string, outcomes: readonly QuestionOutcome[]): SetResult {
  return { name, outcomes, evaluation: summarise(outcomes, 0) };
}

const ranked = results.filter(
  ({ name, evaluation }) =>
    name !== 'five sets and off topic' && evaluation.answerable > 0 && evaluation.passages.hybrid.recallAt5 !== null,
);
saveFigure('quality-recall.svg', {
  width: 760,
  height: 60 + ranked.length * 62,
  marginLeft: 150,
  marginRight: 40,
  x: { domain: [0, 1], label: 'Recall@5', percent: false, grid: true },
  y: { label: null },
  fy: { label: null },
  color: { legend: false, domain: ['lexical', 'vector', 'hybrid'], range: ['#9aa5b1', '#6f9ceb', '#2f6f4e'] },
  marks: [
    Plot.barX(
      ranked.flatMap(({ name, evaluation }) =>
        (['lexical', 'vector', 'hybrid'] as const).map((ranking) => ({
          name,
          ranking,
          recall: evaluation.passages[ranking].recallAt5?.value ?? 0,
        })),
      ),
      { x: 'recall', y: 'ranking', fy: 'name', fill: 'ranking' },
    ),
    Plot.ruleX([0]),
  ],
});

/** False refusals and false answers at every threshold of the gate. */
function tradeOff(name: string, positives: readonly QuestionOutcome[], negatives: readonly QuestionOutcome[]) {
  const thresholds = [...positives, ...negatives].map(({ support }) => support).sort((a, b) => a - b);
  const share = (list: readonly QuestionOutcome[], test: (support: number) => boolean) =>
    list.filter(({ support }) => test(support)).length / list.length;
  const step = Math.max(1, Math.floor(thresholds.length / 200));
  return thresholds
    .filter((_, i) => i % step === 0)
    .map((threshold) => ({
      name,
      falseRefusals: share(positives, (support) => support < threshold),
      falseAnswers: share(negatives, (support) => support >= threshold),
    }));
}

const curves = [
  ...results
    .filter(
      ({ outcomes }) => outcomes.some(({ answerable }) => answerable) && outcomes.some(({ answerable }) => !answerable),
    )
    .filter(({ name }) => name !== 'five sets')
    .flatMap(({ name, outcomes }) =>
      tradeOff(
        name,
        outcomes.filter(({ answerable }) => answerable),
        outcomes.filter(({ answerable }) => !answerable),
      ),
    ),
];
saveFigure('quality-gate.svg', {
  width: 640,
  height: 420,
  grid: true,
  x: { label: 'false refusals', domain: [0, 1] },
  y: { label: 'false answers', domain: [0, 1] },
  color: { legend: false },
  marks: [
    Plot.line(curves, { x: 'falseRefusals', y: 'falseAnswers', stroke: 'name' }),
    Plot.text(
      curves,
      Plot.selectFirst({ x: 'falseRefusals', y: 'falseAnswers', z: 'name', text: 'name', dx: 8, textAnchor: 'start' }),
    ),
  ],
});

const rankingTable = (unit: 'passages' | 'windows'): string =>
  [
    '| set | ranking | Recall@1 | Recall@5 | Recall@10 | MRR@10 | nDCG@10 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...ranked.flatMap(({ name, evaluation }) =>
      RANKINGS.map((ranking) => {
        const { recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10 } = evaluation[unit][ranking];
        return `| ${name} | ${ranking} | ${[recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10].map(formatEstimate).join(' | ')} |`;
      }),
    ),
  ].join('\n');
const decisionRows = results.map(({ name, evaluation }) => {
  const { quotes, decisions, questions, answerable } = evaluation;
  const { high, medium, low } = decisions.byConfidence;
  const cells = [quotes.firstOfAll, quotes.first, quotes.any, decisions.falseRefusals, decisions.falseAnswers].map(
    formatEstimate,
  );
  return `| ${name} | ${questions} (${answerable}) | ${cells.join(' | ')} | ${decisions.auroc?.toFixed(3) ?? '–'} | ${(decisions.coverageAt90 * 100).toFixed(0)} | ${[high, medium, low].map((one) => (one === null ? '–' : (one.value * 100).toFixed(0))).join(' / ')} |`;
});
const goals = qualityGoalRows(results);
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
writeFileSync(
  join('docs', 'quality.md'),
  `# Quality

Written by \`npm run eval\` on ${new Date().toISOString().slice(0, 10)} (${machine}); the built-in model. Every figure is a mean over
questions in percent with the middle 95 % of 1,000 bootstrap resamples. A passage or a quote is right when it shares
characters with the evidence. The sets \`sample\` and \`evaluation\` are the repository's own; the others are not in the
repository${pooledNames.length > 0 ? '' : ', and were not at hand'}: squad2, newwiki, covidqa, webdocs and mhfacts are questions on articles, paraphrase asks in
other words than the articles', offtopic asks what no article answers, of every set's articles in turn. The weights of
ranking and gate were fitted on these sets, each left out in turn.
${goals.length === 0 ? '' : `\n| what | wanted | measured | |\n| --- | --- | --- | --- |\n${goals.join('\n')}\n`}
## Ranking of passages

${rankingTable('passages')}

![Recall@5 of each set, by ranking](quality-recall.svg)

## Ranking of windows

A window is what is embedded at once, about 45 words; those of the thirty best passages are ranked, each by its own words and
its own vector.

${rankingTable('windows')}

## Quotes and refusals

First quote right: of all answerable questions, then of those answered. False refusals are answerable questions without an
answer, false answers are others with one. AUROC is how well the gate tells the two apart; coverage is how many questions
can be answered with 90 % of first quotes right. The last column is how often the first quote is right at high, medium and
low confidence, where questions that nothing answers count as wrong.

| set | questions (answerable) | first of all | first of answered | any of answered | false refusals | false answers | AUROC | coverage | high / medium / low |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${decisionRows.join('\n')}

![False answers against false refusals](quality-gate.svg)
`,
);
process.stdout.write(`Wrote docs/quality.md (${results.map(({ name }) => basename(name)).join(', ')}).\n`);
