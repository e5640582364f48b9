import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Formats {
  /** Of a place on the axis below. */
  period: (x: number) => string;
  value: (value: number) => string;
}

interface Lines {
  height: number;
  /** Places on the axis below, the line itself, and a dashed one to hold it against. */
  columns: [number[], (number | null)[], (number | null)[]];
  span: [number, number];
  format: Formats;
  /** Ticks are at whole numbers. */
  whole?: boolean;
  /** The place that is pointed at; null when it is left. */
  onPoint?: (index: number | null) => void;
  onPick?: (index: number) => void;
  /** Steps between ticks of the values; uPlot's own unless given. */
  steps?: number[];
}

/** Between ticks of durations: what a clock shows round. */
export const CLOCK_STEPS = [
  1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800,
];

/** Draws in the colours of the box, as wide as the box is; answers what takes the drawing away again. */
export function drawLines(box: HTMLElement, lines: Lines): () => void {
  const plot = new UPlot(optionsOf(box, lines), lines.columns, box);
  const observer = new ResizeObserver(([entry]) =>
    plot.setSize({ width: entry!.contentRect.width, height: lines.height }),
  );
  observer.observe(box);
  const pick = () => typeof plot.cursor.idx === 'number' && lines.onPick?.(plot.cursor.idx);
  plot.over.addEventListener('click', pick);
  return () => {
    observer.disconnect();
    plot.destroy();
  };
}

function optionsOf(box: HTMLElement, { height, span, format, whole, steps, onPoint, onPick }: Lines): UPlot.Options {
  const ink = getComputedStyle(box);
  const [accent, dim, line] = ['--accent', '--dim', '--line'].map((name) => ink.getPropertyValue(name).trim());
  const axis = { stroke: dim, font: '12px system-ui', grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    width: box.clientWidth,
    height,
    padding: [null, 34, null, null],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: Boolean(onPick) } },
    scales: { x: { time: false, range: span }, y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.1)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 90,
        size: 28,
        ...(whole && { incrs: [1, 2, 3, 5, 7, 10, 14, 30, 60, 90] }),
        values: (_plot, ticks) => ticks.map(format.period),
      },
      {
        ...axis,
        ...(steps && { incrs: steps }),
        values: (_plot, ticks) => ticks.map(format.value),
        size: 58,
        space: 34,
      },
    ],
    series: [
      {},
      { stroke: accent, width: 2, points: { show: true, size: 4, fill: accent }, spanGaps: false },
      { stroke: dim, width: 1, dash: [4, 4], points: { show: false } },
    ],
    hooks: { setCursor: [({ cursor }) => onPoint?.(cursor.idx ?? null)] },
  };
}
