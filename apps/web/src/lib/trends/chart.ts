/** Draws a chart on a canvas in the app's own colours and letters; the library is fetched with the first chart. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { wordsOf } from '@prongsai/domain';

Chart.register(
  ...[BarController, BarElement, CategoryScale, Legend, LinearScale],
  ...[LineController, LineElement, PointElement, Tooltip],
);

export interface Drawing {
  readonly kind: 'BARS' | 'LINES';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** The top of the scale; left to the figures when null. */
  readonly most: number | null;
  /** A figure as it is read. */
  readonly show: (value: number) => string;
}

/** Gives what ends the drawing. */
export function draw(canvas: HTMLCanvasElement, { kind, labels, series, most, show }: Drawing): () => void {
  const style = getComputedStyle(canvas);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  // A canvas knows nothing of light-dark(): the colours are read where the browser has resolved them.
  const [ink, line, ...hues] = ['--ink', '--line', '--brand', '--line-strong'].map((name) =>
    resolved(canvas, name),
  );
  const scale = { grid: { color: line ?? '' }, ticks: { color: ink ?? '' } };
  const figures = { ...scale, min: 0, ...(most !== null && { max: most }) };
  const isBars = kind === 'BARS';
  Chart.defaults.font.family = token('--font') || style.fontFamily;
  Chart.defaults.font.size = 14;
  const chart = new Chart(canvas, {
    type: isBars ? 'bar' : 'line',
    data: {
      // A month’s name stands over its year.
      labels: labels.map((label) => (isBars ? inLines(label) : label.split(' '))),
      datasets: series.map(({ name, values }, index) => ({
        label: name,
        data: [...values],
        borderColor: hues[index] ?? '',
        backgroundColor: hues[index] ?? '',
        borderDash: index === 0 ? [] : [4, 4],
        pointStyle: index === 0 ? ('circle' as const) : ('rect' as const),
        maxBarThickness: 28,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: isBars ? 'y' : 'x',
      scales: {
        [isBars ? 'x' : 'y']: {
          ...figures,
          ticks: { ...scale.ticks, callback: (value) => show(Number(value)) },
        },
        [isBars ? 'y' : 'x']: { ...scale, grid: { display: false } },
      },
      plugins: {
        legend: { display: series.length > 1, labels: { color: ink ?? '', usePointStyle: true } },
        tooltip: { callbacks: { label: ({ raw }) => show(Number(raw)) } },
      },
    },
  });
  return () => chart.destroy();
}

/** Letters of a name in one line: beside bars, half of a phone is theirs. */
const LONGEST_LINE = 18;

function inLines(name: string): string[] {
  const lines = [''];
  for (const word of wordsOf(name)) {
    const longer = `${lines.at(-1)}${word}`;
    if (longer.length > LONGEST_LINE && lines.at(-1) !== '') lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function resolved(canvas: HTMLCanvasElement, name: string): string {
  canvas.style.color = `var(${name})`;
  const { color } = getComputedStyle(canvas);
  canvas.style.color = '';
  return color;
}
