import { Injectable } from '@nestjs/common';
import type { Agent } from '#contract';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { AgentPresence } from './agent-presence';
import { agentView } from './agent.view';
import { AgentsRepository } from './agents.repository';

/** Tells what an agent became, in the transaction that made it so. */
@Injectable()
export class AgentEvents {
  constructor(
    private readonly repository: AgentsRepository,
    private readonly presence: AgentPresence,
    private readonly events: EventLog,
    readonly clock: Clock,
  ) {}

  updated(tx: Tx, id: string, actor: NewEvent['actor']): Promise<Agent> {
    return this.tell(tx, id, actor, 'agent.updated', {});
  }

  statusChanged(tx: Tx, id: string, actor: NewEvent['actor'], was: { from: string; seconds: number }): Promise<Agent> {
    return this.tell(tx, id, actor, 'agent.status_changed', was);
  }

  private async tell(tx: Tx, id: string, actor: NewEvent['actor'], type: string, detail: object): Promise<Agent> {
    const row = (await this.repository.byId(id, tx))!;
    const view = agentView(row, (await this.presence.alive([id])).has(id));
    const about = { subjectKind: 'agent', subjectId: id, agentId: id, version: row.version };
    await this.events.append(tx, [{ ...about, type, payload: { view, ...detail }, actor, at: this.clock.now() }]);
    tx.afterCommit(() => this.presence.changed());
    return view;
  }
}
