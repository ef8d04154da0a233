/** Figures as SVG, drawn with Observable Plot on a document of linkedom's, so that no browser is needed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

export function saveFigure(file: string, options: Plot.PlotOptions): void {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const figure = Plot.plot({
    ...options,
    document,
    style: { background: 'white', color: 'black', fontSize: '12px' },
  } as Plot.PlotOptions);
  figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  // A page may be dark where the figure is shown, so it brings its own ground.
  const svg = figure.outerHTML.replace(/(<svg[^>]*>)/, '$1<rect width="100%" height="100%" fill="white"></rect>');
  writeFileSync(join('docs', file), `${svg}\n`);
}

export interface Point {
  readonly passages: number;
  readonly value: number;
  readonly series: string;
}

/** How a figure grows with the corpus, both axes in powers of ten: a cost in proportion to the corpus is a diagonal. */
export function saveGrowth(file: string, label: string, points: readonly Point[]): void {
  saveFigure(file, {
    width: 640,
    height: 400,
    marginRight: 150,
    marginLeft: 60,
    grid: true,
    x: { type: 'log', label: 'passages', tickFormat: (value: number) => value.toLocaleString('en') },
    y: { type: 'log', label },
    marks: [
      Plot.line(points, { x: 'passages', y: 'value', z: 'series', stroke: 'series', marker: true }),
      Plot.text(
        points,
        Plot.selectLast({ x: 'passages', y: 'value', z: 'series', text: 'series', dx: 8, textAnchor: 'start' }),
      ),
    ],
  });
}

export function saveRecall(file: string, points: readonly { ef: number; recall: number; series: string }[]): void {
  saveFigure(file, {
    width: 640,
    height: 400,
    marginRight: 180,
    marginLeft: 60,
    grid: true,
    x: { type: 'log', label: 'width of the search (ef)', ticks: [50, 100, 200, 400, 800, 1600], tickFormat: String },
    y: { label: 'index recall@10' },
    marks: [
      Plot.ruleY([0.99], { strokeDasharray: '4 3' }),
      Plot.line(points, { x: 'ef', y: 'recall', z: 'series', stroke: 'series', marker: true }),
      Plot.text(
        points,
        Plot.selectLast({ x: 'ef', y: 'recall', z: 'series', text: 'series', dx: 8, textAnchor: 'start' }),
      ),
    ],
  });
}
