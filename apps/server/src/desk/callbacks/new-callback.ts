import type { z } from 'zod';
import type { callbackPlan } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { newId } from '../../platform/database/uuid';
import type { CallbackRow } from './callback.view';
import type { NewCallback } from './callbacks.repository';

const UNDONE = {
  ...{ done_at: null, cancelled_at: null, result: null, feedback: '', attempts: 0 },
  ...{ tried: [], snoozed_until: null, once_key: null },
};

/** What the desk plans by itself, for one agent or whoever is free. */
export interface DeskPlan {
  ticketId: string | null;
  contactId: string;
  agentId: string | null;
  dueAt: Date;
  remark: string;
}

export type Reason = CallbackRow['reason'];

export function deskCallback(reason: Reason, about: DeskPlan, now: Date): NewCallback {
  return {
    id: newId(),
    ticket_id: about.ticketId,
    contact_id: about.contactId,
    agent_id: about.agentId,
    planned_by_id: null,
    client_id: null,
    due_at: about.dueAt,
    reason,
    remark: about.remark,
    ...UNDONE,
    planned_at: now,
  };
}

export function plannedCallback(me: Principal, input: z.output<typeof callbackPlan>, now: Date): NewCallback {
  return {
    id: newId(),
    ticket_id: input.ticketId,
    contact_id: input.contactId,
    agent_id: input.agentId,
    planned_by_id: me.agentId,
    client_id: input.clientId,
    due_at: new Date(input.dueAt),
    reason: input.reason,
    remark: input.remark,
    ...UNDONE,
    planned_at: now,
  };
}
