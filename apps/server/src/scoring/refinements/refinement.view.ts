import type { Refinement, RefinementReason } from '#contract';

export interface RefinementRow {
  id: string;
  agent_id: string;
  day: string;
  ticket_id: string | null;
  reason: RefinementReason;
  note: string;
  client_id: string;
  written_at: Date;
  analysis_points: number | null;
  use_points: number | null;
  scored_by_id: string | null;
  scored_at: Date | null;
  score_note: string;
  version: number;
  agent_name: string;
  scored_by_name: string | null;
  ticket_number: string | null;
  contact_name: string | null;
}

export const refinementView = (r: RefinementRow): Refinement => ({
  id: r.id,
  agentId: r.agent_id,
  agentName: r.agent_name,
  day: r.day,
  ticketId: r.ticket_id,
  ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
  contactName: r.contact_name,
  reason: r.reason,
  note: r.note,
  writtenAt: r.written_at.toISOString(),
  analysisPoints: r.analysis_points,
  usePoints: r.use_points,
  scoredById: r.scored_by_id,
  scoredByName: r.scored_by_name,
  scoredAt: r.scored_at && r.scored_at.toISOString(),
  scoreNote: r.score_note,
  version: r.version,
});
