import type { Card, CardActName, CardSummary } from '#contract';
import { type CardResult, cardState, type CardSteps, exact, type Exact, resultOf, shown, textOf } from '#domain';
import type { CardRow, Counted } from './card.row';

type Measured = ReadonlyMap<string, Pick<Counted, 'measures'>>;

/** What a card comes to, by the rules of its template. */
export function resultOfCard(row: Pick<CardRow, 'lines' | 'grades' | 'said'>, measured: Measured): CardResult {
  const pointsOf = (line: string, who: 'self' | 'superior' | 'reviewer'): Exact | null => {
    const said = row.said[line]?.[who];
    return said ? exact(said.points) : null;
  };
  return resultOf(
    row,
    ({ key }) =>
      (measured.get(key)?.measures ?? []).map(({ actual, target }) => ({
        actual: exact(actual),
        target: exact(target),
      })),
    ({ key }) => ({
      self: pointsOf(key, 'self'),
      superior: pointsOf(key, 'superior'),
      reviewer: pointsOf(key, 'reviewer'),
    }),
  );
}

export const exactOrNull = (value: Exact | null): string | null => value && textOf(value);

/** A card in a list. */
export function summaryView(
  row: CardRow,
  steps: CardSteps,
  result: CardResult,
  acts: CardActName[],
  now: Date,
): CardSummary {
  return {
    id: row.id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    workNumber: row.work_number,
    month: row.month.slice(0, 7),
    templateName: row.template_name,
    state: cardState(steps, now),
    version: row.version,
    approved: withLate(by(row.approved_by_id, row.approved_by_name, row.approved_at), row.approved_late),
    selfDueAt: row.self_due_at.toISOString(),
    selfScoredAt: row.self_scored_at && row.self_scored_at.toISOString(),
    scored: by(row.scored_by_id, row.scored_by_name, row.scored_at),
    confirmed: by(row.confirmed_by_id, row.confirmed_by_name, row.confirmed_at),
    closed: by(row.closed_by_id, row.closed_by_name, row.closed_at),
    score: shown(result.score, 2),
    grade: result.grade,
    open: result.open,
    acts,
  };
}

/** The lines of a card with what was measured, computed and said. */
export function linesView(row: CardRow, measured: ReadonlyMap<string, Counted>, result: CardResult): Card['lines'] {
  return row.lines.map((line, i) => {
    const said = row.said[line.key] ?? {};
    const { computed, final } = result.lines[i]!;
    return {
      ...(line as Card['lines'][number]),
      measures: measured.get(line.key)?.measures ?? [],
      computed: exactOrNull(computed),
      self: said.self ?? null,
      superior: said.superior ?? null,
      reviewer: said.reviewer ?? null,
      final: exactOrNull(final),
      evidence: measured.get(line.key)?.evidence.length ?? 0,
      imported: row.imports[line.key] ?? null,
    };
  });
}

const by = (id: string | null, name: string | null, at: Date | null) =>
  id && at ? { id, name: name ?? '', at: at.toISOString() } : null;

const withLate = (approved: ReturnType<typeof by>, late: boolean) => approved && { ...approved, late };
