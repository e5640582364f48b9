import { Injectable } from '@nestjs/common';
import type { Agent, AgentAccount, ChosenStatus, Preferences } from '#contract';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import type { NewEvent } from '../../platform/events/event-log';
import { found } from '../setup/refusals';
import { AgentEvents } from './agent-events';
import { type AgentName, AgentNames } from './agent-names';
import { AgentPresence } from './agent-presence';
import { accountView, agentView, preferencesView, presenceOf, principalOf } from './agent.view';
import { type AgentRow, AgentsRepository } from './agents.repository';

export interface AssignmentCandidate {
  agentId: string;
  disabled: boolean;
  presence: ChosenStatus;
  capacity: number;
  skills: string[];
  lastAssignedAt: Date | null;
}

@Injectable()
export class AgentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: AgentsRepository,
    private readonly presence: AgentPresence,
    private readonly nameList: AgentNames,
    private readonly events: AgentEvents,
  ) {}

  views(sql?: Sql): Promise<Agent[]> {
    return this.seen(agentView, sql);
  }

  accounts(sql?: Sql): Promise<AgentAccount[]> {
    return this.seen(accountView, sql);
  }

  async view(id: string): Promise<Agent> {
    const row = found(await this.repository.byId(id));
    return agentView(row, (await this.presence.alive([id])).has(id));
  }

  /** The signed-in agent's own account and preferences. */
  async me(id: string, sql?: Sql): Promise<{ me: AgentAccount; preferences: Preferences }> {
    const row = found(await this.repository.byId(id, sql));
    return { me: accountView(row, (await this.presence.alive([id])).has(id)), preferences: preferencesView(row) };
  }

  names(): Promise<Map<string, AgentName>> {
    return this.nameList.all();
  }

  async presenceOf(ids: string[]): Promise<Map<string, ChosenStatus>> {
    const [rows, alive] = await Promise.all([this.repository.statuses(ids), this.presence.alive(ids)]);
    return new Map(rows.map(({ id, status }) => [id, presenceOf(status, alive.has(id))]));
  }

  /** Members of the team as routing sees them; everybody when the ticket has no team. */
  async candidates(teamId: string | null): Promise<AssignmentCandidate[]> {
    const rows = await this.repository.candidates(teamId);
    const alive = await this.presence.alive(rows.map(({ id }) => id));
    return rows.map(({ id, disabled, status, capacity, skills, last_assigned_at }) => ({
      agentId: id,
      disabled,
      presence: presenceOf(status, alive.has(id)),
      capacity,
      skills,
      lastAssignedAt: last_assigned_at,
    }));
  }

  markAssigned(sql: Sql, agentId: string, at: Date): Promise<void> {
    return this.repository.markAssigned(sql, agentId, at);
  }

  /** Null for an unknown or disabled agent. It belongs to no session. */
  async principal(agentId: string): Promise<Principal | null> {
    const row = await this.repository.byId(agentId);
    return row && !row.disabled_at ? principalOf(row, '') : null;
  }

  setStatus(me: Principal, status: ChosenStatus): Promise<Agent> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, me.agentId));
      if (row.status === status) return agentView(row, (await this.presence.alive([row.id])).has(row.id));
      const now = this.events.clock.now();
      await this.repository.update(tx, row.id, { status, status_since: now });
      const seconds = Math.max(0, Math.round((now.getTime() - row.status_since.getTime()) / 1000));
      return this.events.statusChanged(tx, row.id, agentActor(me), { from: row.status, seconds });
    });
  }

  /** Another limit for an agent that is locked by this; answers what it was. Routing hears of it with the commit. */
  async setCapacity(tx: Tx, id: string, capacity: number, actor: NewEvent['actor']): Promise<number> {
    const { capacity: was } = found(await this.repository.lock(tx, id));
    if (was === capacity) return was;
    await this.repository.update(tx, id, { capacity });
    await this.events.updated(tx, id, actor);
    return was;
  }

  savePreferences(me: Principal, preferences: Preferences): Promise<Preferences> {
    return this.repository.savePreferences(me.agentId, preferences);
  }

  beat(agentId: string): Promise<void> {
    return this.presence.beat(agentId);
  }

  /** A closed page may be a reload: the agent counts as there until the last beat runs out. */
  left(agentId: string): Promise<void> {
    return this.presence.beat(agentId);
  }

  private async seen<T>(view: (row: AgentRow, alive: boolean) => T, sql?: Sql): Promise<T[]> {
    const rows = await this.repository.all(sql);
    const alive = await this.presence.alive(rows.map(({ id }) => id));
    return rows.map((row) => view(row, alive.has(row.id)));
  }
}
