import type {
  AmountBasis,
  ConductRuleName,
  Violation,
  ViolationStateName,
  ViolationStep,
  ViolationWindow,
} from '#contract';

export interface ViolationRow {
  id: string;
  rule: ConductRuleName;
  evidence_key: string;
  agent_id: string;
  ticket_id: string | null;
  message_id: string | null;
  call_id: string | null;
  window_id: string | null;
  at: Date;
  points: number;
  /** Yuan; null for what costs points. */
  amount: number | null;
  basis: AmountBasis | null;
  said: Violation['said'];
  state: ViolationStateName;
  confirmed_by_id: string | null;
  steps: ViolationStep[];
  due_at: Date | null;
  proposed_by_id: string | null;
  client_id: string | null;
  version: number;
}

/** With the names of what it is about, and the episode as it is known by now. */
export interface ShownRow extends ViolationRow {
  agent_name: string;
  work_number: string;
  ticket_number: string | null;
  contact_name: string | null;
  episode: EpisodeJson | null;
}

interface EpisodeJson {
  opened_at: string;
  due_at: string;
  repeat_at: string | null;
  repeats: number;
  ended_at: string | null;
  ending: ViolationWindow['ending'];
  excuse: string | null;
  working_seconds: number | null;
}

export function violationView(r: ShownRow): Violation {
  return {
    id: r.id,
    rule: r.rule,
    state: r.state,
    agentId: r.agent_id,
    agentName: r.agent_name,
    workNumber: r.work_number,
    ticketId: r.ticket_id,
    ticketNumber: r.ticket_number === null ? null : Number(r.ticket_number),
    contactName: r.contact_name,
    messageId: r.message_id,
    callId: r.call_id,
    windowId: r.window_id,
    at: r.at.toISOString(),
    points: r.points,
    amount: r.amount,
    basis: r.basis,
    said: r.said,
    window: r.episode && windowView(r.episode),
    confirmedById: r.confirmed_by_id,
    steps: r.steps,
    dueAt: r.due_at && r.due_at.toISOString(),
    version: r.version,
  };
}

function windowView(e: EpisodeJson): ViolationWindow {
  const instant = (text: string | null) => text && new Date(text).toISOString();
  return {
    openedAt: instant(e.opened_at)!,
    dueAt: instant(e.due_at)!,
    repeatAt: instant(e.repeat_at),
    repeats: e.repeats,
    endedAt: instant(e.ended_at),
    ending: e.ending,
    excuse: e.excuse,
    workingSeconds: e.working_seconds,
  };
}

/** A stored event's view as the row that it was told of. */
export function rowOfEvent(view: Violation, key: string, clientId: string | null): ViolationRow {
  const [first] = view.steps;
  return {
    id: view.id,
    rule: view.rule,
    evidence_key: key,
    agent_id: view.agentId,
    ticket_id: view.ticketId,
    message_id: view.messageId,
    call_id: view.callId,
    window_id: view.windowId,
    at: new Date(view.at),
    points: view.points,
    // Events of before amounts were kept say nothing of them.
    amount: view.amount ?? null,
    basis: view.basis ?? null,
    said: view.said,
    state: view.state,
    confirmed_by_id: view.confirmedById,
    steps: view.steps,
    due_at: view.dueAt === null ? null : new Date(view.dueAt),
    proposed_by_id: first!.by?.id ?? null,
    client_id: clientId,
    version: view.version,
  };
}
