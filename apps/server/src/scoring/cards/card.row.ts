import type { Card } from '#contract';
import type { CardSteps, Grade, TemplateLine, Workdays } from '#domain';

/** What one person said of a line; points are exact text. */
export interface SaidPoints {
  points: string;
  reason: string;
}
export type SaidOfLine = Partial<Record<'self' | 'superior' | 'reviewer', SaidPoints>>;
export interface Imported {
  actual: string;
  note: string;
  byName: string;
  at: string;
}

/** What a card was computed from and came to, as it was closed. Its canonical form is what the hash is of. */
export interface FrozenCard {
  card: { agentId: string; month: string; templateId: string; templateVersion: number };
  lines: readonly TemplateLine[];
  grades: readonly Grade[];
  rules: { workdays: Workdays; dueDays: string[] };
  /** Which events were known (`pg_snapshot`), and when. */
  snapshot: string;
  closedAt: string;
  measured: Record<string, Counted>;
  said: Record<string, SaidOfLine>;
  imports: Record<string, Imported>;
  result: {
    lines: Record<string, { computed: string | null; final: string | null }>;
    total: string;
    score: string;
    grade: Grade;
    amount: string;
  };
}

export interface CardRow {
  id: string;
  agent_id: string;
  agent_name: string;
  work_number: string;
  /** 'YYYY-MM-DD' of its first day. */
  month: string;
  template_id: string;
  template_version: number;
  template_name: Card['templateName'];
  lines: TemplateLine[];
  grades: Grade[];
  approved_by_id: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  approved_late: boolean;
  self_due_at: Date;
  self_scored_at: Date | null;
  self_words: string;
  scored_by_id: string | null;
  scored_by_name: string | null;
  scored_at: Date | null;
  confirmed_by_id: string | null;
  confirmed_by_name: string | null;
  confirmed_at: Date | null;
  closed_by_id: string | null;
  closed_by_name: string | null;
  closed_at: Date | null;
  said: Record<string, SaidOfLine>;
  imports: Record<string, Imported>;
  frozen: FrozenCard | null;
  hash: string | null;
  version: number;
}

/** A line's figure with the events behind it. */
export interface Counted {
  measures: { actual: string; target: string }[];
  evidence: string[];
}

/** A row as the rules know it. */
export const stepsOf = (row: CardRow, span: { from: Date; to: Date }): CardSteps => ({
  agentId: row.agent_id,
  approvedAt: row.approved_at,
  selfScoredAt: row.self_scored_at,
  scoredAt: row.scored_at,
  scoredById: row.scored_by_id,
  confirmedAt: row.confirmed_at,
  closedAt: row.closed_at,
  selfDueAt: row.self_due_at,
  ...span,
});
