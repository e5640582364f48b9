import {
  type CardResult,
  checkDeparture,
  checkPoints,
  compare,
  DomainError,
  exact,
  type Exact,
  inYuan,
  type TemplateLine,
  textOf,
} from '#domain';
import type { CardRow, SaidOfLine } from './card.row';

interface Given {
  line: string;
  points: string;
  reason: string;
}
type SaidLines = Record<string, SaidOfLine>;

/** An agent's own points: advice, so they bind nobody and leave other lines as they were said before. */
export function adviceOf(row: CardRow, given: readonly Given[]): SaidLines {
  return given.reduce((said, one) => {
    checkPoints(scorable(row, one), exact(one.points));
    return { ...said, [one.line]: { ...said[one.line], self: pointsOf(one) } };
  }, row.said);
}

/** A superior's points for lines where they are not the computed ones; said again, all of it is said anew. */
export function scoresOf(row: CardRow, given: readonly Given[], computed: CardResult): SaidLines {
  return departures(row, given, 'superior', (line) => computed.lines.find(({ key }) => key === line)!.computed);
}

/** The reviewer's changes to what the superior's scores come to. */
export function reviewOf(row: CardRow, given: readonly Given[], standing: CardResult): SaidLines {
  return departures(row, given, 'reviewer', (line) => standing.lines.find(({ key }) => key === line)!.final);
}

function departures(
  row: CardRow,
  given: readonly Given[],
  who: 'superior' | 'reviewer',
  before: (line: string) => Exact | null,
): SaidLines {
  const said: SaidLines = Object.fromEntries(Object.entries(row.said).map(([line, of]) => [line, without(of, who)]));
  for (const one of given) {
    const points = exact(one.points);
    checkPoints(scorable(row, one), points);
    const held = before(one.line);
    checkDeparture(one.line, points, held, one.reason);
    // Who agrees with what was computed goes on agreeing when an appeal changes it.
    if (held && compare(points, held) === 0) continue;
    said[one.line] = { ...said[one.line], [who]: pointsOf(one) };
  }
  return said;
}

const without = (said: SaidOfLine, who: 'superior' | 'reviewer'): SaidOfLine =>
  Object.fromEntries(Object.entries(said).filter(([key]) => key !== who));

const pointsOf = ({ points, reason }: Given) => ({ points: textOf(exact(points)), reason });

/** Amounts are computed alone; nobody types one. */
function scorable({ lines }: CardRow, { line }: Given): TemplateLine {
  const found = lines.find(({ key, formula }) => key === line && !inYuan(formula));
  if (!found) throw new DomainError('card_line_unknown', { line });
  return found;
}
