import type {
  ChannelKindName,
  QualityAnswersView,
  QualityCheckView,
  QualityConditionName,
  QualityForm,
  QualitySampleView,
  QualityStateName,
  QualityStep,
} from '#contract';
import type { QualityMethodName } from './population.repository';

export interface CheckRow {
  id: string;
  sample_id: string;
  key: string;
  calibration: boolean;
  agent_id: string;
  ticket_id: string | null;
  call_id: string | null;
  contact_id: string;
  channel: ChannelKindName;
  at: Date;
  conditions: QualityConditionName[];
  reviewer_id: string | null;
  form_id: string;
  form_version: number | null;
  state: QualityStateName;
  draft: QualityAnswersView;
  answers: QualityAnswersView | null;
  score: string | null;
  fatal: string[];
  marked_by_id: string | null;
  marked_at: Date | null;
  appeal_due_at: Date | null;
  steps: QualityStep[];
  version: number;
}

/** With the names of what it is about. */
export interface ShownCheck extends CheckRow {
  sample_kind: QualityCheckView['sampleKind'];
  agent_name: string;
  work_number: string;
  ticket_number: string | null;
  contact_name: string | null;
  reviewer_name: string | null;
  medium: QualityCheckView['medium'];
  form_name: QualityForm['name'];
  form_now: number;
}

export const checkView = (r: ShownCheck): QualityCheckView => ({
  id: r.id,
  sampleId: r.sample_id,
  sampleKind: r.sample_kind,
  agentId: r.agent_id,
  agentName: r.agent_name,
  workNumber: r.work_number,
  medium: r.medium,
  channel: r.channel,
  ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
  contactName: r.contact_name,
  callId: r.call_id,
  at: r.at.toISOString(),
  conditions: r.conditions,
  reviewerId: r.reviewer_id,
  reviewerName: r.reviewer_name,
  state: r.state,
  formName: r.form_name,
  formVersion: r.form_version,
  score: r.score === null ? null : Number(r.score),
  fatal: r.fatal,
  answers: r.answers,
  markedById: r.marked_by_id,
  markedAt: r.marked_at && r.marked_at.toISOString(),
  appealDueAt: r.appeal_due_at && r.appeal_due_at.toISOString(),
  steps: r.steps,
  version: r.version,
});

export interface SampleRow {
  id: string;
  kind: QualitySampleView['kind'];
  from_day: string;
  to_day: string;
  method: QualityMethodName;
  conditions: QualityConditionName[];
  size: number;
  seed: string;
  population: number;
  digest: string;
  reviewer_ids: string[];
  drawn_by_id: string | null;
  drawn_at: Date;
  client_id: string | null;
  body: unknown;
  version: number;
}
export interface ShownSample extends SampleRow {
  drawn_by_name: string | null;
  rows: number;
  marked: number;
  reviewers: { id: string; name: string }[];
}

export const sampleView = (r: ShownSample): QualitySampleView => ({
  id: r.id,
  kind: r.kind,
  from: r.from_day,
  to: r.to_day,
  method: r.method,
  conditions: r.conditions,
  size: r.size,
  seed: r.seed,
  population: r.population,
  digest: r.digest,
  drawnByName: r.drawn_by_name,
  drawnAt: r.drawn_at.toISOString(),
  rows: r.rows,
  marked: r.marked,
  reviewers: r.reviewers,
});

/** A check as the rules know it. */
export const ruled = (r: CheckRow) => ({
  state: r.state,
  agentId: r.agent_id,
  reviewerId: r.reviewer_id,
  markedById: r.marked_by_id,
  appealDueAt: r.appeal_due_at,
});
