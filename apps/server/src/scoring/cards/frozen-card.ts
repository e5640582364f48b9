import { createHash } from 'node:crypto';
import { canonical, type CardResult, exact, shown, textOf } from '#domain';
import type { Moment } from './card-measures.service';
import type { CardRow, Counted, FrozenCard } from './card.row';
import { exactOrNull } from './card.view';

/** Everything a closed card rests on and came to, in a form that can be made again. */
export function freeze(
  row: CardRow,
  moment: Moment,
  measured: ReadonlyMap<string, Counted>,
  result: CardResult,
): FrozenCard {
  const { template_id: templateId, template_version: templateVersion } = row;
  return {
    card: { agentId: row.agent_id, month: row.month, templateId, templateVersion },
    lines: row.lines,
    grades: row.grades,
    rules: { workdays: moment.workdays, dueDays: moment.dueDays },
    snapshot: moment.snapshot,
    closedAt: moment.at.toISOString(),
    measured: Object.fromEntries(measured),
    said: row.said,
    imports: row.imports,
    result: {
      lines: Object.fromEntries(
        result.lines.map(({ key, computed, final }) => [
          key,
          { computed: exactOrNull(computed), final: exactOrNull(final) },
        ]),
      ),
      total: textOf(result.total),
      score: shown(result.score, 2),
      grade: result.grade,
      amount: textOf(result.amount),
    },
  };
}

/** SHA-256 over the canonical form, in hexadecimal. */
export const hashOf = (frozen: FrozenCard): string => createHash('sha256').update(canonical(frozen)).digest('hex');

/** What a card says of its month, and what it rests on. */
export interface Outcome {
  moment: Moment;
  measured: Map<string, Counted>;
  result: CardResult;
}

/** A closed card says what it said when it was closed, whatever would be computed today. */
export function thawed({ snapshot, closedAt, rules, measured, lines, result }: FrozenCard): Outcome {
  const pointsOf = (text: string | null) => (text === null ? null : exact(text));
  const total = {
    total: exact(result.total),
    score: exact(result.score),
    grade: result.grade,
    amount: exact(result.amount),
  };
  return {
    moment: { snapshot, at: new Date(closedAt), ...rules },
    measured: new Map(Object.entries(measured)),
    result: {
      ...total,
      lines: lines.map(({ key }) => ({
        key,
        computed: pointsOf(result.lines[key]!.computed),
        final: pointsOf(result.lines[key]!.final),
      })),
      open: [],
    },
  };
}
