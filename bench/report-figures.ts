/** The figures of docs/performance.md: how times, memory and recall grow. */
import { saveGrowth, saveRecall } from './plots.ts';
import { bySize, type Numbers, type Results, type Width } from './results.ts';

/** Draws what can be drawn from what was measured so far. @returns the section of the page that shows it. */
export function drawFigures(results: Results): string {
  const drawn: string[] = [];
  const draw = (file: string, title: string, save: () => void) => {
    save();
    drawn.push(`![${title}](${file})`);
  };
  // How times grow is seen on corpora of one kind.
  const madeUp = bySize(results.questions).filter(([key]) => /^\d+$/.test(key));
  const asked = madeUp.flatMap(([, { figures }]) => {
    const { passages, ms, stagesMs } = figures as { passages: number; ms: Numbers; stagesMs: Numbers };
    const whole = ['p50', 'p95'].map((name) => ({ passages, value: ms[name] as number, series: name }));
    const stages = ['vector search', 'lexical search', 'load candidates'].map((name) => ({
      passages,
      value: Math.max(0.001, stagesMs[name] ?? 0),
      series: name,
    }));
    return [...whole, ...stages];
  });
  if (asked.length > 0)
    draw('performance-questions.svg', 'Question time by size of the corpus', () =>
      saveGrowth('performance-questions.svg', 'milliseconds', asked),
    );
  const started = bySize(results.start).flatMap(([size, { figures }]) => [
    { passages: Number(size), value: Number(figures.readyMs), series: 'ready, ms' },
    { passages: Number(size), value: Number(figures.residentMb), series: 'resident, MB' },
  ]);
  if (started.length > 0)
    draw('performance-start.svg', 'Start and memory by size of the corpus', () =>
      saveGrowth('performance-start.svg', 'milliseconds, megabytes', started),
    );
  const recalls = bySize(results.recall).flatMap(([size, { figures }]) =>
    (figures.widths as Width[]).map(({ ef, recall: found }) => ({ ef, recall: found, series: `${size} passages` })),
  );
  if (recalls.length > 0)
    draw('performance-recall.svg', 'Index recall by width of the search', () =>
      saveRecall('performance-recall.svg', recalls),
    );
  return drawn.length === 0 ? '' : `## Growth\n\n${drawn.join('\n\n')}`;
}
