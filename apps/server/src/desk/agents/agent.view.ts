import type { Agent, AgentAccount, ChosenStatus, Preferences } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import type { AgentRow } from './agents.repository';

/** Chosen status × heartbeat: who isn't there is offline, whatever was chosen. */
export const presenceOf = (status: ChosenStatus, alive: boolean): ChosenStatus => (alive ? status : 'offline');

export function agentView(r: AgentRow, alive: boolean): Agent {
  return {
    id: r.id,
    name: r.name,
    workNumber: r.work_number,
    role: r.role,
    teamIds: r.team_ids,
    status: r.status,
    statusSince: r.status_since.toISOString(),
    presence: presenceOf(r.disabled_at ? 'offline' : r.status, alive),
    capacity: r.capacity,
    skills: r.skills,
    disabledAt: r.disabled_at && r.disabled_at.toISOString(),
    version: r.version,
  };
}

export function accountView(r: AgentRow, alive: boolean): AgentAccount {
  return {
    ...agentView(r, alive),
    email: r.email,
    visibility: r.visibility,
    locale: r.locale,
    createdAt: r.created_at.toISOString(),
    probationSince: r.probation_since && r.probation_since.toISOString(),
    secondFactorAt: r.second_factor_at && r.second_factor_at.toISOString(),
  };
}

export const preferencesView = (r: AgentRow): Preferences => ({ ...r.preferences, locale: r.locale });

export function principalOf(r: AgentRow, sessionHash: string): Principal {
  return {
    agentId: r.id,
    name: r.name,
    workNumber: r.work_number,
    role: r.role,
    visibility: r.visibility,
    teamIds: r.team_ids,
    leadOf: r.lead_of,
    sessionHash,
  };
}
