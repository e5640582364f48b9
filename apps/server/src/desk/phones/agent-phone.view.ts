import type { AgentPhone as AgentPhoneView } from '#contract';
import type { AgentPhone } from '#domain';

export interface PhoneRow {
  agent_id: string;
  state: AgentPhone['state'];
  since: Date;
  due_at: Date | null;
  call_id: string | null;
  then: AgentPhone['then'];
  version: number;
}

export const phoneOf = (r: PhoneRow): AgentPhone => ({
  state: r.state,
  since: r.since,
  dueAt: r.due_at,
  callId: r.call_id,
  then: r.then,
});

export const phoneView = (r: PhoneRow, extensions: string[]): AgentPhoneView => ({
  agentId: r.agent_id,
  state: r.state,
  since: r.since.toISOString(),
  dueAt: r.due_at && r.due_at.toISOString(),
  callId: r.call_id,
  then: r.then,
  extensions,
  version: r.version,
});
