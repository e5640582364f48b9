import type { CardLine } from '#contract';
import { compare, type Exact, graphOf, pointsOf, ZERO } from '#domain';
import styles from './cards.module.css';

const EDGE = 4;

interface Props {
  formula: CardLine['formula'];
  weight: Exact;
  target: Exact;
  /** Where the drawing ends, from nothing done on. */
  until: Exact;
  /** Where the agent stands; none in a template. */
  actual?: Exact;
  label: string;
  size?: readonly [width: number, height: number];
}

/** The shape of a formula, with a dot where the agent stands. */
export function ShapeGraph({ formula, weight, target, until, actual, label, size = [76, 30] }: Props) {
  const points = graphOf(formula, weight, target, until);
  if (points.length === 0) return <span className={styles.noGraph} title={label} />;
  const [width, height] = size;
  const heights = [ZERO, ...points.map((one) => one.points)];
  const [low, high] = [extreme(heights, -1), extreme(heights, 1)];
  const place = (x: Exact, y: Exact): [number, number] => [
    EDGE + between(x, ZERO, until) * (width - 2 * EDGE),
    height - EDGE - between(y, low, high) * (height - 2 * EDGE),
  ];
  const dot = actual && place(actual, pointsOf(formula, weight, [{ actual, target }]) ?? ZERO);
  return (
    <svg className={styles.graph} width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline points={points.map((one) => place(one.actual, one.points).join(',')).join(' ')} />
      {dot && <circle cx={dot[0]} cy={dot[1]} r={3.5} />}
    </svg>
  );
}

const extreme = (values: readonly Exact[], sign: 1 | -1): Exact =>
  values.reduce((best, one) => (compare(one, best) * sign > 0 ? one : best));

/** How far a value lies from one end to the other, within 0 and 1. */
function between(value: Exact, from: Exact, to: Exact): number {
  const number = ({ n, d }: Exact): number => Number(n) / Number(d);
  const all = number(to) - number(from);
  return all === 0 ? 0 : Math.min(1, Math.max(0, (number(value) - number(from)) / all));
}
