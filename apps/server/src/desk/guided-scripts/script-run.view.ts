import type { Callback, GuidedScriptKind, ScriptRun } from '#contract';
import type { RecordRow } from '../records/record-log';

export interface RunRow extends RecordRow {
  script_id: string;
  agent_id: string;
  callback_id: string | null;
  client_id: string;
  steps: ScriptRun['steps'];
  started_at: Date;
  ended_at: Date | null;
  title: string;
  kind: GuidedScriptKind;
  agent_name: string;
  callback_result: Callback['result'];
}

export const runView = (r: RunRow): ScriptRun => ({
  id: r.id,
  scriptId: r.script_id,
  title: r.title,
  kind: r.kind,
  agentId: r.agent_id,
  agentName: r.agent_name,
  contactId: r.contact_id,
  ticketId: r.ticket_id,
  callbackId: r.callback_id,
  callbackResult: r.callback_result,
  steps: r.steps,
  startedAt: r.started_at.toISOString(),
  endedAt: r.ended_at && r.ended_at.toISOString(),
  version: r.version,
});
