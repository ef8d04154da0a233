/** docs/performance.md and its figures, from all that the parts have measured so far. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goalRows } from './goals.ts';
import { drawFigures } from './report-figures.ts';
import { bySize, type Measured, type Numbers, type Results, readResults, type Width } from './results.ts';

export function writeReport(): void {
  const results = readResults();
  const figures = drawFigures(results);
  writeFileSync(
    join('docs', 'performance.md'),
    `${[
      `# Performance

Written by \`npm run bench\` and \`npm run soak\` from docs/performance.json; each part can be run alone, such as
\`npm run bench -- questions 1000\`. Beside every figure stand its data, machine and date, and the *load*: how many processes
wanted one of the cores in the minute before. Beyond the number of cores every time is too long, by up to that ratio. The corpus is made up, from a seeded vocabulary by Zipf's law, in articles that keep to a topic, with titles, sections and paragraphs; what it cannot
show is how good the answers are, which [quality.md](quality.md) measures on real ones.

## Goals

| what | goal | measured | |
| --- | --- | --- | --- |
${goalRows(results).join('\n')}`,
      questions(results),
      starts(results),
      indexing(results),
      reindexes(results),
      embedding(results),
      recall(results),
      eventLoop(results),
      peers(results),
      soak(results),
      figures,
    ]
      .filter((part) => part !== '')
      .join('\n\n')}\n`,
  );
  process.stdout.write('Wrote docs/performance.md.\n');
}

const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const source = ({ data, machine, date, load }: Measured): string => `${data}. ${machine}; ${date}; load ${load}.`;

function section(
  title: string,
  text: string,
  part: Readonly<Record<string, Measured>> | undefined,
  body: string,
): string {
  if (part === undefined) return '';
  const sources = bySize(part).map(([key, measured]) => `- ${key}: ${source(measured)}`);
  return `## ${title}\n\n${text}\n\n${body}\n\n${sources.join('\n')}`;
}

function questions({ questions: part }: Results): string {
  const entries = bySize(part);
  const names = Object.keys((entries[0]?.[1].figures.stagesMs ?? {}) as Numbers);
  const whole = entries.map(([, { figures }]) => {
    const { passages, windows, ms } = figures as { passages: number; windows: number; ms: Numbers };
    return [passages, windows, ms.p50, ms.p95, ms.p99];
  });
  const stages = names.map((name) => [
    name,
    ...entries.map(([, { figures }]) => (figures.stagesMs as Numbers)[name] ?? '–'),
  ]);
  return section(
    'Question to answer',
    'From `core.ask` to the answer, through the threads as the bot has it, one question after another: the round in the middle of five, by its p95, of 300 questions: to made-up articles three to six words of the vocabulary, to real texts questions of people. Then the mean time of each stage, in one thread. Milliseconds.',
    part,
    `${table(['passages', 'windows', 'p50', 'p95', 'p99'], whole)}\n\n${table(['stage', ...entries.map(([size]) => size)], stages)}`,
  );
}

function starts({ start: part }: Results): string {
  const rows = bySize(part).map(([size, { figures }]) =>
    [size, 'readyMs', 'fastestReadyMs', 'vectorsMs', 'cpuMs', 'residentAtStartMb', 'residentMb'].map((name, i) =>
      i === 0 ? name : figures[name],
    ),
  );
  return section(
    'Start and memory',
    'A process of its own, from its start until the core answers, and until the vector index is there as well: a large one is read while answers go by words already; median of five. Processor time is of all threads. Resident memory after the first answer, and after 200 questions.',
    part,
    table(
      [
        'passages',
        'ready, ms',
        'fastest, ms',
        'vectors too, ms',
        'processor time, ms',
        'resident, MB',
        'after questions, MB',
      ],
      rows,
    ),
  );
}

function indexing({ indexing: part }: Results): string {
  const rows = bySize(part).map(([, { figures }]) => {
    const seconds = figures.seconds as Numbers;
    const stages = ['read', 'clean', 'cut', 'tokenize', 'embed', 'store', 'graph'].map((name) => seconds[name]);
    return [figures.passages, figures.windows, ...stages, figures.passagesPerSecond, figures.windowsPerSecond];
  });
  return section(
    'Indexing by stage',
    'Seconds of each stage with the built-in model, one after the other in one thread; then what comes out of them together.',
    part,
    table(
      ['passages', 'windows', 'read', 'clean', 'cut', 'tokenize', 'embed', 'store', 'graph', 'passages/s', 'windows/s'],
      rows,
    ),
  );
}

function reindexes({ reindex: part }: Results): string {
  const rows = bySize(part).map(([articles, { figures }]) => [
    articles,
    figures.unchangedMs,
    figures.coldUnchangedMs,
    figures.changedMs,
    figures.slowestChangedMs,
    figures.residentMb,
  ]);
  return section(
    'Reindex',
    'Median of five, in a running core. The first reindex also starts the indexing thread. A changed article counts until a question has found its new sentence.',
    part,
    table(['articles', 'unchanged, ms', 'the first, ms', 'one changed, ms', 'slowest, ms', 'resident, MB'], rows),
  );
}

function embedding({ embedding: part }: Results): string {
  const builtin = part?.builtin?.figures;
  const shape = part?.['MiniLM shape']?.figures;
  const lines: string[] = [];
  if (builtin !== undefined) {
    const { p50, p95 } = builtin.questionMs as { p50: number; p95: number };
    lines.push(
      `The built-in model embeds ${builtin.windowsPerSecond} windows a second on one core, ${builtin.windowsPerCpuSecond} a second of processor time; a question takes ${p50} ms (p95 ${p95} ms).`,
    );
  }
  if (shape !== undefined) {
    lines.push(
      `A model of MiniLM's shape: bare, on the same tokens, best at batches of ${shape.bestBatch} with ${shape.bareWindowsPerSecond} windows a second; indexing, from file to store, ${shape.indexingWindowsPerSecond}: ${Math.round(Number(shape.shareOfBare) * 100)} % of it. Bare, by batch:`,
      table(
        ['batch', 'windows a second'],
        (shape.bare as { batch: number; windowsPerSecond: number }[]).map(({ batch, windowsPerSecond }) => [
          batch,
          windowsPerSecond,
        ]),
      ),
    );
  }
  return section('Embedding', 'From text to unit vector.', part, lines.join('\n\n'));
}

function recall({ recall: part, graphs }: Results): string {
  const whole = bySize(part).flatMap(([size, { figures }]) =>
    (figures.widths as Width[]).map(({ ef, recall: found, ms }) => [
      size,
      figures.windows,
      ef === figures.chosenEf ? `**${ef}**` : ef,
      found,
      ms,
    ]),
  );
  const built = bySize(graphs).flatMap(([windows, { figures }]) =>
    (figures.graphs as { m: number; efConstruction: number; buildSeconds: number; widths: Width[] }[]).map((graph) => [
      windows,
      graph.m,
      graph.efConstruction,
      graph.buildSeconds,
      ...graph.widths.map(({ recall: found, ms }) => `${found} (${ms} ms)`),
    ]),
  );
  const sources = bySize(graphs).map(([, measured]) => `- graphs: ${source(measured)}`);
  return section(
    'Index recall',
    'How many of the ten nearest windows the graph finds, of those that looking at every window finds, in the dimensions that the graph holds. The width that the product chooses is set in bold.',
    part,
    `${table(['passages', 'windows', 'ef', 'recall@10', 'ms'], whole)}\n\n${table(
      ['windows', 'M', 'efConstruction', 'build, s', 'ef 100', 'ef 200', 'ef 400', 'ef 800'],
      built,
    )}\n\n${sources.join('\n')}`,
  );
}

function eventLoop({ 'event-loop': part }: Results): string {
  const rows = bySize(part).map(([size, { figures }]) => {
    const { acknowledgedMs, answeredMs, lagMs } = figures as Record<string, Numbers>;
    return [
      size,
      figures.asked,
      figures.lost,
      `${acknowledgedMs?.p50} / ${acknowledgedMs?.p99}`,
      `${answeredMs?.p50} / ${answeredMs?.p99}`,
      `${lagMs?.p50} / ${lagMs?.p99}`,
      figures.reindexSeconds,
      figures.residentMb,
    ];
  });
  return section(
    'Under load',
    'The bot as a process of its own on a Discord on loopback: twenty members, who have asked three questions each before, ask again and again until a full reindex has ended. Milliseconds, p50 / p99.',
    part,
    table(
      ['passages', 'asked', 'lost', 'acknowledged', 'answered', 'lag of the event loop', 'reindex, s', 'resident, MB'],
      rows,
    ),
  );
}

function peers({ peers: part }: Results): string {
  const rows = Object.entries(part ?? {}).flatMap(([model, { figures }]) => {
    const all = figures.rows as {
      peer: string;
      version: string;
      batch: number | null;
      seconds: number;
      passagesPerSecond: number;
      residentMb: number;
    }[];
    const own = all.find(({ peer }) => peer === 'Footnote');
    return all.map(({ peer, version, batch, passagesPerSecond, residentMb }) => [
      model,
      peer === 'Footnote' ? `Footnote ${version}` : version,
      batch ?? '–',
      passagesPerSecond,
      own === undefined ? '–' : (own.passagesPerSecond / passagesPerSecond).toFixed(1),
      residentMb,
    ]);
  });
  return section(
    'Beside what people would pick instead',
    'The same words and model files, each in a process of its own; loading the model is not counted. The others get passages of 100 words ready cut; Footnote reads the files, cleans and cuts them, and stores text, words and vectors. Memory is the most that the process ever held.',
    part,
    table(['model', 'program', 'batch', 'passages/s', 'Footnote is faster by', 'peak resident, MB'], rows),
  );
}

function soak({ soak: part }: Results): string {
  const blocks = Object.entries(part ?? {}).map(
    ([name, { figures }]) => `${name}:\n\n\`\`\`json\n${JSON.stringify(figures, null, 2)}\n\`\`\``,
  );
  return section(
    'Soak',
    'Members ask, an admin reindexes, articles change, faults are put in. Every question has one right answer.',
    part,
    blocks.join('\n\n'),
  );
}
