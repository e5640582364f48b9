import type { z } from 'zod';
import type { WorkReport, workReportKind, WorkReportContent, workReportState } from '#contract';
import type { WorkReportFacts, WorkReportWords } from '#domain';

export interface WorkReportRow {
  id: string;
  agent_id: string;
  agent_name: string;
  kind: z.infer<typeof workReportKind>;
  from_day: string;
  to_day: string;
  zone: string;
  opens_on: string;
  due_at: Date;
  next_at: Date | null;
  reminded_at: Date | null;
  missed_at: Date | null;
  state: z.infer<typeof workReportState>;
  draft: WorkReportWords;
  words: WorkReportWords;
  content: WorkReportContent | null;
  handed_at: Date | null;
  version: number;
  steps: WorkReport['steps'];
  key_at: string;
}

export const factsOf = (r: WorkReportRow): WorkReportFacts => ({
  kind: r.kind,
  agentId: r.agent_id,
  state: r.state,
  opensOn: r.opens_on,
});

/** As a list and an event tell of it: drafts are the agent's own. */
export const workReportView = (r: WorkReportRow): WorkReport => ({
  id: r.id,
  agentId: r.agent_id,
  agentName: r.agent_name,
  kind: r.kind,
  from: r.from_day,
  to: r.to_day,
  zone: r.zone,
  opensOn: r.opens_on,
  dueAt: r.due_at.toISOString(),
  state: r.state,
  missedAt: r.missed_at && r.missed_at.toISOString(),
  handedAt: r.handed_at && r.handed_at.toISOString(),
  late: r.handed_at !== null && r.handed_at > r.due_at,
  words: r.words,
  draft: {},
  content: null,
  steps: r.steps,
  version: r.version,
});
